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
# more outlets, so that glued text is cut behind their names and not within: inner capitals, digits at the end
_ODD_NAMES = """
    HuffPost; YouTube; LinkedIn; TechCrunch; SpaceNews; YaleNews; MarketWatch; BuzzFeed; PolitiFact; OilPrice.com;
    EUobserver; EurekAlert!; AllAfrica; allAfrica.com; AccuWeather; MacRumors; MedPage Today; NewsNation; NewsMax;
    WIONews; i24NEWS; JNS.org; MSNBC; MS NOW; NHK WORLD-JAPAN; USNI News; UN News; US News & World Report; U.S. News
    & World Report; USA TODAY; The US Sun; The Mirror US; LA Times; PassBlue; ReliefWeb; BioRxiv; ScienceDaily;
    ScienceAlert; IFLScience; PetaPixel; CoinDesk; CoinTelegraph; FreightWaves; gCaptain; TradeWinds; DefenseScoop;
    AeroTime; AirLive; FlightGlobal; FIFA; ESPN; ABC11; FOX 5; Channel 4; TV5Monde; France 24; Channel NewsAsia;
    CNA; TRT World; RTÉ; RTE.ie; SBS News; EL PAÍS English; EL PAÍS; ANSA; BBVA; DW News; dw.com; The Conversation;
    The Moscow Times; Meduza; RBC-Ukraine; Ukrainska Pravda; Ukrinform; UNITED24 Media; Kyiv Post; The Korea Herald;
    Yonhap News Agency; The Japan Times; The Hindu; The Indian Express; Hindustan Times; The Times of India; WSWS;
    MIT News; Middle East Eye; Iran International; Foreign Policy; Foreign Affairs; The Atlantic; The Economist;
    Vox; Gov.uk; GOV.UK; The White House; state.gov; NATO; Democracy Now!; The Daily Beast; Barron's; Forbes;
    Fortune; Business Insider; The i Paper; Daily Mail; New York Post; The Sun; Evening Standard; ITVX
"""
_GLUED = sorted(
    {*_KNOWN, *(" ".join(name.split()).casefold() for name in _ODD_NAMES.split(";"))}, key=len, reverse=True
)


def longest_known(text: str) -> int:
    """Return how many characters of ``text`` are the outlet with which it starts, 0 for none that is known.

    What follows must not go on like a name: "Time" is none in "Times of India" or "Time to talk".
    """
    folded = text[:60].casefold()
    for name in _GLUED:
        if folded.startswith(name):
            after = text[len(name) : len(name) + 1]
            if not after or not (after.isspace() or after.islower() or after in "-.,&|"):
                return len(name)
    return 0


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
