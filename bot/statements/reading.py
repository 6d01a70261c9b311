"""One sentence and the cues in it in, findings out: who, what, and where in the sentence.

The order of decisions is that of a careful reader: is the cue a verb with a subject; does its content stand before or
after; where does the content end.
"""

from bisect import bisect_left

from bot.statements.clauses import CLOSING, DASHES, Clauses
from bot.statements.finding import Finding
from bot.statements.grammar import CueForm, Grammar, Hit
from bot.statements.sentences import QUOTE, Sentence

TELL = frozenset({"tell", "inform", "remind", "assure", "reassure", "brief"})
ASKS = frozenset({"ask", "warn", "advise", "urge"})


def read_sentence(s: Sentence, hits: list[Hit], grammar: Grammar) -> list[Finding]:
    """Return the findings of one tokenised sentence, in the order of their cues."""
    reader = _Reader(s, grammar)
    for hit in hits:
        reader.take(hit)
    return reader.finish()


class _Reader:
    def __init__(self, s: Sentence, grammar: Grammar) -> None:
        self.s = s
        self.g = grammar
        self.c: Clauses = grammar.clauses
        self.starts = [span[0] for span in s.spans]
        self.last = len(s.low)
        while self.last and s.low[self.last - 1][0] in CLOSING and s.low[self.last - 1] != QUOTE:
            self.last -= 1
        self.found: list[Finding] = []

    # --- one cue --------------------------------------------------------------------------------------------------

    def take(self, hit: Hit) -> None:
        s, starts = self.s, self.starts
        i = bisect_left(starts, hit.start)
        if i >= len(starts) or starts[i] != hit.start or s.low[i] == QUOTE:
            return
        j = bisect_left(starts, hit.end)
        if s.spans[j - 1][1] != hit.end and s.spans[j - 1][1] != hit.end + 1:
            return
        if hit.form.tense == "phrase":
            finding = self.according(i, j, hit.form)
        elif hit.form.text == "saying" and i and s.low[i - 1] in self.g.kind("as_words"):
            finding = self.quoted_as(i, j, hit.form)
        else:
            finding = self.verb(i, j, hit.form)
        if finding is not None:
            self.found.append(finding)

    def according(self, i: int, j: int, form: CueForm) -> Finding | None:
        s, c = self.s, self.c
        end = c.phrase_right(s, j, self.last)
        if end <= j:
            return None
        finding = Finding(s, form, (i, j), (j, end), after=i > 0)
        left = self.clause_start(i)
        if i > left and s.low[i - 1] != ",":
            finding.content.append((left, i))
        elif i > left + 1:
            finding.content.append((left, i - 1))
            k = self.skip_to_comma(end)
            if k and k < self.last and not self.joins_new_clause(k):
                finding.content.append((k, self.last))
        else:
            k = self.skip_to_comma(end)
            if not k or k >= self.last:
                return None
            finding.content.append((k, self.last))
            finding.after = False
        return finding

    def skip_to_comma(self, i: int) -> int:
        """The token after the next comma (an apposition may stand before it); 0 when there is none near."""
        low = self.s.low
        k = i
        while k < min(self.last, i + 30):
            if low[k] == ",":
                nxt = k + 1
                if nxt < self.last and (
                    low[nxt] in self.c.relatives or low[nxt] in ("a", "an", "the") and self._apposes(nxt)
                ):
                    k += 1
                    continue
                return nxt
            if low[k] == QUOTE:
                return k
            k += 1
        return 0

    def _apposes(self, i: int) -> bool:
        low = self.s.low
        for k in range(i, min(self.last, i + 15)):
            if low[k] == ",":
                return not self.c.has_verb(self.s, i, k)
        return False

    def joins_new_clause(self, i: int) -> bool:
        return self.s.low[i] in self.c.contrasts or self.s.low[i] in self.c.coordinators

    def quoted_as(self, i: int, j: int, form: CueForm) -> Finding | None:
        """ "was quoted by state TV as saying" and "state TV quoted him as saying": the official is the speaker."""
        s, c = self.s, self.c
        floor = max(0, i - 30)
        q = next((k for k in range(i - 2, floor - 1, -1) if s.low[k] in self.g.kind("quoting")), -1)
        if q < 0:
            return None
        finding = Finding(s, form, (q, j))
        before = c.before_verb(s, q)
        passive = before.passive or (q and s.low[q - 1] in (",", "as")) and s.low[q + 1] in ("by", "as")
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
        self.found = [f for f in self.found if f.cue[0] != q]
        return self.complement(finding, j, before.frames)

    def verb(self, i: int, j: int, form: CueForm) -> Finding | None:
        s, c = self.s, self.c
        low = s.low
        if form.tense == "ing":
            return self.participle(i, j, form)
        if self.is_noun(i, j, form):
            return None
        before = c.before_verb(s, i)
        if before.infinitive or before.gerund:
            return None
        if before.passive and form.tense != "present":
            return self.passive(i, j, form, before.end)
        finding = Finding(s, form, (i, j), negated=before.negated, perfect=before.perfect, modal=before.modal)
        finding.frames.extend(before.frames)
        if before.negated and form.cls == "neutral":
            return None
        e = before.end
        if e >= 0 and (low[e] in c.coordinators or low[e] == ",") or e < 0:
            return self.leaning(finding, e, j, form)
        start = c.phrase_left(s, e)
        if start > e or not self.may_speak(start, e, form):
            if low[e] == QUOTE or (low[e] in DASHES):
                return self.inverted(finding, i, j, form)
            return None
        if form.tense == "base" and not before.modal and not before.negated and not self.is_plural(start, e):
            return None
        finding.subject = (start, e + 1)
        return self.complement(finding, j, before.frames)

    def is_noun(self, i: int, j: int, form: CueForm) -> bool:
        """The form stands as a noun or an adjective: "the claims", "his threats", "proposed plan"."""
        if i == 0:
            return form.tense != "past" or self.s.headline is False and form.tense == "base"
        c, previous = self.c, self.s.low[i - 1]
        if previous in c.possessives or previous.endswith(("'s", "’s", "s’", "s'")) and form.text != "said":
            return True
        if previous in c.determiners and not (
            previous in ("all", "both", "many", "some", "several", "most", "this", "that")
        ):
            return True
        if previous in c.prepositions and previous not in ("as", "before", "after", "since", "until", "than", "like"):
            return True
        return False

    def may_speak(self, start: int, e: int, form: CueForm) -> bool:
        low = self.s.low
        if start == e and low[start] in self.c.mute:
            return False
        if low[e] in self.c.prepositions or low[e] in self.c.determiners and low[e] not in self.c.collectives:
            return low[e] in ("these", "those", "many", "some", "both", "several", "most", "all", "others")
        return low[e] != QUOTE or start < e

    def is_plural(self, start: int, e: int) -> bool:
        low, c = self.s.low, self.c
        word = low[e]
        if any(low[k] in c.coordinators for k in range(start, e)):
            return True
        if word in ("they", "we", "i", "you") or word in c.collectives or word in self.g.kind("plurals"):
            return True
        head = next((low[k - 1] for k in range(start + 1, e + 1) if low[k] in c.prepositions), word)
        return (head.endswith("s") and not head.endswith(("ss", "us", "'s", "’s"))) or head in c.collectives

    def passive(self, i: int, j: int, form: CueForm, e: int) -> Finding | None:
        """ "was condemned by France": the agent speaks."""
        s, c = self.s, self.c
        if form.cls not in ("accuse", "praise", "reject", "deny") or j >= self.last or e < 0:
            return None
        by = next((k for k in range(j, min(self.last, j + 4)) if s.low[k] in self.g.kind("by_words")), -1)
        if by < 0:
            return None
        end = c.phrase_right(s, by + 1, self.last)
        start = c.phrase_left(s, e)
        if end <= by + 1 or start > e:
            return None
        return Finding(s, form, (i, j), (by + 1, end), [(start, e + 1)], after=True)

    def participle(self, i: int, j: int, form: CueForm) -> Finding | None:
        """ ", saying that …", "is saying", "in a statement saying", "by calling"."""
        s, c = self.s, self.c
        low = s.low
        before = c.before_verb(s, i)
        if before.passive and before.end >= 0:  # progressive: "is warning"
            start = c.phrase_left(s, before.end)
            if start > before.end or not self.may_speak(start, before.end, form):
                return None
            if before.negated and form.cls == "neutral":
                return None
            finding = Finding(s, form, (i, j), (start, before.end + 1), negated=before.negated)
            finding.frames.extend(before.frames)
            return self.complement(finding, j, before.frames)
        if i == 0:
            return None
        k = i - 1
        while k > 0 and c.is_adverb(s, k):
            k -= 1
        previous = low[k]
        if previous in c.possessives or previous in c.determiners or previous.endswith(("'s", "’s")):
            return None
        if previous not in (",", QUOTE) and previous not in c.prepositions and previous not in c.coordinators:
            if previous not in c.carriers and previous not in DASHES:
                if not self._has_carrier(k):
                    return None
        finding = Finding(s, form, (i, j), participle=True)
        if previous in c.carriers:
            finding.carrier = previous
        return self.complement(finding, j, [])

    def _has_carrier(self, k: int) -> bool:
        return any(self.s.low[m] in self.c.carriers for m in range(max(0, k - 8), k + 1))

    def leaning(self, finding: Finding, e: int, j: int, form: CueForm) -> Finding | None:
        """No subject of its own: "… and said", or inverted ", said X"."""
        s = self.s
        i = finding.cue[0]
        if e < 0 or s.low[e] == ",":
            if s.headline or e >= 1:
                turned = self.inverted(finding, i, j, form)
                if turned is not None:
                    return turned
            if e < 0:
                return None
        if form.tense == "base":
            return None
        finding.coordinated = True
        return self.complement(finding, j, finding.frames)

    def inverted(self, finding: Finding, i: int, j: int, form: CueForm) -> Finding | None:
        """ "…," said X; "…, says X"."""
        s, c = self.s, self.c
        if not form.quotes and form.text not in self.g.kind("inverting") or j >= self.last:
            return None
        if not (s.is_capital(j) or s.low[j] in c.determiners or s.low[j] in c.speaker_pronouns or s.low[j] in c.roles):
            return None
        end = c.phrase_right(s, j, self.last)
        if end <= j:
            return None
        left = self.clause_start(i, whole=True)
        stop = i
        while stop > left and s.low[stop - 1] in (",", *DASHES):
            stop -= 1
        if stop <= left:
            return None
        if form.text != "said" and s.low[end : end + 1] and c.has_verb(s, end, min(end + 2, self.last)):
            return None
        finding.subject = (j, self._with_apposition(end))
        finding.content.append((left, stop))
        finding.after = True
        self._medial(finding, finding.subject[1])
        return finding

    def _with_apposition(self, end: int) -> int:
        """Take ", the foreign minister" into the speaker's words."""
        s, c = self.s, self.c
        if end + 1 < self.last and s.low[end] == "," and (s.low[end + 1] in c.determiners or s.low[end + 1] in c.roles):
            stop = c.phrase_right(s, end + 1, self.last)
            if stop >= self.last or s.low[stop] in (",", QUOTE, "."):
                return stop
        return end

    # --- content ----------------------------------------------------------------------------------------------------

    def clause_start(self, i: int, *, whole: bool = False) -> int:
        """Where the clause before token i begins: after the last finding's cut, or the sentence's start."""
        s = self.s
        start = 0
        if self.found and not whole:
            last = self.found[-1]
            if last.content and last.content[-1][1] <= i:
                start = last.content[-1][1]
        for k in range(i - 1, start - 1, -1):
            if s.low[k] == ";" or (s.low[k] in (":",) and s.headline is False and False):
                start = k + 1
                break
        while start < i and s.low[start] in (",", "and", "but", "—", "–", "-"):
            start += 1
        return start

    def complement(self, finding: Finding, j: int, frames: list[tuple[int, int]]) -> Finding | None:
        """Decide on which side the content stands and set it."""
        s = self.s
        right, explicit = self.right_start(finding, j)
        left = self.left_content(finding) if not (explicit and right) else None
        if left is not None:
            quoted = s.low[left[1] - 1] == QUOTE
            if quoted or right is None:
                finding.content.append(left)
                finding.after = True
                self._medial(finding, j)
                return finding
        if right is None:
            return finding if self.may_be_empty(finding) else None
        if not self.is_enough(finding, right, explicit):
            return None
        finding.content.append((right, self.last))
        return finding

    def may_be_empty(self, finding: Finding) -> bool:
        """ "he said." after a quotation of its own: the quotation is found outside."""
        return finding.form.quotes and finding.subject is not None and finding.form.cls == "neutral"

    def left_content(self, finding: Finding) -> tuple[int, int] | None:
        """The clause or quotation that stands before "…, X said"."""
        s = self.s
        subject = finding.subject
        if subject is None:
            if not finding.participle:
                return None
            return None
        if not (finding.form.quotes or finding.form.that):
            return None
        edge = subject[0]
        if edge == 0:
            return None
        stop = edge
        while stop > 0 and s.low[stop - 1] in self.c.adverbs | {"as"}:
            stop -= 1
        if stop == 0:
            return None
        mark = s.low[stop - 1]
        if mark == QUOTE:
            start = self.clause_start(stop)
            return (start, stop)
        if mark in (",", *DASHES):
            start = self.clause_start(stop - 1)
            if start >= stop - 1:
                return None
            if s.low[stop - 2] != QUOTE and not self.c.has_verb(s, start, stop - 1) and not s.headline:
                return None
            first = s.low[start]
            if first in self.c.prepositions and not self.c.has_verb(s, start, stop - 1):
                return None
            return (start, stop - 1)
        return None

    def _medial(self, finding: Finding, j: int) -> None:
        """ "A," he said on Tuesday, "B": take B too."""
        s, c = self.s, self.c
        k = j
        for _ in range(4):
            if k >= self.last:
                return
            if s.low[k] == QUOTE:
                finding.content.append((k, self.last))
                return
            if s.low[k] == ":":
                finding.content.append((k + 1, self.last))
                return
            if s.low[k] == ",":
                if k + 1 < self.last:
                    nxt = s.low[k + 1]
                    if nxt == QUOTE:
                        finding.content.append((k + 1, self.last))
                    elif not self.joins_new_clause(k + 1) and nxt not in c.relatives and not nxt.endswith("ing"):
                        first = finding.content[0]
                        if (
                            s.low[first[1] - 1] != QUOTE
                            and c.adjunct_end(s, k + 1, self.last) == k + 1
                            and c.has_verb(s, k + 1, self.last)
                        ):
                            if not s.headline and not self._own_clause(k + 1):
                                finding.content.append((k + 1, self.last))
                return
            end = c.adjunct_end(s, k, self.last)
            if end <= k:
                end = self._addressee_end(finding, k)
                if end <= k:
                    return
            else:
                finding.frames.append((k, end))
            k = end

    def _own_clause(self, k: int) -> bool:
        return any(f.subject and f.subject[0] >= k for f in self.found)

    def _addressee_end(self, finding: Finding, k: int) -> int:
        if finding.form.cue not in TELL and finding.form.cue not in ASKS:
            return k
        end = self.listener(k)
        if end > k:
            finding.addressee = (k, end)
        return end

    def right_start(self, finding: Finding, j: int) -> tuple[int | None, bool]:
        """Where content to the right begins, and whether a mark ("that", ":", a quotation) says so."""
        s, c = self.s, self.c
        low, form = s.low, finding.form
        k = j
        told = form.cue not in TELL
        for _ in range(7):
            if k >= self.last:
                return None, False
            word = low[k]
            if word == QUOTE:
                return k, True
            if word in c.that:
                return (k + 1, True) if k + 1 < self.last else (None, False)
            if word == ":":
                finding.colon = True
                return (k + 1, True) if k + 1 < self.last else (None, True)
            if word == ",":
                if k + 1 < self.last and low[k + 1] == QUOTE:
                    return k + 1, True
                closing = self._closing_comma(k)
                if closing:
                    finding.frames.append((k + 1, closing))
                    k = closing + 1
                    continue
                return None, False
            if word in DASHES or word in CLOSING:
                return None, False
            if not told:
                end = self.listener(k)
                told = True
                if end > k:
                    finding.addressee = (k, end)
                    k = end
                    continue
            if form.that or form.quotes:
                end = c.adjunct_end(s, k, self.last)
                if end > k and not (form.np and not form.that and low[k] in ("for", "of", "with", "to")):
                    if low[k] in c.subordinators and low[k] not in c.prepositions:
                        pass
                    finding.frames.append((k, end))
                    k = end
                    continue
            if word in c.contrasts and word not in ("if", "where") and not form.np:
                return None, False
            return k, False
        return None, False

    def _closing_comma(self, k: int) -> int:
        """The comma that closes an inserted adverbial after the verb: "said, in a statement, that"."""
        s, c = self.s, self.c
        if c.adjunct_end(s, k + 1, self.last) == k + 1:
            return 0
        for m in range(k + 2, min(self.last - 1, k + 16)):
            if s.low[m] == ",":
                return m if s.low[m + 1] in c.that or s.low[m + 1] == QUOTE else 0
        return 0

    def listener(self, k: int) -> int:
        """The end of the one who is told: "reporters", "the BBC", "Fox News Digital"."""
        s, c = self.s, self.c
        low = s.low
        if k >= self.last or low[k] in c.that or low[k] == QUOTE:
            return k
        if low[k] in c.objects:
            return k + 1
        for size in (4, 3, 2, 1):
            if k + size <= self.last and (
                s.slice(k, k + size) in c.outlets
                or s.slice(k, k + size).removesuffix("'s").removesuffix("’s") in c.outlets
            ):
                end = k + size
                if low[end - 1].endswith(("'s", "’s")):
                    while end < self.last and s.is_capital(end) and not self.c.is_date(s, end):
                        end += 1
                return end
            if k + size <= self.last and s.slice(k, k + size).lower() in c.addressees:
                return k + size
        return c._object_end(s, k, self.last)

    def is_enough(self, finding: Finding, right: int, explicit: bool) -> bool:
        """Whether what stands to the right can be what was said."""
        s, c, form = self.s, self.c, finding.form
        if explicit:
            return True
        word = s.low[right]
        if form.np or form.inf:
            if form.inf and word in c.to:
                return form.speech != "sometimes" or s.headline or form.cls != "neutral"
            if not form.np and not form.that:
                return False
            if form.speech == "sometimes":
                return any(s.low[m] == QUOTE for m in range(right, self.last)) or (s.headline and form.cls != "neutral")
            if form.np:
                return True
        if form.that:
            if form.speech == "always":
                return c.has_verb(s, right, self.last) or s.headline
            return c.has_verb(s, right, right + 14) and word not in c.to
        return False

    # --- the end ----------------------------------------------------------------------------------------------------

    def finish(self) -> list[Finding]:
        """Cut contents where the next clause begins, mark what is nested, drop what is left empty."""
        found = self.found
        for n, first in enumerate(found):
            for later in found[n + 1 :]:
                self._bound(first, later)
        return [f for f in found if f.content or self.may_be_empty(f) or f.colon]

    def _bound(self, first: Finding, later: Finding) -> None:
        """Let ``later`` end or sit inside the content of ``first``."""
        if not first.content or first.after and len(first.content) < 2:
            return
        start, end = first.content[-1]
        where = later.subject[0] if later.subject and not later.after else later.cue[0]
        if not start <= where < end:
            return
        s, c = self.s, self.c
        edge = where
        while edge > start and s.low[edge - 1] in c.adverbs:
            edge -= 1
        previous = s.low[edge - 1] if edge > start else ""
        if later.participle:
            if previous in (",", QUOTE, *DASHES):
                first.content[-1] = (start, self._trim(start, edge))
                return
            later.nested = True
            return
        if later.coordinated:
            if previous in c.coordinators or previous == ",":
                first.content[-1] = (start, self._trim(start, edge))
            return
        if later.after:
            return
        if (
            previous in c.contrasts
            or previous == ";"
            or (previous in c.coordinators and edge > start + 1 and s.low[edge - 2] == ",")
        ):
            if edge > start + 1 and (s.low[edge - 2] == "," or previous in ("while", "whereas", "as", "after", ";")):
                first.content[-1] = (start, self._trim(start, edge))
                return
        later.nested = True

    def _trim(self, start: int, edge: int) -> int:
        low, c = self.s.low, self.c
        while edge > start and (
            low[edge - 1] in (",", ";", *DASHES) or low[edge - 1] in c.coordinators or low[edge - 1] in c.contrasts
        ):
            edge -= 1
        return edge
