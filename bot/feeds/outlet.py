"""Who published an entry: one name for one outlet, however feeds and aggregators spell it.

In: a name or an address. Out: the name under which the outlet is counted ("BBC", "Fox News"), else the host.
"""

import re
from urllib.parse import urlsplit

_SUFFIX = re.compile(r"^(?P<title>.*\S)\s+[-\u2013\u2014|]\s+(?P<outlet>[^\s].{0,60})$", re.DOTALL)
_DECORATION = re.compile(r"(?i)^the (?=guardian|times$|telegraph|independent|economist)|\s*\((?:us|uk|eu|\w{2})\)$")
_DOMAIN_TAIL = re.compile(r"(?i)^(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|co|news|eu|int|[a-z]{2}|info)$")

_AGGREGATORS = frozenset({"news.google.com", "news.yahoo.com", "www.bing.com", "bing.com"})

# folded name or registrable host -> the outlet; hosts of more than one spelling stand once each
_KNOWN = {
    "bbc": "BBC", "bbc news": "BBC", "bbc.com": "BBC", "bbc.co.uk": "BBC", "bbci.co.uk": "BBC",
    "cnn": "CNN", "cnn.com": "CNN", "fox news": "Fox News", "foxnews.com": "Fox News",
    "fox news digital": "Fox News", "al jazeera": "Al Jazeera", "aljazeera.com": "Al Jazeera",
    "al jazeera english": "Al Jazeera", "reuters": "Reuters", "reuters.com": "Reuters",
    "ap": "AP", "ap news": "AP", "apnews.com": "AP", "associated press": "AP", "the associated press": "AP",
    "afp": "AFP", "afp.com": "AFP", "agence france-presse": "AFP", "bloomberg": "Bloomberg",
    "bloomberg.com": "Bloomberg",
    "the new york times": "The New York Times", "new york times": "The New York Times",
    "nytimes.com": "The New York Times", "nyt": "The New York Times",
    "the washington post": "The Washington Post", "washington post": "The Washington Post",
    "washingtonpost.com": "The Washington Post", "wsj": "WSJ", "wsj.com": "WSJ", "the wall street journal": "WSJ",
    "wall street journal": "WSJ", "guardian": "The Guardian", "theguardian.com": "The Guardian",
    "financial times": "Financial Times", "ft.com": "Financial Times", "ft": "Financial Times",
    "npr": "NPR", "npr.org": "NPR", "politico": "Politico", "politico.com": "Politico", "politico.eu": "Politico",
    "axios": "Axios", "axios.com": "Axios", "cnbc": "CNBC", "cnbc.com": "CNBC", "cbs news": "CBS News",
    "cbsnews.com": "CBS News", "nbc news": "NBC News", "nbcnews.com": "NBC News", "abc news": "ABC News",
    "abcnews.go.com": "ABC News", "abcnews.com": "ABC News", "usa today": "USA Today", "usatoday.com": "USA Today",
    "sky news": "Sky News", "news.sky.com": "Sky News", "sky.com": "Sky News", "dw": "DW", "dw.com": "DW",
    "deutsche welle": "DW", "france 24": "France 24", "france24.com": "France 24", "euronews": "Euronews",
    "euronews.com": "Euronews", "telegraph": "The Telegraph", "telegraph.co.uk": "The Telegraph",
    "independent": "The Independent", "independent.co.uk": "The Independent", "the-independent.com": "The Independent",
    "times": "The Times", "thetimes.com": "The Times", "thetimes.co.uk": "The Times", "economist": "The Economist",
    "economist.com": "The Economist", "times of israel": "The Times of Israel",
    "the times of israel": "The Times of Israel",
    "timesofisrael.com": "The Times of Israel",
    "jpost.com": "The Jerusalem Post", "the jerusalem post": "The Jerusalem Post",
    "haaretz": "Haaretz", "haaretz.com": "Haaretz", "kyivindependent.com": "The Kyiv Independent",
    "the kyiv independent": "The Kyiv Independent", "kyiv independent": "The Kyiv Independent",
    "south china morning post": "South China Morning Post", "scmp.com": "South China Morning Post",
    "nikkei asia": "Nikkei Asia", "asia.nikkei.com": "Nikkei Asia", "ndtv": "NDTV", "ndtv.com": "NDTV",
    "tass": "TASS", "tass.com": "TASS", "xinhua": "Xinhua", "news.cn": "Xinhua", "xinhuanet.com": "Xinhua",
    "rferl.org": "RFE/RL", "rfe/rl": "RFE/RL", "radio free europe/radio liberty": "RFE/RL", "voa": "VOA",
    "voanews.com": "VOA", "voice of america": "VOA", "pbs": "PBS", "pbs.org": "PBS", "time": "Time", "time.com": "Time",
    "newsweek": "Newsweek", "newsweek.com": "Newsweek", "the hill": "The Hill", "thehill.com": "The Hill",
    "le monde": "Le Monde", "lemonde.fr": "Le Monde", "le monde.fr": "Le Monde",
}  # fmt: skip


def outlet_name(name: str) -> str:
    """Return the one name of an outlet; a name that is not known stays as it is."""
    name = " ".join(name.split())
    folded = name.casefold().removeprefix("www.")
    known = _KNOWN.get(folded) or _KNOWN.get(_DECORATION.sub("", folded))
    if known:
        return known
    domain = _DOMAIN_TAIL.match(folded)
    return (_KNOWN.get(domain[1]) if domain else None) or name


def outlet_of(url: str) -> str:
    """Return the outlet that publishes at an address, or its host; "" for no address."""
    try:
        host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
    parts = host.split(".")
    for cut in range(max(1, len(parts) - 1)):
        known = _KNOWN.get(".".join(parts[cut:]))
        if known:
            return known
    return host


def split_outlet(title: str) -> tuple[str, str]:
    """Split an aggregator's "Headline - Outlet"; the outlet is "" where none stands."""
    match = _SUFFIX.match(title)
    return (match["title"], match["outlet"]) if match else (title, "")


def is_aggregator(url: str) -> bool:
    """True for addresses of services that list other outlets' headlines."""
    try:
        return (urlsplit(url).hostname or "").lower() in _AGGREGATORS
    except ValueError:
        return False
