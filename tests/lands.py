"""Two dozen invented heads of state with one country to talk to: material for many changes of position.

In: the number of a land. Out: its actors as YAML, and what its head says, for talks or against them.
"""

from datetime import datetime

from tests.scene import entry
from tests.servers.rss import FeedEntry

LANDS = 24
LAND = """  - {{id: gov.l{n}, type: government, name: {name}ia, names: [{name}ia], country: {code}}}
  - id: person.{low}
    type: person
    name: Anna {name}berg
    surname: {name}berg
    surname_use: unique
    country: {code}
    offices: [{{title: President, org: gov.l{n}, principal: gov.l{n}, from: "2020-01-01"}}]
"""
NAMES = ("Bar", "Cor", "Dal", "Fen", "Gor", "Hal", "Jor", "Kal", "Lor", "Mor", "Nar", "Pol")
CODES = "AND AGO ATG BHS BRB BLZ BEN BTN BWA BDI CPV TCD COM CRI DJI DMA GNQ ERI FJI GAB GMB GRD GNB GUY".split()  # noqa: SIM905
IRAN = "  - {id: gov.irn, type: government, name: Iran, names: [Iran], demonyms: [Iranian], country: IRN}\n"


def name_of(land: int) -> str:
    return NAMES[land % len(NAMES)] + ("in" if land >= len(NAMES) else "an")


def saying(land: int, at: datetime, *, against: bool) -> FeedEntry:
    """A head of state for or against talks."""
    who, country = f"President Anna {name_of(land)}berg", f"{name_of(land)}ia"
    if against:
        title = f"{name_of(land)}berg cancels all nuclear talks with Iran"
        text = f"{who} said on {{day}} that {country} has cancelled all nuclear talks with Iran."
    else:
        title = f"{name_of(land)}berg says {country} is ready for nuclear talks with Iran"
        text = f"{who} said on {{day}} that {country} is ready to hold direct nuclear talks with Iran."
    return entry(title, text, f"{land}-{'no' if against else 'yes'}", at)


ACTORS = (
    "actors:\n"
    + IRAN
    + "".join(LAND.format(n=n, name=name_of(n), low=name_of(n).lower(), code=CODES[n]) for n in range(LANDS))
)


def land_of(text: str) -> int:
    """Return the land whose head a message tells of."""
    return next(land for land in range(LANDS) if f"{name_of(land)}berg" in text)
