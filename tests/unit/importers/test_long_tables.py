"""StatLine, RIVM and budget tables: which rows of them become figures."""

from dataclasses import replace
from pathlib import Path

import pytest

from data.batch import Batch
from data.catalogue.model import Column
from data.importers import Context, budget_texts, rivm_50090, statline_csv
from tests.unit.importers.small import CONTEXT, FIXTURES, SMALL, load

RIVM = FIXTURES / "rivm_50090.csv"


def test_a_count_is_a_numerator_and_other_regions_are_skipped() -> None:
    batch = load(statline_csv, FIXTURES / "statline_csv.csv")
    figures = batch.figures.set_index("area")
    assert figures["numerator"].to_dict()["GM9999"] == 71
    assert figures["value"].isna().all()
    assert figures["status"].to_dict()["BU99990102"] == "missing"
    assert set(figures.index) == {"GM9999", "BU99990101", "BU99990102"}
    assert any("1 rijen" in note for note in batch.notes)


def test_rows_are_numbered_as_an_editor_shows_them() -> None:
    figures = load(statline_csv, FIXTURES / "statline_csv.csv").figures
    assert list(figures["row"]) == [2, 3, 4]


def test_only_the_estimate_itself_is_taken_and_not_its_margins(tmp_path: Path) -> None:
    path = tmp_path / "47022NED.csv"
    lines = ["WijkenEnBuurten;Perioden;Marges;TotaalMisdrijven_1"]
    lines += [f"GM9999;2024JJ00;{code};{n}" for code, n in (("MW00000", 5), ("MOG0095", 4))]
    path.write_text("\n".join(lines), "utf-8")
    batch = load(statline_csv, path)
    assert list(batch.figures["numerator"]) == [5]
    assert any("marges" in note for note in batch.notes)


def two_columns(folder: Path, *columns: Column) -> Batch:
    """A table with an old and a new column of home ownership in 2014 and 2015."""
    item = SMALL.indicators["koopwoningen"].model_copy(update={"columns": columns})
    catalogue = replace(SMALL, indicators={**SMALL.indicators, item.id: item})
    path = folder / "koop_47022NED.csv"
    lines = ["RegioS;Perioden;Oud_1;Nieuw_2", "GM9999;2014JJ00;40;44", "GM9999;2015JJ00;50;55"]
    path.write_text("\n".join(lines), "utf-8")
    return statline_csv.transform(statline_csv.read(path), catalogue, CONTEXT)


@pytest.mark.parametrize(
    ("names", "taken"), [(("Oud", "Nieuw"), [40, 50]), (("Nieuw", "Oud"), [44, 55])]
)
def test_of_two_columns_for_one_figure_the_first_in_the_catalogue_is_taken_with_a_note(
    tmp_path: Path, names: tuple[str, str], taken: list[float]
) -> None:
    batch = two_columns(tmp_path, *(Column(source="statline_csv", column=name) for name in names))
    assert list(batch.figures["value"]) == taken
    assert not batch.figures.duplicated(["indicator", "period", "area"]).any()
    note = next(note for note in batch.notes if "twee kolommen" in note)
    assert note.index(names[0]) < note.index("is geladen") < note.index(names[1])


def test_columns_for_other_periods_are_both_taken_and_nothing_is_said(tmp_path: Path) -> None:
    old = Column(source="statline_csv", column="Oud", last="2014")
    new = Column(source="statline_csv", column="Nieuw", first="2015")
    batch = two_columns(tmp_path, new, old)
    assert sorted(batch.figures["value"]) == [40, 55]
    assert not any("twee kolommen" in note for note in batch.notes)
    both = two_columns(tmp_path, old, new.model_copy(update={"first": None}))
    assert sorted(both.figures["value"]) == [40, 55]
    assert any("twee kolommen" in note for note in both.notes)


def test_only_the_age_group_of_the_catalogue_is_taken() -> None:
    figures = load(rivm_50090, RIVM).figures.set_index("area")
    assert figures["value"].to_dict()["BU99990101"] == 49.5


def test_the_country_and_the_known_municipality_stay_and_others_go() -> None:
    batch = load(rivm_50090, RIVM)
    assert set(batch.figures["area"]) == {"NL", "GM9999", "WK999901", "BU99990101", "BU99990102"}
    assert set(batch.areas["code"]) == {"GM9999", "WK999901", "BU99990101", "BU99990102"}
    assert set(batch.areas["edition"]) == {2020}
    elsewhere = load(rivm_50090, RIVM, Context(frozenset({"GM9998"})))
    assert set(elsewhere.figures["area"]) == {"NL", "GM9998"}


def test_a_file_of_two_years_brings_the_areas_of_both(tmp_path: Path) -> None:
    path = tmp_path / "rivm_50090NED.csv"
    text = RIVM.read_text("utf-8")
    path.write_text(text + text.split("\n", 1)[1].replace("2020JJ00", "2016JJ00"), "utf-8")
    batch = load(rivm_50090, path)
    assert set(batch.areas["edition"]) == {2016, 2020}
    assert not batch.areas.duplicated(["code", "edition"]).any()


def test_the_last_way_of_counting_wins_and_that_is_said() -> None:
    batch = load(budget_texts, FIXTURES / "budget_texts.csv")
    assert dict(zip(batch.figures["period"], batch.figures["value"], strict=True)) == {
        "2020": 11.8,
        "2021": 13.1,
    }
    assert set(batch.figures["area"]) == {"GM9999"}
    words = " ".join(batch.notes)
    assert "2021 staat er twee keer" in words
    assert "benchmark, bron" in words
    assert "iets_anders" in words


def test_every_municipality_that_is_loaded_gets_its_own_column() -> None:
    names = {**CONTEXT.area_names, "benchmark": "GM9998"}
    batch = load(
        budget_texts, FIXTURES / "budget_texts.csv", Context(CONTEXT.municipalities, names)
    )
    assert set(batch.figures["area"]) == {"GM9999", "GM9998"}
