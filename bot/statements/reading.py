"""One sentence and the cues in it in, findings out: who, what, and where in the sentence.

The order of decisions is that of a careful reader: is the cue a verb with a subject; does its content stand before or
after; where does the content end.
"""

from bisect import bisect_left

from bot.statements.cuts import bound_asides, cut_contents, drop_carriers
from bot.statements.finding import Finding
from bot.statements.grammar import CueForm, Grammar, Hit
from bot.statements.indirect import Indirect
from bot.statements.lexis import DASHES, PAUSES
from bot.statements.sentences import QUOTE, Sentence

SIGNED = CueForm("—", "dash", "neutral", "phrase", "always", True, True, False, False)


def read_sentence(s: Sentence, hits: list[Hit], grammar: Grammar) -> list[Finding]:
    """Return the findings of one tokenised sentence, in the order of their cues."""
    if not hits and (not s.low or s.low[0] != QUOTE):
        return []  # nothing but a signed quotation is found without a cue
    reader = _Reader(s, grammar)
    for hit in hits:
        reader.take(hit)
    return reader.finish()


class _Reader(Indirect):
    def take(self, hit: Hit) -> None:
        s, spans = self.s, self.s.spans
        i = bisect_left(spans, (hit.start, 0))
        if i >= len(spans) or spans[i][0] != hit.start or s.low[i] == QUOTE:
            return
        j = bisect_left(spans, (hit.end, 0))
        if spans[j - 1][1] not in (hit.end, hit.end + 1):
            return
        if j - i > 1 and j < self.last and s.low[j - 1] in self.c.prepositions and self.c.is_date(s, j):
            shorter = self.g.by_text.get(" ".join(s.low[i : j - 1]))
            if shorter is None:
                return
            hit, j = Hit(hit.start, s.spans[j - 2][1], shorter), j - 1  # "insisted on Monday that"
        if any(f.cue[1] <= i < f.content[0][0] for f in self.found if f.content and not f.after):
            return  # among the adverbials of the cue before: "said in a statement posted on X that"
        if j < self.last and f"{hit.form.text} {s.low[j]}" in self.g.kind("phrasals"):
            return  # "calls off" is no "calls"
        if self._is_object(i, hit.form.text):
            return
        if hit.form.cue == "claim" and not self.g.kind("claimed").isdisjoint(s.low[j : j + 4]):
            return  # "claimed the lives of"
        if (
            i
            and j < self.last
            and s.low[i - 1] == ","
            and s.low[j] == QUOTE
            and s.low[i] in self.g.kind("naming_asides")
        ):
            return
        if hit.form.tense == "phrase":
            finding = self.according(i, j, hit.form)
        elif hit.form.tense == "ing" and i and s.low[i - 1] in self.g.kind("as_words"):
            finding = self.quoted_as(i, j, hit.form) or self.verb(i, j, hit.form)
        else:
            finding = self.verb(i, j, hit.form)
        if finding is not None:
            self.found.append(finding)

    def _is_object(self, i: int, text: str) -> bool:
        """As in "calls Norland claims 'lies'", "rejects opposition demands": a noun right behind a cue of its own."""
        before = self.found[-1] if self.found else None
        near = 2 if self.s.headline else 0
        if before is None or text not in self.g.kind("noun_cues") or not 0 <= i - before.cue[1] <= near:
            return False
        return before.form.np or before.form.cue in ("call", "describe")

    def verb(self, i: int, j: int, form: CueForm) -> Finding | None:
        s, c = self.s, self.c
        low = s.low
        if form.tense == "ing":
            return self.participle(i, j, form)
        led = i > 2 and low[i - 2] in self.g.kind("aspect_leads") and low[i - 1] in c.to
        if not led and self.is_noun(i, j, form):
            return None
        before = c.before_verb(s, i - 2 if led else i)
        if led:  # "was quick to dismiss", "rushed to reject": said all the same
            before.passive = False
        if before.infinitive or before.gerund or (led and (before.modal or before.negated)):
            return None
        if before.modal and not (form.cls == "neutral" and before.modal in self.g.kind("past_modals")):
            return None  # "will announce", "should seek": not said yet
        if before.passive and form.tense != "present":
            return self.passive(i, j, form, before.end)
        finding = Finding(s, form, (i, j), negated=before.negated, perfect=before.perfect, modal=before.modal)
        finding.relative = before.relative
        finding.frames.extend(before.frames)
        if before.negated and form.cls not in ("reject", "deny"):
            return None
        e = before.end
        if s.headline and low[e] == QUOTE and e > 0 and (turned := self.inverted(finding, i, j, form)) is not None:
            return turned  # "Norland's terms 'reckless' says minister"
        if (e >= 0 and (low[e] in c.coordinators or low[e] == ",")) or e < 0:
            return self.leaning(finding, e, j, form)
        leads = low[e] == QUOTE and s.text[s.quotes[e].stop - 1 : s.quotes[e].stop] == ","
        start = c.phrase_left(s, e) if not leads else e + 1
        if low[e] in c.that and e > 2:
            e, start = self._member(e - 1, c.phrase_left(s, e - 1)) or (e, start)
        elif before.relative:
            e, start = self._member(e, start) or (e, start)
        if start > e or not self.may_speak(start, e, form):
            aside = self._behind_aside(i, e, form) if leads else None
            if aside is not None:
                finding.subject = aside
                finding.frames.append((aside[1], i))
                return self.contents.place(finding, j)
            if low[e] == QUOTE or (low[e] in DASHES):
                return self.inverted(finding, i, j, form)
            return None
        if s.headline and form.tense == "base" and c.is_verb(s, e) and not s.is_capital(e):
            return None  # "Norland takes back consent": a noun behind its verb
        bare = form.tense == "base" and not (led or before.modal or before.negated)
        if bare and not self.is_plural(start, e):
            if not (s.headline and self._listed(start)):
                return None
            start = 0  # "China, Ethiopia pledge": two speakers, and a comma for "and"
        finding.subject = (start, max(e + 1, before.apposition))
        self._relayed(finding, start)
        return self.contents.place(finding, j)

    def _member(self, e: int, start: int) -> tuple[int, int] | None:
        """As in "X was among the powers that condemned …", "X is one of those who …": X speaks."""
        s, c = self.s, self.c
        if not 1 < start <= e or s.low[start - 1] not in self.g.kind("members"):
            return None
        k = start - 2
        while k > 0 and s.low[k] in self.g.kind("member_words"):
            k -= 1
        if k < 1 or s.low[k] not in c.be:
            return None
        first = c.phrase_left(s, k - 1)
        return (k - 1, first) if first <= k - 1 else None

    def _behind_aside(self, i: int, e: int, form: CueForm) -> tuple[int, int] | None:
        """As in 'X, who said that "…," told': the aside ends in the quotation before the cue, and X speaks on."""
        s, c = self.s, self.c
        for k in range(e - 1, max(1, i - 45), -1):
            if s.low[k] in c.relatives and s.low[k - 1] == ",":
                start = c.phrase_left(s, k - 2)
                return (start, k - 1) if start <= k - 2 and self.may_speak(start, k - 2, form) else None
        return None

    def _relayed(self, finding: Finding, start: int) -> None:
        """As in "An official quoted by state TV said": the official speaks, the medium relays."""
        s, c = self.s, self.c
        if start < 3 or s.low[start - 1] not in self.g.kind("by_words") or s.low[start - 2] not in c.quoting:
            return
        first = c.phrase_left(s, start - 3)
        if first <= start - 3 and self.may_speak(first, start - 3, finding.form) and finding.subject is not None:
            finding.via = finding.subject
            finding.subject = (first, start - 2)

    def leaning(self, finding: Finding, e: int, j: int, form: CueForm) -> Finding | None:
        """No subject of its own: "… and said", or inverted ", said X"."""
        s = self.s
        i = finding.cue[0]
        if e < 0 or s.low[e] == ",":
            follows = s.headline and any(f.subject is not None and not f.after for f in self.found)
            if (s.headline or e >= 1) and not follows:
                turned = self.inverted(finding, i, j, form)
                if turned is not None:
                    return turned
            if e < 0:
                return None
        if form.tense == "base":
            return None
        finding.coordinated = True
        return self.contents.place(finding, j)

    def inverted(self, finding: Finding, i: int, j: int, form: CueForm) -> Finding | None:
        """As in "…," said X; "…, says X"."""
        s, c = self.s, self.c
        if (not form.quotes and form.cue not in self.g.quotable) or j >= self.last:
            return None
        end = c.phrase_right(s, j, self.last)
        if end <= j:
            return None
        if form.np and end < self.last and s.low[end] in c.to:
            return None  # ", urges Norland to …": whom it is told, not who tells it
        named = s.is_capital(j) or s.low[j] in c.determiners or s.low[j] in c.speaker_pronouns or s.low[j] in c.roles
        if s.headline:
            if form.np:
                return None
            named = end >= self.last - 6 and end - j <= 8 and (named or end == self.last) and s.low[j] not in c.pronouns
            named = named and not (end < self.last and c.is_verb(s, end)) and not c.is_headline_verb(s, end - 1)
        if not named:
            return None
        left = self.contents.clause_start(i, whole=True)
        stop = i
        while stop > left and s.low[stop - 1] in PAUSES:
            stop -= 1
        if stop <= left:
            return None
        if form.text != "said" and s.low[end : end + 1] and c.has_verb(s, end, min(end + 2, self.last)):
            return None
        finding.subject = (j, self._with_apposition(end))
        finding.content.append((left, stop))
        finding.after = True
        self.contents.medial(finding, finding.subject[1])
        return finding

    def _with_apposition(self, end: int) -> int:
        """Take ", the foreign minister" into the speaker's words."""
        s, c = self.s, self.c
        if end + 1 < self.last and s.low[end] == "," and (s.low[end + 1] in c.determiners or s.low[end + 1] in c.roles):
            stop = c.phrase_right(s, end + 1, self.last)
            if stop >= self.last or s.low[stop] in (",", QUOTE, "."):
                return stop
        return end

    def _withheld(self, finding: Finding, unnamed: frozenset[str]) -> bool:
        """As in "asking not to be identified", "on the condition that his name be withheld"."""
        a, b = finding.content[0]
        return b - a <= 8 and self.s.slice(a, min(a + 4, b)).lower().startswith(tuple(unnamed) or ("\0",))

    def _note_day(self, finding: Finding) -> None:
        """As in "accused X of Y on Tuesday": the day may be that of the saying, if the report is as fresh."""
        s, c = self.s, self.c
        if not finding.form.np or finding.form.tense != "past" or finding.after or not finding.content:
            return
        start, end = finding.content[-1]
        dated = end - start > 2 and c.is_date(s, end - 1) and s.low[end - 2] in c.prepositions
        if dated and s.low[end - 3] in c.issued:
            finding.frames.append((end - 2, end))  # "in an interview that aired on Tuesday"
        elif dated and not c.has_verb(s, start, end):
            finding.recent = s.slice(end - 2, end)

    def signed(self) -> Finding | None:
        """A quotation and a name behind a dash: “No deal.” — Ana Ruiz, minister."""
        s, low = self.s, self.s.low
        if len(low) < 3 or low[0] != QUOTE or low[1] not in DASHES or not s.is_capital(2) or len(low) > 14:
            return None
        end = self.c.phrase_right(s, 2, self.last)
        return Finding(s, SIGNED, (1, 2), (2, end), [(0, 1)], after=True) if end > 2 else None

    def finish(self) -> list[Finding]:
        """Cut contents where the next clause begins; drop what is left empty."""
        if not self.found and (signed := self.signed()) is not None:
            return [signed]
        drop_carriers(self.s, self.found, self.g)
        bound_asides(self.s, self.found, self.g.kind("anonymity"))
        cut_contents(self.s, self.found, self.c)
        for finding in self.found:
            self._note_day(finding)
        unnamed = self.g.kind("anonymity")
        for finding in self.found:
            if finding.content and (finding.participle or finding.form.that) and self._withheld(finding, unnamed):
                finding.content.clear()
        return [f for f in self.found if f.content or self.contents.may_be_empty(f) or f.colon]
