"""Who a speaker's words mean within one article: surfaces and positions in, mentions with name and role out.

Names are collected in one pass over the text. A surname finds the full name; a pronoun the speaker or the person named
last; "the ministry" or "the top diplomat" the last one whose role fits.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from bot.languages import LanguagePack
from bot.model import Mention

LETTER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚА-ЯЁЄІЇ]"
CAPITAL = rf"(?:(?:{LETTER}\.)+|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Adm|Capt|St)\.|{LETTER}[\w’'‑-]*)"
PARTICLE = r"(?:al|bin|ibn|de|da|do|dos|del|la|le|van|von|der|den|el|ul|abu|ben|di|du|ter|y)"
NEAR = 400  # characters: how far a pronoun reaches back to its speaker without a nearer name
NAME = re.compile(rf"(?<![\w’'-]){CAPITAL}(?:[ \xa0](?:{PARTICLE}[ \xa0-])?{CAPITAL}){{0,6}}")
POSSESSIVE = re.compile(r"[’']s?$")
APPOSITION = re.compile(r",\s+((?:(?:the|a|an)\s+)?[^,.;:\n“”\"]{4,90}?)(?=[,.;]|\s+[a-z]+ed\b)")
AGE = re.compile(r",\s+\d{1,3}\s*(?=,)")
PARTY = re.compile(r"\s*\([A-Z][\w.-]*(?:[-–][\w.]+)?\)")
OF = re.compile(r"\s+of\s+")
PARTS = re.compile(r",\s+|\s+[—–-]{1,2}\s+")
WORDS = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class Person:
    """Someone named in the article."""

    name: str
    role: str
    at: int
    gender: str = ""
    words: frozenset[str] = field(default_factory=frozenset)


@dataclass(slots=True)
class Spoken:
    """A speaker met before: what later pronouns and short forms lean on."""

    mention: Mention
    plural: bool
    personal: bool
    gender: str
    sentence: int
    start: int = -1


class References:
    """The people and bodies of one article, and the speakers met so far."""

    def __init__(self, text: str, headlines: str, pack: LanguagePack) -> None:
        """Collect the names of ``text``; in headlines, where any word may be capital, only those behind a title."""
        self.pack, self.text = pack, text
        self.quotes: list[tuple[int, int]] = []  # of the field that is being read
        self.offset = 0  # where the field that is being read begins in the text
        self.titles, self.roles = pack.words("title_words"), pack.words("role_nouns")
        self.not_names, self.honorifics = pack.words("not_names"), pack.words("honorifics")
        self.small = pack.words("prepositions") | pack.words("subordinators") | pack.words("adverbs")
        self.bodies = pack.words("body_nouns")
        self.feminine, self.masculine = pack.words("feminine"), pack.words("masculine")
        self.people: dict[str, list[Person]] = {}
        self.order: list[Person] = []
        self.seen: list[tuple[int, Person]] = []  # every naming of a person in the text, in order
        self.spoken: list[Spoken] = []
        self.headlines = headlines
        self.collected = False

    def _collect(self, text: str, *, titled: bool = False) -> None:
        for match in NAME.finditer(text):
            name = match.group()
            run = name.split()
            if len(run) == 1 and name.lower() not in self.titles:
                if not titled and (known := self.people.get(POSSESSIVE.sub("", name).lower())):
                    self.seen.append((match.start(), known[-1]))
                continue
            cut = next((k for k in range(len(run) - 1, -1, -1) if run[k].rstrip(".").lower() in self.titles), -1)
            tail = run[cut + 1 :]
            if (cut < 0 and (titled or len(run) < 2)) or not tail or (titled and len(tail) > 3):
                continue
            if POSSESSIVE.search(run[0]) and len(run) > 1 and cut < 0:
                run = tail = run[1:]
                if len(run) < 2:
                    continue
            cut_off = next((k for k, word in enumerate(tail) if POSSESSIVE.search(word)), len(tail))
            tail = tail[: cut_off + 1]
            if len(tail) > 2 and self._is_of_title(text, match.start(), run):
                tail = tail[-2:]
            if tail[0].lower() in self.small:
                continue
            if len(tail[-1]) > 1 and tail[-1].isupper() and cut < 0:
                continue  # "Biden DOJ"
            if tail[0].lower().rstrip(".") in self.not_names or tail[-1].lower() in self.not_names:
                continue
            name = POSSESSIVE.sub("", " ".join(tail)).rstrip(".")
            role = " ".join(run[: cut + 1])
            if cut < 0 or not role:
                role = self._role_before(text, match.start()) or role
            elif role.split()[-1].lower().rstrip(".") in self.roles:
                before = self._role_before(text, match.start(), any_word=True)
                role = f"{before} {role}".strip() if before else role
            if {word.lower().rstrip(".") for word in role.split()} <= self.honorifics:
                role = ""
            role = role or self._role_after(text, match.end())
            self._add(name, role, match.start())

    def _is_of_title(self, text: str, start: int, run: list[str]) -> bool:
        """As in "Secretary of War Pete Hegseth", "Minister of the Presidency Ana Ruiz": the first words are the office's."""
        before = text[max(0, start - 40) : start].split()
        links = [word.lower() for word in before[-2:]]
        if "of" not in links:
            return False
        at = len(before) - 1 - [w.lower() for w in reversed(before)].index("of")
        return at > 0 and before[at - 1].lower() in self.titles

    def _add(self, name: str, role: str, at: int) -> None:
        parts = name.split()
        if len(parts) > 5:
            return
        known = self.find(name, exact=True)
        if known is not None:
            if role and not known.role:
                known.role = role
                known.gender = known.gender or self._gender(role)
            self.seen.append((at, known))
            return
        person = Person(name, role, at, self._gender(role), frozenset(word.lower() for word in parts))
        self.order.append(person)
        self.seen.append((at, person))
        for word in parts:
            if len(word) > 1:
                self.people.setdefault(word.lower(), []).append(person)

    def _gender(self, role: str) -> str:
        words = {word.lower().rstrip(".") for word in role.split()}
        if words & self.feminine:
            return "f"
        return "m" if words & self.masculine else ""

    def _role_before(self, text: str, start: int, *, any_word: bool = False) -> str:
        """As in "Russian foreign ministry spokeswoman" before a name."""
        left = text[max(0, start - 70) : start]
        if not left.endswith((" ", "\xa0")):
            return ""
        words = re.split(r"[.,;:!?“”\"()\n—–]\s*", left)[-1].split()
        kept: list[str] = []
        for word in reversed(words):
            low = word.lower()
            if low in self.pack.words("determiners") | self.pack.words("coordinators"):
                break
            if low in self.pack.words("prepositions") and low not in ("of", "for", "to"):
                break
            if low in self.pack.words("auxiliaries_all") or low in self.pack.words("subordinators"):
                break
            if not kept and not any_word and low not in self.roles:
                return ""
            if low in self.pack.words("verbs") or (low.endswith("ed") and low not in self.pack.words("not_verbs")):
                break
            kept.append(word)
        if kept and kept[-1].lower() in self.pack.words("prepositions"):
            kept.pop()
        return " ".join(reversed(kept))

    def _role_after(self, text: str, end: int) -> str:
        """As in ", the Russian foreign ministry spokeswoman," after a name."""
        party = PARTY.match(text, end)
        if party:
            end = party.end()
        age = AGE.match(text, end)
        if age:
            end = age.end()
        match = APPOSITION.match(text, end)
        if match is None:
            return ""
        words = {word.lower() for word in WORDS.findall(match.group(1))}
        return match.group(1) if words & self.roles and not words & self.pack.words("relatives") else ""

    def find(self, name: str, *, exact: bool = False) -> Person | None:
        """The person of a name or surname; the fullest that fits."""
        parts = POSSESSIVE.sub("", name).lower().split()
        if not parts:
            return None
        found = [p for p in self.people.get(parts[-1], []) if all(part in p.words for part in parts)]
        if exact:
            found = [p for p in found if len(p.words) == len(parts)]
        return max(found, key=lambda p: (len(p.words), bool(p.role), -p.at), default=None)

    # --- mentions ---------------------------------------------------------------------------------------------------

    def mention(self, surface: str, sentence: int, start: int) -> Mention:
        """Say whom the words mean, and remember the speaker; names are collected when the first is asked for."""
        if not self.collected:
            self.collected = True
            self._collect(self.text)
            self._collect(self.headlines, titled=True)
        low = surface.lower()
        if low in self.pack.words("pronouns"):
            return self._pronoun(surface, low, sentence, start)
        found = self._named(surface) or self._described(surface, low, sentence)
        mention = found or Mention(surface, name=self._own_name(surface))
        self._remember(mention, sentence, start)
        return mention

    def several(self, surface: str) -> list[Mention]:
        """The people of a list of names; none when one of them is no person."""
        words = "|".join(map(re.escape, self.pack.words("coordinators")))
        parts = [part.strip(" ,") for part in re.split(rf",\s+(?:{words})\s+|\s+(?:{words})\s+|,\s+", surface)]
        named = [self._named(part) for part in parts if part]
        found = [mention for mention in named if mention is not None]
        return found if len(found) == len(named) and len({mention.name for mention in found}) > 1 else []

    def _own_name(self, surface: str) -> str:
        words = surface.split()
        while words and words[0].lower() in self.pack.words("determiners"):
            words = words[1:]
        return " ".join(words)

    def _named(self, surface: str) -> Mention | None:
        """A name stands in the words themselves, at the end of one of their parts: "the minister, Ana Ruiz"."""
        return self._in_parts(surface, PARTS.split(surface)) or self._in_parts(surface, OF.split(surface))

    def _in_parts(self, surface: str, parts: list[str]) -> Mention | None:
        for part in parts[:3]:
            words = part.split()
            while words and PARTY.fullmatch(" " + words[-1]):
                words.pop()
            if not words or words[-1].lower() in self.bodies or not words[-1][0].isupper():
                continue
            person = self._ending_in(words)
            if person is None:
                continue
            role = (self._role_of(surface, person.name) or person.role).strip(" ,")
            whole = person.name in surface
            full = f"{role} {person.name}".strip()
            return Mention(surface, person.name, role, "" if whole or full == surface else full)
        return None

    def _ending_in(self, words: list[str]) -> Person | None:
        names: list[str] = []
        for word in reversed(words):
            if not word[0].isupper() and word.lower() not in ("al", "bin", "de", "van", "von", "der"):
                break
            if word.lower().rstrip(".") in self.titles or word.endswith(("'s", "’s")):
                break
            names.insert(0, word)
        if len(names) < len(words) and words[-len(names) - 1].lower() in self.small - {"of"}:
            return None  # "people in Iran"
        for k in range(len(names)):
            person = self.find(" ".join(names[k:]))
            if person is not None:
                return person
        return None

    def _role_of(self, surface: str, name: str) -> str:
        last = name.rsplit(maxsplit=1)[-1]
        at = surface.find(last)
        if at < 0:
            return ""
        before = surface[:at].strip(" ,")
        words = [w for w in before.split() if w not in name.split()]
        after = surface[at + len(last) :].strip(" ,")
        role = " ".join(words)
        if any(w.lower().rstrip(".") in self.roles | self.titles for w in words):
            return role
        if after and {w.lower() for w in WORDS.findall(after)} & self.roles:
            return after
        return ""

    def _described(self, surface: str, low: str, sentence: int) -> Mention | None:
        """As in "the ministry", "the top diplomat": the last one whose role fits."""
        words = low.split()
        if not words or (
            words[0] not in self.pack.words("definite") and words[0] not in self.pack.words("possessives")
        ):
            return None
        head = next((w for w in reversed(words) if w in self.pack.synonyms), "")
        if not head or len(words) > 4:
            return None
        wanted = self.pack.synonyms[head]
        modifiers = {
            w for w in words[1:] if w != head and w not in ("top", "senior", "former", "country's", "nation's")
        }
        for spoken in reversed(self.spoken):
            role = f"{spoken.mention.role} {spoken.mention.surface} {spoken.mention.antecedent}".lower()
            if any(word in role for word in wanted) and spoken.mention.surface.lower() != low:
                if all(modifier in role for modifier in modifiers):
                    return self._as(surface, spoken.mention)
        for person in self.order:
            role = person.role.lower()
            if any(word in role for word in wanted) and all(modifier in role for modifier in modifiers):
                return Mention(surface, person.name, person.role, f"{person.role} {person.name}".strip())
        return None

    def _pronoun(self, surface: str, low: str, sentence: int, start: int) -> Mention:
        plural = low in self.pack.words("plural_pronouns")
        personal = low in self.pack.words("personal_pronouns")
        gender = "f" if low in self.pack.words("feminine_pronouns") else "m" if personal else ""
        fitting = [
            s
            for s in self.spoken[-8:]
            if s.plural == plural and (not personal or s.personal) and not (gender and s.gender and s.gender != gender)
        ]
        if not fitting and personal:
            fitting = [
                s
                for s in self.spoken[-2:]
                if not s.plural and " " not in s.mention.surface and s.mention.surface.istitle()
            ]
        last = fitting[-1] if fitting else None
        if personal:
            near = self._person_near(start, gender, last)
            if near is not None and (last is None or near.name != last.mention.name):
                near.gender = near.gender or gender
                near = self.find(near.name) or near
                mention = Mention(surface, near.name, near.role, f"{near.role} {near.name}".strip())
                self._remember(mention, sentence, start)
                return mention
        if last is not None:
            mention = self._as(surface, last.mention)
            last.sentence, last.start = sentence, start
            if gender:
                last.gender = last.gender or gender
            return mention
        return Mention(surface)

    def _person_near(self, start: int, gender: str, last: Spoken | None) -> Person | None:
        """The person whom a pronoun most likely means when that is not the last speaker."""
        at = bisect_left(self.seen, start + self.offset, key=lambda pair: pair[0])
        if (
            last is not None
            and last.start >= 0
            and start - last.start < NEAR
            and "\n" not in self._between(last.start, start)
        ):
            return None
        fitting = [
            (position, person)
            for position, person in self.seen[max(0, at - 8) : at]
            if not self._is_quoted(position - self.offset)
            and not (gender and person.gender and person.gender != gender)
        ]
        if not fitting:
            return None
        here = [p for p in fitting if "\n" not in self._between(p[0] - self.offset, start)]
        if here:
            return here[0][1]
        if last is not None and start - last.start < 3 * NEAR:
            return None
        return fitting[-1][1]

    def _is_quoted(self, position: int) -> bool:
        at = bisect_right(self.quotes, (position, position)) - 1
        return at >= 0 and position < self.quotes[at][1]

    def _between(self, start: int, end: int) -> str:
        return self.text[max(0, start + self.offset) : end + self.offset]

    def _as(self, surface: str, other: Mention) -> Mention:
        full = other.antecedent or other.surface
        return Mention(surface, other.name or full, other.role, full)

    def _remember(self, mention: Mention, sentence: int, start: int) -> None:
        words = mention.surface.lower().split()
        role = f"{mention.role} {mention.surface}"
        last = words[-1] if words else ""
        collective = last in self.pack.words("collectives") or last in self.pack.words("plurals")
        plural = not mention.role and (
            collective or (last.endswith("s") and not mention.name.istitle()) or " and " in mention.surface
        )
        personal = (
            bool(mention.role)
            or (mention.name.istitle() and " " in mention.name)
            or self.find(mention.surface) is not None
        )
        self.spoken.append(Spoken(mention, plural, personal, self._gender(role), sentence, start))

    def last(self) -> Mention | None:
        """The speaker met last."""
        return self.spoken[-1].mention if self.spoken else None
