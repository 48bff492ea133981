"""Key figures per wijk and buurt: columns by name, names from beside, gaps that stay gaps."""

import json
import math
from pathlib import Path
from typing import Any

import pytest

from data.batch import Batch
from data.importers import Context, cbs_kwb
from tests.unit.importers.small import CONTEXT, FIXTURES, load

FIXTURE = FIXTURES / "cbs_kwb.json"


def changed(folder: Path, name: str = "kwb.json", **replace: str) -> Path:
    text = FIXTURE.read_text("utf-8")
    for old, new in replace.items():
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def figure(batch: Batch, indicator: str, area: str) -> dict[str, Any]:
    rows = batch.figures[
        (batch.figures["indicator"] == indicator) & (batch.figures["area"] == area)
    ]
    assert len(rows) == 1
    return dict(rows.iloc[0])


@pytest.mark.parametrize("name", ["Koopwoningen_47", "Koopwoningen_9", "koopwoningen"])
def test_the_number_at_the_end_of_a_column_does_not_matter(name: str, tmp_path: Path) -> None:
    batch = load(cbs_kwb, changed(tmp_path, Koopwoningen_47=name))
    assert figure(batch, "koopwoningen", "BU99990101")["value"] == 51


def test_two_columns_with_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    path = changed(tmp_path, k_0Tot15Jaar_8="Koopwoningen_48")
    batch = load(cbs_kwb, path)
    assert set(batch.figures["indicator"]) == {"inwoners"}
    assert any("Koopwoningen_48 en Koopwoningen_47" in note for note in batch.notes)


def test_the_year_is_that_of_the_table_and_so_is_the_edition(tmp_path: Path) -> None:
    path = changed(tmp_path, **{"85984NED": "85618NED"})
    for context in (CONTEXT, Context(edition=2001)):
        batch = load(cbs_kwb, path, context)
        assert set(batch.figures["period"]) == {"2023"}
        assert set(batch.areas["edition"]) == {2023}


def test_the_table_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "download_85984NED.json"
    path.write_text(json.dumps({"value": json.loads(FIXTURE.read_text("utf-8"))["value"]}), "utf-8")
    assert load(cbs_kwb, path).table_id == "85984NED"


def test_names_come_from_beside_else_from_the_rows_else_the_code(tmp_path: Path) -> None:
    names = load(cbs_kwb, FIXTURE).areas.set_index("code")["name"]
    assert (names["WK999901"], names["BU99990102"]) == ("Oost", "Havenkade")
    alone = load(cbs_kwb, changed(tmp_path)).areas.set_index("code")["name"]
    assert (alone["GM9999"], alone["WK999901"]) == ("Voorbeeldstad", "WK999901")


def test_names_beside_the_figures_and_in_them_lose_what_does_not_show(tmp_path: Path) -> None:
    path = changed(tmp_path, Voorbeeldstad="Voorbeeld\u202e  stad")
    names = json.dumps({"value": [{"Key": "BU99990102", "Title": "Haven\u200b\n kade"}]})
    (tmp_path / "kwb_WijkenEnBuurten.json").write_text(names, "utf-8")
    found = load(cbs_kwb, path).areas.set_index("code")["name"]
    assert (found["GM9999"], found["BU99990102"]) == ("Voorbeeld stad", "Haven kade")


def test_zero_has_no_minus(tmp_path: Path) -> None:
    found = figure(
        load(cbs_kwb, changed(tmp_path, **{": 51}": ": -0.0}"})), "koopwoningen", "BU99990101"
    )
    assert (found["value"], math.copysign(1, found["value"])) == (0, 1)


def test_a_names_file_of_another_table_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ander_WijkenEnBuurten.json").write_text('{"value": [{"Key"', "utf-8")
    assert load(cbs_kwb, changed(tmp_path)).problems == []


@pytest.mark.parametrize("mark", ["null", '"       ."', '"x"', "-99995", "-99997.0", '""'])
def test_what_is_missing_is_missing_and_not_zero(mark: str, tmp_path: Path) -> None:
    batch = load(cbs_kwb, changed(tmp_path, **{": 51}": f": {mark}}}"}))
    found = figure(batch, "koopwoningen", "BU99990101")
    assert (found["status"], found["note"]) == ("missing", "de bron geeft geen cijfer")
    assert found["value"] != found["value"]
    zero = load(cbs_kwb, changed(tmp_path, **{": 51}": ": 0}"}))
    assert figure(zero, "koopwoningen", "BU99990101")["value"] == 0


def test_the_country_has_figures_and_is_no_area() -> None:
    batch = load(cbs_kwb, FIXTURE)
    assert figure(batch, "inwoners", "NL")["value"] == 17_900_000
    assert "NL" not in set(batch.areas["code"])
    assert batch.areas["geometry"].isna().all()


def test_a_part_of_a_table_says_so(tmp_path: Path) -> None:
    text = FIXTURE.read_text("utf-8").rstrip().removesuffix("}")
    path = tmp_path / "kwb.json"
    path.write_text(text + ', "odata.nextLink": "https://example.org/2"}', "utf-8")
    assert any("deel van de tabel" in note for note in load(cbs_kwb, path).notes)


def test_a_figure_that_the_table_does_not_have_is_named(tmp_path: Path) -> None:
    notes = load(cbs_kwb, changed(tmp_path, Koopwoningen="Koopwoningn")).notes
    assert "Niet in dit bestand: Koopwoningen (lijkt op Koopwoningn)." in notes


def test_a_national_table_keeps_the_country_and_the_known_municipalities(tmp_path: Path) -> None:
    content = json.loads(FIXTURE.read_text("utf-8"))
    extra = [f"GM{number:04d}" for number in range(60)]
    content["value"] += [{"WijkenEnBuurten": code, "AantalInwoners_5": 9} for code in extra]
    path = tmp_path / "kwb.json"
    path.write_text(json.dumps(content), "utf-8")
    batch = load(cbs_kwb, path)
    assert set(batch.figures["area"]) == {"NL", "GM9999", "WK999901", "BU99990101", "BU99990102"}
