"""Every kind of data about persons is refused wherever it stands, and is never repeated (B1)."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from data.batch import Problem
from data.importers import Importer, initiatives, own_figures, providers, recognise
from data.private_text import is_bsn
from tests.unit.importers.small import problems_of

FIGURES = ["gebied", "periode", "cijfer", "waarde", "toelichting", "dossier"]
FIGURE = ["BU99990101", "2024", "koopwoningen", "51", "", ""]
PLACES = ["naam", "soort", "x", "y", "dossier"]
PROVIDER = ["Thuiszorg", "zorg", "135000", "455000"]
INITIATIVE = ["Moestuin", "groen", "135000", "455000"]
MONTHS = ("januari", "feb", "maart", "mei", "aug.", "december")


@st.composite
def bsns(draw: st.DrawFn) -> str:
    start = draw(st.integers(10_000_000, 99_999_999))
    found = next((str(start * 10 + n) for n in range(10) if is_bsn(str(start * 10 + n))), None)
    digits = found or "111222333"
    form = draw(st.sampled_from(["{0}", "zie {0}", "{1} {2} {3}", "bsn: {0}."]))
    return form.format(digits, digits[:3], digits[3:6], digits[6:])


@st.composite
def births(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1920, 1, 1), date(2023, 12, 31)))
    month = draw(st.sampled_from(MONTHS))
    written = [f"{day:%d-%m-%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}"]
    written += [f"{day:%d.%m.%Y}", f"{day.day} {month} {day.year}", f"{day:%Y-%m-%d} 00:00:00"]
    text = draw(st.sampled_from(written))
    return draw(st.sampled_from([text, f"geboren op {text}", f"geb. {text}, meisje"]))


@st.composite
def homes(draw: st.DrawFn) -> str:
    letters = draw(st.sampled_from(["AB", "ZX", "GH"]))
    code = f"{draw(st.integers(1000, 9999))}{draw(st.sampled_from(['', ' ']))}{letters}"
    number = draw(st.integers(1, 9999))
    forms = [f"{code} {number}", f"{code}, {number}", f"{code}-{number}"]
    forms.append(f"Kerkstraat {number}, {code}")
    return draw(st.sampled_from(forms))


REACHED = st.sampled_from(
    ["jan@voorbeeld.nl", "06-12345678", "NL91ABNA0417164300", "tel. 024 1234567"]
)
SECRET = st.one_of(bsns(), births(), homes(), REACHED)


def write(path: Path, rows: list[list[str]]) -> Path:
    if path.suffix == ".csv":
        path.write_text("".join(";".join(row) + "\n" for row in rows), "utf-8")
        return path
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("cijfers")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def said(rows: list[list[str]], kind: str, importer: Importer) -> list[Problem]:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / f"bestand.{kind}", rows)
        assert recognise(path) is importer
        return problems_of(importer, path)


def repeated(problems: list[Problem], secret: str) -> bool:
    return any(secret in f"{p.message} {p.cure} {p.value}" for p in problems)


@settings(max_examples=150)
@given(SECRET, st.sampled_from(["toelichting", "dossier"]), st.sampled_from(["csv", "xlsx"]))
def test_own_figures_with_any_of_it_in_a_cell_are_refused(
    secret: str, column: str, kind: str
) -> None:
    row = list(FIGURE)
    row[FIGURES.index(column)] = secret
    problems = said([FIGURES, row], kind, own_figures)
    assert [(p.row, p.column) for p in problems] == [(2, column)]
    assert "personen" in problems[0].cure
    assert not repeated(problems, secret)


@settings(max_examples=60)
@given(st.one_of(bsns(), REACHED), st.sampled_from(["csv", "xlsx"]), st.booleans())
def test_places_with_any_of_it_in_a_column_that_is_skipped_are_refused(
    secret: str, kind: str, provides: bool
) -> None:
    importer: Importer = providers if provides else initiatives
    row = [*(PROVIDER if provides else INITIATIVE), secret]
    with TemporaryDirectory() as folder:
        name = "aanbieders" if provides else "initiatieven"
        path = write(Path(folder) / f"{name}.{kind}", [PLACES, row])
        assert recognise(path) is importer
        problems = problems_of(importer, path)
    assert [(p.row, p.column) for p in problems] == [(2, "dossier")]
    assert not repeated(problems, secret)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("header", ["Voornaam", "BSN", "geboortedatum", "cliëntnummer", "Naam"])
def test_a_column_with_names_is_refused_whatever_stands_in_it(header: str, kind: str) -> None:
    problems = said([[*FIGURES, header], [*FIGURE, "Vera van Vroeger"]], kind, own_figures)
    assert [p.column for p in problems] == [header]
    assert not repeated(problems, "Vera")


@given(st.integers(3, 40), st.sampled_from(["csv", "xlsx"]))
@settings(max_examples=20)
def test_a_row_per_person_is_refused_without_saying_how_many(persons: int, kind: str) -> None:
    rows = [[*FIGURE[:3], "1", "", str(n)] for n in range(persons)]
    (problem,) = said([FIGURES, *rows], kind, own_figures)
    assert "rij per persoon" in problem.message
    assert problem.row == 2
    assert not any(letter.isdigit() for letter in problem.message)


def test_figures_of_many_areas_and_years_are_no_rows_of_persons() -> None:
    rows = [[f"BU9999010{n}", str(year), *FIGURE[2:]] for n in range(1, 6) for year in (2023, 2024)]
    assert said([FIGURES, *rows], "csv", own_figures) == []


@pytest.mark.parametrize(
    "rows", [[["voornaam", "x"], ["Vera", "1"]], [["nummer"], ["111222333"]]], ids=["names", "bsn"]
)
def test_a_sheet_beside_the_figures_with_persons_is_refused_by_its_name(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    path = tmp_path / "eigen.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, content in (("cijfers", [FIGURES, FIGURE]), ("brongegevens", rows)):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(content):
                sheet.write_row(number, 0, row)
    (problem,) = problems_of(own_figures, path)
    assert "“brongegevens”" in problem.message
    assert not repeated([problem], "111222333")
    assert not repeated([problem], "Vera")


@pytest.mark.parametrize("note", ["stand eind 2024", "zie tabel 12", "18 tot 23 jaar", "3,5 fte"])
def test_ordinary_notes_stay(note: str) -> None:
    row = list(FIGURE)
    row[4] = note
    assert said([FIGURES, row], "csv", own_figures) == []
