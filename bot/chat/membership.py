"""Our own place in a chat changes: the change comes in; the chat is opened or closed to alerts.

A channel stands in the configuration under its name or its number: both are opened and closed together. Chats that get
nothing from us are left alone: whoever adds and removes the bot somewhere leaves no row and calls no admin.
"""

from bot.chat.desk import Desk

OUT = frozenset({"left", "kicked"})
CHANNEL = "channel"


async def changed(desk: Desk, chat: int, name: str, kind: str, old: str, new: str, may_post: bool | None) -> bool:
    """Store what ``new`` means for the chat; returns whether it is open. Repeating it changes nothing."""
    silent = kind == CHANNEL and (new not in ("administrator", "creator") or may_post is False)
    known_as = [str(chat), f"@{name}"] if name else [str(chat)]
    if not (new in OUT or silent or new == "restricted"):
        for one in known_as:
            await desk.store.resume_chat(one)
        return True
    configured = any(route.chat in known_as for route in desk.configuration().routes)
    if configured or await desk.store.subscriptions(str(chat)):
        reason = "blocked by the user" if kind == "private" else f"the bot is {new} there"
        closed = [await desk.store.suspend_chat(one, reason, desk.clock()) for one in known_as]
        if any(closed) and configured and old not in OUT:
            await desk.tell_admins(f"chat {chat}", f"Chat {known_as[-1]} is closed to me: {reason}.")
    return False


async def moved(desk: Desk, old: int, new: int) -> None:
    """Follow a group that became a supergroup, where anything of ours goes to it."""
    configured = any(route.chat == str(old) for route in desk.configuration().routes)
    if configured or await desk.store.subscriptions(str(old)):
        await desk.store.move_chat(str(old), str(new))
