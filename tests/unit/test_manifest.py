"""What the manifest beside a file says of it, and when it is not believed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.manifest import (
    LONGEST_URL,
    MANIFEST,
    FileEntry,
    Manifest,
    Page,
    origin_of,
    read_manifest,
    write_manifest,
    write_whole,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def described(folder: Path, url: str = "https://open.example/tabel") -> Path:
    entry = FileEntry(
        name="kwb.json",
        source="cbs_kwb",
        publisher="CBS",
        licence="CC BY 4.0",
        sha256="abc",
        bytes=1,
        rows=1,
        retrieved=NOON,
        checked=NOON,
        starts=(url,),
        pages=(Page(url=url),),
    )
    write_manifest(folder, Manifest(asked="GM9999 2024", started=NOON, files=(entry,)))
    return folder / "kwb.json"


def test_a_file_has_the_address_and_day_of_its_manifest(tmp_path: Path) -> None:
    assert origin_of(described(tmp_path), "abc") == ("https://open.example/tabel", date(2026, 3, 2))


def test_another_content_or_name_has_none(tmp_path: Path) -> None:
    path = described(tmp_path)
    assert origin_of(path, "abd") is None
    assert origin_of(path.with_name("other.json"), "abc") is None
    assert origin_of(tmp_path / "deeper" / "kwb.json", "abc") is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "open.example"])
def test_an_address_that_is_no_web_address_is_left_out(url: str, tmp_path: Path) -> None:
    assert origin_of(described(tmp_path, url), "abc") is None


def test_a_long_question_is_left_off_the_address(tmp_path: Path) -> None:
    path = described(tmp_path, "https://open.example/tabel?" + "x" * 500)
    origin = origin_of(path, "abc")
    assert origin is not None
    assert origin.url == "https://open.example/tabel"
    path = described(tmp_path, "https://open.example/" + "x" * 500)
    origin = origin_of(path, "abc")
    assert origin is not None
    assert len(origin.url) == LONGEST_URL


@given(
    st.binary(max_size=80)
    | st.dictionaries(st.text(), st.integers()).map(json.dumps).map(str.encode)
)
def test_whatever_is_in_it_a_manifest_never_stops_a_load(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("downloads")
    (folder / MANIFEST).write_bytes(content)
    assert read_manifest(folder) is None
    assert origin_of(folder / "kwb.json", "abc") is None


def test_a_file_that_breaks_off_leaves_the_former_one(tmp_path: Path) -> None:
    def pieces() -> "list[bytes]":
        raise OSError(28, "full")

    path = tmp_path / "kwb.json"
    path.write_text("former")
    with pytest.raises(OSError, match="full"):
        write_whole(path, (piece for _ in range(2) for piece in pieces()))
    assert path.read_text() == "former"
    assert list(tmp_path.iterdir()) == [path]
