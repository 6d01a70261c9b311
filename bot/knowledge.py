"""The checked configuration, compiled once for the rooms: grammar, roster, codebook."""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.actors.roster import Roster
from bot.coding.codebook import Codebook
from bot.facts import Configuration
from bot.languages import pack
from bot.model import Source
from bot.statements.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the spine hands on to the rooms; swapped as a whole when the configuration changes."""

    configuration: Configuration
    grammars: dict[str, Grammar]
    roster: Roster
    codebook: Codebook
    sources: dict[str, Source]

    @classmethod
    def compile(cls, configuration: Configuration) -> "Knowledge":
        """Build the automata and indexes of every room; takes a second or so for the default configuration."""
        roster = Roster.compile(configuration.actors, configuration.places)
        members: dict[str, frozenset[str]] = {}
        for actor in configuration.actors:  # several bodies may share a code: a union and its council
            code = roster.code(actor.id)
            members[code] = members.get(code, frozenset()) | frozenset(actor.members)
        return cls(
            configuration=replace(
                configuration,
                alerts=replace(configuration.alerts, containers={code: held for code, held in members.items() if held}),
            ),
            grammars={book.language: Grammar.compile(book, pack.load(book.language)) for book in configuration.cues},
            roster=roster,
            codebook=Codebook.compile(configuration.issues, configuration.cues, roster),
            sources={source.id: source for source in configuration.sources},
        )

    def lasting(self) -> "Knowledge":
        """Return the same, passed over by the garbage collector: it would go through all of it again and again.

        What an earlier configuration left behind is collected first, so that reloads leave at most one behind.
        """
        if gc.get_freeze_count():
            gc.unfreeze()
            gc.collect()
        gc.freeze()
        return self

    def with_sources(self, sources: Mapping[str, Source]) -> "Knowledge":
        """Return the same knowledge with further sources, as an archive's own feeds."""
        return replace(self, sources={**self.sources, **sources})
