"""What is a matter between states, and so worth telling when someone changes course on it.

In: a coded statement. Out: yes or no. Ministries change their minds every day about farms, schools and taxes.
"""

from collections.abc import Sequence

from bot.coding.matter import LOOSE, THINGS, as_written
from bot.facts import AlertPolicy
from bot.model import CodedStatement, Field, Form, IssueClass, Stand, TurnKind
from bot.positions.gate import Likeness, own_parties, places_differ, same_counterpart
from bot.positions.voices import Voice, voice

# Issues that lie between states even where a headline names no counterpart.
INTERSTATE = frozenset(
    {
        IssueClass.SANCTIONS,
        IssueClass.TARIFFS,
        IssueClass.CEASEFIRE,
        IssueClass.RECOGNITION,
        IssueClass.TREATY,
        IssueClass.NUCLEAR,
        IssueClass.ARMS,
    }
)
FEW = 3  # words of a matter up to which one thing in common makes it the same
TELLING = 5  # letters of a word that can be a matter by itself: "canola"
GUARDS = frozenset({"guard", "city", "police", "crime", "street"})  # troops at home
ENTRY = frozenset({"visa", "border", "asylum", "refugee", "entry"})  # of others; deporting is home affairs


_UNDONE = frozenset({TurnKind.SWITCH, TurnKind.RETREAT, TurnKind.SUSPEND})  # a measure ended, suspended or restored


def contradicted(
    one: CodedStatement, record: Sequence[Stand], policy: AlertPolicy
) -> tuple[Stand, Likeness, Voice] | None:
    """Return the newest stand that says the contrary of the same matter, where nothing since said what is said now.

    ``record``: earlier stands (``met.before``) of the principal that share words of the matter, of any issue, oldest
    first. Of other entries they must be of an earlier day.
    """
    if not between_states(one, recapped=False, labelled=False) and one.issue is not IssueClass.OTHER:
        return None
    found: tuple[Stand, Likeness, Voice] | None = None
    for stand in record:
        shared = frozenset(one.matter) & frozenset(stand.matter)
        if not _one_matter(one, stand, shared, policy):
            continue
        heard = voice(one, stand, policy)
        if not heard.binds:
            continue
        if stand.side == one.side:
            found = None  # said before: nothing moves now
        elif (stand.said < one.said or stand.entry == one.statement.entry) and one.said - stand.said <= policy.memory:
            words = ", ".join(as_written(one.statement.quote, shared))
            found = (
                stand,
                Likeness(True, 1 + min(2, len(shared)), f"the same matter ({words})"),
                heard,
            )
    return found


def _one_matter(one: CodedStatement, stand: Stand, shared: frozenset[str], policy: AlertPolicy) -> bool:
    """Tell whether two propositions are about one thing: most words of the shorter one, and one counterpart."""
    least = min(len(one.matter), len(stand.matter))
    if not shared or len(shared) * 2 < least or places_differ(one.places, stand.places):
        return False
    most = max(len(one.matter), len(stand.matter))
    here = bool(set(one.places) & set(stand.places))
    named = bool(shared & THINGS) and (len(shared) > 1 or most <= FEW or here)
    if one.counterpart and one.counterpart == stand.counterpart:
        alone = most < FEW and all(len(word) >= TELLING and word not in LOOSE for word in shared)
        return named or len(shared) > 1 or alone
    apart = one.counterpart and stand.counterpart and not (len(shared) > 1 and set(one.targets) & set(stand.targets))
    if apart and not same_counterpart(one.counterpart, stand.counterpart, policy.containers):
        return False
    return named and len(shared) > 1


def foreign(one: CodedStatement) -> bool:
    """Tell whether the counterpart is known and lies outside the speaker's own side."""
    return bool(one.counterpart) and one.counterpart not in own_parties(one)


def between_states(one: CodedStatement, *, recapped: bool, labelled: bool, named: bool = False) -> bool:
    """Tell whether a change concerns others: a foreign counterpart, a place of its own, an issue between states.

    Without them it is told only of a head of government, and only where the report recalls or names the change itself.
    """
    heads = one.speaker.rank >= 4 and (recapped or named)
    if one.issue is IssueClass.OTHER:
        told = one.statement.form is Form.ACT or one.statement.content[0].field is not Field.TEXT
        deed = told and one.turn is not None and one.turn.strength > 1 and one.turn.kind in _UNDONE
        return heads or ((recapped or labelled or deed or named) and foreign(one))
    if not one.speaker.principal.startswith("gov."):
        return True  # armed groups and organisations deal with others alone
    if foreign(one) or one.places:
        return True
    abroad = one.issue is IssueClass.TROOPS and not GUARDS & set(one.topics)
    if abroad or one.issue in INTERSTATE or (one.issue is IssueClass.VISAS and ENTRY & set(one.topics)):
        return not one.counterpart or recapped or labelled
    return heads
