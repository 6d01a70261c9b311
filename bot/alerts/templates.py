"""The texts of the cards: Telegram HTML with named places, one line of the message a line, apart from all code.

Every value is escaped and isolated before it is put in. A line whose value is empty is left out (``render.fill``).
Names in capitals are words to translate; they stand in ``TERMS`` of ``card.py``.
"""

from collections.abc import Mapping

from bot.model import AlertKind

_HEAD = """\
{sign} <b>{TITLE}</b>{degree}
{flag}<b>{name}</b>{office}
→ {toward} · <b>{issue}</b>
"""

_FOOT = """\

{gauge} {severity} · {outlets}
{certainty}
{tag}
"""

_TWO_SIDES = """\

<b>{BEFORE}</b> · {prior_day}{prior_stance}
{prior_who}
<blockquote>{prior_quote}</blockquote>
{prior_source}

<b>{NOW}</b> · {day}{stance}
{who}
<blockquote>{quote}</blockquote>
{source}
"""

_ONE_SIDE = """\

<blockquote>{quote}</blockquote>
{day}{stance} · {source}
"""

CARDS: Mapping[AlertKind, str] = {
    AlertKind.STATEMENT: _HEAD + _ONE_SIDE + _FOOT,
    AlertKind.REVERSAL: _HEAD + _TWO_SIDES + _FOOT,
    AlertKind.WALKBACK: _HEAD + _TWO_SIDES + _FOOT,
    AlertKind.CONFLICT: _HEAD + _TWO_SIDES + _FOOT,
    AlertKind.HARDENED: _HEAD + _TWO_SIDES + _FOOT,
    AlertKind.SOFTENED: _HEAD + _TWO_SIDES + _FOOT,
}

# Where the report asserts an earlier position that nobody has on record, the BEFORE block is this one line.
NO_PRIOR = "<i>{no_prior}</i>"

RETRACTED = """\
❌ <b>{RETRACTED}</b>
{retraction}

{struck}
"""

LINK = '<a href="{url}">{label}</a>'

DIGEST_HEAD = "🗞 <b>{title}</b> · {count}"

DIGEST_LINE = """\
{sign} {flag}<b>{name}</b>{toward} · {issue} · {was}{dot}
{quote}
{day} · {source} · {tag}"""
