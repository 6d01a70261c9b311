"""When words were said: the adverbials around a cue and the day of publication in, a date out.

Only dates that belong to the saying are asked for; a weekday inside the content dates the event and is left alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date, timedelta

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.languages import LanguagePack
from bot.statements.patterns import any_of

MONTH, UNSURE = -1, -2  # in place of the end of a weekday: a month; a weekday in capitals or a part of a word
NUMBER = re.compile(r"\d")
OLD = 14  # days: what was said longer before the report is history


class Calendar:
    """The date words of one language, compiled."""

    def __init__(self, pack: LanguagePack) -> None:
        """Build one pattern for each way of naming a day."""
        self.weekdays, self.months = pack.numbers.get("weekdays", {}), pack.numbers.get("months", {})
        self.counts = pack.numbers.get("numbers", {})
        self.pack = pack
        days, months = _alternatives(self.weekdays), _alternatives(self.months)
        counts = _alternatives(self.counts)
        last, ago, units = (
            _alternatives(pack.words("last")),
            _alternatives(pack.words("ago")),
            _alternatives(pack.words("day_units")),
        )
        self.weekday = re.compile(rf"(?i)\b(?P<last>(?:{last})\s+)?(?P<day>{days})\b\.?") if self.weekdays else None
        self.monthday = (
            re.compile(
                rf"(?i)\b(?:(?P<month>{months})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?"
                rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:de\s+|of\s+)?(?P<month2>{months})\b\.?(?:,?\s+(?:de\s+)?(?P<year2>\d{{4}}))?)"
            )
            if self.months
            else None
        )
        self.count = (
            re.compile(rf"(?i)\b(?P<count>\d{{1,2}}|{counts})\s+(?:{units})\s+(?:{ago})\b") if self.counts else None
        )
        after = _alternatives(pack.words("after_words"))
        self.after = (
            re.compile(rf"(?i)\b(?P<count>\d{{1,2}}|{counts})\s+(?:{units})\s+(?:{after})\W*$") if self.counts else None
        )
        self.same = re.compile(rf"(?i)\b(?:{_alternatives(pack.words('same_day'))})\b")
        self.before = re.compile(rf"(?i)\b(?:{_alternatives(pack.words('day_before'))})\b")
        self.vague = re.compile(rf"(?i)\b(?:{_alternatives(pack.words('vague_past'))})\b")
        self.any, self.named = self._hints(pack)

    def _hints(self, pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Quick tests: whether a stretch can hold a date at all, and whether it can name a day."""
        names = {word[:3] for word in (*self.weekdays, *self.months)}
        named = _alternatives({name.title() for name in names} | names)
        phrases = {
            phrase.split()[-1]
            for key in ("vague_past", "same_day", "day_before", "ago", "after_words")
            for phrase in pack.words(key)
        }
        self.in_week = re.compile(any_of(self.weekdays))
        days = sorted({word.lower() for word in (*self.weekdays, *self.months)})
        self.naming = AhoCorasick(days, MatchKind.LeftmostLongest, implementation=Implementation.DFA) if days else None
        self.is_weekday = [day in self.weekdays for day in days]
        self.openings = frozenset({name.title() for name in names} | names)
        return re.compile(any_of(names | phrases, whole=False)), re.compile(rf"(?:{named})")

    def when(self, frames: Iterable[str], published: date) -> tuple[date | None, bool]:
        """The day that the first dated adverbial names, and whether the saying lies well before the report."""
        said: date | None = None
        past = False
        frames = list(frames)
        if len(frames) > 1:
            frames.append(" ".join(frames[:3]))  # "earlier | in the day"
        for frame in frames:
            if self.any.search(frame) is None:
                continue
            found = self.day(frame, published)
            past = (
                past or self.vague.search(frame) is not None or (found is not None and (published - found).days > OLD)
            )
            said = said or found
        return said, past

    def places(self, text: str, lowered: str) -> "Places":
        """Where words stand that can name a day: weekdays and months; one pass over a whole text."""
        places = Places(self, text)
        if self.naming is None:
            return places
        for index, start, end in self.naming.find_matches_as_indexes(lowered):
            before, after = lowered[start - 1 : start], lowered[end : end + 1]
            if before.isalnum():
                continue
            places.starts.append(start)
            if not self.is_weekday[index]:
                places.ends.append(MONTH)
            elif before == "_" or after.isalnum() or after == "_" or text[start : start + 3] not in self.openings:
                places.ends.append(UNSURE)
            else:
                places.ends.append(end)
        return places

    def names_day(self, words: str) -> bool:
        """Whether a day is named at all; for stretches in which one of ``places`` lies."""
        if self.naming is None or not self.naming.find_matches_as_indexes(words.lower()):
            return False  # told a good deal faster than by a pattern
        if self.named.search(words) is None:
            return False
        in_week = self.in_week.search(words) is not None
        return in_week or (self.monthday is not None and self.monthday.search(words) is not None)

    def day(self, words: str, published: date) -> date | None:
        """The day named by ``words``."""
        if self.monthday is not None and (match := self.monthday.search(words)):
            return self._monthday(match, published)
        if self.weekday is not None and (match := self.weekday.search(words)):
            back = (published.weekday() - self.weekdays[match["day"].lower()]) % 7
            return published - timedelta(days=7 if match["last"] and back == 0 else back)
        if self.count is not None and (match := self.count.search(words)):
            count = match["count"].lower()
            return published - timedelta(days=int(count) if count.isdigit() else self.counts[count])
        if self.after is not None and (match := self.after.search(words)):  # "a day after X said"
            count = match["count"].lower()
            return published - timedelta(days=int(count) if count.isdigit() else self.counts[count])
        if self.before.search(words):
            return published - timedelta(days=1)
        return published if self.same.search(words) else None

    def _monthday(self, match: re.Match[str], published: date) -> date | None:
        month = self.months[(match["month"] or match["month2"]).lower()]
        year = match["year"] or match["year2"]
        try:
            found = date(int(year) if year else published.year, month, int(match["day"] or match["day2"]))
            if not year and (found - published).days > 2:
                found = found.replace(year=published.year - 1)
        except ValueError:
            return None
        return found


class Places:
    """Where a text may name a day: starts of weekdays and months, and the ends of those that surely are a weekday."""

    __slots__ = ("calendar", "ends", "starts", "text")

    def __init__(self, calendar: Calendar, text: str) -> None:
        """Begin with no place."""
        self.calendar, self.text = calendar, text
        self.starts: list[int] = []
        self.ends: list[int] = []

    def named(self, start: int, end: int) -> bool:
        """Whether a day is named between two offsets; a plain weekday needs no pattern, and a month its number."""
        at = bisect_left(self.starts, start)
        month = unsure = False
        while at < len(self.starts) and self.starts[at] < end:
            if 0 < self.ends[at] <= end:
                return True
            month = month or self.ends[at] == MONTH
            unsure = unsure or self.ends[at] != MONTH
            at += 1
        if not (month or unsure):
            return False
        words = self.text[start:end]
        return (unsure or NUMBER.search(words) is not None) and self.calendar.names_day(words)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True)) or r"(?!)"
