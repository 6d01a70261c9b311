"""HTTP to the Bot API: a PTB request with an overall deadline, and its failures told apart and free of the token.

What surely never left (no connection) is told from what may have arrived (an answer that was lost, cut or no JSON), for
only the second can make a double. Nothing that leaves this module holds the token, at whatever log level.
"""

import asyncio
import json
import logging
import re
import warnings
from datetime import timedelta
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest
from telegram.warnings import PTBDeprecationWarning

from bot.errors import DeliveryError
from bot.model import DeliveryFault

DEADLINE = 20.0  # seconds for a whole call: PTB's read_timeout starts anew with every byte
DEFAULT_FLOOD_WAIT = 5.0  # for a 429 that names no time
_TOKEN = re.compile(r"\b\d{5,}:[A-Za-z0-9_-]{20,}")
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL)
_BAD_REQUESTS = (  # what Telegram's descriptions say, lower case; PTB changes their capitals
    ("message is not modified", DeliveryFault.NOT_MODIFIED),
    ("message to edit not found", DeliveryFault.EDIT_GONE),
    ("message can't be edited", DeliveryFault.EDIT_GONE),
    ("message_id_invalid", DeliveryFault.EDIT_GONE),
    ("can't parse entities", DeliveryFault.MARKUP),
    ("can't parse message text", DeliveryFault.MARKUP),
    ("chat not found", DeliveryFault.FORBIDDEN),
    ("user not found", DeliveryFault.FORBIDDEN),
    ("peer_id_invalid", DeliveryFault.FORBIDDEN),
    ("not enough rights", DeliveryFault.FORBIDDEN),
    ("have no rights", DeliveryFault.FORBIDDEN),
    ("need administrator rights", DeliveryFault.FORBIDDEN),
    ("chat_write_forbidden", DeliveryFault.FORBIDDEN),
    ("chat_restricted", DeliveryFault.FORBIDDEN),
    ("user is deactivated", DeliveryFault.FORBIDDEN),
    ("group chat was deactivated", DeliveryFault.FORBIDDEN),
)


class NeverLeft(NetworkError):
    """No connection was made: the call surely did not reach Telegram."""


class ServerFault(NetworkError):
    """Telegram says that it failed (5xx with a JSON answer): the call was not carried out."""


class Unclear(NetworkError):
    """The call was made and its answer is lost, cut or no JSON: it may have been carried out."""


class Door(HTTPXRequest):
    """PTB's request with a deadline over everything: connection, upload, waiting and a dripped answer."""

    def __init__(self, deadline: float = DEADLINE, pool: int = 12) -> None:
        super().__init__(connection_pool_size=pool, connect_timeout=min(10.0, deadline), pool_timeout=deadline)
        self._deadline = deadline

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make one call; only an answer that PTB can read comes back, all else is one of the errors above."""
        waiting = kwargs.get("read_timeout")  # a long poll asks for more than the deadline
        extra = waiting if isinstance(waiting, (int, float)) else 0.0
        try:
            async with asyncio.timeout(self._deadline + extra):
                code, payload = await super().do_request(*args, **kwargs)
        except TimeoutError:
            raise Unclear(f"no answer within {self._deadline:g} s") from None
        except RetryAfter:
            raise
        except NetworkError as error:
            raise _told_apart(error) from None  # the cause may hold the address, and the address the token
        return _readable(code, payload)


def _told_apart(error: NetworkError) -> NetworkError:
    cause = error.__cause__
    text = redact(f"{type(cause).__name__}: {cause}" if cause else str(error))
    if isinstance(cause, _NEVER_LEFT) or (isinstance(error, TimedOut) and "pool" in str(error).lower()):
        return NeverLeft(text)
    return Unclear(text)


def _readable(code: int, payload: bytes) -> tuple[int, bytes]:
    """Pass on answers that the Bot API itself gave; a page of a proxy says nothing about the call."""
    answer = _json_object(payload)
    parameters = (answer or {}).get("parameters") or {}
    if code == 429 and not (isinstance(parameters, dict) and parameters.get("retry_after")):
        raise RetryAfter(timedelta(seconds=DEFAULT_FLOOD_WAIT))
    if answer is None:
        raise Unclear(f"HTTP {code} with an answer that is no JSON ({len(payload)} bytes)")
    if code == 200 and (not answer["ok"] or "result" not in answer):
        raise Unclear("HTTP 200 with an answer that tells no result")
    if code >= 500:
        raise ServerFault(redact(f"HTTP {code}: {str(answer.get('description', ''))[:200]}"))
    return code, payload


def _json_object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) and "ok" in answer else None


def delivery_error(chat: str, error: TelegramError) -> DeliveryError:
    """Say what a failure of PTB means for a message to ``chat``."""
    reason = redact(error.message)[:300]
    match error:
        case RetryAfter():
            return DeliveryError(chat, DeliveryFault.FLOOD, reason, retry_after=seconds_of(error))
        case ChatMigrated():
            return DeliveryError(chat, DeliveryFault.MIGRATED, reason, migrate_to=str(error.new_chat_id))
        case Forbidden():
            return DeliveryError(chat, DeliveryFault.FORBIDDEN, reason)
        case InvalidToken():
            return DeliveryError(chat, DeliveryFault.UNAUTHORISED, reason)
        case BadRequest():
            return DeliveryError(chat, _refusal(reason), reason)
        case NeverLeft() | ServerFault():
            return DeliveryError(chat, DeliveryFault.TRANSIENT, reason)
        case _:
            return DeliveryError(chat, DeliveryFault.UNCERTAIN, reason)


def seconds_of(error: RetryAfter) -> float:
    """Return the time to wait; PTB gives an int or a timedelta, as an environment variable says."""
    wait: Any = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def _refusal(description: str) -> DeliveryFault:
    words = description.lower()
    return next((kind for part, kind in _BAD_REQUESTS if part in words), DeliveryFault.REFUSED)


def redact(words: str) -> str:
    """Take everything out that looks like a token of a bot."""
    return _TOKEN.sub("<token>", words)


def hush_libraries() -> None:
    """Keep addresses, which hold the token, out of the logs at every level."""
    for name in ("httpx", "httpcore", "hpack"):
        logging.getLogger(name).setLevel(logging.WARNING)
    warnings.filterwarnings(
        "ignore", message=".*retry_after.*", category=PTBDeprecationWarning
    )  # seconds_of reads both
    for name in ("telegram.Bot", "telegram.ext.ExtBot", "telegram.request"):
        logging.getLogger(name).setLevel(logging.WARNING)
