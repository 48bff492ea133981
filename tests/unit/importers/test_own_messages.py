"""What somebody reads who makes a mistake in own figures: what stands there and what to do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data.batch import Batch, Problem
from data.importers import own_figures, recognise
from data.importers.unknown_file import unknown_file
from tests.unit.importers.small import CONTEXT, HEAD, load, problems_of

Write = Callable[..., Path]


def only(batch: Batch) -> dict[str, Any]:
    assert batch.problems == []
    assert len(batch.figures) == 1
    return dict(batch.figures.iloc[0])


def said(path: Path) -> list[Problem]:
    return problems_of(own_figures, path)


def test_the_word_that_the_cure_names_is_read(write: Write) -> None:
    problem = said(write("BU99990101;2024;koopwoningen;n.v.t.;;;;"))[0]
    assert problem.message == "“n.v.t.” is geen getal."
    word = problem.cure.rstrip(".").split("status: ")[1]
    found = only(load(own_figures, write(f"BU99990101;2024;koopwoningen;;;;{word};")))
    assert found["status"] == "not_applicable"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("51 %", "procentteken weg: 51."),
        ("-", "ontbreekt of niet van"),
        ("veel", "alleen een"),
        ("bijna 5%", "alleen een"),
    ],
)
def test_what_is_no_number_is_shown_with_a_cure_of_its_own(
    write: Write, text: str, cure: str
) -> None:
    problem = said(write(f"BU99990101;2024;koopwoningen;{text};;;;"))[0]
    assert f"“{text}”" in problem.message
    assert cure in problem.cure


def test_who_types_a_name_is_told_the_code_if_one_area_has_it(write: Write) -> None:
    places = {
        "oost": frozenset({"BU99990101"}),
        "west": frozenset({"BU99990102", "WK999901"}),
    }
    path = write(*(f"{name};2024;koopwoningen;1;;;;" for name in ("Oost", "West", "Zuid")))
    first, second, third = problems_of(own_figures, path, replace(CONTEXT, places=places))
    assert first.message == "“Oost” is een naam. De code is BU99990101."
    assert second.message == "“West” is een naam en geen code."
    assert third.message == "“Zuid” is geen code van een gebied."


def test_a_comma_in_a_number_of_a_file_with_commas_is_one_problem(write: Write) -> None:
    head = HEAD.replace(";", ",")
    rows = [f"BU99990101,{year},koopwoningen,51,5,,,," for year in (2023, 2024)]
    (problem,) = said(write(*rows, head=head))
    assert problem.message == "Deze rij en 1 andere hebben meer velden dan de kolomkop."
    assert "51.5" in problem.cure
    assert problem.row == 2


def test_codes_under_the_period_are_one_problem(write: Write) -> None:
    rows = [f"2024;BU9999010{n};koopwoningen;1;;;;" for n in (1, 2, 3)]
    (problem,) = said(write(*rows))
    assert "verwisseld" in problem.cure
    assert problem.column == "periode"


def test_a_figure_that_is_nearly_right_is_suggested_once(write: Write) -> None:
    problem = said(write("BU99990101;2024;koopwoning;1;;;;"))[0]
    assert problem.message.endswith("Bedoelt u koopwoningen (Koopwoningen)?")
    assert "indicators.md" in problem.cure


def test_a_share_with_swapped_counts_is_asked_about(write: Write) -> None:
    problem = said(write("BU99990101;2024;jongeren_met_jeugdhulp;;900;30;;"))[0]
    assert problem.cure.startswith("Zijn teller en noemer verwisseld?")


def test_a_table_with_other_names_is_told_which_columns_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "eigen.csv"
    path.write_text("wijk;jaar;onderwerp;aantal\n", "utf-8")
    assert recognise(path) is None
    assert "gebied, periode, cijfer nodig, en hier staan: wijk, jaar" in unknown_file(path).cure
    book = openpyxl.Workbook()
    book.worksheets[0].append(["wijk", None, "jaar"])
    book.save(tmp_path / "eigen.xlsx")
    assert "hier staan: wijk, jaar." in unknown_file(tmp_path / "eigen.xlsx").cure
    path = tmp_path / "brief.txt"
    path.write_text("dag", "utf-8")
    assert "eigen cijfers?" not in unknown_file(path).cure
