"""Who does what a word of force tells: the speaker's own side, or somebody else?

A text, the place of the word and the speaker in; own, other or unknown out. Only the word's own clause is read.
"""

import re
from enum import StrEnum

from bot.actors.roster import Roster
from bot.model import Speaker

_CLAUSE = re.compile(r"[.;:!?\n]|, | - |\b(?:after|before|while|because|although|though|when|that|until|unless|if)\b")
_DONE = re.compile(r"(?:\w{2}ed|struck|shot|hit|taken|seized|overrun|beaten)\b", re.IGNORECASE)
NO_OBJECT = re.compile(r"\W*(?:$|(?:in|by|after|during|at|on|as|amid|near|when|while|before)\b)", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:be|is|are|was|were|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_AGENT = re.compile(r"\s*(?:\w+ ){0,3}?by\s", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|our|ours|i|my)\b", re.IGNORECASE)
_US = re.compile(r"\b(?:us|our|me|my)\b")
_SELF = re.compile(r"\W*(?:it|its)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:they|he|she|who|which)\b|\b(?:suspects?|attackers?|assailants?|gunm[ea]n|shooters?|militants?"
    r"|terrorists?|rebels?|enem(?:y|ies)|aggressors?|occupiers?|regime|gangs?|cartels?|smugglers?|traffickers?|criminals?"
    r"|drones?|missiles?|rockets?|jets|warships|vessels?|boats?|pair|men|man|plot|plotters?|insurgents?|jihadists?"
    r"|mercenaries|saboteurs?|hackers?|thugs?|perpetrators?|dictator)\b",
    re.IGNORECASE,
)


class Doer(StrEnum):
    """Whose deed it is."""

    OWN = "own"
    OTHER = "other"
    UNKNOWN = "unknown"


def doer(text: str, start: int, end: int, speaker: Speaker, roster: Roster) -> Doer:
    """Tell whose deed the words ``text[start:end]`` are, from the subject, the agent or the one it is done to."""
    floor = max((match.end() for match in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    before, behind = text[floor:start], text[end : stop.start() if stop else len(text)]
    subject = _first(before, speaker, roster)
    if subject is Doer.UNKNOWN and _OURS.search(before):
        subject = Doer.OWN
    done = _DONE.search(text, start, end) is not None
    if done and (_PASSIVE.search(before) or NO_OBJECT.match(text, end)):
        agent = _AGENT.match(behind)
        done_by = _first(behind[agent.end() :], speaker, roster) if agent else Doer.UNKNOWN
        if done_by is not Doer.UNKNOWN:
            return done_by
        return Doer.OTHER if subject is Doer.OWN else Doer.UNKNOWN
    if subject is not Doer.UNKNOWN:
        return subject
    if floor == 0 and _SELF.match(before):
        return Doer.OWN
    if _THEIRS.search(before):
        return Doer.OTHER
    hit = _first(behind, speaker, roster)
    return Doer.OTHER if hit is Doer.OWN or _US.search(behind) else Doer.UNKNOWN


def others_only(text: str, speaker: Speaker, roster: Roster) -> bool:
    """Tell whether a text speaks of others alone: it names some, and neither the speaker's side nor "us"."""
    if _OURS.search(text) or _US.search(text):
        return False
    sides = [_side({alias.actor for alias in hit.aliases}, speaker, roster) for hit in roster.scan(text)]
    return Doer.OTHER in sides and Doer.OWN not in sides


def _first(text: str, speaker: Speaker, roster: Roster) -> Doer:
    """Tell on whose side the first name of a stretch of text is."""
    sides = (_side({alias.actor for alias in hit.aliases}, speaker, roster) for hit in roster.scan(text))
    return next((side for side in sides if side is not Doer.UNKNOWN), Doer.UNKNOWN)


def _side(actors: set[str], speaker: Speaker, roster: Roster) -> Doer:
    codes = {roster.code(actor) for actor in actors} - {""}
    if not codes:
        return Doer.UNKNOWN
    mine = {speaker.country, speaker.actor, speaker.principal} - {"", None}
    return Doer.OWN if mine & (codes | actors) else Doer.OTHER
