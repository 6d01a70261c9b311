"""Titles of office: words in, office keys and ranks out ("Deputy Prime Minister and Foreign Minister" -> dpm, fm)."""

import re
from functools import lru_cache

from bot.facts import Office

LEADS = 4  # rank of who leads a state or its government

# The order matters: a phrase is taken out of the title before a shorter one is looked for.
_KEYS: tuple[tuple[str, str, int], ...] = (
    (
        "regional",
        r"(?:premier|president|governor|prime minister) of (?:the )?(?!republic|russia|us|united)(?:ontario"
        r"|quebec|alberta"
        r"|puntland|jubaland|catalonia|the eastern|kurdistan|kurdish|republika|somaliland|transnistria|abkhazia"
        r"|south ossetia"
        r"|eastern).*",
        2,
    ),
    ("under", r"(?:under|assistant|deputy|parliamentary)[ -]?secretary .*", 2),
    ("pm-spokes", r"prime minister's office .*spokes(?:person|man|woman)", 2),
    (
        "aide",
        r"(?:advis[eo]rs?|aides?|assistants?|counsellors?) (?:to|of|for) .*|(?:presidential|kremlin"
        r"|white house) (?:aide|advis[eo]r).*",
        2,
    ),
    (
        "assembly",
        r"(?:senate|assembly|parliament|congress|council|knesset|constituent assembly|supreme court|court|icrc"
        r"|bank|ecb|icc|party)"
        r"(?:'s)? president|president of (?:the )?(?:un |national |european )?(?:general assembly|parliament"
        r"|senate|assembly"
        r"|supreme court|court|central bank|chamber|european council|icc)",
        3,
    ),
    ("dpm", r"(?:deputy|vice)[ -](?:prime minister|premier)|tánaiste", 3),
    ("vp", r"deputy president|vice[ -]president(?:e)?|vice[ -]presidenta", 3),
    (
        "pm",
        r"prime minister|(?<!\w)pm(?!\w)|taoiseach|premier|head of (?:the )?government|chief adviser"
        r"|grand vizier|primer ministro",
        4,
    ),
    ("chancellor", r"(?<!vice-)(?<!vice )chancellor(?! of the exchequer)", 4),
    ("supreme", r"supreme leader", 4),
    ("leader", r"(?:interim|acting|de facto|transitional|military) (?:leader|ruler|head)", 4),
    ("council", r"(?:presidential|presidential leadership|ruling|ruling military|sovereign) council|junta", 4),
    ("dfm", r"(?:deputy|vice|assistant) (?:foreign (?:minister|secretary)|secretary of state)", 2),
    (
        "fm-spokes",
        r"(?:foreign (?:ministry|office|affairs)|external affairs ministry|state department|mfa)"
        r"(?:'s)?(?: chief| deputy)? spokes(?:person|man|woman)",
        2,
    ),
    ("dm-spokes", r"(?:defen[cs]e ministry|pentagon)(?:'s)?(?: chief)? spokes(?:person|man|woman)", 2),
    (
        "leader-spokes",
        r"(?:kremlin|white house|government|presidential|president's|prime minister's)"
        r"(?: press)? (?:spokes(?:person|man|woman)|secretary)|press secretary",
        2,
    ),
    ("spokes", r"spokes(?:person|man|woman)|vocero|portavoz", 2),
    (
        "fm",
        r"(?<!\w)fm(?!\w)|foreign (?:affairs )?minister|foreign secretary|minister (?:of|for) (?:foreign"
        r"|external) (?:affairs|relations)"
        r"|external (?:affairs|relations) minister|international relations minister|secretary of state(?! for)"
        r"|(?:top|chief) (?:[\w.]+ )?diplomat|ministro de (?:asuntos|relaciones) exteriores",
        3,
    ),
    (
        "dm",
        r"(?:defen[cs]e|war|armed forces) (?:minister|secretary|chief)|minister (?:of|for) (?:defen[cs]e|war)"
        r"|secretary of (?:defen[cs]e|war)|pentagon (?:chief|head|boss)",
        3,
    ),
    (
        "fin",
        r"(?:finance|treasury) (?:minister|secretary)|minister of finance|chancellor of the exchequer"
        r"|secretary of the treasury",
        3,
    ),
    (
        "trade",
        r"(?:commerce|trade|economy)(?:, trade and industry)? (?:minister|secretary)|minister of (?:commerce|trade)"
        r"|secretary of commerce|trade representative",
        3,
    ),
    (
        "int",
        r"(?:interior|home) (?:minister|secretary|affairs minister)|minister of (?:the )?interior"
        r"|secretary of homeland security|homeland security secretary",
        3,
    ),
    ("jus", r"justice minister|minister of justice|attorney[ -]general", 3),
    (
        "nsa",
        r"national security advis[eo]r|security council secretary|secretary of (?:the|iran's) supreme national"
        r"|(?:top|chief) security (?:official|chief)",
        3,
    ),
    (
        "un-amb",
        r"(?:ambassador|envoy|permanent representative) to the (?:un|u\.n\.|united nations)|un ambassador"
        r"|u\.n\. ambassador|un envoy",
        2,
    ),
    ("ambassador", r"ambassador", 2),
    ("envoy", r"(?:special|presidential) envoy|special representative", 2),
    (
        "speaker",
        r"parliament(?:ary)? speaker|speaker of (?:the )?(?:house|parliament|knesset)|house speaker|duma speaker",
        3,
    ),
    ("senate-leader", r"senate majority leader", 3),
    (
        "army",
        r"army chief|chief of (?:the )?(?:general|defen[cs]e) staff|military chief|chief of staff of the"
        r"|chief of defen[cs]e forces|joint chiefs of staff|commander-in-chief",
        2,
    ),
    ("chief-of-staff", r"chief of staff|head of (?:the )?office of the president|president's office head", 2),
    ("monarch", r"(?<!\w)(?:king|queen|emir|sultan|pope|pontiff)(?!\w)", 4),
    ("crown-prince", r"crown prince", 4),
    ("sg", r"secretary[ -]general|un chief|u\.n\. chief|nato chief", 4),
    ("rights-chief", r"(?:un|u\.n\.) (?:human )?rights chief|high commissioner for human rights", 3),
    (
        "commission-president",
        r"(?:european )?commission (?:president|chief)|president of the european commission"
        r"|eu chief",
        4,
    ),
    (
        "eu-fm",
        r"(?:eu|e\.u\.|european union)(?:'s)? (?:foreign policy|foreign affairs|top) (?:chief|diplomat)"
        r"|high representative",
        3,
    ),
    (
        "dg",
        r"director[ -]general|managing director"
        r"|(?:iaea|imf|who|wto|(?:nuclear|atomic) watchdog)(?:'s)? (?:chief|head|boss)"
        r"|head of the (?:un|u\.n\.)?(?:'s)? ?(?:nuclear|atomic) (?:watchdog|agency)",
        4,
    ),
    ("president", r"president(?:e|a)?(?!ial)|kremlin (?:chief|boss|leader|strongman)", 4),
)
# Words of which one stands in every title that a key's pattern fits: looked for first, because most titles lack them.
_NEEDED: dict[str, tuple[str, ...]] = {
    "regional": ("premier", "president", "governor", "prime minister"),
    "under": ("secretary",),
    "pm-spokes": ("spokes",),
    "aide": ("advis", "aide", "assistant", "counsel"),
    "assembly": ("president",),
    "dpm": ("minister", "premier", "tánaiste"),
    "vp": ("president",),
    "pm": ("minister", "pm", "taoiseach", "premier", "government", "chief adviser", "vizier", "ministro"),
    "chancellor": ("chancellor",),
    "supreme": ("leader",),
    "leader": ("leader", "ruler", "head"),
    "council": ("council", "junta"),
    "dfm": ("minister", "secretary"),
    "fm-spokes": ("spokes",),
    "dm-spokes": ("spokes",),
    "leader-spokes": ("spokes", "secretary"),
    "spokes": ("spokes", "vocero", "portavoz"),
    "fm": ("fm", "minister", "secretary", "diplomat", "ministro"),
    "dm": ("minister", "secretary", "chief", "pentagon"),
    "fin": ("minister", "secretary", "chancellor"),
    "trade": ("minister", "secretary", "representative"),
    "int": ("minister", "secretary"),
    "jus": ("minister", "attorney"),
    "nsa": ("advis", "secretary", "security"),
    "un-amb": ("ambassador", "envoy", "representative"),
    "ambassador": ("ambassador",),
    "envoy": ("envoy", "representative"),
    "speaker": ("speaker",),
    "senate-leader": ("leader",),
    "army": ("chief", "commander"),
    "chief-of-staff": ("chief", "office"),
    "monarch": ("king", "queen", "emir", "sultan", "pope", "pontiff"),
    "crown-prince": ("prince",),
    "sg": ("secretary", "chief"),
    "rights-chief": ("chief", "commissioner"),
    "commission-president": ("president", "chief"),
    "eu-fm": ("chief", "diplomat", "representative"),
    "dg": ("director", "chief", "head", "boss"),
    "president": ("president", "kremlin"),
}
_COMPILED = tuple((key, re.compile(pattern), _NEEDED.get(key, ("",))) for key, pattern, _ in _KEYS)
_HEARD = tuple(dict.fromkeys(word for words in _NEEDED.values() for word in words))
_RANKS = {key: rank for key, _, rank in _KEYS}


@lru_cache(maxsize=4096)
def office_key(title: str) -> tuple[str, ...]:
    """Return the keys of every office that the words name, in the order of the table."""
    rest = title[:200].lower().replace("’", "'")
    found: list[str] = []
    heard = {word for word in _HEARD if word in rest}
    for key, pattern, needed in _COMPILED if heard else ():
        if heard.isdisjoint(needed):
            continue
        shorter = pattern.sub(" | ", rest)
        if shorter != rest:
            found.append(key)
            rest = shorter
    return tuple(found)


def rank_held(office: Office) -> int:
    """The rank that an office is given, else the one that its title tells."""
    return office.rank or rank_of(office.title)


def rank_of(title: str) -> int:
    """4 head of state or government, 3 minister, 2 spokesperson or agency, 1 any other office."""
    return max((_RANKS[key] for key in office_key(title)), default=1)
