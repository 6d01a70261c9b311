"""The database for the length of one command."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.storage.store import Database


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Open the database, migrated, and close it whatever happens."""
    store = await Database.open(url)
    try:
        yield store
    finally:
        await store.close()
