"""Cells of an export: numbers stay numbers, and text never runs as a formula (norm C7)."""

from datetime import date

import pytest

from dashboard.csv_text import cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_quoted(start: str) -> None:
    assert cell(f"{start}HYPERLINK(1)") == f"'{start}HYPERLINK(1)"


def test_a_negative_number_is_a_number_and_not_a_formula() -> None:
    assert cell(-2.5) == "-2.5"


def test_a_gap_is_an_empty_cell_and_never_a_zero() -> None:
    assert cell(None) == ""
    assert cell(float("nan")) == ""
    assert cell(0.0) == "0"


def test_excel_gets_the_decimal_comma_of_its_country() -> None:
    assert cell(31.5, excel=True) == "31,5"


def test_a_date_is_written_as_iso() -> None:
    assert cell(date(2026, 11, 3)) == "2026-11-03"
