"""Structured logs on standard error; no secret leaves, no control character of a feed reaches the terminal."""

import logging
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import EventDict, WrappedLogger

HIDDEN = "***"
FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def set_up_logs(secrets: Sequence[str] = (), level: int = logging.INFO) -> None:
    """Send all logs to standard error with every secret replaced; httpx, which logs URLs, is quieted."""
    known = tuple(secret for secret in secrets if secret)

    def hide(_logger: WrappedLogger, _name: str, event: EventDict) -> EventDict:
        return {key: _clean(value, known) for key, value in event.items()}

    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            hide,
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # whatever it is when something is said
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    for handler in logging.getLogger().handlers:
        handler.addFilter(_Hider(known))
    for noisy in ("httpx", "httpcore", "telegram"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _clean(value: object, secrets: Sequence[str]) -> object:
    if isinstance(value, list | tuple):
        return [_clean(part, secrets) for part in value]
    if not isinstance(value, str):
        return value
    for secret in secrets:
        value = value.replace(secret, HIDDEN)
    return "".join(c if c.isprintable() or c == "\n" else "?" for c in value)


class _Hider(logging.Filter):
    """Replaces secrets in records of libraries that use the standard logging."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__()
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; nothing is dropped."""
        record.msg = _clean(record.getMessage(), self._secrets)
        record.args = None
        return True
