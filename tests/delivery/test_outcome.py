"""One attempt to send, and what becomes of the message, by kind of fault."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.late import marked
from bot.delivery.outcome import MoveChat, StopSending, SuspendChat, TellAdmins, after
from bot.delivery.retry import backoff
from bot.errors import DeliveryError
from bot.model import DeliveryFault, MessageKind, MessageState, OutboxMessage, Sent

NOW = datetime(2026, 3, 3, 18, 20, tzinfo=UTC)
MESSAGE = OutboxMessage(
    7, MessageKind.ALERT, "a1b2c3", "main", "-5", None, "<b>x</b> &lt;y&gt;", NOW, NOW, state=MessageState.CLAIMED
)
EDIT = replace(MESSAGE, kind=MessageKind.EDIT, message_id=70, version=3)


def fault(kind: DeliveryFault, **more) -> DeliveryError:
    return DeliveryError("-5", kind, "said Telegram", **more)


def ended(message: OutboxMessage, kind: DeliveryFault, at: datetime = NOW, **more):
    return after(message, fault(kind, **more), None, at)


def test_what_telegram_accepts_is_sent_and_carries_its_number():
    message, delivery, effects = after(MESSAGE, None, Sent(4711), NOW)
    assert (message.state, message.message_id, message.attempts) == (MessageState.SENT, 4711, 1)
    assert (delivery.outcome, delivery.message, delivery.message_id) == ("sent", 7, 4711)
    assert effects == () and message.lease_until is None


def test_a_flood_waits_at_least_as_long_as_told_and_is_no_fault_of_the_message():
    message, delivery, effects = ended(MESSAGE, DeliveryFault.FLOOD, retry_after=35)
    assert message.not_before >= NOW + timedelta(seconds=35)
    assert (message.state, message.attempts, effects) == (MessageState.WAITING, 0, ())
    assert delivery.outcome == "flood"


def test_a_net_that_is_down_is_never_given_up_and_asked_more_and_more_seldom():
    message, waits = MESSAGE, []
    for _ in range(40):
        message, _, effects = ended(message, DeliveryFault.TRANSIENT)
        assert (message.state, message.uncertain, effects) == (MessageState.WAITING, False, ())
        waits.append((message.not_before - NOW).total_seconds())
    assert waits[0] < 3 < waits[3] < waits[6]
    assert max(waits) <= 375


def test_a_lost_answer_is_repeated_and_the_message_marked():
    message, delivery, _ = ended(MESSAGE, DeliveryFault.UNCERTAIN)
    assert (message.state, message.uncertain, delivery.outcome) == (MessageState.WAITING, True, "uncertain")
    assert message.not_before > NOW + timedelta(seconds=3)
    sent, _, _ = after(message, None, Sent(9), NOW)
    assert sent.state is MessageState.SENT and sent.uncertain


def test_answers_that_are_lost_for_two_days_end_as_a_dead_letter_that_is_told():
    message, _, effects = ended(replace(MESSAGE, uncertain=True), DeliveryFault.UNCERTAIN, NOW + timedelta(days=3))
    assert message.state is MessageState.DEAD
    assert isinstance(effects[0], TellAdmins)


def test_an_edit_can_be_repeated_without_a_doubt():
    message, _, _ = ended(EDIT, DeliveryFault.UNCERTAIN)
    assert (message.state, message.uncertain) == (MessageState.WAITING, False)


def test_refused_markup_is_tried_once_as_plain_words_and_then_a_dead_letter():
    message, _, effects = ended(MESSAGE, DeliveryFault.MARKUP)
    assert (message.text, message.state, message.not_before) == ("x &lt;y&gt;", MessageState.WAITING, NOW)
    assert effects == ()
    message, _, effects = ended(message, DeliveryFault.MARKUP)
    assert message.state is MessageState.DEAD
    assert "a1b2c3" in effects[0].text and "-5" in effects[0].text


def test_an_edit_that_changes_nothing_has_arrived():
    message, delivery, effects = ended(EDIT, DeliveryFault.NOT_MODIFIED)
    assert (message.state, message.last_error, effects) == (MessageState.SENT, "", ())
    assert delivery.outcome == "not modified"


def test_an_edit_of_a_message_that_is_gone_is_dropped_in_silence():
    message, _, effects = ended(EDIT, DeliveryFault.EDIT_GONE)
    assert (message.state, effects) == (MessageState.DROPPED, ())


def test_a_group_that_moved_gets_its_message_there_at_once():
    message, _, effects = ended(MESSAGE, DeliveryFault.MIGRATED, migrate_to="-1005")
    assert (message.chat, message.state, message.not_before) == ("-1005", MessageState.WAITING, NOW)
    assert effects == (MoveChat("-5", "-1005"),)


def test_a_closed_chat_is_suspended_and_its_message_kept():
    message, _, effects = ended(MESSAGE, DeliveryFault.FORBIDDEN)
    assert message.state is MessageState.WAITING and message.not_before > NOW + timedelta(minutes=30)
    assert effects == (SuspendChat("-5", "said Telegram"),)


def test_a_refused_token_stops_everything_and_is_told():
    message, _, effects = ended(MESSAGE, DeliveryFault.UNAUTHORISED)
    assert message.state is MessageState.WAITING
    assert isinstance(effects[0], StopSending) and effects[0].until > NOW
    assert isinstance(effects[1], TellAdmins) and effects[1].about == "token"


@pytest.mark.parametrize("kind", [DeliveryFault.REFUSED, DeliveryFault.MIGRATED])
def test_what_telegram_will_never_take_is_a_dead_letter(kind):
    message, _, effects = ended(MESSAGE, kind)
    assert message.state is MessageState.DEAD and message.last_error == "said Telegram"
    assert len(effects) == 1


def test_every_kind_of_fault_has_an_outcome():
    for kind in DeliveryFault:
        for message in (MESSAGE, EDIT):
            assert ended(message, kind, retry_after=1.0, migrate_to="-9").message.state is not MessageState.CLAIMED


def test_waits_differ_between_messages_and_repeat_between_runs():
    assert backoff(1, 3, 2, 300) == backoff(1, 3, 2, 300)
    assert len({backoff(number, 3, 2, 300) for number in range(50)}) == 50
    assert all(12 <= backoff(number, 3, 2, 300) <= 20 for number in range(50))


def test_an_alert_that_could_not_be_sent_in_time_says_so():
    late = marked(MESSAGE, NOW + timedelta(hours=3))
    assert late.text.splitlines() == ["⏳ Delayed · 2026-03-03 18:20 UTC", MESSAGE.text]
    assert marked(MESSAGE, NOW + timedelta(minutes=2)) is MESSAGE


def test_what_was_held_on_purpose_and_edits_are_not_late():
    for message in (replace(MESSAGE, held="quiet"), EDIT, replace(MESSAGE, kind=MessageKind.NOTICE)):
        assert marked(message, NOW + timedelta(hours=3)) is message
