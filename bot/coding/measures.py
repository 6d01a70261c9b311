"""What a verb of change is about: measures between states, and the tone of what is done, told from a few words.

Folded words in, yes or no out. A government that suspends a train or delays a match has changed no position.
"""

import re

_MEASURES = re.compile(
    r"\b(?:purchases?|push|quest|pursuit|acceptance|listings?|patrols|insistence|requirements?|pre-?conditions?|countermeasures|takeover|tests|testing|retaliat\w+"
    r"|build-?up|overflights?|enrichment|opt-outs?|caps?|limits?|exclusions?|waiting|licensing|advice|advisers|asylum|force|inspectors?|loans?|monitors?|peacekeepers?|reopening|stances?|targets?"
    r"|bount(?:y|ies)|broadcasts?|loudspeakers?|halt|imprisonment|lists?|blacklist|mediation"
    r"|refusals?|resistance|review|role|sharing|summits?|terror list|veto|accords?|agreements?|aid|airspace"
    r"|air ?strikes?|alliances?|ambassadors?|assistance|attacks?|bans?|barriers?|bids?|bills?"
    r"|blockades?|bombings?|border|boycotts?|campaigns?|cease-?fires?|charges|claims?|conditions?|contacts?|contracts?"
    r"|contributions?|controls?|co-?operation|counter-?tariffs|criticism|crossings?|curbs?|deals?|decisions?"
    r"|declarations?|deliver(?:y|ies)"
    r"|demands?|deployments?|deportations?|designations?|dialogue|drills?|dut(?:y|ies)|embargo(?:es)?"
    r"|embass(?:y|ies)|envoys?|exchanges?"
    r"|executions?|exemptions?|exercises?|expansion|exports?|extraditions?|fighting|forces|funding|funds"
    r"|handover|hikes?|hostilities"
    r"|inspections?|intelligence|invitations?|laws?|lev(?:y|ies)|licen[cs]es?|measures?|meetings?"
    r"|members?(?:hip)?|military|missiles?|missions?"
    r"|moratorium|negotiations?|objections?|observers?|offensives?|operations?|opposition|orders?|pacts?"
    r"|participation|permits?"
    r"|personnel|plans?|pledges?|polic(?:y|ies)|presence|prisoners?|programm?es?|projects?|proposals?|probes?"
    r"|protections?|pullout"
    r"|quotas?|raids?|recognition|referendum|relations|releases?|resettlement|resolutions?|restrictions?"
    r"|rhetoric|sales?|scholarships?|sponsorship|sanctions?|services|settlements?"
    r"|shipments?|shutdown|soldiers|statements?|strikes?|suppl(?:y|ies)|support|suspension|talks|tariffs?"
    r"|tax(?:es)?|threats?|ties|trade|transfers?"
    r"|transit|treat(?:y|ies)|trips?|troops|truces?|ultimatum|units?|vetoe?s?|vessels?|visas?|visits?|votes?"
    r"|vows?|waivers?|warnings?|warships?"
    r"|weapons?|withdrawal)\b"
)
_BODIES = re.compile(
    r"\b(?:board|accord|agency|belt and road|alliance|bloc|body|bodies|climate|coalition|commission|convention"
    r"|council|court|deal|fund|nato|opec"
    r"|organi[sz]ations?|pact|partnership|summit|talks|treaty|treaties|un|unesco|union|who|group)\b"
)
LEAVING = frozenset(
    {
        "withdraw",
        "pull-out-of",
        "quit",
        "pull",
        "walk-away-from",
        "exit",
        "leave",
        "drop-out-of",
        "back-out-of-it",
        "return-to",
        "rejoin",
    }
)
_MOTION = frozenset({"leave", "return-to", "exit", "rejoin", "quit"})  # mean a change only of bodies and deals
_RESTORING = frozenset(
    {
        "resume",
        "restore",
        "reinstate",
        "revive",
        "reopen",
        "restart",
        "renew",
        "reimpose",
        "readmit",
        "snap-back",
        "re-establish",
        "return-to",
        "rejoin",
    }
)
_CLOSED = re.compile(
    r"\b(?:imports?|purchases|aid|airspace|ambassadors?|arms|commissioners?|envoys?|inspections?|borders?|consulates?"
    r"|co-?operation|crossings?|deals?|deliver(?:y|ies)|embass(?:y"
    r"|ies)|exports?|funding"
    r"|grain|intelligence|membership|military aid|pacts?|quotas?|recognition|relations|sales|sanctions|sharing"
    r"|shipments?|suppl(?:y|ies)|tariffs?|ties"
    r"|trade|treat(?:y|ies)|visas?|weapons|deportations?|deportation flights|strikes|attacks|ban|curbs"
    r"|restrictions|blockade)\b"
)
_FINISHED = frozenset({"end", "stop", "terminate", "discontinue"})
_REMOVABLE = re.compile(
    r"\b(?:tariffs?|sanctions?|curbs?|restrictions?|bans?|troops|forces|lists?|blacklist|barriers?"
    r"|designations?|lev(?:y|ies)|dut(?:y|ies)|embargo)\b"
)
_FINITE = re.compile(
    r"\b(?:visits?|trips?|talks|meetings?|summit|exercises?|drills?|charges|campaign|raids?|votes?|war"
    r"|fighting|review|mission)\b"
)
_URGED = re.compile(
    r"\b(?:attacks?|threats?|calls?|push|demands?|criticism|vows?|pledges?|warnings?|campaign)\b"
)  # again
_RECALLED = re.compile(
    r"\b(?:troops|forces|soldiers|contingent|peacekeepers|battalion|brigade|warships?|fleet|police)\b"
)
_AGAIN = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:again|further|another|additional|even more|continues?)\b|\bfor an? (?:second|third"
    r"|fourth) time\b"
)
_OTHERS = re.compile(
    r"^\W*(?:the |all |some )?(?:(?:operations?|work|activities|licen[cs]es?|registrations?|accreditation"
    r"|funding) (?:of|for|by) )?"
    r"(?:(?!on |for |to |of |from |in |with |against |bans? |visas? |aid to )[\w'-]+ ){0,4}?(?:groups?|ngos?"
    r"|charit(?:y|ies)|organi[sz]ations?|compan(?:y|ies)|firms?|universit\w+|outlets?|workers|staff"
    r"|journalists|employees|officials|diplomats|immigrants|migrants|students|citizens)\b(?! (?:visa|ban"
    r"|tariff|sanction))"
)
_DOMESTIC = re.compile(
    r"\b(?:child ?care|daycare|schools?|students?|elections?|re-election|endorsements?|nominations?"
    r"|candidac\w+|nominee|campaign|farmers?|farm|pubs?|pensions?|benefits?|medicaid|medicare|snap"
    r"|abortion|vaccine|vaccines|welfare|hospital|teachers?|police(?! (?:mission|force|contingent|deployment))"
    r"|borrowers?|housing|rent"
    r"|(?<!aid )(?<!deportation )(?<!military )(?<!evacuation )flights?|trains?|rail|search|concert|shows?"
    r"|series|game|games"
    r"|league|tournament|trial|hearing|lawsuit|classes)\b"
)
_KIND = re.compile(
    r"\b(?:invit\w+|meet\w*|talks?|call\w*|speaks?|spoke|agree\w*|accept\w*|prais\w+|welcom\w+|suspend\w*"
    r"|paus\w+|delay\w*|postpon\w+|drop\w*"
    r"|lift\w*|spar\w+|exempt\w*|deal|open to|ready|thank\w*|respect\w*|great|honou?r|visit\w*|reopen\w*"
    r"|releas\w+|free[sd]?|eas\w+|rules? out"
    r"|ruled out|not|no|won't|offers?|offered|hand|friend\w*|cooperat\w+|restor\w+|resum\w+|withdr\w+"
    r"|cancel\w*|call\w* off|halt\w*|detente|thaw|hail\w*|take part|attend\w*|join\w*|participat\w*"
    r"|back(?:s|ed|ing)?|approv\w*|allow\w*|lets?|green light|go-ahead|nod|blessing|signs?|ratif\w*"
    r"|recogni[sz]\w*|support\w*|adopt\w*|lend\w*|shar(?:es?|ed|ing))\b"
)
_REFUSING = re.compile(
    r"\b(?:refus\w+|reject\w+|rul\w+ out|no|not|never|won't|den(?:y|ies|ied)|dismiss\w*|oppos\w+|cancel\w*"
    r"|call\w* off|scrap\w*|suspend\w*|halt\w*"
    r"|postpon\w+|delay\w*|withdr\w+|quit\w*|drop\w*|abandon\w*|pull\w* out|end\w*|block\w*|veto\w*|paus\w+"
    r"|freez\w+|cut\w*|slash\w*|ban\w*)\b"
)


_MISHAP = re.compile(  # what puts off a visit without any change of mind
    r"\b(?:after|due to|because of|amid|over|following|as) (?:\S+ ){0,3}?(?:(?:train |plane |bus )?(?:crash|disaster)"
    r"|(?:earth)?quake|storms?|hurricane|cyclone|typhoon|floods?|flooding|blizzard|snow\w*|weather|illness|flu"
    r"|surgery|covid|mourning|funeral|power (?:cut|outage)|wildfires?|volcano|ash cloud|fog|landslides?)\b"
)
_FORCED = re.compile(
    r"\b(?:storm|hurricane|cyclone|typhoon|quake|flood\w*|blizzard|illness|weather) (?:forces|forced)\b"
)
_EXTENDED = re.compile(
    r"\b(?:sanctions|tariffs?|bans?|curbs|restrictions|embargo|measures|mandate|waivers?|visas?|permits?"
    r"|state of emergency)\b"
)
_LAPSED = re.compile(r"\bafter (?:\S+ ){0,4}?(?:expir\w+|laps\w+|r[au]ns? out|ends?|ended|collaps\w+)\b")
_HIGHER = r"(?:\S+ ){0,6}?to (?:a record|\d)"  # "lifts tariffs to 50%"
_RAISED = re.compile(rf"\W*{_HIGHER}")
_RAISES = re.compile(rf"\blift\w*(?= {_HIGHER})")
_CEASING = frozenset({"stop", "halt", "end", "suspend", "pause", "terminate"})
_ACTIVITY = re.compile(
    r"\W*(?:issuing|processing|sending|supplying|selling|buying|accepting|sponsoring|funding|sharing|exporting"
    r"|recogni[sz]ing"
    r"|deporting|paying|training|providing|hosting|mediating|arming|financing|delivering|backing|granting)\b"
)
_UNDOING = re.compile(
    r"\b(?:back on|pull\w* (?:out|away)|walk\w* (?:out|away)|tear\w* up|renounc\w+|ditch\w*|abandon\w*|fre(?:e"
    r"|es|ed|eing)|releas\w+|unblock\w*|unseal\w*|goes? ahead|going ahead|on again"
    r"|reopen\w*|lift\w*|suspend\w*|cancel\w*|scrap\w*|withdr\w+"
    r"|revers\w+|resum\w+|restor\w+|call\w* off|br(?:ing|ings|ought) back|reinstat\w*|reappoint\w*|rehir\w*"
    r"|revok\w+|rescind\w*|drop\w*|block\w*|veto\w*|withhold\w*|oppos\w+"
    r"|allow\w*|permit\w*|let|lets|rejoin\w*|return\w*|unblock\w*|accept\w*|agree\w*"
    r"|clos\w+|reject\w*|rul\w+ out|halt\w*|paus\w+|end\w*|quit\w*|refus\w+|deni\w+|ban\w*)\b"
)


_KEPT = re.compile(
    r"\b(?:continu\w+|go(?:es)? on|going on|keep\w*|stay\w*|remain\w*|will not|won't|extend\w*|maintain\w*)\b"
)
_CRITICAL = re.compile(
    r"\b(?:critici[sz]\w+|slam\w*|blast\w*|attack\w*|condemn\w*|denounc\w+|mock\w*|accus\w+|threaten\w*|oppos\w+"
    r"|reject\w*|refus\w+|rul\w+ out|turn(?:s|ed)? (?:on|against)|hits? out|lash\w* out|rail\w*|deride\w*|brand\w*"
    r"|warn\w*|rebuk\w+|(?:calls?|called|describ\w+|says?|said) .{0,40}\b(?:stupid\w*|mistake|disgrace|weak\w*|joke"
    r"|hoax|scam|betrayal|dictator|bad|terrible|unfit|illegal|unacceptable|dead|worthless|disaster|wrong|failed|finished|lack\w*))\b"
)


def names_measure(rest: str, verb: str) -> bool:
    """Tell whether the object right behind a verb of change is a measure, and none of home affairs."""
    if _MISHAP.search(rest) or (verb == "lift" and _RAISED.match(rest)):
        return False  # "lifts tariffs to 50%" raises them
    near = " ".join(rest.split()[:8])
    cut = re.split(
        r"[;:.]|\b(?:after|as|amid|over|while|but|because|following|despite|when|in exchange|in return|under)\b",
        near,
        maxsplit=1,
    )[0]
    if near.startswith("short of"):
        return False
    if verb in _CEASING and _ACTIVITY.match(cut):
        return True
    if _DOMESTIC.search(cut) or (verb == "renew" and _URGED.search(cut)):
        return False
    if verb == "renew" and _EXTENDED.search(cut):
        return False
    if verb in _RESTORING and _CLOSED.search(cut):
        return True
    if verb in LEAVING and _BODIES.search(cut):
        return True
    if verb == "recall":
        return _RECALLED.search(cut) is not None
    if verb == "remove" and not _REMOVABLE.search(cut):
        return False
    if verb in _MOTION or (verb in _FINISHED and _FINITE.search(cut)):
        return False
    return _MEASURES.search(cut) is not None


def restored(rest: str, verb: str) -> bool:
    """Tell whether a verb of restoring brings back what had been closed or cut: ties, trade, aid, sanctions."""
    near = " ".join(rest.split()[:7])
    if verb == "renew" and _EXTENDED.search(near):
        return False  # what is renewed was never gone
    return verb in _RESTORING and _CLOSED.search(near) is not None and not (verb == "renew" and _URGED.search(near))


def forced(before: str) -> bool:
    """Tell whether a mishap and no mind forces what follows: "storm forces Hartmann to cancel"."""
    return _FORCED.search(before) is not None


def lapsed(rest: str) -> bool:
    """Tell whether what is taken up again had run out by itself: "resumes strikes after truce expires"."""
    return _LAPSED.search(rest) is not None


def continued(rest: str) -> bool:
    """Tell whether more of the same follows: "suspends another", "delays again"."""
    return _AGAIN.search(rest) is not None


def aimed_at_others(rest: str) -> bool:
    """Tell whether what ends is somebody else's: "suspends operations of aid groups" is a ban, not a retreat."""
    return _OTHERS.search(rest) is not None


def conciliatory(words: str) -> bool:
    """Tell whether words make or accept a friendly step."""
    return _KIND.search(_RAISES.sub("raises", words)) is not None


def critical(words: str) -> bool:
    """Tell whether words attack, refuse or threaten somebody or something."""
    return _CRITICAL.search(words) is not None


def kept_up(words: str) -> bool:
    """Tell whether words let something go on."""
    return _KEPT.search(words) is not None


def undoing(words: str) -> bool:
    """Tell whether words undo or restore something."""
    return _UNDOING.search(words) is not None


def refusing(words: str) -> bool:
    """Tell whether words refuse, end or suspend something."""
    return _REFUSING.search(words) is not None
