"""Secrets come from the environment, a .env file or a mounted file, and show themselves nowhere."""

import os
import re
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.settings.environment import DEFAULT_DATABASE, Environment, read

SECRET = "123456:" + "s" * 35


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_without_anything_there_is_no_token_and_sqlite() -> None:
    found = read(None)
    assert found.token().get_secret_value() == ""
    assert found.database_url.get_secret_value() == DEFAULT_DATABASE
    assert found.volteface_config == Path("config")


def test_the_environment_wins_over_the_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text(f"TELEGRAM_BOT_TOKEN={SECRET}\nVOLTEFACE_CONFIG=desk\nUNKNOWN=1\n", encoding="utf-8")
    assert read(file).token().get_secret_value() == SECRET
    monkeypatch.setenv("VOLTEFACE_CONFIG", "other")
    assert read(file).volteface_config == Path("other")


def test_an_empty_variable_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "")
    assert read(None).database_url.get_secret_value() == DEFAULT_DATABASE


def test_a_mounted_file_may_hold_the_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(file))
    assert read(None).token().get_secret_value() == SECRET


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "nothing"))
    with pytest.raises(ConfigError, match=r"^TELEGRAM_BOT_TOKEN_FILE: the file cannot be read"):
        read(None).token()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", f"{SECRET} {SECRET}"),
        ("TELEGRAM_BOT_TOKEN", f"https://api.telegram.org/bot{SECRET}"),
        ("TELEGRAM_API_URL", f"telegram/{SECRET}"),
    ],
)
def test_a_bad_value_is_refused_without_being_shown(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigError) as raised:
        read(None)
    assert raised.value.faults[0].startswith(f"{variable}: is no ")
    assert SECRET not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__


def test_no_secret_shows_in_any_text_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", SECRET)
    monkeypatch.setenv("DATABASE_URL", f"postgresql://desk:{SECRET}@db/volteface")
    found = read(None)
    assert SECRET not in f"{found!r} {found} {found.model_dump()} {found.model_dump_json()} {found.token()!r}"


def test_the_example_names_every_variable_and_is_in_itself_harmless(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = Path(__file__).parents[2] / ".env.example"
    text = example.read_text(encoding="utf-8")
    named = re.findall(r"^#?([A-Z_]+)=", text, flags=re.MULTILINE)
    assert named == [*(name.upper() for name in Environment.model_fields), "POSTGRES_PASSWORD"]
    compose = (example.parent / "docker-compose.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\{([A-Z_]+)", compose)) <= set(named)
    assert read(example) == read(None)
    filled = tmp_path / ".env"
    filled.write_text(re.sub(r"^#(?=[A-Z_]+=)", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert read(filled) == read(None)
    assert "TELEGRAM_BOT_TOKEN" not in os.environ
