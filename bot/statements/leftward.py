"""To the left of a verb: auxiliaries, asides and the noun phrase that is its subject.

Token positions in, token positions out. Every walk is bounded, so that a sentence costs no more than its length times
the number of its cues.
"""

from dataclasses import dataclass, field

from bot.statements.lexis import CLOSING, DASHES, REACH, Lexis, opening_bracket
from bot.statements.sentences import QUOTE, Sentence


@dataclass(slots=True)
class Verbal:
    """What stands between a subject and its verb."""

    end: int  # last token of the subject, -1 for none
    negated: bool = False
    passive: bool = False
    infinitive: bool = False
    modal: str = ""
    perfect: bool = False
    gerund: bool = False  # a preposition stands before the verb
    frames: list[tuple[int, int]] = field(default_factory=list)  # dates and asides that were passed
    relative: bool = False
    apposition: int = -1  # the token after an apposition that belongs to the subject: "X, the minister, said"


class Leftward(Lexis):
    """The walks from a verb to its subject."""

    def before_verb(self, s: Sentence, v: int) -> Verbal:
        """Pass auxiliaries, adverbs, dates and inserted phrases leftwards from the verb."""
        found = Verbal(-1)
        low = s.low
        i = v - 1
        floor = max(0, v - REACH)
        while i >= floor:
            word = low[i]
            if i and (low[i - 1], word) in self.no_longer:
                found.negated = True
                i -= 2
                continue
            if word in self.negations:
                found.negated = True
            if word in self.be:
                found.passive = True
            elif word in self.have:
                found.perfect = True
            elif word in self.modals:
                found.modal = word
            elif word in self.do:
                pass
            elif word in self.to and i == v - 1:
                found.infinitive = True
                return found
            elif self.is_adverb(s, i) or (word in self.floating and i and low[i - 1] in self.relatives):
                pass  # "who all said"
            else:
                break
            i -= 1
        if i < floor:
            return found
        i = self._pass_dates(s, i, found)
        for _ in range(3):
            if i < floor or (low[i] not in (",", ")") and low[i] not in DASHES):
                break
            opening = self._aside_opening(s, i, floor)
            if opening < 0:
                break
            if self._is_nominal(s, opening + 1, i):
                found.apposition = max(found.apposition, i + (low[i] == ")"))
            else:
                found.frames.append((opening + 1, i))
            i = opening - 1
            i = self._pass_dates(s, i, found)
        if i >= floor and low[i] in self.relatives:
            found.relative = True
            i -= 1
            if i >= floor and low[i] == ",":
                i -= 1
            if i >= floor and low[i] in (")", ","):
                opening = self._aside_opening(s, i, floor)
                i = opening - 1 if opening >= 0 else i
        found.gerund = 0 <= i == v - 1 and low[i] in self.prepositions
        found.end = i if i >= floor else -1
        return found

    def _pass_dates(self, s: Sentence, i: int, found: Verbal) -> int:
        """Pass "on Tuesday", "on Jan. 3", "last week" that stand between subject and verb."""
        if i > 1 and s.low[i] in self.spells and s.low[i - 1] in self.stretches:
            back = i - 2 - (s.low[i - 2] in self.adverbs)
            found.frames.append((back + 1, i + 1))
            return back
        k = i
        while k >= 0 and i - k < 4 and (self.is_date(s, k) or (s.low[k].isdigit() and k and self.is_date(s, k - 1))):
            k -= 1
        if k == i:
            return i
        if k >= 0 and s.low[k] in self.prepositions | self.adverbs | {"late", "early"}:
            k -= 1
        if k < 0:
            return i
        found.frames.append((k + 1, i + 1))
        return k

    def _aside_opening(self, s: Sentence, closing: int, floor: int) -> int:
        """The comma, dash or bracket that opens the phrase closed at ``closing``; -1 when it opens none."""
        low = s.low
        mark = low[closing]
        partner = "(" if mark == ")" else mark
        for k in range(closing - 1, floor - 1, -1):
            if low[k] == QUOTE and mark == ",":
                return -1
            if low[k] == partner:
                if k == 0:
                    return -1
                return k if self._is_aside(s, k + 1, closing) else -1
            if low[k] in CLOSING or low[k] == ":":
                return -1
        return -1

    def _is_aside(self, s: Sentence, i: int, j: int) -> bool:
        """Whether tokens i to j may be an apposition or an adverbial between subject and verb."""
        if i >= j:
            return False
        word = s.low[i]
        if word in self.relatives or word in self.prepositions or word in self.determiners or word in self.possessives:
            return True
        if word.isdigit() or self.is_adverb(s, i) or word in self.contrasts or self.is_date(s, i):
            return True
        if word in self.roles or any(s.low[k] in self.roles for k in range(i, min(j, i + 6))):
            return True
        if s.is_capital(i) and not self.has_verb(s, i, j):
            return True
        if i > 1 and s.is_capital(i - 2) and not self.has_verb(s, i, j):
            return True
        return word.endswith(("ing", "ed")) and i > 1

    def _is_nominal(self, s: Sentence, i: int, j: int) -> bool:
        """Whether an inserted phrase names the subject again: an office or a name."""
        if s.low[i] in self.prepositions or s.low[i] in self.relatives or self.is_adverb(s, i) or self.is_date(s, i):
            return False
        return any(s.low[k] in self.roles for k in range(i, min(j, i + 12))) or (
            s.is_capital(i) and not self.has_verb(s, i, j)
        )

    def phrase_left(self, s: Sentence, e: int, depth: int = 0) -> int:
        """The first token of the noun phrase that ends at token e; e + 1 when there is none."""
        low = s.low
        floor = max(0, e - REACH)
        i = e
        if low[e] in self.pronouns:
            return e
        while i >= floor:
            word = low[i]
            if word == QUOTE:
                if i == e or not s.quotes[i].double:
                    if i != e and not self._joined(s, i):
                        break
                elif not self._joined(s, i):
                    break
            elif not (word[0].isalnum()):
                if word == ")" and (k := opening_bracket(low, i, floor)) >= 0:
                    i = k
                elif word in ("$", "£", "€", "%", "#", "@", "’", "'") or (
                    word == "," and depth == 0 and self._list_comma(s, i, e)
                ):
                    pass
                else:
                    break
            elif word in self.coordinators:
                if i == e or depth > 2:
                    break
                start = self.phrase_left(s, i - 1, depth + 1) if i > floor and low[i - 1] != QUOTE else i
                if start >= i or not self._is_edge(s, start - 1):
                    break
                i = start
                if i > floor and self.is_date(s, i - 1):
                    i -= 1
                    break  # "On Monday the Norlandish and the Sudmarkish premier"
            elif word in self.articles and word in self.determiners and i > floor and self._is_noun(s, i - 1):
                i -= 1
                break  # "the same day the army": a new phrase begins here
            elif word in self.relatives:
                if i == e or i == 0 or low[i - 1] == ",":
                    break
            elif word in self.prepositions:
                if i == e or word not in self.links or i == 0 or not self._is_noun(s, i - 1):
                    break
            elif (
                word in self.pronouns
                or word in self.subordinators
                or (i != e and word in self.quoting)
                or (i != e and (self.is_verb(s, i) or self._is_bare_verb(s, i)))
            ):
                break
            i -= 1
        start = i + 1
        while start <= e and low[start] in self.openers and start < e:
            start += 1
        while start < e and low[start] in self.prepositions:
            start += 1
        while start <= e and self.is_adverb(s, start) and start < e and not s.is_capital(start):
            start += 1
        return start

    def _is_bare_verb(self, s: Sentence, i: int) -> bool:
        """As in "would not confirm", "to confirm": what stands behind it is no subject."""
        if i == 0 or s.low[i - 1] not in self.before_bare or s.is_capital(i):
            return False
        return s.low[i] not in self.determiners and s.low[i] not in self.possessives and s.low[i] not in self.roles

    def _joined(self, s: Sentence, i: int) -> bool:
        """A quotation inside a name: Ali "the fox" Hassan, the "Board of Peace" chairman."""
        quote = s.quotes[i]
        return quote.end - quote.start < 40 and s.text[quote.stop - 1 : quote.stop] not in (",", ".", "!", "?")

    def _list_comma(self, s: Sentence, i: int, e: int) -> bool:
        """A comma in a list of speakers: "Merz, Macron and Starmer said"."""
        has_and = any(s.low[k] in self.coordinators for k in range(i + 1, e))
        return has_and and i > 0 and s.is_capital(i - 1) and i + 1 <= e and s.is_capital(i + 1)

    def _is_edge(self, s: Sentence, i: int) -> bool:
        """Whether a clause may begin after token i."""
        if i < 0:
            return True
        word = s.low[i]
        if word == "with" and i and s.low[i - 1] == ",":
            return True  # ", with X and Y saying"
        if self.is_date(s, i):
            return True
        return (
            not word[0].isalnum() or word in self.contrasts or word in self.subordinators or word in self.coordinators
        )

    def _is_noun(self, s: Sentence, i: int) -> bool:
        word = s.low[i]
        if not word[0].isalnum():
            return word in (")",) or word == QUOTE
        closed = (
            word in self.prepositions
            or word in self.subordinators
            or word in self.coordinators
            or word in self.auxiliaries
            or word in self.determiners
        )
        return not closed and not self.is_verb(s, i)

    def first_phrase(self, s: Sentence, stop: int) -> tuple[int, int] | None:
        """The noun phrase that opens the main clause: the subject that ", saying …" leans on."""
        low = s.low
        i = 0
        stop = min(stop, i + REACH)
        for _ in range(3):
            fronted = i == 0 and low[0] in self.speaking_openers  # "Speaking to voters, X tried …, urging"
            if i < stop and (fronted or low[i] in self.prepositions or low[i] in self.openers or self.is_adverb(s, i)):
                comma = next((k for k in range(i, stop) if low[k] == ","), -1)
                if comma < 0:
                    i += 1
                    continue
                i = comma + 1
        start = i
        while i < stop and low[i] != QUOTE:
            word = low[i]
            if not word[0].isalnum():
                if word == "(":
                    close = next((k for k in range(i, min(stop, i + 12)) if low[k] == ")"), -1)
                    if close > 0:
                        i = close + 1
                        continue
                if word not in ("$", "%", "’", "'"):
                    break
            elif i > start and (self.is_verb(s, i) or word in self.pronouns or word in self.relatives):
                break
            elif i == start and word in self.pronouns:
                return (i, i + 1)
            elif (
                word in self.auxiliaries
                or (word in self.subordinators and word not in ("as",))
                or (word in self.prepositions and word not in ("of", "for"))
                or (i > start and (self.is_adverb(s, i) or (s.headline and self.is_headline_verb(s, i))))
            ):
                break
            i += 1
        return (start, i) if i > start else None
