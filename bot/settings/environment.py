"""Secrets and addresses in, from the environment, a ``.env`` file or a mounted file; never from YAML.

No value of a secret stands in a repr, a log or an error: SecretStr hides it, and errors name the variable alone.
"""

import re
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigError

DEFAULT_DATABASE = "sqlite:///data/volteface.db"
DEFAULT_API = "https://api.telegram.org"


class Environment(BaseSettings):
    """What the environment tells; ``read`` makes one."""

    model_config = SettingsConfigDict(
        env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True, env_file_encoding="utf-8"
    )

    telegram_bot_token: SecretStr = Field(
        SecretStr(""), description="The bot's token from @BotFather. Without one, alerts are printed in the terminal."
    )
    telegram_bot_token_file: Path | None = Field(
        None, description="A file that holds the token (a mounted secret), used where TELEGRAM_BOT_TOKEN is not set."
    )
    telegram_api_url: str = Field(DEFAULT_API, description="A Bot API server other than Telegram's own.")
    database_url: SecretStr = Field(
        SecretStr(DEFAULT_DATABASE), description="Where memory lives: SQLite, or PostgreSQL as postgresql://…"
    )
    volteface_config: Path = Field(Path("config"), description="The folder of settings.yaml and its companions.")

    @field_validator("telegram_api_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if re.match(r"^https?://[^\s/]+", value) is None:
            raise ValueError("is no web address, write it in full: https://host")
        return value.rstrip("/")

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr) -> SecretStr:
        return _token(value.get_secret_value())

    def token(self) -> SecretStr:
        """Return the token, from its variable or its file; empty where there is none. Raises ConfigError."""
        path = self.telegram_bot_token_file
        if self.telegram_bot_token.get_secret_value() or path is None:
            return self.telegram_bot_token
        try:
            return _token(path.read_text(encoding="utf-8"))
        except OSError as error:
            reason = f"the file cannot be read ({error.strerror}), mount it or correct its rights"
            raise ConfigError([f"TELEGRAM_BOT_TOKEN_FILE: {reason}"]) from None
        except ValueError as error:
            raise ConfigError([f"TELEGRAM_BOT_TOKEN_FILE: {_first_line(error)}"]) from None


def read(env_file: Path | None = Path(".env")) -> Environment:
    """Read the environment, then ``env_file`` for what it leaves open. Raises ConfigError, which names no value."""
    try:
        return Environment(_env_file=env_file)  # type: ignore[call-arg]
    except ValidationError as error:
        faults = [f"{_variable(fault['loc'])}: {_reason(fault['msg'])}" for fault in error.errors(include_input=False)]
        raise ConfigError(faults) from None
    except (OSError, UnicodeDecodeError):
        raise ConfigError([f"{env_file}: cannot be read, save it as UTF-8 and correct its rights"]) from None


def _token(text: str) -> SecretStr:
    text = text.strip()
    if text and re.match(r"^[^\s/]+$", text) is None:
        raise ValueError("is no bot token, write the one line that @BotFather gave")
    return SecretStr(text)


def _first_line(error: ValueError) -> str:
    return "is no text in UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)


def _variable(location: tuple[int | str, ...]) -> str:
    return str(location[0]).upper() if location else "environment"


def _reason(message: str) -> str:
    return message.removeprefix("Value error, ")
