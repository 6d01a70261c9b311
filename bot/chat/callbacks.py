"""What a pressed button does: its data and who pressed it come in; a toast, a link or a reply goes out.

The data is hostile: the verb must be known, the id is looked up in the database, and who may do it is asked again.
Pages of one alert asked for in a channel or group open in the private chat, so that the channel stays quiet.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.alerts import escape
from bot.alerts.markup import plain, shorten
from bot.chat import administration, asks, replies, subscriptions, texts
from bot.chat.access import Audience, allowed, may_change
from bot.chat.commands import COMMANDS, LINKED
from bot.chat.desk import Call, Reply
from bot.chat.reading import found_alert
from bot.chat.translation import LANGUAGES

TOAST = 200  # characters of an answer to a press
LAST_OFFSET = 100_000
_DATA = re.compile(r"v1:([a-z]{2,10}):([A-Za-z0-9._#-]{1,48})(?::(\d{1,6}))?")
_LINKABLE = re.compile(r"[A-Za-z0-9_-]{1,56}")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is answered to a press: a toast (``loud``: to be closed by hand), or a link to follow, and a reply."""

    toast: str = ""
    loud: bool = False
    url: str = ""
    reply: Reply | None = None
    edit: bool = False  # the reply replaces the message of the button


async def press(call: Call, pressed: str, bot_name: str) -> Pressed:
    """Answer one press. ``call.arguments`` is filled here, from the data."""
    found = _DATA.fullmatch(pressed)
    if not found:
        return Pressed(toast=call.words.plain(texts.EXPIRED))
    verb, identity, offset = found[1], found[2], min(LAST_OFFSET, int(found[3] or 0))
    call = replace(call, arguments=identity, offset=offset, command=verb)
    if verb in LINKED:
        return await _page_of_alert(call, verb, bot_name)
    if verb in administration.JUDGEMENTS:
        return await _judged(call, administration.JUDGEMENTS[verb])
    if verb == "page":
        return await _turned(call, identity)
    if verb in _CHANGES:
        return await _changed(call, verb, identity)
    return Pressed(toast=call.words.plain(texts.EXPIRED))


async def _page_of_alert(call: Call, verb: str, bot_name: str) -> Pressed:
    if call.private:
        return Pressed(reply=await LINKED[verb](call))
    alert = await found_alert(call, call.arguments)
    if alert is None:
        return Pressed(toast=call.words.plain(texts.NO_ALERT))
    short = {
        "why": call.words.plain(
            texts.SHORT_WHY, verdict=plain(replies.verdict(alert, call.words)), reason=alert.reason
        ),
        "sources": ", ".join(alert.outlets),
    }.get(verb, "")
    if short and len(short) <= TOAST:
        return Pressed(toast=escape.clean(short), loud=True)
    if bot_name and _LINKABLE.fullmatch(alert.id):
        return Pressed(url=f"https://t.me/{bot_name}?start={verb}_{alert.id}")
    return Pressed(toast=shorten(escape.clean(short), TOAST), loud=True)


async def _judged(call: Call, mark: str) -> Pressed:
    if not call.admin:
        return Pressed(toast=call.words.plain(texts.ONLY_ADMINS))
    told = await administration.judge(call, mark)
    return Pressed(toast=_toast(told))


async def _turned(call: Call, key: str) -> Pressed:
    """Ask the kept command again at the offset; who may not give it may not turn its pages either."""
    ask = await asks.find(call.desk.store, key)
    command = COMMANDS.get(ask.command) if ask else None
    if ask is None or command is None or not command.paged:
        return Pressed(toast=call.words.plain(texts.EXPIRED))
    if not allowed(call.user, command.audience, call.configuration.telegram):
        return Pressed(toast=call.words.plain(texts.NOT_YOU))
    reply = await command.answer(replace(call, command=ask.command, arguments=ask.arguments))
    return Pressed(reply=reply, edit=not reply.picture)


async def _changed(call: Call, verb: str, identity: str) -> Pressed:
    policy = call.configuration.telegram
    if not allowed(call.user, _CHANGES[verb], policy):
        return Pressed(toast=call.words.plain(texts.NOT_YOU))
    if not may_change(call.user, call.private, policy):
        return Pressed(toast=call.words.plain(texts.NOT_HERE))
    if verb == "lang" and identity not in LANGUAGES:
        return Pressed(toast=call.words.plain(texts.EXPIRED))
    told = await {"unmute": administration.unmute, "lang": subscriptions.speak, "stop": subscriptions.stop}[verb](
        call, identity
    )
    shown = await subscriptions.mine(call) if verb == "stop" else told
    return Pressed(toast=_toast(told), reply=shown, edit=True)


def _toast(told: Reply) -> str:
    return shorten(escape.seen(plain(told.text)), TOAST)


_CHANGES: Mapping[str, Audience] = {"stop": Audience.ALL, "lang": Audience.ALL, "unmute": Audience.ADMIN}
