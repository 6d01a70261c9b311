"""Who may do what: a user's id, a command's audience and the moment come in; an admission with its reason goes out.

Authority hangs on the user id alone, never on a name or a chat. Nothing here logs or stores: strangers leave no trace
but a counter, and memory is bounded however many of them there are.
"""

from collections import OrderedDict
from dataclasses import dataclass
from enum import StrEnum

from bot.facts import TelegramPolicy

REMEMBERED = 10_000  # users with a budget in memory; the longest silent one is forgotten first
STRANGERS_PER_SECOND = 8.0  # all who are no admins together: alerts keep most of Telegram's 30 a second
STRANGERS_BURST = 40.0
GROUP_PER_MINUTE = 8.0  # answers in one group, of the 20 messages that Telegram allows there: alerts keep the rest
ADMINS_TIMES = 3


class Audience(StrEnum):
    """For whom a command is."""

    ALL = "all"
    SUBSCRIBER = "subscriber"  # where the configuration lists subscribers, these and the admins
    ADMIN = "admin"


class Admission(StrEnum):
    """What is to be done with an update, and why."""

    ADMITTED = "admitted"
    SLOW_DOWN = "slow down"  # over the budget for the first time: one polite line
    IGNORED = "ignored"  # over the budget and told so
    CROWDED = "crowded"  # all strangers together are over theirs: no line, it would only add to the crowd


def allowed(user: int, audience: Audience, policy: TelegramPolicy) -> bool:
    """Tell whether this user may give a command of this audience."""
    if user in policy.admins or audience is Audience.ALL:
        return True
    return audience is Audience.SUBSCRIBER and (not policy.subscribers or user in policy.subscribers)


def may_change(user: int, private: bool, policy: TelegramPolicy) -> bool:
    """Tell whether this user may change what a chat gets: its own private chat, or any chat as an admin of the bot."""
    return private or user in policy.admins


@dataclass(slots=True)
class Bucket:
    """Tokens that come back with time."""

    tokens: float
    seen: float
    told: bool = False

    def take(self, now: float, rate: float, burst: float) -> bool:
        """Take one token if there is one."""
        self.tokens = min(burst, self.tokens + max(0.0, now - self.seen) * rate)
        self.seen = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Gate:
    """Budgets of users and of all strangers together. ``now`` is monotonic seconds."""

    def __init__(self) -> None:
        self._users: OrderedDict[int, Bucket] = OrderedDict()
        self._strangers = Bucket(STRANGERS_BURST, 0.0)
        self.refused = 0

    def __len__(self) -> int:
        return len(self._users)

    def admit(self, user: int, policy: TelegramPolicy, now: float, times: int = 1) -> Admission:
        """Charge one command or button to this user; ``times`` multiplies the budget where every key press asks."""
        admin = user in policy.admins
        per_minute = policy.per_minute * times * (ADMINS_TIMES if admin else 1)
        bucket = self._bucket(user, float(per_minute), now)
        if not bucket.take(now, per_minute / 60, float(per_minute)):
            self.refused += 1
            first, bucket.told = not bucket.told, True
            return Admission.SLOW_DOWN if first else Admission.IGNORED
        if bucket.tokens > per_minute / 2:
            bucket.told = False
        if not admin and not self._strangers.take(now, STRANGERS_PER_SECOND, STRANGERS_BURST):
            self.refused += 1
            return Admission.CROWDED
        return Admission.ADMITTED

    def admit_in_group(self, group: int, user: int, policy: TelegramPolicy, now: float) -> bool:
        """Charge one message in a group to the group, whoever of its members asked for it."""
        if user in policy.admins:
            return True
        admitted = self._bucket(group, GROUP_PER_MINUTE, now).take(now, GROUP_PER_MINUTE / 60, GROUP_PER_MINUTE)
        self.refused += not admitted
        return admitted

    def _bucket(self, user: int, burst: float, now: float) -> Bucket:
        """Return the bucket of a user, or of a group, whose numbers are negative."""
        bucket = self._users.get(user)
        if bucket is None:
            bucket = self._users[user] = Bucket(burst, now)
            if len(self._users) > REMEMBERED:
                self._users.popitem(last=False)
        self._users.move_to_end(user)
        return bucket
