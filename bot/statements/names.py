"""The people whom an article names: its text in, persons with name, role and places of mention out.

One pass over the text. A name is a run of capitals behind a title or of at least two words; its role stands before it
("Russian foreign ministry spokeswoman") or behind it (", the defence minister,").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from bot.statements.vocabulary import Vocabulary

LETTER = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŐŒŘŚŞŠŤŪŮŰŹŻŽȘȚА-ЯЁЄІЇ]"
TITLES = "Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof|Adm|Capt|St"
# a full stop must be near before titles are tried one by one
CAPITAL = rf"(?:(?:{LETTER}\.)+|(?=[A-Z][a-z]{{1,3}}\.)(?:{TITLES})\.|{LETTER}[\w’'‑-]*)"
PARTICLE = r"(?:al|bin|ibn|de|da|do|dos|del|la|le|van|von|der|den|el|ul|abu|ben|di|du|ter|y)"
ABBREVIATED = "|".join(f"(?<={word[0]}){word[1:]}" for word in TITLES.split("|"))
# a capital, and only then what may not stand before it: the engine looks for the capital first
FIRST = rf"{LETTER}(?<![\w’'-].)(?:\.(?:{LETTER}\.)*|(?=[a-z]{{1,3}}\.)(?:{ABBREVIATED})\.|[\w’'‑-]*)"
NAME = re.compile(rf"{FIRST}(?=[ \xa0])(?:[ \xa0](?:(?=[a-z]){PARTICLE}[ \xa0-])?{CAPITAL}){{1,6}}")
SINGLE = re.compile(rf"{LETTER}[\w‑-]+")
HEAD = re.compile(LETTER)
OWNING = ("'s", "’s", "'", "’")
POSSESSIVE = re.compile(r"[’']s?$")
APPOSITION = re.compile(r",\s+((?:(?:the|a|an)\s+)?[^,.;:\n“”\"]{4,90}?)(?=[,.;]|\s+[a-z]+ed\b)")
AGE = re.compile(r",\s+\d{1,3}\s*(?=,)")
PARTY = re.compile(r"\s*\([A-Z][\w.-]*(?:[-–][\w.]+)?\)")
ACRONYM = re.compile(r"\s\([A-Z][A-Za-z.&]{1,8}\)\s$")
PORTFOLIO = re.compile(
    rf"\b([A-Za-z-]+) (?:of|for|to) (?:the )?(?:{LETTER}[\w’'-]*,? (?:{LETTER}[\w’'-]*,? )*(?:and|&) )?$"
)
FAR = 80  # characters before a name in which its office begins
BREAKS = frozenset('.,;:!?“”"()\n—–')
BREAK = re.compile(r"[.,;:!?“”\"()\n—–]\s*")
WORDS = re.compile(r"[\w’'-]+")


def _standing(name: str, text: str) -> Iterator[int]:
    """Where a name stands as a word that begins with its capital: "Ruiz", "anti-Ruiz", not "McRuiz", "Ruiz-led"."""
    if not SINGLE.fullmatch(name):
        return
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if end == len(text) or not _is_inner(text[end]):
            start = at
            while start and _is_inner(text[start - 1]) and not HEAD.match(text[start - 1]):
                start -= 1
            if not start or not _is_inner(text[start - 1]):
                yield at
        at = text.find(name, end)


def _is_inner(letter: str) -> bool:
    return letter.isalnum() or letter in "_-‑"


@dataclass(slots=True)
class Person:
    """Someone named in the article."""

    name: str
    role: str
    at: int
    gender: str = ""
    words: frozenset[str] = field(default_factory=frozenset)


class People:
    """The people of one article, collected when the first is asked for."""

    def __init__(self, text: str, headlines: str, words: Vocabulary) -> None:
        """In headlines, where any word may be capital, only names behind a title count."""
        self.words, self.text, self.headlines = words, text, headlines
        self.people: dict[str, list[Person]] = {}
        self.order: list[Person] = []
        self._seen: list[tuple[int, Person]] | None = None
        self.collected = False

    def collect(self) -> None:
        """Read the names, once."""
        if not self.collected:
            self.collected = True
            self._collect(self.text)
            self._collect(self.headlines, titled=True)

    def _collect(self, text: str, *, titled: bool = False) -> None:
        for match in NAME.finditer(text):
            run = match.group().split()
            cut = self._last_title(run)
            tail = run[cut + 1 :]
            if (cut < 0 and (titled or len(run) < 2)) or not tail or (titled and len(tail) > 3):
                continue
            if POSSESSIVE.search(run[0]) and len(run) > 1 and cut < 0:
                run = tail = run[1:]
                if len(run) < 2:
                    continue
            if "'" in match.group() or "’" in match.group():
                owner = next((k for k, word in enumerate(tail) if POSSESSIVE.search(word)), len(tail))
                tail = tail[: owner + 1]
            portfolio = self._portfolio(text, match.start()) if len(tail) > 2 else ""
            if portfolio:
                portfolio = f"{portfolio} {' '.join(tail[:-2])}"
                tail = tail[-2:]
            if tail[0].lower() in self.words.small:
                continue
            if len(tail[-1]) > 1 and tail[-1].isupper() and cut < 0:
                continue  # "Biden DOJ"
            if tail[0].lower().rstrip(".") in self.words.not_names or tail[-1].lower() in self.words.not_names:
                continue
            name = POSSESSIVE.sub("", " ".join(tail)).rstrip(".")
            known = self.find(name, exact=True)
            if known is not None and known.role:
                continue  # whoever is named again with a role adds nothing
            role = " ".join(run[: cut + 1])
            if not role:
                role = portfolio or self._role_before(text, match.start())
            elif not portfolio and role.split()[-1].lower().rstrip(".") in self.words.roles:
                before = self._role_before(text, match.start(), any_word=True)
                role = f"{before} {role}".strip() if before else role
            if {word.lower().rstrip(".") for word in role.split()} <= self.words.honorifics:
                role = ""
            role = role or self._role_after(text, match.end())
            self._add(name, role, match.start(), known)

    def _last_title(self, run: list[str]) -> int:
        for k in range(len(run) - 1, -1, -1):
            if run[k].rstrip(".").lower() in self.words.titles:
                return k
        return -1

    @property
    def seen(self) -> list[tuple[int, Person]]:
        """Every naming of a person in the text, in order; looked for when a pronoun asks first."""
        if self._seen is None:
            surnames = {person.name.split()[-1]: person for person in self.order}
            found = [(at, person) for surname, person in surnames.items() for at in _standing(surname, self.text)]
            self._seen = sorted(found, key=itemgetter(0))
        return self._seen

    def _portfolio(self, text: str, start: int) -> str:
        """The office before the first capitals of a name that are the office's: "Secretary of" War John Miles.

        As in "Minister for Trade and" Foreign Affairs Ana Ruiz; "" where no title stands there.
        """
        before = PORTFOLIO.search(text, max(0, start - FAR), start)
        if before is None or before[1].lower() not in self.words.titles:
            return ""
        head = self._role_before(text, before.end(1) + 1) or before[1]
        return f"{head}{text[before.end(1) : start]}".strip()

    def _add(self, name: str, role: str, at: int, known: Person | None) -> None:
        parts = name.split()
        if len(parts) > 5:
            return
        if known is not None:
            if role and not known.role:
                known.role = role
                known.gender = known.gender or self._gender(role)
            return
        person = Person(name, role, at, self._gender(role), frozenset([word.lower() for word in parts]))
        self.order.append(person)
        for word in parts:
            if len(word) > 1:
                self.people.setdefault(word.lower(), []).append(person)

    def _gender(self, role: str) -> str:
        words = {word.lower().rstrip(".") for word in role.split()}
        if words & self.words.feminine:
            return "f"
        return "m" if words & self.words.masculine else ""

    def _role_before(self, text: str, start: int, *, any_word: bool = False) -> str:
        """As in "Russian foreign ministry spokeswoman" before a name."""
        left = ACRONYM.sub(" ", text[max(0, start - 70) : start])  # "Border Agency (BA) Director": one office
        if not left.endswith((" ", "\xa0")):
            return ""
        last = left.rsplit(None, 1)[-1:]
        if not last or last[0][-1] in BREAKS:
            return ""
        if not any_word and last[0].lower() not in self.words.roles and BREAKS.isdisjoint(last[0]):
            return ""  # no word of office right before the name: nearly always
        words = BREAK.split(left)[-1].split()
        kept: list[str] = []
        for word in reversed(words):
            low = word.lower()
            if low in self.words.openers or low in self.words.barring:
                break
            if not kept and not any_word and low not in self.words.roles:
                return ""
            if low in self.words.verbs or (low.endswith("ed") and low not in self.words.not_verbs):
                break
            kept.append(word)
        if kept and kept[-1].lower() in self.words.prepositions:
            kept.pop()
        return " ".join(reversed(kept))

    def _role_after(self, text: str, end: int) -> str:
        """As in ", the Russian foreign ministry spokeswoman," after a name."""
        if text[end : end + 1] != ",":
            party = PARTY.match(text, end)
            if not party:
                return ""
            end = party.end()
        age = AGE.match(text, end)
        if age:
            end = age.end()
        match = APPOSITION.match(text, end)
        if match is None:
            return ""
        words = {word.lower() for word in WORDS.findall(match.group(1))}
        return match.group(1) if words & self.words.roles and not words & self.words.relatives else ""

    def find(self, name: str, *, exact: bool = False) -> Person | None:
        """The person of a name or surname; the fullest that fits."""
        parts = (POSSESSIVE.sub("", name) if name.endswith(OWNING) else name).lower().split()
        near = self.people.get(parts[-1]) if parts else None
        if near is None:
            return None
        found = [p for p in near if p.words.issuperset(parts)]
        if exact:
            found = [p for p in found if len(p.words) == len(parts)]
        if len(found) < 2:
            return found[0] if found else None
        return max(found, key=lambda p: (len(p.words), bool(p.role), -p.at))
