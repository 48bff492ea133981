"""Whatever is in a file: it is refused in words, never with another exception."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data.batch import ImportRefused
from data.importers import importers, is_companion, recognise
from tests.unit.importers.small import FIXTURES, load

quickly = settings(max_examples=60, suppress_health_check=list(HealthCheck))
NAMES = [
    *("kwb.json", "a_2024.geojson", "a_2024.gpkg", "47022NED.csv", "cijfers.csv", "cijfers.xlsx"),
    *("aanbieders.csv", "initiatieven.geojson", "aanbieders.xlsx"),
]


def try_all(name: str, content: bytes) -> None:
    """Also the importers that do not recognise the file: a user may have renamed it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        recognise(path)
        is_companion(path)
        for importer in importers():
            with suppress(ImportRefused):
                load(importer, path)


def workbook() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["gebied", "periode", "cijfer", "waarde"])
            sheet.write_row(1, 0, ["BU99990101", 2024, "koopwoningen", 51.5])
        return path.read_bytes()


VALID = {p.name: p.read_bytes() for p in sorted(FIXTURES.iterdir())} | {"own.xlsx": workbook()}


@quickly
@given(st.sampled_from(NAMES), st.binary(max_size=300))
@example("kwb.json", b"[" * 100_000)
@example("kwb.json", b'{"value": [{"WijkenEnBuurten": "\\ud800"}]}')
@example("kwb.json", b'{"value": [{"WijkenEnBuurten": ' + b"9" * 5000 + b"}]}")
@example("a_2024.geojson", b'{"features": [{"properties": {"buurtcode": 1}, "geometry": 7}]}')
@example("a_2024.geojson", b'{"features": [{"properties": {}}, {"properties": {"geometry": 1}}]}')
@example("47022NED.csv", b"WijkenEnBuurten;Perioden;TotaalMisdrijven\n" + b"x" * 200_000 + b";1;2")
@example("cijfers.csv", b"gebied;periode;cijfer;waarde\nNL;2024;koopwoningen;1e400\n")
@example("cijfers.csv", b"gebied;Periode;PERIODE;cijfer;value;waarde\nNL;1;2;3;4;5\n")
@example("cijfers.csv", b";;;\n;;;\nx;;;\n")
@example("aanbieders.csv", b"naam;x;y\n\xc3\xa9;1e400;" + b"9" * 5000 + b"\n")
@example(
    "initiatieven.geojson", b'{"features": [{"properties": {"naam": [[[1]]], "x": {"y": 1}}}]}'
)
@example("initiatieven.geojson", b'{"features": [{"properties": {"naam": 1, "(x)": 2, "": 3}}]}')
def test_any_bytes_are_understood_or_refused(name: str, content: bytes) -> None:
    try_all(name, content)


@quickly
@given(st.sampled_from(sorted(VALID)), st.data())
def test_a_damaged_file_is_understood_or_refused(name: str, data: st.DataObject) -> None:
    content = bytearray(VALID[name])
    places = st.integers(0, len(content) - 1)
    for _time in range(data.draw(st.integers(1, 4))):
        content[data.draw(places)] = data.draw(st.integers(0, 255))
    start = data.draw(places)
    if data.draw(st.booleans()):
        del content[start : start + data.draw(st.integers(0, 200))]
    try_all(name, bytes(content))


TEXTS = [
    "",
    "NL",
    "BU99990101",
    "2024JJ00",
    "2024",
    "1.000",
    "1,5",
    "x",
    "{}",
    "-99997",
    "=1+1",
    "é",
    "wmo",
    "5,2",
    "52.5",
    "1234 AB",
]


@quickly
@given(
    st.sampled_from(sorted(n for n in VALID if n.endswith(".csv"))),
    st.lists(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=9), max_size=6),
)
def test_any_cells_under_right_headers_are_understood_or_refused(
    name: str, rows: list[list[str]]
) -> None:
    header = VALID[name].decode("utf-8-sig").splitlines()[0]
    separator = ";" if ";" in header else ","
    width = header.count(separator) + 1
    lines = [separator.join((row * 12)[:width]).replace("1,5", '"1,5"') for row in rows]
    try_all(name, "\n".join([header, *lines]).encode())


def test_the_damage_can_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "85984NED.json"
    path.write_bytes(VALID["cbs_kwb.json"][:-40])
    importer = recognise(path)
    assert importer is not None
    with pytest.raises(ImportRefused):
        load(importer, path)
