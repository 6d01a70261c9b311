"""Coded statements against the positions on record -> one verdict each, with its reason, and the next positions.

In: the positions that ``ledger.keys_wanted`` asked for, the statements of one entry, the policy. Out: verdicts, oldest
said first, and every position that changed. The gate comes first; the table of verdicts is in ``verdicts``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.facts import AlertPolicy
from bot.model import CodedStatement, IssueClass, Modality, Position, PositionKey, Stand, Verdict, VerdictKind
from bot.positions import ledger, verdicts
from bot.positions.gate import RELATED
from bot.positions.matters import contradicted


@dataclass(slots=True)
class Book:
    """The positions of one comparison, as they grow while its statements are folded in."""

    positions: dict[PositionKey, Position]
    changed: dict[PositionKey, Position] = field(default_factory=dict)

    def stands(self, principal: str, issues: Sequence[IssueClass]) -> list[tuple[IssueClass, Stand]]:
        """Every stand of the principal on these issues, oldest first."""
        wanted = set(issues)
        found = [
            (key.issue, stand)
            for key, position in self.positions.items()
            if key.principal == principal and key.issue in wanted
            for stand in position.stands
        ]
        return sorted(found, key=lambda pair: ledger.order(pair[1]))

    def on_matter(self, principal: str, one: CodedStatement) -> list[Stand]:
        """Every stand of the principal that shares words of the matter, whatever its issue, oldest first."""
        if not one.side:
            return []
        words = frozenset(one.matter)
        found = [
            stand
            for key, position in self.positions.items()
            if key.principal == principal
            for stand in position.stands
            if stand.side and not words.isdisjoint(stand.matter)
        ]
        return sorted(found, key=ledger.order)

    def fold(self, coded: CodedStatement) -> None:
        """Take one statement into its position."""
        key = ledger.key_of(coded)
        following = ledger.fold(self.positions.get(key), coded)
        if following is not self.positions.get(key):
            self.positions[key] = self.changed[key] = following


def compare_all(
    positions: Sequence[Position], coded: Sequence[CodedStatement], policy: AlertPolicy
) -> tuple[list[Verdict], list[Position]]:
    """Compare the statements of one entry with what is on record, oldest said first, and fold them in."""
    book = Book({position.key: position for position in positions})
    found = []
    for one in sorted(coded, key=_telling):
        verdict = compare(one, book, policy, coded)
        found.append(verdict)
        if worth_keeping(one, verdict):
            book.fold(one)
    return found, [book.changed[key] for key in sorted(book.changed, key=str)]


def _telling(one: CodedStatement) -> tuple[object, ...]:
    """The order in which an entry's statements are compared: oldest said first, what it recalls before what is new."""
    content = one.statement.content
    place = (ledger.WHERE[content[0].field], content[0].start) if content else (0, 0)
    return (one.said, one.published, one.statement.modality is not Modality.HISTORICAL, place, one.id)


def told_both_ways(one: CodedStatement, beside: Sequence[CodedStatement]) -> bool:
    """Tell whether its own report has the same principal on both sides of the matter: one of the two is a recap."""
    return any(
        other.side == -one.side
        and other.statement.modality is not Modality.HISTORICAL
        and ledger.principal_of(other) == ledger.principal_of(one)
        and not set(other.matter).isdisjoint(one.matter)
        for other in beside
        if one.side and other.side
    )


def worth_keeping(one: CodedStatement, verdict: Verdict) -> bool:
    """Tell whether a statement adds a stand: an official's, with words, and not the same words once more."""
    repeated = verdict.kind is VerdictKind.REAFFIRMED and verdicts.same_words(one, verdict.prior)
    return one.speaker.official and bool(one.statement.content) and not repeated


def compare(one: CodedStatement, book: Book, policy: AlertPolicy, beside: Sequence[CodedStatement] = ()) -> Verdict:
    """Return the verdict on one statement, against everything on record before it; ``beside``: of the same entry."""
    if not one.speaker.official:
        return verdicts.not_comparable(one, "the speaker is no official")
    if not one.statement.content:
        return verdicts.not_comparable(one, "no words to show")
    issues = [one.issue, *sorted(RELATED.get(one.issue, ()))]
    principal = ledger.principal_of(one)
    record = book.stands(principal, issues)
    earlier = [(issue, stand) for issue, stand in record if verdicts.before(stand, one)]
    on_matter = [stand for stand in book.on_matter(principal, one) if verdicts.before(stand, one)]
    opposed = None if told_both_ways(one, beside) else contradicted(one, on_matter, policy)
    return verdicts.judge(one, earlier, policy, opposed)
