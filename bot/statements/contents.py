"""What was said: a cue with its speaker in, the token ranges of the content out.

A content stands after its cue (behind "that", a colon, a quotation, or bare), before it ("…, X said"), or on both sides
("…," he said, "…").
"""

from collections.abc import Iterator

from bot.statements.finding import Finding
from bot.statements.following import STEPS, Following
from bot.statements.lexis import PAUSES
from bot.statements.sentences import QUOTE

EVENTFUL = frozenset({"accuse", "praise", "reject", "deny"})
BEHIND = frozenset({"after", "amid", "amidst", "despite", "following"})  # what a headline tells beside what is judged
WHOLE = 20  # characters of a quotation that says something by itself
ENDINGS = (",", ".", "!", "?", "…", ";")


class Contents(Following):
    """Places the content of the cues of one sentence."""

    def place(self, finding: Finding, j: int) -> Finding | None:
        """Set the content of a finding whose cue ends before token j; None when nothing was said."""
        left = self.left(finding, j)
        if left is not None and self.s.low[left[1] - 1] == QUOTE:
            return self._both(finding, left, j)
        right, explicit = self.right(finding, j)
        if right is None and left is not None:
            return self._both(finding, left, j)
        if right is None:
            return finding if self.may_be_empty(finding) else None
        if not self.is_enough(finding, right, explicit):
            return None
        finding.content.append((right, self._without_tail(finding, right)))
        return finding

    def _without_tail(self, finding: Finding, right: int) -> int:
        """Cut "in a release issued Friday" off "said A in a release …": the occasion belongs to the saying."""
        s, c = self.s, self.c
        occasions = self.g.kind("occasions")
        for cut in self._cuts(finding, right):
            if cut < self.last:
                return cut
        quoted = next((k + 1 for k in range(right, min(right + 3, self.last)) if s.low[k] == QUOTE), right + 4)
        for k in range(self.last - 3, max(min(quoted, right + 4) - 1, self.last - 12), -1):
            bare = s.low[k + 1] in occasions and s.low[k + 1].endswith("s")  # "in remarks to reporters on Friday"
            if s.low[k] in c.prepositions and (bare or s.low[k + 1] in c.articles) and s.low[k] not in c.links_only:
                near = range(k + 1 if bare else k + 2, min(k + 6, self.last))
                named = any(s.low[m] in occasions for m in near) and not any(s.low[m] in c.auxiliaries for m in near)
                if named and not self._is_ahead(right, k, near):
                    finding.frames.append((k, self.last))
                    return k
                break
        if finding.form.np and right + 2 < self.last:
            m = next(
                (m for m in range(right + 1, self.last) if c.is_date(s, m) and s.low[m - 1] not in c.prepositions), -1
            )
            if m > 0 and (s.low[m - 1] not in c.determiners and not s.low[m - 1].endswith("'s")):
                finding.frames.append((m, min(m + 4, self.last)))
                return m
        return self.last

    def _cuts(self, finding: Finding, right: int) -> Iterator[int]:
        """Where the writer may go on, one way after the other; ``last`` where he does not."""
        yield self._before_recap(right)
        yield self._behind_quote(right)
        if finding.relative:
            yield self._before_predicate(right)
        if finding.form.np:
            yield self._before_occasion(finding, right)
        if "," in self.s.low[right:]:
            yield self._before_comment(right)
            yield self._before_main(finding, right)
        if finding.form.np and "with" in self.s.low:
            yield self._before_company(finding, right)
        if finding.form.np and self.s.headline:
            yield self._before_event(finding, right)

    def _before_company(self, finding: Finding, right: int) -> int:
        """Cut ", with an expert saying …" off "rejected the claim, with …"."""
        s, c = self.s, self.c
        for k in range(right + 1, self.last - 1):
            if s.low[k] == "," and s.low[k + 1] == "with" and not (finding.form.that and c.has_verb(s, right, k)):
                return k
        return self.last

    def _before_event(self, finding: Finding, right: int) -> int:
        """Cut what a headline tells beside what is said: "vows answer as jets strike", "condemns raid after talks"."""
        s, c = self.s, self.c
        eventful = finding.form.cls in EVENTFUL
        for k in range(right + 1, self.last - 1):
            if (eventful and s.low[k] in BEHIND) or (s.low[k] == "as" and c.has_verb(s, k + 2, self.last)):
                return k
            if s.low[k] == "," and s.low[k + 1] in self.g.kind("deed_will"):
                return k  # "shrugs off revolt, will sign pact"
        return self.last

    def _before_predicate(self, right: int) -> int:
        """Cut ", has left" off what is said in a relative clause: "X, who said A, has left"."""
        s, c = self.s, self.c
        for k in range(right + 1, self.last - 2):
            if s.low[k] == "," and c.is_verb(s, k + 1):
                return k
        return self.last

    def _before_occasion(self, finding: Finding, right: int) -> int:
        """Cut "at a Friday press conference" off "defended the decision at …, arguing": where it was said, and when."""
        s, c = self.s, self.c
        for k in range(right + 1, min(self.last - 3, right + 12)):
            if c.is_verb(s, k) or s.low[k] == QUOTE or s.low[k] == ",":
                break
            dated = s.low[k] in c.prepositions and s.low[k + 1] in c.articles and c.is_date(s, k + 2)
            near = s.low[k + 3 : k + 6]
            if dated and not self.g.kind("occasions").isdisjoint((*near, " ".join(near[:2]))):
                finding.frames.append((k, min(k + 6, self.last)))
                return k
        return self.last

    def _is_ahead(self, right: int, k: int, near: range) -> bool:
        """As in "will be raised at a meeting": the occasion is of what is to come; a paper is ever the saying's."""
        low = self.s.low
        ahead = any(low[m] in self.g.kind("deed_will") for m in range(right, k))
        return ahead and not any(low[m] in self.c.carriers for m in near)

    def _before_recap(self, right: int) -> int:
        """Cut ", days after saying B" off "said A, days after saying B": what was said before is not said now."""
        low, units, leads = self.s.low, self.g.kind("recap_units"), self.g.kind("recap_leads")
        if "after" not in low:
            return self.last
        for k in range(right + 3, self.last - 1):
            if low[k] == "after" and low[k - 1] in units:
                cut = k - 1
                while cut > right and (low[cut - 1] in leads or low[cut - 1].isdigit()):
                    cut -= 1
                return cut - 1 if cut - 1 > right and low[cut - 1] == "," else self.last
        return self.last

    def _behind_quote(self, right: int) -> int:
        """Cut "amid unrest" and "a post that was shared" off '"We are ready," …': the writer goes on."""
        low, quote = self.s.low, self.s.quotes.get(right)
        if quote is None or quote.end - quote.start < WHOLE or right + 2 >= self.last:
            return self.last
        k = right + 1 + (low[right + 1] == ",")
        writes = low[k] in BEHIND or (low[k] in ("a", "an") and self.s.text[quote.stop - 1 : quote.stop] == ",")
        return right + 1 if writes else self.last

    def _before_main(self, finding: Finding, right: int) -> int:
        """Cut the main clause off what a clause before it tells: "While X says A, B"."""
        s, c, subject = self.s, self.c, finding.subject
        opens = s.low[0] in c.contrasts or s.low[0] in c.subordinators
        if not opens or subject is None or not 0 < subject[0] <= 3:
            return self.last
        for k in range(right + 1, self.last - 2):
            if s.low[k] != "," or not (finding.form.np or c.has_verb(s, right, k)):
                continue  # "While X said the port, the bridge and the road were lost, …"
            starts = s.low[k + 1] in c.pronouns or s.low[k + 1] in c.determiners or s.is_capital(k + 1)
            if starts and c.has_verb(s, k + 1, k + 8):
                return k
        return self.last

    def _before_comment(self, right: int) -> int:
        """Cut ", marking a shift" and ", a claim that Kyiv denied" off what was said: the writer comments on it."""
        low, articles = self.s.low, self.c.articles
        comments, nouns = self.g.kind("commenting"), self.g.kind("resumptives")
        for k in range(right + 4, self.last - 2):
            if low[k] != ",":
                continue
            resumed = low[k + 1] in articles and any(word in nouns for word in low[k + 2 : k + 4])
            if resumed or (low[k + 1] in comments and low[k + 2] != ","):
                return k
        return self.last

    def may_be_empty(self, finding: Finding) -> bool:
        """As in "he said." after a quotation of its own: the quotation is found outside."""
        return finding.form.quotes and finding.subject is not None and finding.form.cls == "neutral"

    def _both(self, finding: Finding, left: tuple[int, int], j: int) -> Finding:
        finding.content.append(left)
        finding.after = True
        self.medial(finding, j)
        return finding

    def clause_start(self, i: int, *, whole: bool = False) -> int:
        """Where the clause before token i begins: after the last finding's content, or the sentence's start."""
        s = self.s
        start = 0
        if self.found and not whole:
            last = self.found[-1]
            ends = [b for _, b in last.content if b <= i]
            if ends and last.after and not last.participle:
                start = max(*ends, last.cue[1])
        for k in range(i - 1, start - 1, -1):
            if s.low[k] == ";":
                start = k + 1
                break
        while start < i and (s.low[start] in PAUSES or s.low[start] == ":" or s.low[start] in self.c.coordinators):
            start += 1
        return start

    def left(self, finding: Finding, j: int) -> tuple[int, int] | None:
        """The clause or quotation that stands before "…, X said"."""
        s, c, subject = self.s, self.c, finding.subject
        if subject is None or subject[0] == 0:
            return None
        form = finding.form
        quotable = form.quotes or form.that or form.cue in self.g.quotable
        if not (quotable or form.that):
            return None
        if not form.that and form.cue not in self.g.quotable and QUOTE not in s.low[: subject[0]]:
            return None  # "As fears continue, …": a verb of quoting without a quotation
        stop = subject[0]
        while stop > 0 and (s.low[stop - 1] in c.adverbs or s.low[stop - 1] in self.g.kind("as_words")):
            stop -= 1
        if stop == 0:
            return None
        mark = s.low[stop - 1]
        if mark == QUOTE:
            start = self.clause_start(stop)
            if start < stop - 1 and s.low[start] in c.prepositions and j < self.last and s.low[j] in c.that:
                return None  # 'In an interview on "Today," X said that …': a name in quotation marks
            return (start, stop) if quotable and self._is_open(stop - 1) else None
        if mark not in PAUSES or stop < 2:
            return None
        start = self.clause_start(stop - 1)
        if start >= stop - 1:
            return None
        if s.low[stop - 2] == QUOTE and start == stop - 2:
            return (start, stop - 1) if quotable else None
        if any(s.low[k] == QUOTE for k in range(start, stop - 1)) and s.low[start] not in c.prepositions:
            return start, stop - 1
        if s.headline:
            passive = form.cue in self.g.telling and j >= self.last  # "…, couple told"
            return (start, stop - 1) if stop - 1 - start > 1 and not passive else None
        if c.has_verb(s, start, stop - 1) and s.low[start] not in c.conditions:
            return None if self._is_adverbial(start, stop - 1) else (start, stop - 1)
        if self._goes_on(j) and s.low[start] not in c.prepositions and not c.is_adverb(s, start):
            return start, stop - 1
        return None

    def _is_open(self, i: int) -> bool:
        """A quotation that leads to its cue: it ends in a mark, or opens the sentence."""
        quote = self.s.quotes[i]
        return i == 0 or self.s.text[quote.stop - 1 : quote.stop] in ENDINGS or not quote.double

    def _is_adverbial(self, start: int, stop: int) -> bool:
        """As in "Speaking on Tuesday", "When asked about it": no content of the cue after it."""
        s, c = self.s, self.c
        word = s.low[start]
        if word in c.contrasts or word in c.subordinators:
            return not any(s.low[k] in c.auxiliaries for k in range(start, stop)) or word in (
                "when",
                "as",
                "after",
                "while",
            )
        if word.endswith(c.participle_endings):
            return not any(s.low[k] in c.auxiliaries for k in range(start, stop))
        return word in c.prepositions and not any(s.low[k] in c.auxiliaries for k in range(start, stop))

    def _goes_on(self, j: int) -> bool:
        """After the cue a comma and the verb of the interrupted clause: "The deal, he said, is dead"."""
        s, c = self.s, self.c
        k = j
        for _ in range(4):
            if k >= self.last:
                return False
            if s.low[k] == ",":
                return k + 1 < self.last and (
                    c.is_verb(s, k + 1) or (c.is_adverb(s, k + 1) and c.has_verb(s, k + 1, k + 4))
                )
            end = c.adjunct_end(s, k, self.last)
            end = end if end > k else self.listener(k)
            if end <= k:
                return False
            k = end
        return False

    def medial(self, finding: Finding, j: int) -> None:
        """As in "A," he said on Tuesday, "B": take B too."""
        s, c = self.s, self.c
        k = j
        for _ in range(STEPS):
            if k >= self.last:
                return
            if k == j and finding.form.cue in self.g.telling and self._is_title(k):
                finding.addressee = (k, k + 1)  # “…,” X told “Morning North.”
                k += 1
                continue
            if s.low[k] == QUOTE or (s.low[k] == ":" and k + 1 < self.last):
                finding.content.append((k if s.low[k] == QUOTE else k + 1, self.last))
                return
            if s.low[k] in PAUSES:
                self._after_comma(finding, k + 1)
                return
            end = c.adjunct_end(s, k, self.last)
            if end > k:
                finding.frames.append((k, end))
                end = c.participle_end(s, end, self.last)
            else:
                end = self.listener(k)
                if end <= k or (finding.form.cue not in self.g.telling and finding.form.cue not in self.g.asking):
                    finding.frames.append(
                        (
                            k,
                            next(
                                (m for m in range(k, min(self.last, k + 14)) if s.low[m] == QUOTE),
                                min(self.last, k + 14),
                            ),
                        )
                    )
                    return
                finding.addressee = (k, end)
            k = end

    def _after_comma(self, finding: Finding, k: int) -> None:
        s, c = self.s, self.c
        if k >= self.last:
            return
        first = finding.content[0]
        direct = any(s.low[m] == QUOTE for m in range(*first))
        joins = s.low[k] in c.contrasts or s.low[k] in c.coordinators
        quote = next((m for m in range(k, min(self.last, k + 12)) if s.low[m] == QUOTE), -1)
        if quote == k or (direct and joins and quote >= 0 and not c.has_verb(s, k + 1, quote)):
            finding.content.append((k, self.last))
        elif direct and quote >= 0 and s.low[quote - 1] == "," and s.low[k].endswith(c.participle_endings):
            if not any(k <= self._at(f) < quote for f in self.found):
                finding.content.append((quote, self.last))  # "A," he said, referring to X, "B"
        elif joins or s.low[k] in c.relatives or s.low[k].endswith(c.participle_endings):
            pass
        elif not direct and not s.headline and c.has_verb(s, k, self.last) and c.adjunct_end(s, k, self.last) == k:
            finding.content.append((k, self.last))

    def _at(self, finding: Finding) -> int:
        return finding.cue[0]
