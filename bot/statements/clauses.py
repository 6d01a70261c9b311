"""The shape of a sentence around a cue: subjects to the left, complements to the right, from closed word classes alone.

Token positions in, token positions out; the walks to the left are inherited.
"""

from bot.statements.leftward import Leftward
from bot.statements.lexis import REACH
from bot.statements.sentences import QUOTE, Sentence


class Clauses(Leftward):
    """All walks over a sentence: to the left from ``Leftward``, to the right here."""

    def phrase_right(self, s: Sentence, i: int, stop: int) -> int:
        """The end of the noun phrase that begins at token i (for "said X", "according to X", "by X")."""
        low = s.low
        begin = i
        stop = min(stop, i + REACH)
        while i < stop:
            word = low[i]
            if word == QUOTE:
                break
            if not word[0].isalnum():
                if word == "(":
                    close = next((k for k in range(i, min(stop, i + 12)) if low[k] == ")"), -1)
                    if close > 0:
                        i = close + 1
                        continue
                if word not in ("$", "%", "&", "’", "'", "@", "#"):
                    break
            elif i == begin and word in self.pronouns:
                return i + 1
            elif (
                word in self.relatives
                or word in self.pronouns
                or (word in self.subordinators and i > begin)
                or word in self.auxiliaries
                or (i > begin and self.is_verb(s, i))
                or (word in self.prepositions and word not in self.links)
            ):
                break
            elif i > begin and self.is_date(s, i):
                return i - 1 if low[i - 1] in self.prepositions and i - 1 > begin else i
            i += 1
        while i > begin + 1 and (low[i - 1] in self.prepositions or low[i - 1] in self.coordinators):
            i -= 1
        return i

    def is_infinitive(self, s: Sentence, i: int, stop: int) -> bool:
        """Tell whether an infinitive begins at token i: "to stay", "not to stay", "never again to stay"."""
        low = s.low
        if i < stop and low[i] in self.negations:
            i += 1 + (i + 1 < stop and low[i + 1] in self.adverbs)
        return i + 1 < stop and low[i] in self.to

    def adjunct_end(self, s: Sentence, i: int, stop: int) -> int:
        """The end of the adverbial that begins at token i ("on Tuesday", "in a statement to X"); i when none does."""
        low = s.low
        if i >= min(stop, len(low)):
            return i
        word = low[i]
        if self.is_date(s, i):
            k = i + 1
            while k < stop and (low[k].rstrip("stndrh").isdigit() or self.is_date(s, k)):
                k += 1
            if k + 1 < stop and low[k] == "," and low[k + 1].isdigit() and len(low[k + 1]) == 4:
                k += 2
            if k < stop and low[k] in self.spells:
                k += 1
            return k
        if i + 2 < stop and (word.isdigit() or word in self.counts) and low[i + 1] in self.day_units:
            return i + 3 if low[i + 2] in self.ago else i
        if word in self.articles and i + 2 < stop and self.is_date(s, i + 1):
            follows = low[i + 2]  # "dijo el martes que"; not "said the Monday attack"
            return i + 2 if follows in self.that or follows in self.prepositions or not follows[0].isalnum() else i
        if word in self.stretches and i + 1 < stop and (low[i + 1] in self.spells or self.is_date(s, i + 1)):
            return i + 2
        if word not in self.determiners and (word in self.adverbs or (self.is_adverb(s, i) and i + 1 < stop)):
            return i + 1
        if word not in self.prepositions or word in ("like", "than") or i + 1 >= stop:
            return i
        after = low[i + 1]
        if word in ("about", "over", "under", "around", "between", "at", "up") and (
            after[0].isdigit() or after in ("least", "most")
        ):
            return i
        if after == QUOTE:
            return i
        end = self.object_end(s, i + 1, stop)
        return end if end > i + 1 else i

    def object_end(self, s: Sentence, i: int, stop: int, *, listener: bool = False) -> int:
        """The end of a preposition's object; a listener may be a common noun with a name ("broadcaster TV2")."""
        low = s.low
        begin = i
        nouns = 0
        common = False  # a common noun was seen: a capital after it begins something new
        while i < stop and i - begin < 14:
            word = low[i]
            if not word[0].isalnum():
                if word in ("&", "’", "'", "@", "#", "$", "%"):
                    i += 1
                    continue
                break
            if word == QUOTE or word in self.that:
                break
            if self.is_date(s, i):
                if i > begin and low[i - 1] in self.articles:
                    i += 1
                    continue
                if i > begin:
                    break
                return self.adjunct_end(s, i, stop)
            if i == begin and word.isdigit() and i + 1 < stop and self.is_date(s, i + 1):
                return self.adjunct_end(s, i + 1, stop)
            if (word in self.determiners or word in self.possessives) and not (nouns and s.is_capital(i)):
                if nouns:
                    break
            elif word in self.pronouns or word in self.relatives or word in self.auxiliaries:
                if word in ("her", "it") and i == begin:
                    return i + 1
                break
            elif word in self.prepositions or word in self.subordinators or (nouns and self._ends_name(s, i)):
                break
            elif s.is_capital(i):
                if common and not s.headline and not (listener and self._closes(s, i, stop)):
                    break
                nouns += 1
            elif word in self.coordinators:
                pass
            else:
                nouns += 1
                common = (
                    word not in self.titles
                    and not word.endswith(("'s", "’s"))
                    and not word.endswith(("an", "ese", "ish"))
                )
            i += 1
        return i

    def _ends_name(self, s: Sentence, i: int) -> bool:
        """As in "told Hartmann not to go", "told reporters left behind": no name goes on over a "not" or a verb."""
        return s.low[i] in self.negations or self.is_verb(s, i)

    def _closes(self, s: Sentence, i: int, stop: int) -> bool:
        """Whether a name ends a listener: what follows it is a mark, "that" or a preposition."""
        while i < stop and s.low[i][0].isalnum() and s.is_capital(i) and not self.is_date(s, i):
            i += 1
        return i < stop and (
            not s.low[i][0].isalnum() or s.low[i] in self.that or s.low[i] in self.prepositions or self.is_date(s, i)
        )

    def participle_end(self, s: Sentence, i: int, stop: int) -> int:
        """As in "a statement posted on …": the token after "posted", when an adverbial follows; i when none does."""
        if i + 1 < stop and s.low[i] in self.issued and self.adjunct_end(s, i + 1, stop) > i + 1:
            return i + 1
        return i
