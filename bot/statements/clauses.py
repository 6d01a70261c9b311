"""The shape of a sentence around a cue: subjects to the left, complements to the right, from closed word classes alone.

Token positions in, token positions out. Every walk is bounded, so that a sentence costs no more than its length times
the number of its cues.
"""

from dataclasses import dataclass, field

from bot.languages import LanguagePack
from bot.statements.sentences import QUOTE, Sentence

REACH = 45  # tokens that a subject or an inserted phrase may hold
CLOSING = frozenset(".!?…;")
DASHES = frozenset({"—", "–", "-", "―", "--", "---"})


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


class Clauses:
    """Word classes of one language as sets, and the walks over a sentence."""

    def __init__(self, pack: LanguagePack) -> None:
        """Take the sets out of the pack once."""
        words = pack.words
        self.determiners, self.possessives = words("determiners"), words("possessives")
        self.articles = words("articles") | self.possessives
        self.pronouns, self.demonstratives = words("pronouns"), words("demonstratives")
        self.prepositions, self.links = words("prepositions"), words("noun_links")
        self.coordinators, self.contrasts = words("coordinators"), words("contrasts")
        self.subordinators, self.relatives = words("subordinators"), words("relatives")
        self.be, self.have, self.do, self.modals = words("be"), words("have"), words("do"), words("modals")
        self.negations, self.adverbs, self.openers = words("negations"), words("adverbs"), words("openers")
        self.verbs, self.not_verbs = words("verbs"), words("not_verbs")
        self.mute, self.carriers = words("mute_subjects"), words("carriers")
        self.collectives, self.roles = words("collectives"), _with_plurals(words("role_nouns"), pack)
        self.titles = words("title_words")
        self.days = frozenset(pack.numbers.get("weekdays", {})) | words("same_day_words")
        self.months = frozenset(pack.numbers.get("months", {}))
        self.outlets = words("outlets")
        self.addressees = words("addressees")
        self.auxiliaries = self.be | self.have | self.do | self.modals
        self.that = words("complementisers")
        self.endings = tuple(words("adverb_endings"))
        self.past_endings = tuple(words("past_endings"))
        self.speaker_pronouns, self.objects = words("speaker_pronouns"), words("objects")
        self.headline_endings = tuple(words("headline_endings"))
        self.plural_endings = tuple(words("plural_endings"))
        self.stretches, self.spells = words("stretches"), words("spells")
        self.quoting = words("quoting")
        self.counts, self.ago = frozenset(pack.numbers.get("numbers", {})), words("ago")
        self.day_units = words("day_units")
        self.asking = words("asking")
        self.claims = words("claim_words")
        self.links_only = words("links_only")
        self.issued = words("issued")
        self.breaks, self.conditions = words("breaks"), words("condition_words")
        self.participle_endings = tuple(words("participle_endings"))
        self.to = words("infinitive_marks")

    # --- words ----------------------------------------------------------------------------------------------------

    def is_adverb(self, s: Sentence, i: int) -> bool:
        """A word that may stand between subject and verb."""
        word = s.low[i]
        if word in self.adverbs:
            return True
        return bool(self.endings) and len(word) > 4 and word.endswith(self.endings) and not s.is_capital(i)

    def is_verb(self, s: Sentence, i: int) -> bool:
        """A finite verb, as far as form tells."""
        word = s.low[i]
        if word in self.auxiliaries or word in self.verbs:
            return not (s.is_capital(i) and not s.headline and word not in self.auxiliaries)
        if self.past_endings and len(word) > 4 and word.endswith(self.past_endings) and word not in self.not_verbs:
            return not (s.is_capital(i) and not s.headline) and not (i and s.low[i - 1] in self.articles)
        return False

    def is_date(self, s: Sentence, i: int) -> bool:
        """A weekday or month, as written (capital, so that "may" and "march" stay verbs)."""
        word = s.low[i].rstrip(".")
        return word in self.days or (word in self.months and s.is_capital(i))

    def has_verb(self, s: Sentence, i: int, j: int) -> bool:
        """Whether a finite verb stands among the tokens i to j."""
        return any(self.is_verb(s, k) for k in range(i, min(j, i + REACH, len(s.low))))

    # --- to the left ------------------------------------------------------------------------------------------------

    def before_verb(self, s: Sentence, v: int) -> Verbal:
        """Pass auxiliaries, adverbs, dates and inserted phrases leftwards from the verb."""
        found = Verbal(-1)
        low = s.low
        i = v - 1
        floor = max(0, v - REACH)
        while i >= floor:
            word = low[i]
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
            elif self.is_adverb(s, i):
                pass
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
                if word == ")" and (k := self._bracket(s, i, floor)) >= 0:
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
                or (i != e and self.is_verb(s, i))
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

    def _joined(self, s: Sentence, i: int) -> bool:
        """A quotation inside a name: Ali "the fox" Hassan, the "Board of Peace" chairman."""
        quote = s.quotes[i]
        return quote.end - quote.start < 40 and s.text[quote.stop - 1 : quote.stop] not in (",", ".", "!", "?")

    def _bracket(self, s: Sentence, i: int, floor: int) -> int:
        for k in range(i - 1, max(floor, i - 12) - 1, -1):
            if s.low[k] == "(":
                return k
        return -1

    def _list_comma(self, s: Sentence, i: int, e: int) -> bool:
        """A comma in a list of speakers: "Merz, Macron and Starmer said"."""
        has_and = any(s.low[k] in self.coordinators for k in range(i + 1, min(e, i + 14)))
        return has_and and i > 0 and s.is_capital(i - 1) and i + 1 <= e and s.is_capital(i + 1)

    def _is_edge(self, s: Sentence, i: int) -> bool:
        """Whether a clause may begin after token i."""
        if i < 0:
            return True
        word = s.low[i]
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
            if i < stop and (low[i] in self.prepositions or low[i] in self.openers or self.is_adverb(s, i)):
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

    def is_headline_verb(self, s: Sentence, i: int) -> bool:
        """A small word in -s or -ing behind a capital, in a headline: "Bengio sounds", "White House discussing"."""
        word = s.low[i]
        if i == 0 or not s.is_capital(i - 1) or s.is_capital(i):
            return False
        return word.endswith(self.headline_endings) and not word.endswith(("'s", "’s", "ss"))

    # --- to the right -------------------------------------------------------------------------------------------------

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
        return self.object_end(s, i + 1, stop)

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
            elif word in self.prepositions or word in self.subordinators or (nouns and self.is_verb(s, i)):
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


def _with_plurals(words: frozenset[str], pack: LanguagePack) -> frozenset[str]:
    return words | {word + ending for word in words for ending in pack.words("plural_endings")}
