"""Where the bot may connect: an address as the resolver gave it, or a URL as somebody wrote it -> "" or why not.

Checked at connect time on the resolved address, so that redirects, rebinding names and odd spellings (decimal, octal,
IPv4 inside IPv6) all come to the same question. Pure; the client asks it for every connection.
"""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

MAX_URL = 4_096
_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_IPV4_COMPATIBLE = IPv6Network("::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)  # the third 32 bits of an address that carries an IPv4 address behind them
_NOT_GLOBAL = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments, a cloud's metadata service among them
    IPv4Network("192.88.99.0/24"),  # former 6to4 relays
    IPv4Network("168.63.129.16/32"),  # a cloud's host, reachable from its machines under a public address
)
# services that a web address must not be turned against
_PORTS_OF_OTHERS = frozenset({0, 7, 9, 19, 21, 22, 23, 25, 53, 110, 111, 135, 139, 143, 389, 445, 465, 587, 993, 995,
                              1433, 3306, 3389, 5432, 6379, 9200, 11211, 27017})  # fmt: skip


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for, by any of the schemes that carry one."""
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    low = int(address) & 0xFFFF_FFFF
    third = (int(address) >> 32) & 0xFFFF_FFFF
    if any(address in network for network in (*_NAT64, _IPV4_COMPATIBLE)) or third in _ISATAP:
        return IPv4Address(low)
    return None


def refused_address(host: str) -> str:
    """Return why a resolved address may not be connected to, "" where it may."""
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return "not an address"
    inner = _inner(address) if isinstance(address, IPv6Address) else None
    if inner is not None:
        why = refused_address(str(inner))
        return why and f"{why}, inside IPv6"
    if address.is_loopback:
        return "a loopback address"
    if address.is_link_local:
        return "a link-local address"
    if address.is_multicast:
        return "a multicast address"
    if address.is_unspecified or address.is_reserved:
        return "a reserved address"
    special = isinstance(address, IPv4Address) and any(address in network for network in _NOT_GLOBAL)
    return "" if address.is_global and not special else "a private address"


def refused_url(url: str, allowed: Collection[str] = ()) -> str:
    """Return why a URL may not be asked, "" where it may be tried (its address is checked again on connecting)."""
    if len(url) > MAX_URL:
        return "longer than any address"
    if any(ord(character) <= 32 or ord(character) == 127 for character in url):
        return "an address with white space or control characters"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "not a web address"
    if parts.scheme.lower() not in {"http", "https"}:
        return f"the scheme {parts.scheme[:20]!r} is not http or https"
    if not host:
        return "an address without a host"
    if port in _PORTS_OF_OTHERS and f"{host}:{port}" not in allowed:
        return f"port {port} is no web server's"
    return ""


def redacted(url: str) -> str:
    """Return a URL that may be shown: without user name and password, and without values that look like keys."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "(not a web address)"
    if ":" in host:
        host = f"[{host}]"
    query = "&".join(_hidden(pair) for pair in parts.query.split("&")) if parts.query else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"[:300] + (f"?{query}"[:200] if query else "")


def _hidden(pair: str) -> str:
    name, equals, value = pair.partition("=")
    secret = any(word in name.lower() for word in ("key", "token", "secret", "auth", "pass", "pwd", "sig", "session"))
    return f"{name}{equals}***" if secret and value else pair
