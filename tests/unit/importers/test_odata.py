"""OData JSON of other publishers: whose table it is, kinds of crime, months that make a year."""

import json
from pathlib import Path
from typing import Any

import pytest

from data.batch import Batch, ImportRefused
from data.importers import cbs_kwb, importers, rivm_50090, statline_csv
from tests.unit.importers.small import load

LINK = "https://dataderden.cbs.nl/ODataApi/OData/{}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
BUURT = "BU99990101"


def write(folder: Path, table: str, rows: list[dict[str, Any]], name: str = "tabel.json") -> Path:
    path = folder / name
    path.write_text(json.dumps({"odata.metadata": LINK.format(table), "value": rows}), "utf-8")
    return path


def crime(period: str, number: float | None, kind: str = "0.0.0 ") -> dict[str, Any]:
    return {
        "ID": 1,
        "SoortMisdrijf": kind,
        "WijkenEnBuurten": BUURT,
        "Perioden": period,
        "TotaalMisdrijven_1": number,
    }


def months(year: int, number: float | None = 2) -> list[dict[str, Any]]:
    return [crime(f"{year}MM{month:02d}", number) for month in range(1, 13)]


def counted(batch: Batch) -> dict[str, float]:
    rows = batch.figures
    return dict(zip(rows["period"], rows["numerator"], strict=True))


@pytest.mark.parametrize(
    ("row", "table", "source"),
    [
        (crime("2024JJ00", 1), "47022NED", "statline_csv"),
        ({"Leeftijd": "20300", **crime("2024JJ00", 1)}, "99999NED", "statline_csv"),
        ({"Leeftijd": "20300", **crime("2024JJ00", 1)}, "50090NED", "rivm_50090"),
        ({"WijkenEnBuurten": BUURT, "AantalInwoners_5": 1}, "85984NED", "cbs_kwb"),
    ],
)
def test_one_importer_knows_a_table(
    row: dict[str, Any], table: str, source: str, tmp_path: Path
) -> None:
    path = write(tmp_path, table, [row], f"x_{table}.json")
    assert [one.SOURCE for one in importers() if one.recognises(path)] == [source]


def test_only_all_crime_together_counts(tmp_path: Path) -> None:
    rows = [crime("2024JJ00", 9), crime("2024JJ00", 4, "1.1.1 ")]
    batch = load(statline_csv, write(tmp_path, "47022NED", rows))
    assert counted(batch) == {"2024": 9}
    assert batch.table_id == "47022NED"
    assert "één soort misdrijf" in " ".join(batch.notes)


def test_twelve_months_make_a_year_and_fewer_do_not(tmp_path: Path) -> None:
    rows = months(2023) + months(2024)[:11]
    batch = load(statline_csv, write(tmp_path, "47022NED", rows))
    assert counted(batch) == {"2023": 24}


def test_months_beside_the_year_are_not_counted_twice(tmp_path: Path) -> None:
    rows = [*months(2023), crime("2023JJ00", 25)]
    assert counted(load(statline_csv, write(tmp_path, "47022NED", rows))) == {"2023": 25}


def test_a_month_without_a_figure_makes_a_year_without_one(tmp_path: Path) -> None:
    rows = months(2023)
    rows[4] = crime("2023MM05", None)
    figures = load(statline_csv, write(tmp_path, "47022NED", rows)).figures
    assert figures[["period", "status"]].to_numpy().tolist() == [["2023", "missing"]]
    assert figures["numerator"].isna().all()


def test_a_part_of_a_table_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "47022NED", [crime("2024JJ00", 1)])
    text = path.read_text("utf-8")
    path.write_text(text[:-1] + ', "odata.nextLink": "https://example.org/2"}', "utf-8")
    assert "een deel van de tabel" in " ".join(load(statline_csv, path).notes)


@pytest.mark.parametrize("importer", [cbs_kwb, rivm_50090, statline_csv])
@pytest.mark.parametrize("content", [{"value": 1}, {"value": []}, {"value": [1]}, [], {}])
def test_another_shape_is_refused(importer: Any, content: object, tmp_path: Path) -> None:  # noqa: ANN401 - a module
    path = tmp_path / "x_50090NED.json"
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ImportRefused):
        importer.read(path)
