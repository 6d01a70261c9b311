"""Forms of an English verb: any one form in, all likely forms out (a form that does not exist does no harm)."""

_IRREGULAR = """
be is are was were been being|begin begins began begun beginning|break breaks broke broken breaking
bring brings brought bringing|build builds built building|buy buys bought buying|call calls called calling
catch catches caught catching|choose chooses chose chosen choosing|come comes came coming|cut cuts cutting
deal deals dealt dealing|do does did done doing|draw draws drew drawn drawing|fall falls fell fallen falling
fight fights fought fighting|find finds found finding|flee flees fled fleeing
forbid forbids forbade forbidden forbidding|freeze freezes froze frozen freezing|get gets got gotten getting
give gives gave given giving|go goes went gone going|grow grows grew grown growing|have has had having
hit hits hitting|hold holds held holding|keep keeps kept keeping|lay lays laid laying|lead leads led leading
leave leaves left leaving|let lets letting|lose loses lost losing|make makes made making
mean means meant meaning|meet meets met meeting|pay pays paid paying|put puts putting|quit quits quitting
rip rips ripped ripping|say says said saying|see sees saw seen seeing|seek seeks sought seeking
sell sells sold selling|send sends sent sending|set sets setting|shake shakes shook shaken shaking
shoot shoots shot shooting|shut shuts shutting|sit sits sat sitting|speak speaks spoke spoken speaking
spend spends spent spending|stand stands stood standing|strike strikes struck striking
take takes took taken taking|teach teaches taught teaching|tear tears tore torn tearing|tell tells told telling
think thinks thought thinking|throw throws threw thrown throwing
understand understands understood understanding|win wins won winning
withdraw withdraws withdrew withdrawn withdrawing|withhold withholds withheld withholding
write writes wrote written writing|back-pedal back-pedals back-pedalled back-pedalling|bend bends bent bending
bid bids bidding|cast casts casting|blow blows blew blown blowing
overthrow overthrows overthrew overthrown overthrowing|rise rises rose risen rising|arise arises arose
drive drives drove driven driving|stick sticks stuck sticking|swear swears swore sworn swearing
split splits splitting|overturn overturns overturned overturning|undo undoes undid undone undoing
feed feeds fed feeding|hang hangs hung hanging|hide hides hid hidden hiding|ride rides rode riding
run runs ran running|spread spreads spreading|wind winds wound winding|rebuild rebuilds rebuilt rebuilding
retake retakes retook retaken retaking|bar bars barred barring|ban bans banned banning|axe axes axed axing
nix nixes nixed nixing|veto vetoes vetoed vetoing|echo echoes echoed echoing"""
_TABLE = {
    form: tuple(row.split())
    for line in _IRREGULAR.strip().splitlines()
    for row in line.split("|")
    for form in row.split()
}
_VOWELS = "aeiou"


def forms(word: str) -> tuple[str, ...]:
    """Return every likely form of the verb that ``word`` (lower case) is a form of, itself included."""
    if word in _TABLE:
        return _TABLE[word]
    found: dict[str, None] = {word: None}
    for base in _bases(word):
        found.update(dict.fromkeys((base, _third(base), *_past_and_ing(base))))
    return tuple(found)


def phrases(phrase: str) -> tuple[str, ...]:
    """All forms of a phrase whose first word is its verb: "called off talks" -> "calls off talks", …"""
    first, space, rest = phrase.lower().partition(" ")
    return tuple(form + space + rest for form in forms(first))


def spelled(words: str) -> tuple[str, ...]:
    """Every form of words whose verb ends in ``~`` ("provide~ aid" -> "provides aid"); of others the words alone."""
    verb, inflected, rest = words.partition("~")
    return tuple(form + rest for form in phrases(verb)) if inflected else (words,)


def _bases(word: str) -> tuple[str, ...]:
    if word.endswith("ied") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("ed") and len(word) > 4:
        return _of_stem(word[:-2])
    if word.endswith("ing") and len(word) > 5:
        return _of_stem(word[:-3])
    if word.endswith("ies") and len(word) > 4:
        return (word[:-3] + "y",)
    if word.endswith("es") and len(word) > 4:
        return (word[:-1], word[:-2])
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return (word[:-1],)
    return (word,)


def _of_stem(stem: str) -> tuple[str, ...]:
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return (stem, stem[:-1])
    return (stem, stem + "e")


def _third(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past_and_ing(base: str) -> tuple[str, ...]:
    if base.endswith(("ee", "oe", "ye")):
        return (base + "d", base + "ing")
    if base.endswith("e"):
        return (base + "d", base[:-1] + "ing")
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return (base[:-1] + "ied", base + "ing")
    plain = (base + "ed", base + "ing")
    if len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        return (*plain, base + base[-1] + "ed", base + base[-1] + "ing")
    return plain
