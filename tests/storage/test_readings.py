from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.model import (
    Alert,
    AlertKind,
    AlertQuery,
    CodedStatement,
    Form,
    IssueClass,
    Joined,
    Poll,
    Position,
    Reading,
    StatementQuery,
    Withheld,
)
from bot.storage.codec import Memory, dump, load
from bot.storage.store import Database
from tests.storage.values import (
    DAY,
    MINUTE,
    NOW,
    alert,
    article,
    coded,
    entry,
    message,
    position,
    stand,
    standing,
    verdict,
)


def reading(name: str = "e1", **changes: object) -> Reading:
    return Reading(**({"entry": entry(name), "article": article(name), "at": NOW} | changes))  # type: ignore[arg-type]


async def test_a_reading_is_stored_whole_together_with_its_entry_being_read(store: Database) -> None:
    one = coded()
    await store.save_poll(Poll("north", NOW, NOW, (entry(),)))
    told = alert()
    await store.save_reading(
        reading(
            statements=(one,),
            verdicts=(verdict(one),),
            positions=(position(),),
            decisions=(told, Withheld(verdict(one), "already told")),
            messages=(message(told.id),),
        )
    )
    assert await store.unread_entries() == []
    assert (await store.recent_statements(StatementQuery())).rows == (one,)
    assert await store.article("e1") == article()
    assert await standing(store, {("gov.nor", IssueClass.TALKS)}) == [position()]
    assert await store.alert("a1") == told
    assert [m.alert for m in await store.messages_of(["a1", "none"])] == ["a1"]


async def test_a_reading_stored_twice_changes_nothing(store: Database) -> None:
    first = reading(statements=(coded(), coded()), positions=(position(),), messages=(message(),))
    await store.save_reading(first)
    await store.save_reading(replace(first, positions=(position(stance=-1),), statements=(coded("other"),)))
    assert (await store.recent_statements(StatementQuery())).total == 1
    assert await standing(store, {("gov.nor", IssueClass.TALKS)}) == [position()]
    assert len(await store.claim_messages(NOW, lease=60)) == 1
    assert (await store.search("meet", StatementQuery())).total == 1


async def test_an_entry_of_an_archive_is_stored_with_its_reading(store: Database) -> None:
    await store.save_reading(reading(error="a word that is none"))
    assert await store.entries(["e1"]) == [entry()]
    assert await store.unread_entries() == []
    assert await store.known_entries("north", {("guid-e1", "digest-e1")})


async def test_positions_are_asked_for_by_pairs_of_principal_and_issue(store: Database) -> None:
    stored = [
        position("gov.nor", "SWE"),
        position("gov.nor", "FIN"),
        position("gov.nor", "SWE", issue=IssueClass.AID),
        position("gov.swe", "NOR", issue=IssueClass.AID),
        position("gov.swe", "NOR"),
    ]
    await store.save_reading(reading(positions=tuple(stored)))
    asked = {("gov.nor", IssueClass.TALKS), ("gov.swe", IssueClass.AID)}
    found = await standing(store, asked)
    assert [(p.key.principal, p.key.counterpart) for p in found] == [
        ("gov.nor", "FIN"),
        ("gov.nor", "SWE"),
        ("gov.swe", "NOR"),
    ]
    assert await standing(store, set()) == []


async def test_a_position_is_replaced_by_its_next(store: Database) -> None:
    await store.save_reading(reading(positions=(position(),)))
    turned = position(stance=-1, updated=NOW + DAY, stands=(stand(), stand("s2", stance=-1)))
    await store.save_reading(reading("e2", positions=(turned,)))
    assert await standing(store, {("gov.nor", IssueClass.TALKS)}) == [turned]


async def test_recent_alerts_are_those_of_the_principals_since_a_moment_oldest_first(store: Database) -> None:
    told = [
        alert("old", at=NOW - 5 * DAY),
        alert("b", at=NOW),
        alert("a", at=NOW),
        alert("c", principal="gov.swe", at=NOW - DAY),
        alert("d", principal="gov.fin"),
    ]
    await store.save_reading(reading(decisions=tuple(told)))
    found = await store.recent_alerts({"gov.nor", "gov.swe"}, NOW - DAY)
    assert [a.id for a in found] == ["c", "a", "b"]
    assert await store.recent_alerts(set(), NOW - DAY) == []


async def test_the_context_of_a_reading_is_all_that_it_is_compared_with(store: Database) -> None:
    await store.save_reading(reading(positions=(position(),), decisions=(alert(),)))
    keys = {("gov.nor", IssueClass.TALKS)}
    context = await store.context_for(keys, {"gov.nor"}, NOW - DAY)
    assert context.positions == (position(),)
    assert list(context.alerts) == await store.recent_alerts({"gov.nor"}, NOW - DAY)
    assert context.marked == frozenset()


async def test_a_joined_source_gives_the_alert_its_next_version(store: Database) -> None:
    await store.save_reading(reading(decisions=(alert(),)))
    grown = alert(outlets=("The North", "The South"), updated=NOW + MINUTE)
    await store.save_reading(reading("e2", decisions=(Joined(grown),)))
    assert await store.alert("a1") == grown
    assert (await store.alerts(AlertQuery())).total == 1


async def test_statements_are_found_by_every_part_of_a_query(store: Database) -> None:
    statements = (
        coded("s1"),
        coded("s2", actor="lund", organ="", issue=IssueClass.AID, issue_id="", published=NOW + MINUTE),
        coded("s3", official=False, actor=None, principal="", organ="", country=""),
        coded("s4", country="SWE", counterpart="FIN", principal="gov.swe", form=Form.ACT, published=NOW - DAY),
    )
    await store.save_reading(reading(statements=statements))

    async def ids(**query: object) -> list[str]:
        page = await store.recent_statements(StatementQuery(**query))  # type: ignore[arg-type]
        assert page.total == len(page.rows)
        return [one.id for one in page.rows]

    assert await ids() == ["s2", "s1", "s4"]
    assert await ids(official=None) == ["s2", "s3", "s1", "s4"]
    assert await ids(actor="lund") == ["s2"]
    assert await ids(actor="mfa.nor") == ["s1", "s4"]
    assert await ids(actor="gov.swe") == ["s4"]
    assert await ids(country="NOR") == ["s2", "s1"]
    assert await ids(issue="aid") == ["s2"]
    assert await ids(issue="border-talks") == ["s1", "s4"]
    assert await ids(counterpart="FIN") == ["s4"]
    assert await ids(form=Form.ACT) == ["s4"]
    assert await ids(since=NOW) == ["s2", "s1"]
    assert await ids(until=NOW) == ["s4"]
    assert await ids(actor="'; DROP TABLE statement; --") == []


async def test_what_was_known_at_a_moment_can_be_asked(store: Database) -> None:
    await store.save_reading(reading(statements=(coded("s1"),)))
    await store.save_reading(reading("e2", statements=(coded("s2", on="e2"),), at=NOW + DAY))

    async def known(at: datetime) -> list[str]:
        return [one.id for one in (await store.recent_statements(StatementQuery(known_at=at))).rows]

    assert await known(NOW - MINUTE) == []
    assert await known(NOW) == ["s1"]
    assert await known(NOW + DAY) == ["s2", "s1"]


async def test_pages_are_bounded_and_say_how_many_there_are(store: Database) -> None:
    statements = tuple(coded(f"s{n:03}", published=NOW + n * MINUTE) for n in range(230))
    await store.save_reading(reading(statements=statements))
    page = await store.recent_statements(StatementQuery(offset=10, limit=5))
    assert (page.total, [s.id for s in page.rows]) == (230, ["s219", "s218", "s217", "s216", "s215"])
    assert len((await store.recent_statements(StatementQuery(limit=10**9))).rows) == 200
    assert (await store.recent_statements(StatementQuery(offset=-5, limit=-1))).rows == ()


async def test_alerts_are_found_by_every_part_of_a_query(store: Database) -> None:
    told = (
        alert("a1"),
        alert("a2", kind=AlertKind.STATEMENT, severity=1, at=NOW + MINUTE),
        alert("a3", actor="lund", principal="gov.swe", country="SWE", issue=IssueClass.AID, at=NOW - DAY),
    )
    await store.save_reading(reading(decisions=told))

    async def ids(**query: object) -> list[str]:
        page = await store.alerts(AlertQuery(**query))  # type: ignore[arg-type]
        return [one.id for one in page.rows]

    assert await ids() == ["a2", "a1", "a3"]
    assert await ids(kinds=(AlertKind.REVERSAL,)) == ["a1", "a3"]
    assert await ids(min_severity=2) == ["a1", "a3"]
    assert await ids(actor="lund") == ["a3"]
    assert await ids(actor="gov.nor") == ["a2", "a1"]
    assert await ids(country="SWE") == ["a3"]
    assert await ids(issue="aid") == ["a3"]
    assert await ids(counterpart="FIN") == []
    assert await ids(since=NOW, until=NOW + MINUTE) == ["a1"]
    assert await ids(limit=1, offset=1) == ["a1"]


async def test_a_timeline_is_oldest_said_first(store: Database) -> None:
    await store.save_reading(
        reading(
            statements=(
                coded("late", said_on=None, published=NOW),
                coded("early", published=NOW - 9 * DAY, said_on=None),
                coded("told late", published=NOW, said_on=(NOW - 5 * DAY).date()),
                coded("other", issue=IssueClass.AID),
            )
        )
    )
    found = await store.statements_of("gov.nor", IssueClass.TALKS)
    assert [one.id for one in found] == ["early", "told late", "late"]
    assert [one.id for one in await store.statements_of("berg", IssueClass.TALKS, NOW - DAY)] == ["told late", "late"]
    assert [one.id for one in await store.statements_of("berg", None, (NOW - DAY).date())][-1] == "late"
    assert await store.statements_of("nobody") == []


async def test_positions_of_a_person_are_those_in_which_the_person_has_a_stand(store: Database) -> None:
    other = position("gov.nor", "FIN", stands=(stand("s9", actor="lund", organ=""),))
    await store.save_reading(reading(statements=(coded(),), positions=(position(), other)))
    assert len(await store.positions_of("gov.nor")) == 2
    assert await store.positions_of("berg") == [position()]
    assert await store.positions_of("mfa.nor", IssueClass.TALKS) == [position()]
    assert await store.positions_of("berg", IssueClass.AID) == []


async def test_exports_stream_everything_once_and_in_order(store: Database) -> None:
    statements = tuple(coded(f"s{n:04}", published=NOW + (n % 7) * MINUTE) for n in range(1203))
    positions = tuple(position(f"gov.{n % 40}", f"c{n}") for n in range(700))
    told = tuple(alert(f"a{n:04}", at=NOW + (n % 5) * MINUTE) for n in range(1001))
    await store.save_reading(reading(statements=statements, positions=positions, decisions=told))
    assert [s async for s in store.all_statements()] == list(statements)
    assert len({p.key async for p in store.all_positions()}) == 700
    assert [a async for a in store.all_alerts()] == sorted(told, key=lambda a: (a.at, a.id))
    assert [a.id async for a in store.all_alerts(NOW + 4 * MINUTE)][:1] == ["a0004"]
    assert [s async for s in store.all_statements(NOW + 9 * MINUTE)] == []


def test_a_row_without_a_newer_field_loads_with_its_default() -> None:
    text = dump(coded()).replace('"baseline":false,', "").replace('"turn":null,', "")
    assert '"turn"' not in text
    assert load(CodedStatement, text) == coded()


def test_a_row_with_a_field_of_a_newer_program_still_loads() -> None:
    assert load(Position, dump(position()).replace("{", '{"novel": [1, {"deep": 2}],', 1)) == position()


@given(st.text(), st.integers(-1, 1), st.lists(st.text(max_size=20), max_size=3))
def test_what_was_parsed_equals_what_was_remembered(words: str, stance: int, topics: list[str]) -> None:
    value = position(stands=(stand(quote=words, stance=stance, topics=tuple(topics)),))
    assert load(Position, dump(value)) == value


def test_memory_forgets_the_least_used_and_never_more_than_it_must() -> None:
    one, two = alert("a1"), alert("a2")
    size = len(dump(one))
    memory = Memory(room=size + 10)
    text = memory.dump(one)
    assert memory.load(Alert, text) is one
    memory.dump(two)
    again = memory.load(Alert, text)
    assert again == one and again is not one
