"""Findings of consecutive sentences in, drafts of statements out: who speaks when the sentence itself does not say.

A draft is a statement in the making: it may still gain a quotation that stands alone, or a cue that follows it.
"""

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from bot.model import Mention
from bot.statements.dates import Places
from bot.statements.finding import Finding
from bot.statements.grammar import Grammar, Hit
from bot.statements.headlines import read_headline, read_label
from bot.statements.quotes import Quote
from bot.statements.reading import read_sentence
from bot.statements.reference import References
from bot.statements.sentences import QUOTE, Sentence, lower

TAIL = 16  # characters at its end in which it does the same: "… had presented the text in Geneva on Tuesday."
LATER = ("Hours", "Minutes", "Moments", "Later", "That", "The same", "Shortly")
SAME_DAY = (
    *("hours later", "hours earlier", "minutes later", "minutes earlier", "moments later", "later that", "that same"),
    *("the same day", "the same evening", "that day", "that evening", "that afternoon", "that night", "shortly"),
)
THE_SAME = ("the same day", "the same evening", "that same day", "later that day")
OPENING = 6  # tokens of a clause in which a day stands: "Speaking Monday in Oslo", "commented Monday on"
LEAD = 70  # characters at the head of a sentence in which a day dates what follows


@dataclass(slots=True)
class Part:
    """A stretch of content: tokens of one sentence."""

    sentence: Sentence
    start: int
    end: int


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    mention: Mention
    finding: Finding
    parts: list[Part] = field(default_factory=list)
    paragraph: int = 0
    number: int = 0
    nested: bool = False
    frames: list[str] = field(default_factory=list)


class Drafting:
    """Goes through the sentences of one field in order."""

    def __init__(self, grammar: Grammar, references: References, dated: Places) -> None:
        """Start with no speaker and nothing pending."""
        self.grammar, self.references = grammar, references
        self.clauses = grammar.clauses
        self.drafts: list[Draft] = []
        self.orphans: list[Sentence] = []  # quotations whose speaker is not known yet
        self.awaiting: Draft | None = None  # ended in a colon: what follows is said
        self.number = 0
        self.dated = dated  # where the field names weekdays and months
        self.told = ""  # the words that named a day last
        self.anchor = (-1, -1, "")  # first and last paragraph that a sentence dates, and its words

    def take(self, s: Sentence, hits: list[Hit]) -> None:
        """Read one tokenised sentence."""
        self.number += 1
        findings = (read_headline if s.headline else read_sentence)(s, hits, self.grammar)
        if not findings and not s.headline and ":" in s.low[:8]:
            findings = read_label(s, self.grammar)
        made = [draft for finding in findings for draft in self.joint(s, finding)]
        if made:
            self._give_orphans(s, made)
            self.drafts += [draft for draft in made if draft.parts or draft is self.awaiting]
        elif s.quotes:
            self._alone(s)
        elif self.awaiting is not None and self.awaiting.paragraph != s.paragraph:
            self.awaiting = None
        if not any(draft.parts for draft in made):
            self._anchor(s)
        elif self.dated.named(s.start, s.end):
            self.told = " ; ".join(made[0].frames) or self.told
        if made:
            self.awaiting = made[-1] if made[-1].finding.colon and not made[-1].parts else None
        elif s.quotes:
            self.awaiting = None

    def pass_by(self, s: Sentence) -> None:
        """A sentence without cue or quotation: what was pending is no longer."""
        self.number += 1
        self.awaiting = None
        self._drop_orphans(s)
        self._anchor(s)

    def _anchor(self, s: Sentence) -> None:
        """A sentence that only says when someone spoke dates what is quoted next; any other only its own paragraph."""
        end = min(s.end, s.start + 3 * LEAD)
        words = s.text[s.start : end]
        if self.told and words[:8].startswith(LATER) and _same_day(words):
            self.anchor = (s.paragraph, s.paragraph, self.told)
            return
        if not self.dated.named(s.start, end):
            return
        spoke = any(word in words for word in self.grammar.kind("speaking_words"))
        self.told = words
        near = self.dated.named(s.start, min(end, s.start + LEAD)) or self.dated.named(max(s.start, s.end - TAIL), end)
        if spoke or near:
            self.anchor = (s.paragraph, s.paragraph + spoke, words)

    # --- speakers -------------------------------------------------------------------------------------------------

    def joint(self, s: Sentence, finding: Finding) -> list[Draft]:
        """One draft for each of several named speakers: "Merz and Starmer said"."""
        draft = self.draft(s, finding)
        if draft is None or finding.subject is None:
            return [draft] if draft is not None else []
        i, j = finding.subject
        if not any(s.low[k] in self.clauses.coordinators for k in range(i, j)):
            return [draft]
        names = self.references.several(s.slice(i, j))
        return [replace(draft, mention=mention) for mention in names] or [draft]  # what is joined later is said by all

    def draft(self, s: Sentence, finding: Finding) -> Draft | None:
        """Settle the speaker of a finding; a participle of the same breath joins the draft before it."""
        before = self._before(s)
        if finding.nested and not self._is_nested_saying(finding):
            return None
        if finding.subject is None:
            if before is not None and finding.participle and not finding.carrier and finding.form.cls == "neutral":
                self._join(before, finding)
                return None
            leans = before is not None and not finding.nested and before.finding.form.cue != "according"
            mention = before.mention if before is not None and leans else self._opening(s, finding)
            if mention is None:
                return None
        else:
            i, j = finding.subject
            relays = before is not None and finding.relays
            mention = self.references.mention(s.slice(i, j), self.number, s.spans[i][0], relays=relays)
            if before is not None and relays and not mention.role:
                before.finding.via = before.finding.via or (i, j)
                return None  # "X said A, according to Y": X speaks, and Y carries it
        draft = Draft(mention, finding, paragraph=s.paragraph, number=self.number, nested=finding.nested)
        draft.parts = [Part(s, a, b) for a, b in finding.content]
        draft.frames = self._frames(s, finding)
        self._current = draft
        return draft

    def _is_nested_saying(self, finding: Finding) -> bool:
        """A statement within a statement counts when someone named says something, not when a deed is mentioned."""
        form = finding.form
        return (
            finding.subject is not None and (form.that or form.quotes) and not finding.modal and not finding.participle
        )

    _current: Draft | None = None

    def _before(self, s: Sentence) -> Draft | None:
        current = self._current
        return current if current is not None and current.finding.sentence is s else None

    def _join(self, draft: Draft, finding: Finding) -> None:
        draft.parts += [Part(finding.sentence, a, b) for a, b in finding.content]

    def _opening(self, s: Sentence, finding: Finding) -> Mention | None:
        """The subject of the main clause."""
        phrase = self.clauses.first_phrase(s, finding.cue[0])
        if phrase is None:
            return None
        i, j = phrase
        if s.low[i] in self.clauses.mute and j - i == 1:
            return None
        return self.references.mention(s.slice(i, j), self.number, s.spans[i][0])

    def _frames(self, s: Sentence, finding: Finding) -> list[str]:
        frames = [s.slice(a, b) for a, b in finding.frames if a < b and not self._is_aside(s, a, b)]
        if s.low[0] in self.clauses.speaking_openers:
            frames.append(s.slice(0, min(OPENING, finding.cue[0])))
        elif (
            finding.participle and finding.subject is None and (opening := self.clauses.first_phrase(s, finding.cue[0]))
        ):
            frames.append(s.slice(opening[1], min(opening[1] + OPENING, finding.cue[0])))
        first = finding.subject[0] if finding.subject else finding.cue[0]
        content = [a for a, _ in finding.content]
        before = max(0, first - 14)
        if not finding.after and first > 0 and (not content or min(content) > first):
            issued = self.clauses.issued  # "In an interview aired Monday"
            plain = all(s.low[k] in issued or not self.clauses.is_verb(s, k) for k in range(before, first))
            if plain or s.low[first - 1] in self.clauses.contrasts:
                frames.append(s.slice(before, first))
        if self.told and any(_recalls_day(frame) for frame in frames):
            frames.insert(0, self.told)  # "In an interview that aired the same day"
        if self.anchor[0] <= s.paragraph <= self.anchor[1]:
            frames.append(self.anchor[2])
        return frames

    def _is_aside(self, s: Sentence, a: int, b: int) -> bool:
        """Tell whether a frame is a relative clause in which the speaker says something else, on a day of its own."""
        first = a + 1 if s.low[a] == "," else a
        relative = first < b and s.low[first] in self.clauses.relatives
        return relative and bool(self.grammar.hits(lower(s.slice(first, b))))

    # --- quotations that stand alone --------------------------------------------------------------------------------

    def _alone(self, s: Sentence) -> None:
        """A sentence with a quotation and no cue."""
        first = s.low[0]
        whole = first == QUOTE and sum(word != QUOTE and word[0].isalnum() for word in s.low) == 0
        quote = s.quotes.get(0)
        if quote is None or not quote.double or s.headline:
            return
        if not whole and (quote.end - quote.start < 30 or not self._ends_sentence(s, quote)):
            return
        last = self.drafts[-1] if self.drafts else None
        if self.awaiting is not None or (last is not None and last.paragraph == s.paragraph and not self.orphans):
            target = self.awaiting or last
            assert target is not None
            target.parts.append(Part(s, 0, 1))
            if self.awaiting is not None and self.awaiting not in self.drafts:
                self.drafts.append(self.awaiting)
            return
        self.orphans.append(s)

    def _ends_sentence(self, s: Sentence, quote: Quote) -> bool:
        return s.text[quote.stop - 1 : quote.stop] in (".", "!", "?", "…")

    def _give_orphans(self, s: Sentence, made: list[Draft]) -> None:
        """A cue after the quotation: "…?" he asked; or a new speaker: the quotation belonged to the one before."""
        if not self.orphans:
            return
        first = made[0]
        near = self.orphans[-1]
        same = near.paragraph == s.paragraph
        opens = s.low[0] == QUOTE and first.finding.after
        if (not first.parts and same) or (opens and near.paragraph + 1 >= s.paragraph and self._continued(near, s)):
            first.parts[:0] = [Part(orphan, 0, 1) for orphan in self.orphans]
            self.orphans.clear()
            return
        self._drop_orphans(s, first)

    def _continued(self, near: Sentence, s: Sentence) -> bool:
        quote = near.quotes[0]
        return not quote.closed or s.quotes[0].continues

    def _drop_orphans(self, s: Sentence, following: Draft | None = None) -> None:
        """Give quotations that no cue claimed to the last speaker, when that one spoke just before."""
        if not self.orphans:
            return
        last = self.drafts[-1] if self.drafts else None
        near = self.orphans[0]
        if last is not None and near.paragraph - last.paragraph <= 2 and not last.nested:
            last.parts += [Part(orphan, 0, 1) for orphan in self.orphans]
            last.paragraph = self.orphans[-1].paragraph
        self.orphans.clear()

    def finish(self) -> list[Draft]:
        """Return the drafts of the field."""
        if self.orphans:
            self._drop_orphans(self.orphans[-1])
        return [draft for draft in self.drafts if draft.parts]


def _recalls_day(frame: str) -> bool:
    """As in "In an interview that aired the same day": the day is that of the sentence before."""
    words = frame.lower()
    return any(day in words for day in THE_SAME)


def _same_day(words: str) -> bool:
    """As in "Hours later", "Later that day": the day is that of the sentence before."""
    opening = " ".join(words.split()[:4]).lower().replace(",", "")
    return opening.startswith(SAME_DAY)


def slice_hits(hits: list[Hit], starts: list[int], start: int, end: int) -> list[Hit]:
    """The hits between two offsets."""
    return hits[bisect_left(starts, start) : bisect_left(starts, end)]
