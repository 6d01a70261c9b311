import gzip
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ArchiveError
from bot.feeds.archive import check_archive, read_archive, source_for

ROW = {
    "id": "a1",
    "feed": "https://feeds.news.example/world",
    "url": "https://www.news.example/1",
    "title": "Minister rules out talks",
    "published": "2026-01-11T08:00:00+02:00",
    "summary": "A summary.",
    "html": "<p>Text.</p>",
}


def lines(*rows: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def fault(content: bytes) -> ArchiveError:
    with pytest.raises(ArchiveError) as caught:
        list(read_archive(io.BytesIO(content)))
    return caught.value


def test_an_archive_line_is_an_entry() -> None:
    (entry,) = read_archive(io.BytesIO(lines(ROW)))
    assert (entry.id, entry.guid, entry.source, entry.url) == ("a1", "a1", ROW["feed"], ROW["url"])
    assert (entry.title, entry.summary, entry.html, entry.text) == (ROW["title"], "A summary.", "<p>Text.</p>", "")
    assert entry.published == entry.seen == datetime(2026, 1, 11, 6, 0, tzinfo=UTC)
    assert entry.outlet == "news.example"
    assert entry.digest


def test_summary_html_and_text_may_be_absent_and_a_naive_time_is_utc() -> None:
    row = {"id": 7, "feed": "f", "title": "", "published": "2026-01-11T08:00:00", "text": "Plain.", "url": None}
    (entry,) = read_archive(io.BytesIO(lines(row)))
    assert (entry.id, entry.text, entry.summary, entry.url) == ("7", "Plain.", "", "")
    assert entry.published == datetime(2026, 1, 11, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_files_are_read_packed_or_not_whatever_their_name(tmp_path: Path, packed: bool, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(lines(ROW)) if packed else lines(ROW) + b"\n\n")
    assert [entry.id for entry in read_archive(path)] == ["a1"]
    assert check_archive(str(path)) == 1


def test_packed_bytes_are_read_from_a_stream() -> None:
    stream = io.BufferedReader(io.BytesIO(gzip.compress(lines(ROW))))  # type: ignore[arg-type]
    assert [entry.id for entry in read_archive(stream)] == ["a1"]


def test_an_item_that_stands_twice_comes_twice() -> None:
    assert len(list(read_archive(io.BytesIO(lines(ROW, ROW))))) == 2


def test_a_byte_order_mark_is_no_fault() -> None:
    assert len(list(read_archive(io.BytesIO(b"\xef\xbb\xbf" + lines(ROW))))) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{not json}", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (json.dumps({k: v for k, v in ROW.items() if k != "id"}).encode(), '"id" is missing'),
        (json.dumps({k: v for k, v in ROW.items() if k != "title"}).encode(), '"title" is missing'),
        (json.dumps(ROW | {"id": " "}).encode(), '"id" is empty'),
        (json.dumps(ROW | {"html": ["x"]}).encode(), '"html" is no text'),
        (json.dumps(ROW | {"published": "yesterday"}).encode(), "ISO 8601"),
        (json.dumps(ROW | {"published": None}).encode(), '"published" is missing'),
        (json.dumps(ROW | {"published": "0001-01-01T00:00:00+14:00"}).encode(), "ISO 8601"),
    ],
)
def test_a_faulty_line_is_named_with_its_number(line: bytes, reason: str) -> None:
    error = fault(lines(ROW) + line + b"\n")
    assert error.line == 2
    assert reason in str(error)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "none.jsonl"
    with pytest.raises(ArchiveError, match="No such file"):
        check_archive(missing)
    with pytest.raises(ArchiveError, match="directory"):
        check_archive(tmp_path)
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(gzip.compress(lines(*({**ROW, "id": str(i)} for i in range(500))))[:-20])
    with pytest.raises(ArchiveError, match="cannot be read"):
        check_archive(cut)


def test_a_damaged_packed_file_is_an_error_of_ours(tmp_path: Path) -> None:
    rows = lines(*({**ROW, "id": str(i), "title": f"Title {i * 7919}"} for i in range(2_000)))
    body = bytearray(gzip.compress(rows))
    body[len(body) // 2] ^= 0xFF
    path = tmp_path / "bad.jsonl.gz"
    path.write_bytes(bytes(body))
    with pytest.raises(ArchiveError):
        check_archive(path)


def test_an_aggregators_items_are_told_by_its_host() -> None:
    row = ROW | {"feed": "https://news.google.com/rss/topics/X", "title": "Talks off - sources - The New York Times"}
    (entry,) = read_archive(io.BytesIO(lines(row)))
    assert entry.outlet == "The New York Times"
    assert source_for(entry.source).aggregator
    assert not source_for(str(ROW["feed"])).aggregator


def test_lone_surrogates_do_not_come_in() -> None:
    (entry,) = read_archive(io.BytesIO(b'{"id":"1","feed":"f","title":"a\\ud800b","published":"2026-01-11"}'))
    assert entry.title == "ab"


@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_an_archive_error(content: bytes) -> None:
    try:
        list(read_archive(io.BytesIO(content)))
    except ArchiveError as error:
        assert error.line >= 1
