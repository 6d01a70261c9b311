r"""An aggregator's description -> its headlines, one a line, each "Headline - Outlet".

Two forms occur: a list with the outlet in a <font> after two no-break spaces, and the same flattened to text, where
the next headline is glued to the outlet before it ("… talks\xa0\xa0The GuardianNext headline …").
"""

import re

from bot.articles.text import markup_tree
from bot.feeds.outlet import longest_known
from bot.feeds.plain import headline, quotes

_GAP = re.compile(r"(?:\xa0|&nbsp;|&#160;){2}|\s{2,}(?=\S)")
_CUT = re.compile(r"(?:\.\.\.|\u2026)\s*$")
_FULL_COVERAGE = re.compile(r"(?i)view full coverage on google news$")
_SITE = re.compile(
    r"[^\s.]{2,40}(?:\.[a-z]{2,12})?\.(?:com|org|net|edu|gov|info|news|tv|co\.[a-z]{2}|[a-z]{2})(?=[^\sa-z.,])"
)
_OUTLET_NOUN = re.compile(  # "MassisPost|Armenia": the outlet's name goes on
    r"(?:Post|News|Times|Daily|Today|Media|Press|Live|Online|Wire|Herald|Tribune|Journal|Review|Watch|Report|Insider)(?=[A-Z])"
)
_OPENING = frozenset("'\"‘“«„[")
_MAX_HEADLINES, _MAX_SUMMARY = 30, 20_000


def from_list(html: str) -> list[str]:
    """The headlines of a list in markup."""
    tree = markup_tree(html)
    rows = tree.css("li") or ([tree.body] if tree.body else [])
    found = []
    for row in rows[:_MAX_HEADLINES]:
        link, outlet = row.css_first("a"), row.css_first("font")
        if link is None:
            continue
        title = headline(link.text())
        name = headline(outlet.text()) if outlet is not None else ""
        if not _FULL_COVERAGE.match(title):
            found.append(_line(title, name))
    return [line for line in found if line]


def from_lines(text: str) -> list[str]:
    """The headlines of a list that is plain text already, one a line."""
    return [line for row in text[:_MAX_SUMMARY].split("\n")[:_MAX_HEADLINES] if (line := headline(row))]


def _line(title: str, outlet: str) -> str:
    return f"{title} - {outlet}" if title and outlet else title


def _is_joint(text: str, at: int) -> bool:
    """True where a headline may begin at ``at`` without a space before: "Post|Trump", "CNN|Ukraine", "24|'We"."""
    before, here = text[at - 1], text[at]
    if here in _OPENING:
        return before.isalnum() or before in ".!)"
    if here.isdigit():
        return before.islower()
    if not here.isupper():
        return False
    if before.islower() or before in ".!)" or before.isdigit():
        return True
    if before.isupper():  # "CNNUkraine": the last capital of a run belongs to the next word
        return at > 1 and text[at - 2].isupper() and text[at + 1 : at + 2].islower()
    return before.isalpha()  # a script without capitals


def _split_outlet(text: str) -> tuple[str, str]:
    """Split "OutletHeadline": after the longest known outlet, else at the first place where two words are glued."""
    known = longest_known(text)
    if known:
        return text[:known], text[known:]
    site = _SITE.match(text[:60])
    if site:
        return site.group(), text[site.end() :]
    for at in range(2, min(len(text), 60)):
        if _is_joint(text, at) and not _OUTLET_NOUN.match(text, at):
            return text[:at], text[at:]
    return text, ""


def from_text(summary: str) -> list[str]:
    """The headlines of a flattened list; what the aggregator cut short is left out."""
    whole = quotes(_FULL_COVERAGE.sub("", summary[:_MAX_SUMMARY].strip()).rstrip())
    cut = bool(_CUT.search(whole))
    title, *parts = _GAP.split(_CUT.sub("", whole))
    found: list[str] = []
    for part in parts[:_MAX_HEADLINES]:
        outlet, following = _split_outlet(part.strip())
        if cut and not following and part is parts[-1]:
            outlet = ""  # cut short too: a wrong outlet is worse than none
        found.append(_line(headline(title), headline(outlet)))
        title = following
    if not parts and not cut:
        found.append(headline(title))
    return [line for line in found if line]
