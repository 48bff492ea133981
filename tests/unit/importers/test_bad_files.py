"""What a user is told about a file that cannot be used: the place, the value and the cure."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from data.batch import Problem
from data.importers import Context, Importer, recognise, workbooks
from tests.unit.importers.small import FIXTURES, SMALL, problems_of

KWB, AREAS = FIXTURES / "cbs_kwb.json", FIXTURES / "areas.geojson"


Said = Callable[..., list[Problem]]


def test_a_truncated_json_is_said_to_break_off_at_a_line(said: Said) -> None:
    text = KWB.read_text("utf-8")
    problem = said("kwb.json", text[: len(text) // 2])[0]
    assert "afgebroken" in problem.message
    assert "regel" not in problem.message
    assert problem.row == text[: len(text) // 2].count("\n") + 1


def test_a_web_page_is_not_taken_for_data(said: Said) -> None:
    page = "<!DOCTYPE html><html><body>Error 500</body></html>"
    for name in ("85984NED.json", "buurten_2024.geojson", "47022NED.csv"):
        assert "webpagina" in said(name, page)[0].message


@pytest.mark.parametrize(
    ("table", "hint"), [("85985NED", "85984NED (2024)"), ("70072ned", "85984NED (2024), 85618NED")]
)
def test_the_newest_known_tables_are_named(said: Said, table: str, hint: str) -> None:
    problem = said("kwb.json", KWB.read_text("utf-8").replace("85984NED", table))[0]
    assert table[:5] in problem.message
    assert hint in problem.cure


def test_text_in_a_number_is_shown_with_its_place_and_the_rest_is_read_on(said: Said) -> None:
    text = KWB.read_text("utf-8").replace(": 1010,", ': "duizend",').replace(": 57}", ": [1]}")
    first, second = said("kwb.json", text)
    assert (first.row, first.column, first.value) == (4, "AantalInwoners_5", "duizend")
    assert (second.row, second.column) == (1, "Koopwoningen_47")


def test_all_wrong_codes_are_named_at_once(said: Said) -> None:
    text = KWB.read_text("utf-8").replace('"WK999901  "', '"WK9999"').replace("BU99990102", "9999")
    assert [(p.row, p.value) for p in said("kwb.json", text)] == [(3, "WK9999"), (5, "9999")]


@pytest.mark.parametrize("records", ["[]", "[1, 2]", "{}", "null"])
def test_json_without_records_is_refused(said: Said, records: str) -> None:
    said("85984NED.json", f'{{"value": {records}}}')


def test_a_missing_key_column_is_named_with_what_is_there(said: Said) -> None:
    text = KWB.read_text("utf-8").replace('"WijkenEnBuurten"', '"WijkenBuurten"')
    problem = said("kwb.json", text)[0]
    assert problem.column == "WijkenEnBuurten"
    assert "WijkenBuurten" in problem.cure


def test_measures_that_are_nearly_right_are_suggested(said: Said) -> None:
    text = KWB.read_text("utf-8").replace("AantalInwoners", "AantalInwonrs")
    problem = said("kwb.json", text.replace("Koopwoningen", "Huizen"))[0]
    assert "AantalInwoners (lijkt op AantalInwonrs)" in problem.cure


STATLINE = "WijkenEnBuurten;Perioden;TotaalMisdrijven\nGM9999;2024JJ00;71\n"


def test_latin_1_is_refused_at_its_line_and_never_read_as_other_letters(said: Said) -> None:
    problem = said("47022NED.csv", (STATLINE + "GM9999;2023JJ00;één\n").encode("latin-1"))[0]
    assert problem.row == 3
    assert "UTF-8" in problem.cure


def test_commas_are_refused_with_the_cure(said: Said) -> None:
    problem = said("47022NED.csv", STATLINE.replace(";", ","))[0]
    assert "komma" in problem.message
    assert "puntkomma" in problem.cure


@pytest.mark.parametrize(
    "name", ["47022NED.csv", "cijfers.csv", "kwb.json", "a_2024.geojson", "a.gpkg", "50090NED.xlsx"]
)
def test_an_empty_file_is_called_empty(said: Said, name: str) -> None:
    assert "leeg" in said(name, "")[0].message
    assert "leeg" in said(name, " \r\n")[0].message


def test_wrong_lines_of_a_csv_are_all_named(said: Said) -> None:
    text = STATLINE + "GM9999;2022JJ00\nGM99;2021JJ00;x;y\n"
    assert [p.row for p in said("47022NED.csv", text)] == [3, 4]
    text = STATLINE + "GM99;2022JJ00;1\nGM9999;2022;ja\nGM9999;vorig jaar;1\n"
    assert [(p.row, p.value) for p in said("47022NED.csv", text)] == [
        (3, "GM99"),
        (5, "vorig jaar"),
        (4, "ja"),
    ]


def test_broken_quotes_are_said_with_their_line(said: Said) -> None:
    assert said("47022NED.csv", STATLINE + '"GM9999"x;2022JJ00;1\n')[0].row == 3


@pytest.mark.parametrize("name", ["cijfers.xlsx", "50090NED_2020.xlsx"])
def test_a_zip_or_noise_named_xlsx_is_no_workbook(said: Said, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("brief.txt", "dag")
    for content in ((tmp_path / "a.zip").read_bytes(), bytes(range(256)) * 20, b"PK\x03\x04"):
        assert "geen Excel-bestand" in said(name, content)[0].message


def bomb(path: Path, sheet: str, size: int = 0) -> bytes:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        archive.writestr("xl/media/nothing.bin", b"\0" * size)
    return path.read_bytes()


def test_a_workbook_that_unzips_to_far_too_much_is_not_opened(
    said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workbooks.LARGEST_UNZIPPED == 300 * 1024 * 1024
    monkeypatch.setattr(workbooks, "LARGEST_UNZIPPED", 2 * 1024 * 1024)
    content = bomb(tmp_path / "bomb.zip", "<sheet/>", 3 * 1024 * 1024)
    assert "groter dan 2 MB" in said("50090NED.xlsx", content)[0].message


@pytest.mark.parametrize("cell", ['r="XFD1048576"', "r='XFD1048576'", 'r\n= "XFD1048576"'])
def test_a_workbook_with_one_cell_very_far_away_is_not_opened(
    said: Said, tmp_path: Path, cell: str
) -> None:
    content = bomb(tmp_path / "bomb.zip", f'<c r="A1"/><c {cell}/>')
    assert "verre" in said("50090NED.xlsx", content)[0].message


def test_a_national_file_needs_a_municipality_first() -> None:
    path = FIXTURES / "rivm_50090.csv"
    importer = recognise(path)
    assert importer is not None
    problem = problems_of(importer, path, Context())[0]
    assert "eerst de grenzen" in problem.cure


def test_a_budget_without_a_known_municipality_says_what_is_there(said: Said) -> None:
    text = (FIXTURES / "budget_texts.csv").read_text("utf-8")
    problem = said("budget.csv", text.replace("voorbeeldstad", "elders"))[0]
    assert "elders" in problem.cure
    wrong = said("budget.csv", text.replace(",2020,", ",vroeger,").replace("12.9", "veel"))
    assert {(p.row, p.column) for p in wrong} == {(2, "jaar")}


def test_the_small_catalogue_has_every_source() -> None:
    importer: Importer | None = recognise(KWB)
    assert importer is not None
    assert importer.SOURCE in SMALL.sources
