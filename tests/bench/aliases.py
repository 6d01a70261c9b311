"""Does the dictionary scan slow down with the number of actors? 500 against 20,000 aliases over the same text."""

import itertools
import time

from bot.actors.roster import Roster
from bot.facts import Actor, ActorType

SYLLABLES = ("ba", "ko", "ri", "me", "lu", "ta", "ne", "so", "vi", "za", "du", "po", "ke", "mi", "gra", "sto")
SENTENCE = (
    "The president of {a} said on Tuesday that talks with {b} would go on, while the foreign minister, who had met a "
    "delegation the week before, warned that nothing had been agreed and that the border would stay closed. "
)


def names(count: int) -> list[str]:
    """Return made-up two-word names."""
    words = ("".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=3))
    return [
        f"{first} {last}" for first, last in itertools.islice(itertools.pairwise(itertools.cycle(list(words))), count)
    ]


def roster_of(count: int) -> Roster:
    return Roster.compile(
        [Actor(f"person.{n}", ActorType.PERSON, name, surname=name.split()[1]) for n, name in enumerate(names(count))],
        [],
    )


def timed(roster: Roster, text: str, rounds: int) -> float:
    start = time.process_time()
    for _ in range(rounds):
        roster.scan(text)
    return time.process_time() - start


def main() -> None:
    known = names(40)
    text = "".join(SENTENCE.format(a=known[n % 40], b=known[(n * 7) % 40]) for n in range(200))
    small, large = roster_of(500), roster_of(20_000)
    pairs = [(timed(small, text, 10), timed(large, text, 10)) for _ in range(7)]
    ratios = sorted(b / a for a, b in pairs)
    speed = len(text) * 10 / sorted(a for a, _ in pairs)[3] / 1e6
    print(f"{len(text)} characters; 500 aliases: {speed:.1f} MB/s, 20,000 aliases: ratio {ratios[3]:.2f} (aim 1.3)")


if __name__ == "__main__":
    main()
