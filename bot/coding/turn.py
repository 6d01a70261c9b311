"""What a report itself says of a change of position: a statement and its speaker in, a Turn or None out.

Three ways of saying it are read: a verb of change whose subject is the speaker ("X walks back pledge"),
a label ("in a sharp reversal"), and a recap of the other side ("days after saying …"). The subject must be the speaker:
what others demand, predict or accuse somebody of is no turn.
"""

import re

from bot.coding.codebook import Codebook
from bot.coding.contrast import contrast, shown, told_recap
from bot.coding.lexicon import Change, fold
from bot.coding.measures import LEAVING, aimed_at_others, continued, forced, lapsed, names_measure, restored
from bot.coding.whose import former_heads, judicial, long_ago, own_side, predecessors, succeeded, told_by_other
from bot.model import Article, Field, Form, Modality, Span, Speaker, Statement, Turn, TurnKind

_NEGATED = re.compile(
    r"\b(?:not|n't|no|never|without|nor|refus\w+ to|declin\w+ to|unwilling to|rul\w+ out|den(?:y|ies|ied|ying)|against"
    r"|no plans? to|yet to|stops? short of"
    r"|unlikely to|wouldn't|rather than|instead of|calls? (?:on|for)|called (?:on|for)|urg\w+|demand\w*"
    r"|press\w*|ask\w*|want\w*"
    r"|accus\w+|alleg\w+|if|unless|could|may|might|should|must|to avoid|refusal to|fear\w*|threaten\w*)\b[^.;:,]{0,30}$"
)
_LEAD_IN = re.compile(
    r"^(?:(?:that|it|he|she|they|we|i|its|the|country|government|ministry|army|military|will|would|is|are|was"
    r"|were|has|have|had|be|been"
    r"|to|going|willing|ready|prepared|an?|immediate|temporary|partial|full|gradual|phased|\d[\w-]*|[\w]+-day|complete|total|'s|'re"
    r"|'ve|'ll|'d|army|forces|minister|president|foreign|defen[cs]e|leaders?|prime|administration|officials?"
    r"|authorities|planning|plans|set|now|also|immediately|decided|agreed|government's|troops|forces|all"
    r"|not only)\b[\s,]*|['\"“‘]\s*)*$"
)
_BY_LAW = re.compile(r"sign|enact|issu|approv|pass|order|decree|adopt")
_LAWS = re.compile(  # "signs an order lifting": what the order does the signer does
    r" (?:an? |the )?(?:\w+ ){0,2}(?:law|bill|order|decree|directive|motion|waiver|resolution|legislation|memo) "
)
_PURPOSE = re.compile(r"(?: [^\s.;:,]+){0,5} to ")  # "begins a process to withdraw from", "launches bid to rejoin"
NOMINAL = frozenset({"suspension", "cancellation", "resumption"})  # "a pause on", "an end to"
POLICIES = frozenset({"shift-stance", "noun-shift", "notable-shift", "in-shift-bare", "change-course", "reversing-own"})
_LAID_DOWN = re.compile(  # "limits that former president X placed", "a rule from the X era"
    r"\b(?:former|ex-|previous|-era|era\b|put in place|placed|imposed|signed|issued|introduced|ordered|set) "
    r"|\b(?:under|by) (?:former|ex-)"
)
_ERA = re.compile(r"\b[A-Z][\w.]+-era\b|\b[Pp]redecessors?['’]?s?\b")  # a person's time, and not "pandemic-era"
BINDS = 2  # rank from which a speaker tells the course of its government
OWNER = 8  # characters at the head of a noun phrase in which its owner stands: "Russian attacks"
_PASSIVE = re.compile(
    r"(?:that )?(?P<measure>(?:[\w'.-]+ ){1,9}?)"
    r"(?:(?:has|have|had|will|would|to) (?:now |also )?(?:been|be)|is|are|was|were) (?:now |also |being )?"
)
IS_OFF = "off-the-table"  # "the deal is off": a state, and the measure stands before it
_STATE = re.compile(
    r"(?:that )?(?P<measure>(?:[\w'.-]+ ){0,6}?(?:deal|talks|truce|ceasefire|option|sales?|tariffs?|plans?|visit"
    r"|summit|meeting|agreement|pact|purchase|negotiations|sanctions|strikes?|aid|exchange|swap) (?:[\w'.-]+ ){0,4})"
)
_FORMALLY = re.compile(r"\b(?:formally|officially|has completed|completes|completed)\s+$")
CONSENT = "paving-the-way"  # who clears the way stood in it: a government's consent, and no parliament's procedure
_CONSENTS = re.compile(
    r"(?:plans? to )?(?:back|green|agree|drop|lift|allow|let|support|endors|accept|permit|giv|relent)"
)
AFTER_ALL = "noun-after-all"  # what is not done after all is a change too
DECIDES = re.compile(r"announc|declar|order|agree|confirm|approv|sign|grant|accept")
_ASIDE = re.compile(r", (?:\w+ly )?$")
_OWN = re.compile(r"['\"“‘]?(?:that )?(?:it|he|she|they|we|i|to)\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[:.;] |\bthat )['\"“‘]?$")
_SPOKEN_OF = re.compile(
    r"[^,.;:]{0,60}?\b(?:is|are|was|were|would|will|could|can|may|might|must|should|remains?|means?|makes?)\b"
)
_HEDGED = re.compile(
    r"(?:float|mull|consider|weigh|ey(?:e|ing)|threat|urg|call|demand|suggest|propos|fear|warn|den(?:y|ie)"
    r"|reject|dismiss|accus|oppos|hint)"
)  # verbs of saying behind which nothing is done
_TOLD_TO = re.compile(r"tell|told|ask|press|warn|remind|order", re.IGNORECASE)
_INFINITIVE = re.compile(r"(?:not |never )?to ")
_OFFERED = re.compile(r"offer|agree to consider")
_SITTING = re.compile(
    r" (?:early|summits?|meetings?|conference|gathering|headquarters|without|for)\b"
)  # left, not quit
_BOTH = re.compile(r"\w(?:,| and) \w")  # "X and Y", "X, Y": the two sides of a deal
_ACCUSED = re.compile(r"\b(?:accus\w+|alleg\w+|slam\w*|blast\w*|mock\w*|critic\w+|denounc\w+|den(?:y|ies|ied))\b")


def turn(statement: Statement, speaker: Speaker, article: Article, codebook: Codebook) -> Turn | None:
    """Return the turn that the report ascribes to the speaker of ``statement``."""
    if statement.modality is not Modality.ASSERTED or not statement.content or not speaker.official:
        return None
    around = statement.context[0] if statement.context else statement.content[0]
    low = fold(around.text)
    if low.rstrip().endswith("?"):
        return None
    recap = told_recap(statement, speaker, article, codebook, around, low)
    both = _BOTH.search(statement.speaker.surface) is not None
    for change in codebook.changes.find(around.text):
        strength = weigh(change, statement, around, low, speaker, article, codebook)
        if strength:
            if strength == 1 and recap is not None and not both:
                strength = max(strength, contrast(*recap, statement, codebook))
            near = recap if recap and (recap[0].subject or recap[1].field is around.field) else None
            prior, prior_on = shown(near, article)
            return Turn(change.kind, change.text, strength, prior, prior_on)
    if recap is None:
        return None
    strength = contrast(*recap, statement, codebook)
    if both:
        strength = min(strength, 1)
    if not strength:
        return None
    prior, prior_on = shown(recap, article)
    return Turn(TurnKind.SWITCH, recap[0].cue, strength, prior, prior_on)


# --- verbs and labels of change ---------------------------------------------------------------------------------------


def weigh(
    change: Change,
    statement: Statement,
    around: Span,
    low: str,
    speaker: Speaker,
    article: Article,
    codebook: Codebook,
) -> int:
    """Return the strength of words of change, 0 where they are not the speaker's."""
    if codebook.changes.held(low, change) or codebook.changes.mistaken(around.text, change):
        return 0
    if succeeded(statement, low) or judicial(speaker, statement):
        return 0
    if change.id in POLICIES and former_heads(around.text, speaker, article, codebook):
        return 0
    subject = low.find(fold(statement.speaker.surface)) if statement.form is Form.ACT else -1
    if subject > 0 and told_by_other(low, subject, speaker, codebook, around.text):
        return 0
    before = low[: change.start]
    if _is_topic(low, change):
        return 0
    if change.id != AFTER_ALL and _NEGATED.search(before[-60:]):
        return 0
    if change.id == CONSENT and not (around.field is Field.TITLE and _CONSENTS.match(statement.cue.lower())):
        return 0
    if change.label:
        return change.strength if label_fits(before, change, statement, around) else 0
    undone = change.kind is not TurnKind.WALK_BACK  # one's chief's words are taken back, a predecessor's rules undone
    if undone and _ERA.search(around.text):
        return 0
    if undone and long_ago(low[change.end :], article.published.year):
        return 0
    if undone and predecessors(around.text[change.end : change.end + 60], speaker, article.published.date(), codebook):
        return 0
    if (
        undone
        and _LAID_DOWN.search(low, change.end)
        and former_heads(around.text[change.end :], speaker, article, codebook, title=False)
    ):
        return 0
    if (change.measure or change.id == IS_OFF) and suffered(change, statement, around, speaker, codebook):
        return change.strength
    if not own_verb(change, statement, around, speaker, codebook):
        return 0
    if _OFFERED.match(statement.cue.lower()) and change.measure:
        return 1  # an offer changes what was held before only where the record knows it
    if statement.form is Form.WORDS and _TOLD_TO.match(statement.cue) and _INFINITIVE.match(statement.content[0].text):
        return 0  # "tells Norland to retract": whoever is told turns, or not
    if _HEDGED.match(statement.cue.lower()) and not change.text.lower().startswith(statement.cue.lower()):
        return 0
    strength = (
        measured(change, low, around.text, statement.cue.lower(), codebook) if change.measure else change.strength
    )
    both = _BOTH.search(statement.speaker.surface) and change.id not in LEAVING
    return min(strength, 1) if both else strength  # both sides of a deal turn nothing


def _is_gerund(change: Change) -> bool:
    return change.text.lower().split()[0].endswith("ing")


def _is_topic(low: str, change: Change) -> bool:
    """Tell whether a change is only spoken of: "leaving the pact is not on the agenda"."""
    return (
        _is_gerund(change)
        and _OPENS.search(low, 0, change.start) is not None
        and _SPOKEN_OF.match(low, change.end) is not None
    )


def measured(change: Change, low: str, text: str, cue: str, codebook: Codebook) -> int:
    """Weigh a verb that ends or suspends what its object names: the object must be a measure of its own."""
    if _FORMALLY.search(low[: change.start]):
        return 1  # what was announced long ago takes effect
    rest = low[change.end : change.end + 90]
    if change.id in NOMINAL and not (DECIDES.match(cue) and own_object(text[change.end : change.end + 60], codebook)):
        return 0
    if change.id == "rejoin" and leaves_body(text[change.end : change.end + 50], codebook):
        return BINDS  # whoever rejoins had left
    if change.id in LEAVING and leaves_body(text[change.end : change.end + 50], codebook):
        return change.strength
    if not names_measure(rest, change.id) or continued(rest) or low[: change.start].rstrip().endswith("again"):
        return 0
    if forced(low[: change.start]):
        return 0
    if restored(rest, change.id):
        return 1 if lapsed(rest) else 2
    return 1 if aimed_at_others(rest) else change.strength


def suffered(change: Change, statement: Statement, around: Span, speaker: Speaker, codebook: Codebook) -> bool:
    """Tell whether a speaker of rank says that a measure, and nobody else's, is ended: "tariffs will be delayed"."""
    span = statement.content[0]
    if statement.form is Form.ACT or speaker.rank < BINDS or span.field is not around.field:
        return False
    first = span.start - around.start
    shape = _STATE if change.id == IS_OFF else _PASSIVE
    match = shape.fullmatch(fold(around.text[max(0, first) : change.start])) if change.start > first else None
    if match is None or not names_measure(match["measure"], change.id):
        return False
    start = around.text[max(0, first) :]
    hits = [hit for hit in codebook.roster.scan(start[: match.end("measure")]) if hit.start <= OWNER]
    return all(own_side(alias.actor, speaker, codebook) for hit in hits for alias in hit.aliases)


def own_object(text: str, codebook: Codebook) -> bool:
    """Tell whether no possessive of somebody else stands at the head of an object."""
    hit = next(iter(codebook.roster.scan(text)), None)
    return hit is None or hit.start > 12 or text[hit.end : hit.end + 1] not in ("'", "’", "-")


def leaves_body(rest: str, codebook: Codebook) -> bool:
    """Tell whether an organisation is the first that is named behind a verb of leaving."""
    hits = [hit for hit in codebook.roster.scan(rest)[:1] if hit.start <= 14 and not _SITTING.match(rest[hit.end :])]
    return any(alias.actor.startswith("org.") for hit in hits for alias in hit.aliases)


def own_verb(change: Change, statement: Statement, around: Span, speaker: Speaker, codebook: Codebook) -> bool:
    """Tell whether a verb of change has the speaker for its subject."""
    span = statement.content[0]
    if span.field is not around.field:
        return False
    first = span.start - around.start
    if statement.form is Form.ACT:
        verb = around.text.find(statement.cue, max(0, first))
        if change.start <= verb < change.end:
            return True
        if verb < 0 or change.start < verb:
            return False
        behind = around.text[verb + len(statement.cue) : change.start]
        headline = around.field is Field.TITLE or bool(statement.outlet)
        if headline and _ASIDE.search(behind) and _is_gerund(change):
            return True  # "keeps border shut, scrapping a plan to reopen it"
        if _BY_LAW.match(statement.cue.lower()) and _LAWS.fullmatch(behind.lower()):
            return True
        return change.start <= verb + len(statement.cue) + 1 or _PURPOSE.fullmatch(behind) is not None
    cue = around.text.rfind(statement.cue, 0, max(0, first)) if statement.cue else -1
    if 0 <= cue <= change.start < cue + len(statement.cue) or cue == change.start:
        return True
    if change.start < first:
        return False
    if _ASIDE.search(around.text, 0, change.start) and _is_gerund(change):
        return _OWN.match(around.text, first) is not None  # "said it would recognise X, reversing a pledge"
    return _LEAD_IN.match(without_own_name(around.text, max(0, first), change.start, speaker, codebook)) is not None


def without_own_name(text: str, start: int, end: int, speaker: Speaker, codebook: Codebook) -> str:
    """Return a stretch of text, folded, without the names of the speaker's own side: "the Norlandish army would"."""
    stretch = text[start:end][-120:]
    kept, at = [], 0
    for hit in codebook.roster.scan(stretch):
        if any(own_side(alias.actor, speaker, codebook) for alias in hit.aliases):
            kept.append(stretch[at : hit.start])
            at = hit.end
    kept.append(stretch[at:])
    return fold("".join(kept)).strip()


def label_fits(before: str, change: Change, statement: Statement, around: Span) -> bool:
    """Tell whether a label is the writer's own and about the speaker, not an accusation or a quotation."""
    if _ACCUSED.search(before):
        return False
    at = around.start + change.start
    if any(s.field is around.field and s.start <= at < s.end for s in statement.content if statement.direct):
        return False
    owner = re.search(r"([\w.-]+)'s (?:\w+ ){0,2}$", before)
    return owner is None or owner[1] in fold(statement.speaker.surface + " " + statement.speaker.name)
