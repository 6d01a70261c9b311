"""Inline mode: "@bot Lavrov ceasefire" typed in any chat comes in; statements to put into that chat go out."""

from dataclasses import dataclass, replace

from bot.alerts import escape
from bot.alerts.markup import shorten
from bot.alerts.wording import flag
from bot.chat import replies
from bot.chat.arguments import bounded, parse
from bot.chat.desk import Call
from bot.chat.reading import statements_asked
from bot.model import CodedStatement, StatementQuery

RESULTS = 10
LAST_OFFSET = 200


@dataclass(frozen=True, slots=True)
class Found:
    """One result: what the list shows, and the message that it becomes."""

    id: str
    title: str
    description: str
    text: str


async def known(call: Call) -> bool:
    """Tell whether this user gets inline answers: by the configuration, everyone, nobody, or whom we know."""
    policy = call.configuration.telegram
    if policy.inline != "known":
        return policy.inline == "all"
    if call.admin or call.user in policy.subscribers:
        return True
    return bool(await call.desk.store.subscriptions(str(call.user)))


async def found(call: Call) -> tuple[list[Found], str]:
    """Return the results of a query and the offset of the next ones, "" at the end."""
    if not await known(call):
        return [], ""
    asked = parse(call.arguments, call.names)
    store = call.desk.store
    if asked.unknown and (wanted := bounded(call.arguments)):
        page = await store.search(wanted, StatementQuery(official=None, offset=call.offset, limit=RESULTS))
    else:
        page = await store.recent_statements(replace(statements_asked(asked), offset=call.offset, limit=RESULTS))
    following = call.offset + len(page.rows)
    more = page.rows and following < min(page.total, LAST_OFFSET)
    return [_result(row, call) for row in page.rows], str(following) if more else ""


def _result(row: CodedStatement, call: Call) -> Found:
    words, speaker = call.words, row.speaker
    about = words.wording.say(row.issue.value)
    toward = f" → {words.wording.party(row.counterpart)}" if row.counterpart else ""
    name = f"{flag(speaker.country)} {escape.clean(speaker.name or speaker.surface)}".strip()
    day = escape.seen(words.day(row.said))
    return Found(
        id=row.id[:60],
        title=shorten(f"{name} · {about}{toward}", 120),
        description=shorten(f"{day} · “{escape.clean(row.statement.quote)}”", 200),
        text=replies.statement(row, words),
    )
