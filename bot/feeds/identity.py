"""What makes an entry itself: the digest of its words, its id, and the address under which it is known.

Pure and stable over runs, machines and releases: these strings are stored and compared.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from bot.model import Entry

_TRACKING = re.compile(
    r"^(?:utm_.*|at_.*|ns_.*|mc_.*|pk_.*|piwik_.*|hsa_.*|oly_.*|vero_.*|_hs.*|__.*|wt[._].*|traffic_source|fbclid|gclid"
    r"|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mkt_tok|cmpid?|cmp|ocid|icid|ito|ref|refsrc|ref_src"
    r"|ref_url|referrer|referer|rss|feedtype|feedname|feed|xtor|xts|spm|smid|smtyp|partner|campaign|campaign_id"
    r"|taid|sr_share|share|sharetype|soc_src|soc_trk|guccounter|guce_.*|nlid|newsletter_id|s_cid|sref|maca|oc"
    r"|outputtype|amp|cache|rand|nonce|sessionid|session_id|phpsessid|jsessionid)$",
    re.IGNORECASE,
)
_AMP_PATH = re.compile(r"/amp/?$|\.amp(?=\.html?$)|\.amp$|(?<=^/)amp/(?=.)", re.IGNORECASE)
_AMP_HOST = re.compile(r"^(?:www|m|mobile|amp|edition\.m)\.(?=[^.]+\.)", re.IGNORECASE)
_MAX_URL = 2_048


def _key(*parts: str, size: int) -> str:
    return blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=size).hexdigest()


def digest(title: str, summary: str, body: str) -> str:
    """Return the digest of an entry's content; white space does not count, because servers re-wrap their feeds."""
    return _key(*(" ".join(part.split()) for part in (title, summary, body)), size=12)


def entry_id(source: str, key: str, content: str) -> str:
    """Return the id of one version of an entry: an edit changes ``content`` (its digest) and so the id."""
    return _key(source, key, content, size=10)


def revised(entry: Entry, listed: Sequence[Entry], stored: Mapping[str, Sequence[str]]) -> str:
    """Return the id of the version of an entry that it edits, "" for none.

    ``listed`` are the entries of its body: a guid that several of them share tells no edit. ``stored``: guid -> the ids
    of what is stored under it, newest first.
    """
    if sum(other.guid == entry.guid for other in listed) > 1:
        return ""
    return next((known for known in stored.get(entry.guid, ()) if known != entry.id), "")


def canonical_url(url: str) -> str:
    """Return the address without what only tracks or selects a rendering; "" for what is no web address."""
    try:
        parts = urlsplit(url.strip()[:_MAX_URL])
        host, port = (parts.hostname or "").lower().rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return ""
    host = _AMP_HOST.sub("", host)
    default = port in {None, 80, 443}
    query = sorted(pair for pair in _pairs(parts.query) if not _TRACKING.match(pair[0]))
    path = quote(_AMP_PATH.sub("", parts.path), safe="/%:@!$&'()*+,;=~-._").rstrip("/")
    return urlunsplit(("https", host if default else f"{host}:{port}", path, urlencode(query), ""))


def _pairs(query: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:  # more fields than any article's address has
        return [("", query)]
