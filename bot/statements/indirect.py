"""Cues that are no plain verb behind a subject ("according to", passives, participles): a place in, a finding out."""

from bot.statements.contents import Contents
from bot.statements.finding import Finding
from bot.statements.grammar import CueForm, Grammar
from bot.statements.judging import Judging
from bot.statements.lexis import PAUSES
from bot.statements.sentences import QUOTE, Sentence


class Indirect(Judging):
    """The findings of one sentence so far, and the cues that stand otherwise than behind their speaker."""

    def __init__(self, s: Sentence, grammar: Grammar) -> None:
        """Begin with nothing found."""
        super().__init__(s, grammar)
        self.found: list[Finding] = []
        self.contents = Contents(s, grammar, self.last, self.found)

    def according(self, i: int, j: int, form: CueForm) -> Finding | None:
        s, c = self.s, self.c
        cue = (i, j)
        figures = j + 2 < self.last and s.low[j] in self.g.kind("figure_nouns")
        if figures and s.low[j + 1] in self.g.kind("figure_links"):
            j += 2  # "according to data from the ministry"
        end = c.phrase_right(s, j, self.last)
        if end <= j:
            return None
        finding = Finding(s, form, cue, (j, end), after=i > 0)
        left = self.contents.clause_start(i)
        if i > left and s.low[i - 1] != ",":
            finding.content.append((left, i))
        elif i > left + 1:
            finding.content.append((left, i - 1))
            k = self.skip_to_comma(end)
            if k == end + 1 and self._is_name(k):
                finding.subject = (j, self.last)  # "according to its mayor, Ana Ruiz"
            elif k and k < self.last and not self.joins_new_clause(k):
                finding.content.append((k, self.last))
        else:
            k = self.skip_to_comma(end)
            if not k or k >= self.last:
                return None
            finding.content.append((k, self.last))
            finding.after = False
        return finding

    def _is_name(self, k: int) -> bool:
        return 0 < self.last - k <= 4 and all(self.s.is_capital(m) for m in range(k, self.last))

    def skip_to_comma(self, i: int) -> int:
        """The token after the next comma (an apposition may stand before it); 0 when there is none near."""
        low = self.s.low
        k = i
        while k < min(self.last, i + 30):
            if low[k] == ",":
                nxt = k + 1
                if nxt < self.last and (
                    low[nxt] in self.c.relatives or (low[nxt] in ("a", "an", "the") and self._apposes(nxt))
                ):
                    k += 1
                    continue
                return nxt
            if low[k] == QUOTE:
                return k
            k += 1
        return 0

    def quoted_as(self, i: int, j: int, form: CueForm) -> Finding | None:
        """As in "was quoted by state TV as saying" and "state TV quoted him as saying": the official is the speaker."""
        s, c = self.s, self.c
        floor = max(0, i - 30)
        q = next((k for k in range(i - 2, floor - 1, -1) if s.low[k] in self.g.kind("quoting")), -1)
        if q < 0:
            return None
        finding = Finding(s, form, (q, j))
        before = c.before_verb(s, q)
        passive = before.passive or ((q and s.low[q - 1] in (",", "as")) and s.low[q + 1] in ("by", "as"))
        if s.low[q].endswith("ing") or not passive:
            if q + 1 >= i - 1:
                return None
            finding.subject = (q + 1, i - 1)
            start = c.phrase_left(s, before.end) if before.end >= 0 else -1
            if 0 <= start <= before.end:
                finding.via = (start, before.end + 1)
        else:
            start = c.phrase_left(s, before.end) if before.end >= 0 else 0
            finding.subject = (start, before.end + 1) if 0 <= start <= before.end else None
            by = next((k for k in range(q + 1, i - 1) if s.low[k] in self.g.kind("by_words")), -1)
            if by >= 0:
                finding.via = (by + 1, i - 1)
        self.found[:] = [f for f in self.found if f.cue[0] != q]
        return self.contents.place(finding, j)

    def passive(self, i: int, j: int, form: CueForm, e: int) -> Finding | None:
        """As in "was condemned by France": the agent speaks."""
        s, c = self.s, self.c
        if j >= self.last or e < 0:
            return None
        if form.cls in ("neutral", "confirm"):
            return self._reported(i, j, form)
        if form.cls not in ("accuse", "praise", "reject", "deny"):
            return None
        by = next((k for k in range(j, min(self.last, j + 4)) if s.low[k] in self.g.kind("by_words")), -1)
        if by < 0:
            return None
        end = c.phrase_right(s, by + 1, self.last)
        start = c.phrase_left(s, e)
        if end <= by + 1 or start > e:
            return None
        return Finding(s, form, (i, j), (by + 1, end), [(start, e + 1)], after=True)

    def _reported(self, i: int, j: int, form: CueForm) -> Finding | None:
        """As in "was reported by Norland to have sailed": the agent speaks, of what follows."""
        s, c = self.s, self.c
        if j + 1 >= self.last or s.low[j] not in self.g.kind("by_words") or not s.is_capital(j + 1):
            return None
        end = c.phrase_right(s, j + 1, self.last)
        if not j + 1 < end < self.last - 1 or s.low[end] not in c.to:
            return None
        return Finding(s, form, (i, j), (j + 1, end), [(end, self.last)])

    def participle(self, i: int, j: int, form: CueForm) -> Finding | None:
        """As in ", saying that …", "is saying", "in a statement saying", "by calling"."""
        s, c = self.s, self.c
        low = s.low
        before = c.before_verb(s, i)
        if before.passive and before.end >= 0:  # progressive: "is warning"
            start = c.phrase_left(s, before.end)
            if start > before.end or not self.may_speak(start, before.end, form):
                return None
            if before.negated and form.cls == "neutral":
                return None
            finding = Finding(s, form, (i, j), (start, max(before.end + 1, before.apposition)), negated=before.negated)
            finding.frames.extend(before.frames)
            return self.contents.place(finding, j)
        if i == 0:
            return None
        start = c.phrase_left(s, before.end) if before.apposition > 0 <= before.end else -1
        if 1 < start <= before.end and self._accompanies(start) and self.may_speak(start, before.end, form):
            return self.contents.place(Finding(s, form, (i, j), (start, before.apposition)), j)
        k = i - 1
        while k > 0 and c.is_adverb(s, k):
            k -= 1
        previous = low[k]
        if previous in c.possessives or previous in c.determiners or previous.endswith(("'s", "’s")):
            return None
        if previous in self.g.kind("unsaid_leads"):
            return None  # "stopped short of endorsing", "without confirming"
        recalled = k > 0 and low[k - 1] in self.g.kind("recap_units")  # "days after saying"
        if s.headline and previous not in PAUSES and previous != QUOTE and (previous not in c.contrasts or recalled):
            return None
        leaning = previous in PAUSES or previous == QUOTE or previous in c.prepositions or previous in c.coordinators
        leaning = leaning or previous in c.contrasts  # "while accusing Norland of delay"
        if not leaning and previous not in c.carriers and not self._has_carrier(k):
            return self.bare_participle(i, j, k, form)
        finding = Finding(s, form, (i, j), participle=True)
        if previous in c.carriers:
            finding.carrier = previous
        return self.contents.place(finding, j)

    def _accompanies(self, start: int) -> bool:
        """As in ", with Ruiz stressing", ", with the envoy, Ana Ruiz, warning"."""
        return self.s.low[start - 1] == "with" and self.s.low[start - 2] in PAUSES

    def bare_participle(self, i: int, j: int, k: int, form: CueForm) -> Finding | None:
        """As in "footage of Trump saying …": the noun before it speaks, when a mark says that words follow.

        Behind ", with", as in ", with Ruiz stressing its support", no mark is needed.
        """
        start = self.c.phrase_left(self.s, k)
        if start > 1 and self._accompanies(start) and self.may_speak(start, k, form):
            return self.contents.place(Finding(self.s, form, (i, j), (start, k + 1)), j)
        finding = Finding(self.s, form, (i, j), nested=True)
        right, explicit = self.contents.right(finding, j)
        if right is None or not explicit or not self.s.is_capital(k):
            return None
        finding.subject = (start, k + 1)
        finding.content.append((right, self.last))
        return finding
