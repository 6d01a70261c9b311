"""Buttons that still work after a restart: a command's words go into the database, a short key comes out, and back.

The key is a digest, so a forged one leads nowhere. The rows are a ring of fixed size: strangers cannot fill the
database, and a button whose row was taken by a newer one says that it is too old.
"""

import hashlib
import json
from dataclasses import dataclass

from bot.chat.desk import ChatStore

SLOTS = 4096


@dataclass(frozen=True, slots=True)
class Ask:
    """A command and its words, to be asked again at another offset."""

    command: str
    arguments: str

    @property
    def key(self) -> str:
        text = json.dumps([self.command, self.arguments], ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


async def keep(store: ChatStore, ask: Ask) -> str:
    """Make the ask durable and return its key; one that is there already costs no write."""
    text = json.dumps({"key": ask.key, "command": ask.command, "arguments": ask.arguments})
    slot = _slot(ask.key)
    if await store.value(slot) != text:
        await store.set_value(slot, text)
    return ask.key


async def find(store: ChatStore, key: str) -> Ask | None:
    """Return the ask of a key, None for one that is forged or too old."""
    if len(key) != 16 or not all(letter in "0123456789abcdef" for letter in key):
        return None
    text = await store.value(_slot(key))
    found = json.loads(text) if text else {}
    ask = Ask(str(found.get("command", "")), str(found.get("arguments", "")))
    return ask if ask.key == key else None


def _slot(key: str) -> str:
    return f"ask:{int(key[:8], 16) % SLOTS:04d}"
