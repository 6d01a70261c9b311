r"""An aggregator's description -> its headlines, one a line, each "Headline - Outlet".

Two forms occur: a list with the outlet in a <font> after two no-break spaces, and the same flattened to text, where
the next headline is glued to the outlet before it ("… talks\xa0\xa0The GuardianNext headline …").
"""

import re

from selectolax.lexbor import LexborHTMLParser

from bot.feeds.outlet import outlet_name
from bot.feeds.plain import headline

_GAP = re.compile(r"(?:\xa0|&nbsp;|&#160;){2}|\s{2,}(?=\S)")
_CUT = re.compile(r"(?:\.\.\.|\u2026)\s*$")
_FULL_COVERAGE = re.compile(r"(?i)\s*view full coverage on google news\s*$")
# where an outlet ends and a headline begins without a space: "Timesx|Trump", "CNN|Ukraine", "Post|'We", "24|Iran"
_JOINT = re.compile(
    r"(?<=[a-z\u00df-\u00ff0-9.!)])(?=[A-Z\u00c0-\u00dd\u2018\u201c'\"])"
    r"|(?<=[A-Z]{2})(?=[A-Z][a-z]|[\u2018\u201c'\"\d])"
)
_MAX_HEADLINES = 30


def from_list(html: str) -> list[str]:
    """The headlines of a list in markup."""
    tree = LexborHTMLParser(html)
    rows = tree.css("li") or ([tree.body] if tree.body else [])
    found = []
    for row in rows[:_MAX_HEADLINES]:
        link, outlet = row.css_first("a"), row.css_first("font")
        if link is None:
            continue
        title = headline(link.text())
        name = headline(outlet.text()) if outlet is not None else ""
        if title and not _FULL_COVERAGE.match(title):
            found.append(f"{title} - {name}" if name else title)
    return found


def _split_joint(text: str) -> tuple[str, str]:
    """Split "OutletHeadline": at the longest known outlet, else at the first place where two words are glued."""
    cuts = [match.start() for match in _JOINT.finditer(text, 0, 60)]
    for cut in reversed(cuts):
        if outlet_name(text[:cut].lower()) != text[:cut].lower():
            return text[:cut], text[cut:]
    return (text[: cuts[0]], text[cuts[0] :]) if cuts else (text, "")


def from_text(summary: str) -> list[str]:
    """The headlines of a flattened list; the last one, cut short by the aggregator, is left out."""
    parts = _GAP.split(_FULL_COVERAGE.sub("", summary))
    found, title = [], parts[0]
    for part in parts[1 : _MAX_HEADLINES + 1]:
        outlet, following = _split_joint(part.strip()) if part is not parts[-1] or not _CUT.search(part) else ("", "")
        if not outlet and part is parts[-1]:
            outlet, following = _split_joint(_CUT.sub("", part).strip())
            following = ""
        found.append(f"{headline(title)} - {headline(outlet)}")
        title = following
    if title and not _CUT.search(title) and not found:
        found.append(headline(title))
    return [line for line in found if not line.startswith(" - ")]
