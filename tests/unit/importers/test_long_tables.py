"""StatLine, RIVM and budget tables: which rows of them become figures."""

from pathlib import Path

from data.importers import Context, budget_texts, rivm_50090, statline_csv
from tests.unit.importers.small import CONTEXT, FIXTURES, load

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
