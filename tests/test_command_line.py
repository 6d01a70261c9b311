"""Every verb as a user types it: what it prints, what it leaves behind, and what it says of bad input."""

import asyncio
import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from typer.testing import CliRunner, Result

from bot.__main__ import cli, main
from bot.model import Source
from bot.storage.store import Database
from tests.whole.stage import ACTORS

DAYS = ("2026-03-02T09:00:00+00:00", "2026-03-05T09:00:00+00:00", "2026-03-05T11:00:00+00:00")
STORIES = {
    "Macron says France is open to direct talks with Iran": (
        "President Emmanuel Macron said on Monday that France is open to direct talks with Iran."
    ),
    "Macron calls off direct talks with Iran": (
        "President Emmanuel Macron said on Thursday that he had called off the direct talks with Iran."
    ),
    "France calls off direct talks with Iran, Macron says": (
        "France has called off its direct talks with Iran, Macron said on Thursday."
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.yaml").write_text("telegram: {admins: []}\n")
    (config / "sources.yaml").write_text("sources: []\n")
    (config / "channels.yaml").write_text("channels: []\n")
    (config / "actors.yaml").write_text(ACTORS)
    for name in ("TELEGRAM_BOT_TOKEN", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VOLTEFACE_CONFIG", str(config))
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    structlog.reset_defaults()  # the program set up its logs for a stream that ends with the test


@pytest.fixture
def archive(folder: Path) -> Path:
    file = folder / "archive.jsonl"
    rows = [
        {"id": f"e{n}", "feed": f"https://desk{n}.example/feed", "url": f"https://desk{n}.example/{n}", "title": title,
         "published": DAYS[n], "summary": "", "html": f"<p>{text}</p>"}
        for n, (title, text) in enumerate(STORIES.items())
    ]  # fmt: skip
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def typed(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def refused(*words: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the console script; it must end with 2 and one clear message."""
    monkeypatch.setattr("sys.argv", ["volteface", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    return said


def test_extract_writes_one_document_an_item_in_order_and_every_content_is_an_exact_substring(archive: Path) -> None:
    done = typed("extract", "--with-text", archive)
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert [document["doc"] for document in documents] == ["e0", "e1", "e2"]
    parts = [(d, part) for d in documents for s in d["statements"] for part in s["content"]]
    assert parts
    for document, part in parts:
        assert document["fields"][part["field"]][part["start"] : part["end"]] == part["text"]


def test_replay_is_deterministic_and_tells_the_reversal_once_with_both_sides(archive: Path, folder: Path) -> None:
    outs = [folder / "one.jsonl", folder / "two.jsonl"]
    for out in outs:
        assert typed("replay", archive, "--alerts", out).exit_code == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    alerts = [json.loads(line) for line in outs[0].read_text().splitlines()]
    reversals = [alert for alert in alerts if alert["kind"] == "reversal"]
    assert len(reversals) == 1
    told = reversals[0]
    assert told["actor"]["country"] == "FRA" and told["counterpart"] == "IRN" and told["issue"] == "talks"
    assert set(told["current"]["entry_ids"]) == {"e1", "e2"} and told["sources"] == 2
    assert told["prior"]["entry_ids"] == ["e0"] and told["prior"]["said_on"] == "2026-03-02"


def test_replay_in_pieces_with_restarts_gives_the_same_alerts(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("replay", archive, "--alerts", folder / "whole.jsonl")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder}/pieces.db")
    for n, line in enumerate(archive.read_text().splitlines()):
        piece = folder / f"piece{n}.jsonl"
        piece.write_text(line + "\n")
        assert typed("replay", piece, "--alerts", folder / f"out{n}.jsonl").exit_code == 0
    exported = typed("export", "alerts").stdout.splitlines()
    whole = (folder / "whole.jsonl").read_text().splitlines()
    assert sorted(exported) == sorted(whole)


def test_export_writes_lines_and_safe_csv(archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder}/kept.db")
    typed("replay", archive, "--alerts", folder / "out.jsonl")
    for what in ("statements", "positions", "alerts", "feedback"):
        done = typed("export", what)
        assert done.exit_code == 0
        assert all(json.loads(line) for line in done.stdout.splitlines())
    rows = list(csv.DictReader(io.StringIO(typed("export", "statements", "--format", "csv").stdout)))
    assert rows and all(not (cell or "").startswith(("=", "+", "@")) for row in rows for cell in row.values())
    assert typed("export", "alerts", "--since", "2027-01-01").stdout == ""


def test_explain_prints_the_trace_and_preview_the_difference(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder}/kept.db")
    typed("replay", archive, "--alerts", folder / "out.jsonl")
    alerts = [json.loads(line) for line in (folder / "out.jsonl").read_text().splitlines()]
    name = next(alert["alert"] for alert in alerts if alert["kind"] == "reversal")
    said = typed("explain", f"#{name}").stdout
    assert "reversed" in said and "2026-03-02" in said
    assert typed("explain", "nothing").exit_code == 1
    edited = folder / "edited"
    edited.mkdir()
    for file in (folder / "config").iterdir():
        (edited / file.name).write_text(file.read_text())
    (edited / "settings.yaml").write_text("alerts: {kinds: [statement]}\n")
    difference = typed("preview", edited).stdout
    assert f"- 2026-03-05T09:00:00+00:00 #{name}" in difference


def test_try_names_the_words_that_led_to_each_attribute(folder: Path) -> None:
    said = typed("try", "Macron said on Monday that he would cancel the talks with Iran.", "--on", "2026-03-05").stdout
    assert "Emmanuel Macron" in said and "2026-03-02" in said and "IRN" in said and "talks" in said


async def added(url: str) -> list[str]:
    """Add a source as an admin's command does; returns what the store then polls."""
    store = await Database.open(url)
    await store.sync_sources([Source("added", "Added", "https://added.example/feed")], datetime(2026, 3, 2, tzinfo=UTC))
    await store.close()
    return await polled(url)


async def polled(url: str) -> list[str]:
    store = await Database.open(url)
    names = [state.source.id for state in await store.source_states()]
    await store.close()
    return names


def test_to_list_sources_changes_none_of_them_not_even_those_that_an_admin_added(folder: Path) -> None:
    url = f"sqlite:///{folder}/data/volteface.db"
    (folder / "data").mkdir()
    assert asyncio.run(added(url)) == ["added"]
    row = '  - {id: filed, name: "Filed", url: "https://filed.example/feed"}\n'
    (folder / "config" / "sources.yaml").write_text("sources:\n" + row)
    told = [json.loads(line) for line in typed("sources", "--json").stdout.splitlines()]
    assert [(row["id"], row["health"]) for row in told] == [("added", "new"), ("filed", "new")]
    assert asyncio.run(polled(url)) == ["added"]


def test_check_sources_schema_backup_and_health_answer(folder: Path) -> None:
    assert "good" in typed("check").stdout
    assert typed("sources").exit_code == 0
    assert json.loads(typed("schema").stdout)
    assert typed("backup", folder / "copy.db").exit_code == 0
    assert (folder / "copy.db").stat().st_size > 0
    assert typed("health").exit_code == 1  # nothing runs


BAD_INPUT = {
    "a missing folder": (("check", "--config", "nowhere"), "nowhere"),
    "an unreadable line": (("extract", "broken.jsonl"), "broken.jsonl:2"),
    "a missing archive": (("replay", "none.jsonl", "--alerts", "out.jsonl"), "none.jsonl"),
    "a folder that is not there": (("replay", "archive.jsonl", "--alerts", "no/out.jsonl"), "no"),
    "a day that is none": (("export", "alerts", "--since", "soon"), "YYYY-MM-DD"),
    "a kind that is none": (("export", "everything"), "choose statements"),
    "a format that is none": (("export", "alerts", "--format", "xml"), "jsonl or csv"),
    "a source that is none": (("poll", "nobody"), "nobody"),
}


@pytest.mark.parametrize("case", BAD_INPUT)
def test_bad_input_gets_one_clear_message_and_exit_2(
    case: str, archive: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.jsonl").write_text(archive.read_text().splitlines()[0] + "\n{not json\n")
    words, named = BAD_INPUT[case]
    if words[0] == "check":
        done = typed(*words)
        assert done.exit_code == 2 and named in done.output
        return
    assert named in refused(*words, capsys=capsys, monkeypatch=monkeypatch)
    assert not (folder / "out.jsonl").exists()


def test_a_database_that_cannot_be_reached_is_named_without_its_password(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://desk:hidden-word@127.0.0.1:9/news")
    said = refused("sources", capsys=capsys, monkeypatch=monkeypatch)
    assert "hidden-word" not in said and "127.0.0.1" in said


def test_a_token_that_is_none_never_reaches_the_message(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "12345:secret with/spaces")
    said = refused("run", capsys=capsys, monkeypatch=monkeypatch)
    assert "TELEGRAM_BOT_TOKEN" in said and "secret" not in said
