"""Who a speaker's words mean within one article: surfaces and positions in, mentions with name and role out.

A surname finds the full name; a pronoun the speaker or the person named last; "the ministry" or "the top diplomat" the
last one whose role fits.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from bot.model import Mention
from bot.statements.names import PARTY, WORDS, People, Person
from bot.statements.vocabulary import Vocabulary

NEAR = 400  # characters: how far a pronoun reaches back to its speaker without a nearer name
OWNER = r"(?<![\w.-])[A-Z][\w.-]{0,30}(?: (?:of )?[A-Z][\w.-]{0,30}){0,4}"  # bounded: a text may be one long word
INTRODUCED = 20_000  # characters in which a report and its maker are introduced
OF = re.compile(r"\s+of\s+")
LONGEST_NAME = 3  # words of a country or body in a list of speakers
SHORT = re.compile(r"(?:[Tt]he )?([A-Z][A-Za-z.&]{1,7})(?: group)?")
JOINTS = frozenset(",—–-")
PARTS = re.compile(r",\s+|\s+[—–-]{1,2}\s+")


@dataclass(slots=True)
class Spoken:
    """A speaker met before: what later pronouns and short forms lean on."""

    mention: Mention
    plural: bool
    personal: bool
    gender: str
    sentence: int
    start: int = -1


class References(People):
    """Settles mentions in reading order, with the speakers met so far."""

    def __init__(self, text: str, headlines: str, words: Vocabulary) -> None:
        """Begin with nobody met."""
        super().__init__(text, headlines, words)
        self.spoken: list[Spoken] = []
        self.reporters: dict[str, str] = {}  # paper -> who made it, "" where the article does not say
        self.quotes: list[tuple[int, int]] = []  # of the field that is being read
        self.offset = 0  # where the field that is being read begins in the text

    def mention(self, surface: str, sentence: int, start: int, *, relays: bool = False) -> Mention:
        """Say whom the words mean, and remember the speaker; names are collected when the first is asked for.

        Who only ``relays`` what another said in the same sentence is not meant by the pronouns that follow.
        """
        self.collect()
        low = surface.lower()
        if low in self.words.pronouns:
            return self._pronoun(surface, low, sentence, start)
        found = self._named(surface) or self._described(surface, low, sentence) or self._spelled_out(surface)
        mention = found or Mention(surface, name=self._own_name(surface))
        if not relays or mention.role:
            self._remember(mention, sentence, start)
        return mention

    def several(self, surface: str) -> list[Mention]:
        """The people of a list of names; none when one of them is no person."""
        issued = self.words.issued_by.match(surface)  # "A statement from X, Y and Z"
        rest = surface[issued.end() :] if issued else surface
        parts = [self._own_name(part.strip(" ,")) for part in self.words.list.split(rest)]
        named = [(part, self._named(part, listed=True)) for part in parts if part]
        found = [mention or Mention(part, part) for part, mention in named if mention or self._is_capital(part)]
        people = [(part, mention) for part, mention in named if mention]  # "Norland and President Ana Ruiz"
        if len(people) < len(named) and not all(self._only_titled(part, mention) for part, mention in people):
            return []  # "Immigration and Customs Director Ana Ruiz"
        return found if people and len(found) == len(named) and len({mention.name for mention in found}) > 1 else []

    def _is_capital(self, part: str) -> bool:
        words = part.split()
        return len(words) <= LONGEST_NAME and all(word[0].isupper() for word in words)

    def _only_titled(self, part: str, mention: Mention) -> bool:
        before = part.removesuffix(mention.name).split()
        return all(word.rstrip(".").lower() in self.words.titles for word in before)

    def _own_name(self, surface: str) -> str:
        words = surface.split()
        while words and words[0].lower() in self.words.determiners:
            words = words[1:]
        return " ".join(words)

    def _named(self, surface: str, *, listed: bool = False) -> Mention | None:
        """A name stands in the words themselves, at the end of one of their parts: "the minister, Ana Ruiz"."""
        if not self.words.source_marks.isdisjoint(surface.split()):
            return None  # "sources familiar with the plans of Ana Ruiz": she is not who speaks
        parts = [surface] if JOINTS.isdisjoint(surface) else PARTS.split(surface)
        found = self._in_parts(surface, parts)
        if found is not None or listed or "of" not in surface:
            return found if found is not None or listed or len(parts) == 1 else self._in_parts(surface, [surface])
        return self._in_parts(surface, OF.split(surface)[:1])

    def _in_parts(self, surface: str, parts: list[str]) -> Mention | None:
        for part in parts[:3]:
            words = part.split()
            while words and words[-1][-1] == ")" and PARTY.fullmatch(" " + words[-1]):
                words.pop()
            if not words or words[-1].lower() in self.words.bodies or not words[-1][0].isupper():
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
            if word.lower().rstrip(".") in self.words.titles or word.endswith(("'s", "’s")):
                break
            names.insert(0, word)
        if len(names) < len(words) and words[-len(names) - 1].lower() in self.words.small - {"of"}:
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
        if any(w.lower().rstrip(".") in self.words.offices for w in words):
            return role
        if after and {w.lower() for w in WORDS.findall(after)} & self.words.roles:
            return after
        return ""

    def _described(self, surface: str, low: str, sentence: int) -> Mention | None:
        """As in "the ministry", "the top diplomat": the last one whose role fits."""
        words = low.split()
        if len(words) == 1 and low in self.words.plural_roles:
            return next((self._as(surface, s.mention) for s in reversed(self.spoken) if self._among(low, s)), None)
        if not words or words[0] not in self.words.definite:
            return None
        if (
            surface.endswith(words[-1])
            and words[-1] in self.words.papers
            and self.words.paper_words.issuperset(words[1:-1])
        ):
            return self._issuer(surface)
        if words[-1] in self.words.reports and len(words) == 2:
            if words[-1] not in self.reporters:
                self.reporters[words[-1]] = self._reporter(words[-1])
            if issuer := self.reporters[words[-1]]:
                return Mention(surface, issuer, "", issuer)
        head = next((w for w in reversed(words) if w in self.words.synonyms), "")
        if not head or len(words) > 4:
            return None
        wanted = self.words.synonyms[head]
        modifiers = {
            w for w in words[1:] if w != head and w not in ("top", "senior", "former", "country's", "nation's")
        }
        for spoken in reversed(self.spoken):
            role = f"{spoken.mention.role} {spoken.mention.surface} {spoken.mention.antecedent}".lower()
            fits = any(word in role for word in wanted) and all(modifier in role for modifier in modifiers)
            if fits and spoken.mention.surface.lower() != low:
                return self._as(surface, spoken.mention)
        for person in self.order:
            role = person.role.lower()
            if any(word in role for word in wanted) and all(modifier in role for modifier in modifiers):
                return Mention(surface, person.name, person.role, f"{person.role} {person.name}".strip())
        return None

    def _spelled_out(self, surface: str) -> Mention | None:
        """As in "the CPS", "the RVC group" where the article says "the Crown Prosecution Service (CPS)"."""
        short = SHORT.fullmatch(surface)
        if short is None or sum(letter.isupper() for letter in short[1]) < 2:
            return None
        at = self.text.find(f" ({short[1]})")
        if at < 0:
            return None
        words = self.text[max(0, at - 90) : at].replace("\n", " . ").split()
        initials = [word for word in short[1] if word.isalpha()]
        kept: list[str] = []
        for word in reversed(words[-12:]):
            if not (word[0].isupper() or word in ("of", "for", "the", "and", "on", "de", "&")) or word[-1] in ".,;:":
                break
            kept.insert(0, word)
            if sum(part[0].isupper() for part in kept) >= len(initials) and word[0] == initials[0]:
                break
        while kept and kept[0][0].islower():
            kept.pop(0)
        full = " ".join(kept)
        return Mention(surface, full, "", full) if len(kept) > 1 else None

    def _issuer(self, surface: str) -> Mention | None:
        """As in "the statement", "his post": whoever spoke last issued it; a medium only carried it."""
        for spoken in reversed(self.spoken):
            words = spoken.mention.surface.lower().split()
            named = words and words[0] not in self.words.possessives and words[-1] not in self.words.papers
            if named and spoken.mention.surface not in self.words.outlets:
                return self._as(surface, spoken.mention)
        return None

    def _reporter(self, paper: str) -> str:
        """Whose "the report" is, where the article says so: "a draft Pentagon report", "a report by the ministry"."""
        for pattern in (
            rf"({OWNER})(?:['’]s)? (?:[a-z]+ ){{0,2}}(?:{paper}|report)\b",
            rf"\b(?:{paper}|report) (?:by|from) (?:the )?({OWNER})",
        ):
            for match in re.finditer(pattern, self.text[:INTRODUCED]):
                first, owner = match[1].split()[0].lower(), match[1]
                if first not in self.words.openers | self.words.small | self.words.possessives | {"according"}:
                    return owner if owner.count(".") > 1 else owner.rstrip(".")
        return ""

    def _among(self, low: str, spoken: Spoken) -> bool:
        """As in "lawmakers" after "Bipartisan lawmakers on the committee"."""
        return low in spoken.mention.surface.lower().split() and " " in spoken.mention.surface

    def _pronoun(self, surface: str, low: str, sentence: int, start: int) -> Mention:
        plural = low in self.words.plural_pronouns
        personal = low in self.words.personal_pronouns
        gender = "f" if low in self.words.feminine_pronouns else "m" if personal else ""
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
        collective = last in self.words.collective
        plural = not mention.role and (
            collective or (last.endswith("s") and not mention.name.istitle()) or " and " in mention.surface
        )
        body = not mention.role and (
            last.endswith(")") or last in self.words.bodies or mention.surface in self.words.outlets
        )
        personal = not body and (
            bool(mention.role)
            or (mention.name.istitle() and " " in mention.name)
            or self.find(mention.surface) is not None
            or self._between(start - 12, start).rstrip().endswith(self.words.introduced)  # "a baker named Karim"
        )
        self.spoken.append(Spoken(mention, plural, personal, self._gender(role), sentence, start))
