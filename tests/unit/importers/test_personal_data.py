"""Persons in a file of own figures: refused, with the place and never the cell itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from data.batch import Problem
from data.importers import own_figures, recognise
from data.private_text import is_bsn
from tests.unit.importers.small import HEAD, problems_of

BSN = "111222333"

Write = Callable[..., Path]


def said(path: Path) -> list[Problem]:
    return problems_of(own_figures, path)


@pytest.mark.parametrize("extra", ["naam", "BSN", "geboortedatum", "adres"])
def test_a_column_about_persons_is_refused(write: Write, extra: str) -> None:
    path = write("BU99990101;2024;koopwoningen;1;x", head=f"gebied;periode;cijfer;waarde;{extra}")
    assert [p.column for p in said(path)] == [extra]
    assert "personen" in said(path)[0].message


def test_numbers_of_many_persons_are_one_problem(write: Write) -> None:
    rows = [f"BU99990101;{year};koopwoningen;1;{BSN}" for year in (2022, 2023, 2024)]
    (problem,) = said(write(*rows, head="gebied;periode;cijfer;waarde;bsn"))
    assert problem.column == "bsn"
    (problem,) = said(write(*rows, head="gebied;periode;cijfer;waarde;dossier"))
    assert problem.message.endswith("Ook in nog 2 rijen.")
    assert problem.row == 2


def test_postcode_with_house_number_is_refused_and_postcode_alone_is_not(write: Write) -> None:
    head = "gebied;periode;cijfer;waarde;postcode"
    assert said(write("BU99990101;2024;koopwoningen;1;1234", head=head)) == []
    problems = said(write("BU99990101;2024;koopwoningen;1;1234;5", head=head + ";huisnummer"))
    assert {p.column for p in problems} == {"postcode", "huisnummer"}


@pytest.mark.parametrize("cell", [BSN, f"zie {BSN}", "111 222 333", "01-02-1980", "1234 AB 5"])
def test_a_cell_about_a_person_is_refused_and_not_repeated(write: Write, cell: str) -> None:
    problem = said(write(f"BU99990101;2024;koopwoningen;1;;;;{cell}"))[0]
    assert (problem.row, problem.column, problem.value) == (2, "toelichting", None)
    assert cell not in problem.message + problem.cure


def test_a_register_of_persons_is_explained_even_without_figures(tmp_path: Path) -> None:
    path = tmp_path / "clienten.csv"
    path.write_text("voornaam;geboortedatum\nx;01-01-1980\n", "utf-8")
    assert recognise(path) is own_figures
    assert said(path)


def test_other_nine_digits_are_no_bsn() -> None:
    assert is_bsn(BSN)
    assert not is_bsn("111222334")
    assert not is_bsn("000000000")


def test_a_real_date_in_a_sheet_is_refused_outside_the_period(tmp_path: Path) -> None:
    path = tmp_path / "eigen.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD.split(";"))
        sheet.write_row(1, 0, ["BU99990101", 2024, "koopwoningen", 1])
        sheet.write_datetime(1, 7, date(1980, 2, 3), book.add_format({"num_format": "dd-mm-yyyy"}))
    assert [(p.row, p.column) for p in said(path)] == [(2, "toelichting")]
