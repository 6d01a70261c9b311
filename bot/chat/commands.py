"""The table of commands: name, what answers it, and for whom it is. Help and Telegram's menus are made of it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.chat import administration, reading, replies, subscriptions, texts
from bot.chat.access import Audience
from bot.chat.desk import Call, Reply
from bot.chat.translation import Html, Words

Answer = Callable[[Call], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """A command. ``paged``: a button may ask it again at another offset."""

    name: str
    answer: Answer
    audience: Audience = Audience.ALL
    paged: bool = False

    def about(self, words: Words) -> str:
        """Say in one line what it does."""
        return words.plain(texts.ABOUT[self.name])


async def start(call: Call) -> Reply:
    """/start: what this is; a deep link from a channel's button leads to the page that the button asked for."""
    verb, _, alert = call.arguments.strip().partition("_")
    if verb in LINKED and alert:
        return await LINKED[verb](replace(call, arguments=alert))
    return Reply(call.words(texts.START))


async def help_(call: Call) -> Reply:
    """/help: the commands that this user may give."""
    lines = [_line(one, call.words) for one in COMMANDS.values() if one.audience is not Audience.ADMIN]
    parts = [call.words(texts.HELP_HEAD), replies.joined(lines, "\n"), call.words(texts.HELP_FOOT)]
    if call.admin:
        extra = [_line(one, call.words) for one in COMMANDS.values() if one.audience is Audience.ADMIN]
        parts += [call.words(texts.HELP_ADMIN), replies.joined(extra, "\n")]
    return Reply(replies.joined(parts))


def _line(command: Command, words: Words) -> Html:
    return words(texts.HELP_LINE, name=Html(command.name), about=Html(command.about(words)))


LINKED: Mapping[str, Answer] = {
    "why": reading.why,
    "sources": reading.alert_sources,
    "timeline": reading.alert_timeline,
}
_ALL = (
    Command("recent", reading.recent, paged=True),
    Command("reversals", reading.reversals, paged=True),
    Command("position", reading.position, paged=True),
    Command("timeline", reading.timeline, paged=True),
    Command("search", reading.search, paged=True),
    Command("actors", reading.actors, paged=True),
    Command("issues", reading.issues, paged=True),
    Command("sources", reading.sources, paged=True),
    Command("status", reading.status),
    Command("why", reading.why),
    Command("subscribe", subscriptions.subscribe, Audience.SUBSCRIBER, paged=True),
    Command("unsubscribe", subscriptions.unsubscribe),
    Command("mine", subscriptions.mine),
    Command("language", subscriptions.language),
    Command("help", help_),
    Command("start", start),
    Command("silence", administration.silence, Audience.ADMIN, paged=True),
    Command("source", administration.source, Audience.ADMIN),
    Command("reload", administration.reload, Audience.ADMIN),
    Command("test", administration.test, Audience.ADMIN),
    Command("stats", administration.stats, Audience.ADMIN),
)
COMMANDS: Mapping[str, Command] = {one.name: one for one in _ALL}
