"""Many claimers, any order of events: nothing is sent twice without doubt, nothing is lost, no chat is out of order."""

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model import Delivery, DeliveryFault, MessageState, OutboxMessage
from bot.storage.store import Database
from tests.storage.values import MINUTE, NOW, message


async def finish(store: Database, one: OutboxMessage, at: datetime) -> None:
    done = replace(one, state=MessageState.SENT, message_id=one.id, lease_until=None)
    await store.record_delivery(done, Delivery(one.id or 0, at, "sent", message_id=one.id))


async def put_back(store: Database, one: OutboxMessage, at: datetime, minutes: int) -> None:
    back = replace(
        one, state=MessageState.WAITING, attempts=one.attempts + 1, not_before=at + minutes * MINUTE, last_error="502"
    )
    await store.record_delivery(back, Delivery(one.id or 0, at, DeliveryFault.TRANSIENT, "502"))


async def test_two_programs_claim_each_message_once_and_keep_each_chat_in_order(
    shared: Database, shared_url: str
) -> None:
    other = await Database.open(shared_url)
    await shared.enqueue([message(f"a{n}", chat=str(n % 9)) for n in range(90)])
    seen: list[OutboxMessage] = []

    async def drain(store: Database) -> None:
        empty = 0
        while empty < 3:
            claimed = await store.claim_messages(NOW, lease=600, limit=7)
            empty = 0 if claimed else empty + 1
            for one in claimed:
                seen.append(one)
                await finish(store, one, NOW)

    await asyncio.gather(drain(shared), drain(other), drain(shared))
    await drain(shared)
    assert sorted(one.id or 0 for one in seen) == list(
        range(min(m.id or 0 for m in seen), min(m.id or 0 for m in seen) + 90)
    )
    by_chat = defaultdict(list)
    for one in seen:
        by_chat[one.chat].append(one.id)
    assert all(numbers == sorted(numbers) for numbers in by_chat.values())
    await other.close()


async def test_two_programs_that_store_one_poll_at_once_store_it_once(shared: Database, shared_url: str) -> None:
    other = await Database.open(shared_url)
    messages = [message(f"a{n}") for n in range(20)]
    await asyncio.gather(*(store.enqueue(messages) for store in (shared, other) for _ in range(3)))
    assert (await shared.status(NOW)).outbox_waiting == 20
    await other.close()


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("queue"), st.integers(0, 2), st.sampled_from([1, 5, 8])),
        st.tuples(st.just("claim"), st.integers(1, 3), st.integers(1, 6)),
        st.tuples(st.just("send"), st.integers(0, 5), st.just(0)),
        st.tuples(st.just("fail"), st.integers(0, 5), st.integers(1, 4)),
        st.tuples(st.just("wait"), st.integers(1, 3), st.just(0)),
    ),
    max_size=30,
)


class Play:
    """Plays events against a store and checks after each claim what must never happen."""

    def __init__(self, store: Database) -> None:
        self.store, self.now, self.queued = store, NOW, 0
        self.hands: dict[int, OutboxMessage] = {}
        self.retry: dict[int, tuple[str, datetime]] = {}
        self.sent: list[int] = []

    async def play(self, kind: str, one: int, two: int) -> None:
        if kind == "queue":
            self.queued += 1
            queued = message(f"a{self.queued}", chat=str(one), priority=two, created=self.now, not_before=self.now)
            await self.store.enqueue([queued])
        elif kind == "claim":
            await self.claim(one, two)
        elif kind == "wait":
            self.now += one * MINUTE
        elif self.hands:
            held = list(self.hands.values())[one % len(self.hands)]
            await self.settle(kind, held, two)

    async def settle(self, kind: str, held: OutboxMessage, minutes: int) -> None:
        number = held.id or 0
        del self.hands[number]
        if kind == "send":
            await finish(self.store, held, self.now)
            self.sent.append(number)
        else:
            await put_back(self.store, held, self.now, minutes)
            self.retry[number] = (held.chat, self.now + minutes * MINUTE)

    async def claim(self, per_chat: int, limit: int) -> None:
        claimed = await self.store.claim_messages(self.now, lease=120, limit=limit, per_chat=per_chat)
        assert len(claimed) <= limit
        assert [(m.priority, m.id) for m in claimed] == sorted((m.priority, m.id) for m in claimed)
        leased = {m.chat for m in self.hands.values() if m.lease_until and m.lease_until > self.now}
        waiting = {chat for chat, until in self.retry.values() if until > self.now}
        assert not {m.chat for m in claimed} & (leased | waiting)
        for one in claimed:
            number = one.id or 0
            assert number not in self.sent
            assert one.uncertain or number not in self.hands
            self.hands[number] = one
            self.retry.pop(number, None)

    async def drain(self) -> None:
        for _ in range(40 + self.queued):
            if len(self.sent) == self.queued:
                break
            self.now += 5 * MINUTE
            await self.claim(3, 100)
            for held in list(self.hands.values()):
                if held.lease_until and held.lease_until > self.now:
                    await self.settle("send", held, 0)
        assert len(self.sent) == len(set(self.sent)) == self.queued


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events=EVENTS)
def test_whatever_happens_every_message_is_sent_once_and_in_the_order_of_its_chat(
    events: list[tuple[str, int, int]],
) -> None:
    async def played() -> None:
        store = await Database.open("sqlite://")
        play = Play(store)
        for event in events:
            await play.play(*event)
        await play.drain()
        await store.close()

    asyncio.run(played())
