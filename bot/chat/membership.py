"""Our own place in a chat changes: the change comes in; the chat is opened or closed to alerts.

A channel stands in the configuration under its name or its number: both are opened and closed together.
"""

from bot.chat.desk import Desk

OUT = frozenset({"left", "kicked"})
CHANNEL = "channel"


async def changed(desk: Desk, chat: int, name: str, kind: str, old: str, new: str, may_post: bool | None) -> bool:
    """Store what ``new`` means for the chat; returns whether it is open. Repeating it changes nothing."""
    silent = kind == CHANNEL and (new not in ("administrator", "creator") or may_post is False)
    known_as = [str(chat), f"@{name}"] if name else [str(chat)]
    if new in OUT or silent or new == "restricted":
        reason = "blocked by the user" if kind == "private" else f"the bot is {new} there"
        closed = [await desk.store.suspend_chat(one, reason, desk.clock()) for one in known_as]
        if any(closed) and kind != "private" and old not in OUT:
            await desk.tell_admins(f"chat {chat}", f"Chat {known_as[-1]} is closed to me: {reason}.")
        return False
    for one in known_as:
        await desk.store.resume_chat(one)
    return True
