"""Entries of a poll + addresses of the entries before it -> whether the feed suddenly is another site's, and why.

A domain that lapsed, a hijacked host or a wrong route at a provider serves a well-formed feed of somebody else: its
entries must alert nobody. Feeds that link to many sites give no ground to judge by. A source that truly
moved is taken again once its new address is configured.
"""

from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from bot.model import Entry, Source

OTHER_SITE = "another site's feed"  # how the reason begins, by which it is told from other failures
_ENOUGH = 3  # earlier addresses: fewer show no habit
_MANY_SITES = 3
_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "gob", "gov", "gouv", "go", "int", "mil", "ne", "net", "or", "org"}
)


def site_of(url: str) -> str:
    """Return the part of a host that one owner holds: "news.bbc.co.uk" -> "bbc.co.uk"; "" for no address."""
    try:
        host = (urlsplit(url).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""
    labels = host.split(".")
    if host.replace(".", "").isdigit():  # an IPv4 address
        return host
    three = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if three else -2 :])


def other_site(source: Source, entries: Iterable[Entry], usual: Collection[str]) -> str:
    """Return why the entries are another site's, "" where they are not or nobody can tell.

    ``usual`` are addresses of entries that the source brought before.
    """
    habit = {site_of(url) for url in usual} - {""}
    own = {site_of(url) for url in (source.url, *source.alternates)}
    if len(usual) < _ENOUGH or not habit or len(habit) >= _MANY_SITES:
        return ""
    now = {site_of(entry.url) for entry in entries} - {""}
    if not now or now & (habit | own):
        return ""
    return f"{OTHER_SITE}: its entries lead to {', '.join(sorted(now)[:3])}, those before to {', '.join(sorted(habit))}"
