"""Own figures: how people write them, and how persons in them are protected."""

import io
import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.batch import Batch, Problem
from data.catalogue import Catalogue
from data.importers import own_figures, recognise
from data.importers.own_numbers import parse_typed
from tests.unit.importers.small import CONTEXT, SMALL, load, problems_of

Write = Callable[..., Path]


def only(batch: Batch) -> dict[str, Any]:
    assert batch.problems == []
    assert len(batch.figures) == 1
    return dict(batch.figures.iloc[0])


def said(path: Path) -> list[Problem]:
    return problems_of(own_figures, path)


def test_english_names_commas_and_points_are_read_too(write: Write) -> None:
    head = "Area_Code,Period,Indicator,Value"
    found = only(load(own_figures, write("bu99990101,2024-05,Koopwoningen,51.5", head=head)))
    assert (found["value"], found["period"], found["row"]) == (51.5, "2024-05", 2)


def test_one_number_in_a_file_decides_how_all_are_read(write: Write) -> None:
    lines = ["BU99990101;2023;koopwoningen;1.000;;;;", "BU99990101;2024;koopwoningen;12,5;;;;"]
    assert list(load(own_figures, write(*lines)).figures["value"]) == [1000, 12.5]
    lines[1] = lines[1].replace("12,5", "12.5")
    assert list(load(own_figures, write(*lines)).figures["value"]) == [1, 12.5]


@pytest.mark.parametrize("text", ["1.000", "12,345"])
def test_a_number_that_can_be_read_in_two_ways_is_refused_with_both(
    write: Write, text: str
) -> None:
    problem = said(write(f"BU99990101;2024;koopwoningen;{text};;;;"))[0]
    whole, parted = text.replace(".", "").replace(",", ""), text.replace(".", ",")
    assert whole in problem.message
    assert parted in problem.message
    assert (problem.row, problem.column, problem.value) == (2, "waarde", text)


def test_commas_and_points_through_each_other_are_refused(write: Write) -> None:
    lines = [
        f"BU99990101;{year};koopwoningen;{n};;;;" for year, n in ((2023, "1,5"), (2024, "1.5"))
    ]
    assert "komma" in said(write(*lines))[0].message


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_thousands_and_decimals_come_back_in_both_styles(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02d}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    typed = float(f"{whole}.{part:02d}")
    assert parse_typed(english, "point") == parse_typed(dutch, "comma") == typed


def test_a_rate_is_computed_from_its_counts(write: Write) -> None:
    found = only(load(own_figures, write("BU99990101;2024;misdrijven_per_1000;;79;2505;;")))
    assert found["value"] == pytest.approx(31.5369, abs=1e-4)
    assert (found["numerator"], found["denominator"]) == (79, 2505)


def test_a_rate_on_too_few_is_withheld_without_its_counts(write: Write) -> None:
    found = only(load(own_figures, write("BU99990101;2024;misdrijven_per_1000;;3;20;;")))
    assert (found["status"], found["note"]) == ("withheld", "minder dan 50 inwoners")
    assert all(math.isnan(found[c]) for c in ("value", "numerator", "denominator"))


def test_a_count_alone_waits_for_its_denominator(write: Write) -> None:
    found = only(load(own_figures, write("BU99990101;2024;misdrijven_per_1000;;79;;;")))
    assert found["numerator"] == 79
    assert math.isnan(found["value"])


def test_a_sensitive_count_stays_exact_and_apart_from_what_may_be_shown(write: Write) -> None:
    lines = [
        "BU99990101;2024;personen_in_opvang;7;;;;",
        "BU99990101;2024;jongeren_met_jeugdhulp;;23;203;voorlopig;",
        "BU99990102;2024;jongeren_met_jeugdhulp;;;;ontbreekt;",
        "BU99990101;2024;koopwoningen;50;;;;",
    ]
    batch = load(own_figures, write(*lines))
    assert list(batch.persons["numerator"]) == [7, 23]
    assert math.isnan(batch.persons["denominator"][0])
    assert batch.persons["denominator"][1] == 203
    assert list(batch.persons["status"]) == ["final", "provisional"]
    assert list(batch.persons["row"]) == [2, 3]
    assert list(batch.figures["status"]) == ["missing", "final"]
    assert list(batch.keyed["row"]) == [4, 5, 2, 3]


@pytest.mark.parametrize("counts", [";-1;50", ";1,5;50", ";3;0,5", ";20000000;30000000", "1,5;;"])
def test_a_count_of_persons_is_a_whole_number(write: Write, counts: str) -> None:
    figure = "personen_in_opvang" if counts.startswith("1") else "jongeren_met_jeugdhulp"
    problem = said(write(f"BU99990101;2024;{figure};{counts};;"))[0]
    assert problem.value is None


def test_more_persons_than_the_figure_can_have_are_refused_without_the_number(
    write: Write, catalogue: Catalogue
) -> None:
    item = next(i for i in catalogue.indicators.values() if i.sensitive and i.valid_range[1] < 99)
    raw = own_figures.read(write(f"GM9999;2024;{item.id};;4310;4321;;"))
    (problem,) = own_figures.transform(raw, catalogue, CONTEXT).problems
    assert (problem.row, problem.column) == (2, "teller")
    assert "43" not in repr(problem)


@pytest.mark.parametrize("cells", ["431 jongeren;;;", "4.31x;;;", ";1.431;;", ";;;431 stuks;"])
@pytest.mark.parametrize("figure", ["jongeren_met_jeugdhulp", "jongeren_met_jeugdhlp"])
def test_what_is_wrong_in_a_row_about_persons_is_not_repeated(
    write: Write, cells: str, figure: str
) -> None:
    problems = said(write(f"BU99990101;2024;{figure};{cells};"))
    assert "431" not in repr(problems)
    assert "4.31" not in repr(problems)


def test_a_sensitive_percentage_alone_is_taken_for_the_municipality_only(write: Write) -> None:
    assert only(load(own_figures, write("GM9999;2024;jongeren_met_jeugdhulp;12,3;;;;")))["value"]
    problem = said(write("BU99990101;2024;jongeren_met_jeugdhulp;12,3;;;;"))[0]
    assert "teller" in problem.cure


def test_the_note_beside_a_count_of_persons_is_not_taken_over(write: Write) -> None:
    for rest in (";5;1234;;vijf uit een gezin", ";;;geheim;vijf uit een gezin"):
        batch = load(own_figures, write(f"GM9999;2024;jongeren_met_jeugdhulp;{rest}"))
        assert len(batch.keyed) == 1
        assert "vijf" not in batch.figures.to_csv() + batch.persons.to_csv() + repr(batch)
    shown = only(load(own_figures, write("GM9999;2024;jongeren_met_jeugdhulp;12;;;;ruw")))
    assert shown["note"] == "ruw"


@pytest.mark.parametrize("note", ["het zijn er 5", "431 geteld", "\u0665 jongeren", "\u2464"])
@pytest.mark.parametrize("rest", [";5;1234;;", ";431;7777;;", "12;;;;", ";;;geheim;"])
def test_a_number_in_the_note_of_a_sensitive_figure_is_refused_and_not_repeated(
    write: Write, note: str, rest: str
) -> None:
    problem = said(write(f"GM9999;2024;jongeren_met_jeugdhulp;{rest}{note}"))[0]
    assert (problem.row, problem.column, problem.value) == (2, "toelichting", None)
    assert note not in problem.message + problem.cure
    assert only(load(own_figures, write(f"GM9999;2024;koopwoningen;12;;;;{note}")))["note"] == note


def test_words_of_status_are_dutch_and_a_figure_that_is_not_measured_is_no_row(
    write: Write,
) -> None:
    lines = [
        "BU99990101;2024;koopwoningen;51,5;;;Voorlopig;",
        "BU99990102;2024;koopwoningen;;;;geheim;",
        "BU99990103;2024;koopwoningen;;;;niet gemeten;",
        "BU99990104;2024;koopwoningen;;;;;",
    ]
    figures = load(own_figures, write(*lines)).figures
    assert list(figures["status"]) == ["provisional", "withheld", "missing"]


def test_all_wrong_cells_of_a_file_are_told_at_once_with_what_was_meant(write: Write) -> None:
    path = write(
        "BU9999;2024;koopwoning;51,5;;;;",
        "BU99990101;mei;koopwoningen;veel;;;gehiem;",
        "BU99990101;2024;koopwoningen;1,5;3;;;",
        "BU99990101;2024;koopwoningen;1,5;;;geheim;",
        "BU99990101;2024;jongeren_met_jeugdhulp;;9;5;;",
    )
    problems = said(path)
    assert [(p.row, p.column) for p in problems] == [
        (2, "gebied"),
        (2, "cijfer"),
        (3, "periode"),
        (3, "status"),
        (3, "waarde"),
        (4, "waarde"),
        (5, "status"),
        (6, "teller"),
    ]
    assert "koopwoningen" in problems[1].message
    assert "geheim" in problems[3].message


def test_missing_columns_are_all_named_with_what_is_nearest(write: Write) -> None:
    first, second = said(write("x;2024;koopwoningen;1", head="gebeid;periode;cijfer;getal"))
    assert (first.column, second.column) == ("gebied", "waarde")
    assert "gebeid" in first.cure


@pytest.mark.parametrize("text", ["=1+1", "+31", "-geen", "@iemand"])
def test_text_like_a_formula_stays_text(write: Write, text: str) -> None:
    assert only(load(own_figures, write(f"NL;2024;koopwoningen;-1,5;;;;{text}")))["note"] == text


def test_the_filled_template_loads(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(own_figures.template("xlsx", SMALL)))
    book["cijfers"].append(["BU99990101", date(2024, 5, 1), "Koopwoningen", 51.5])
    book["cijfers"].append(["BU99990101", 2024, "koopwoningen", 52])
    path = tmp_path / "sjabloon.xlsx"
    book.save(path)
    assert recognise(path) is own_figures
    figures = load(own_figures, path).figures
    assert list(figures["period"]) == ["2024-05", "2024"]
    assert list(figures["value"]) == [51.5, 52]
    assert {i.id for i in SMALL.indicators.values()} <= {
        row[0] for row in book["lijst met cijfers"].values
    }
    path = tmp_path / "sjabloon.csv"
    path.write_bytes(own_figures.template("csv") + b"BU99990101;2024;koopwoningen;51,5;;;;\r\n")
    assert only(load(own_figures, path))["value"] == 51.5


def test_an_empty_template_says_that_nothing_is_filled_in(tmp_path: Path) -> None:
    for kind in ("csv", "xlsx"):
        path = tmp_path / f"leeg.{kind}"
        path.write_bytes(own_figures.template(kind))
        assert "geen rijen" in said(path)[0].message
        path.write_bytes(b"")
        assert "sjabloon" in said(path)[0].cure
