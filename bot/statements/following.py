"""Content behind its cue: where it begins after "that", a colon, a quotation or bare, and whether it is any."""

from bot.statements.clauses import Clauses
from bot.statements.finding import Finding
from bot.statements.grammar import Grammar
from bot.statements.lexis import CLOSING, DASHES
from bot.statements.sentences import QUOTE, Sentence

STEPS = 8  # adverbials and listeners that may stand between a cue and its content


class Following:
    """What follows the cues of one sentence."""

    def __init__(self, s: Sentence, grammar: Grammar, last: int, found: list[Finding]) -> None:
        """``last`` is the token after the sentence's last word; ``found`` the findings before this one."""
        self.s, self.g, self.last, self.found = s, grammar, last, found
        self.c: Clauses = grammar.clauses

    def right(self, finding: Finding, j: int) -> tuple[int | None, bool]:
        """Where content to the right begins, and whether a mark ("that", ":", a quotation) says so."""
        s, c, low, form = self.s, self.c, self.s.low, finding.form
        if form.speech == "phrase" and j < self.last and low[j] not in (",", ":", QUOTE) and low[j] not in CLOSING:
            return j, False
        k, about = j, -1
        told = form.cue not in self.g.telling and form.cue not in self.g.asking
        for _ in range(STEPS):
            if k >= self.last:
                break
            word = low[k]
            if k == j and not told and self._is_named(k):
                finding.addressee = (k, k + 1)
                told, k = True, k + 1
                continue  # 'told "Morning North" on Tuesday that …'
            if word == QUOTE:
                return k, True
            if word in c.that and low[j] in self.g.kind("means_words") and k + 1 < self.last and c.is_verb(s, k + 1):
                break  # "countered with a barrage that killed": it is of the barrage
            if word in c.that and (form.that or form.quotes or form.cue in self.g.quotable):
                return (k + 1, True) if k + 1 < self.last else (None, False)
            if word == ":":
                finding.colon = True
                return (k + 1, True) if k + 1 < self.last else (None, True)
            if word == ",":
                if k + 1 < self.last and low[k + 1] == QUOTE:
                    return k + 1, True
                resume = self._inserted(k)
                if not resume:
                    break
                finding.frames.append((k + 1, resume))
                k = resume
                continue
            if word in DASHES or word in CLOSING:
                break
            if not told:
                told = True
                end = self._told(finding, k)
                if end > k:
                    finding.addressee = (k, end)
                    k = end
                    continue
            if form.inf and c.is_infinitive(s, k, self.last):
                return k, False  # "vows not to resign": the "not" is said
            if word in self.g.kind("scope_words") and not self._is_marked(k + 1):
                return (about, True) if about >= 0 else (k, False)  # "says not ready", "said only X could"
            by = word in self.g.kind("by_words") and form.quotes and k + 1 < self.last
            if by and low[k + 1].endswith(c.participle_endings):
                return k + 1, True  # "retorted by listing …"
            if k > j and word in c.prepositions and k + 2 < self.last and self._is_title(k + 1):
                finding.frames.append((k, k + 2))
                k += 2  # 'said in an interview on "Morning North" that …'
                continue
            if form.that or form.quotes:
                end = c.adjunct_end(s, k, self.last)
                if end > k and not (form.np and not form.that and word in ("for", "of", "with", "to")):
                    if (
                        about < 0
                        and (k == j or told)
                        and all(c.is_date(s, a) or c.is_date(s, b - 1) for a, b in finding.frames)
                        and word in self.g.kind("about_words")
                        and form.cue in self.g.kind("about_verbs")
                    ):
                        about = k + (word not in self.g.kind("opposing_words"))
                    finding.frames.append((k, end))
                    k = c.participle_end(s, end, self.last)
                    continue
            if word in c.contrasts and word not in c.conditions and not form.np:
                break
            if form.np and word in self.g.kind("as_words") and k == j:
                if self._of_relative(finding):
                    return k + 1, True
                if not form.that:
                    return None, False  # "an election denounced as a sham": the noun before it is what is judged
            if about < 0 and k > j and (marked := self._marked(k)):
                return marked, True
            return (about, True) if about >= 0 else (k, False)
        return (about, True) if about >= 0 and about < self.last else (None, False)

    def _is_marked(self, k: int) -> bool:
        """Tell whether content begins at token k with a mark: "that", a colon, a quotation."""
        return k < self.last and (self.s.low[k] in self.c.that or self.s.low[k] in (":", QUOTE))

    def _marked(self, k: int) -> int:
        """As in 'declared in his first speech since the strikes began that, "…"': where "that" and a quotation are."""
        low = self.s.low
        plain = self.c.is_verb(self.s, k) and low[k].endswith(self.c.past_endings)  # "in audio played on air that"
        for m in range(k, min(self.last - 2, k + 20)):
            if low[m] in self.c.that:
                if plain:
                    return m + 1
                quoted = m + 1 + (low[m + 1] == ",")
                return quoted if quoted < self.last and low[quoted] == QUOTE else 0
            if low[m] == QUOTE:
                return 0
        return 0

    def _is_judged(self, right: int) -> bool:
        """As in "called the strike illegal", "called the deal a disaster": what is named, then what it is called."""
        words = self.g.kind("judging_words")
        return any(self.s.low[m] in words for m in range(right + 1, min(self.last, right + 14)))

    def _is_named(self, k: int) -> bool:
        """Tell whether a programme that is told something stands at token k: more of the sentence is behind it."""
        return self._is_title(k) and k + 2 < self.last and self.s.low[k + 1] not in CLOSING and self.s.low[k + 1] != ","

    def _is_title(self, i: int) -> bool:
        """A quotation of few words, all with a capital: the name of a programme."""
        quote = self.s.quotes.get(i)
        words = self.s.text[quote.inner : quote.stop].split() if quote is not None else []
        return 0 < len(words) <= 4 and all(word[0].isupper() or not word[0].isalpha() for word in words)

    def _of_relative(self, finding: Finding) -> bool:
        """As in ", which X described as …": what X speaks of stands before the comma."""
        start = finding.subject[0] if finding.subject is not None else 0
        return start > 1 and self.s.low[start - 1] in self.c.relatives and self.s.low[start - 2] == ","

    def _told(self, finding: Finding, k: int) -> int:
        """The end of the listener; verbs of asking keep it as content unless "that" or a quotation follows."""
        end = self.listener(k)
        if finding.form.cue not in self.g.telling and any(w.endswith(("'s", "’s")) for w in self.s.low[k:end]):
            return k  # "warns Norway's reserves 'must not be used'": no listener
        if finding.form.cue in self.g.telling or end <= k or end >= self.last:
            return end
        low = self.s.low
        follows = low[end] in self.c.that or low[end] in (QUOTE, ":") or low[end] in self.g.kind("asking")
        if follows or (low[end] == "," and end + 1 < self.last and low[end + 1] == QUOTE):
            return end
        if low[end] in self.g.kind("about_words") and finding.form.cue in self.g.kind("about_verbs"):
            return end
        return k

    def _inserted(self, k: int) -> int:
        """Where to go on after an adverbial between commas: "said, in a statement, that", "said in X, Y, that"."""
        low, c = self.s.low, self.c
        for m in range(k + 2, min(self.last - 1, k + 18)):
            if low[m] == ",":
                if low[m + 1] in c.that or low[m + 1] == QUOTE:
                    return m + 1
                if c.adjunct_end(self.s, k + 1, self.last) == k + 1:
                    return 0
                return m + 1 if low[m + 1] in c.pronouns else 0
            if low[m] in c.that and not c.has_verb(self.s, k + 1, m):
                return m
            if c.is_verb(self.s, m) or low[m] == QUOTE:
                return 0
        return 0

    def listener(self, k: int) -> int:
        """The end of the one who is told: "reporters", "the BBC", "Fox News Digital"."""
        s, c, low = self.s, self.c, self.s.low
        if k >= self.last or low[k] in c.that or low[k] == QUOTE:
            return k
        if low[k] in c.objects:
            return k + 1
        for size in (4, 3, 2, 1):
            if k + size > self.last:
                continue
            words = s.slice(k, k + size)
            if words in c.outlets or words.removesuffix("'s").removesuffix("’s") in c.outlets:
                end = k + size
                if low[end - 1].endswith(("'s", "’s")):
                    while end < self.last and not c.is_date(s, end) and (s.is_capital(end) or self._in_name(end)):
                        end += 1
                return end
            if words.lower() in c.addressees:
                return k + size
        return c.object_end(s, k, self.last, listener=True)

    def _in_name(self, k: int) -> bool:
        """A small word between capitals: CNN's "State of the Union"."""
        s = self.s
        return s.low[k] in self.c.articles | self.c.links and k + 1 < self.last and s.is_capital(k + 1)

    def is_enough(self, finding: Finding, right: int, explicit: bool) -> bool:
        """Whether what stands to the right can be what was said."""
        s, c, form = self.s, self.c, finding.form
        if explicit:
            return True
        word = s.low[right]
        if form.text in self.g.kind("shy_forms") and not s.headline:
            return False
        if word in c.auxiliaries and word.isalpha() and finding.subject is not None and not s.headline:
            before = finding.subject[0] - 1  # "what she said were leaders": no more than a relative clause
            return before > 0 and s.low[before] in c.relatives and s.low[before - 1] == ","
        if (
            word in c.to
            and right + 1 < self.last
            and s.low[right + 1] in self.g.kind("silences")
            and form.cls == "reject"
        ):
            return False  # "declined to comment"
        if form.inf and c.is_infinitive(s, right, self.last):
            return form.speech != "sometimes" or form.cls != "neutral"
        if form.np:
            if word in c.links_only and s.headline and not form.that and form.tense == "past":
                return False
            if word in c.prepositions and not s.headline and not form.that and word not in ("at", "over", "about"):
                return False
            if form.speech == "sometimes":
                quoted = any(s.low[m] == QUOTE for m in range(right, self.last))
                judged = form.cue in self.g.kind("naming_verbs") and form.tense != "ing" and self._is_judged(right)
                return quoted or judged or (s.headline and form.text in self.g.kind("headline_verbs"))
            return True
        if form.speech == "phrase":
            return True
        if not form.that:
            return False
        if form.speech == "always":
            return s.headline or self.last - right >= 3 or QUOTE in s.low[right : self.last]
        return c.has_verb(s, right, right + 14) and word not in c.to
