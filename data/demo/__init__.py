"""The fictitious town: its files in the official formats, for a first look and for tests."""

import os
from datetime import UTC, datetime, time
from pathlib import Path

import pandas as pd
import shapely
from pyproj import Transformer

from data.catalogue import load_catalogue
from data.demo import files, geography, map_files
from data.demo.figures import read_figures, values_of
from data.demo.people import population
from data.demo.place_plan import Plan, read_plan
from data.demo.places import lists_of
from data.demo.spots import Shapes
from data.demo.town import Town, read_town


def shapes_of(town: Town, cells: geography.Cells, edition: int) -> Shapes:
    """Code -> shape (EPSG:4326) of the wijken and the buurten of one edition."""
    buurten = geography.buurten(town, cells, edition)
    wijken = geography.dissolved(buurten, {code: "WK" + code[2:8] for code in buurten})
    return {**wijken, **buurten}


def _km2(shapes: Shapes) -> dict[str, float]:
    to_rd = Transformer.from_crs(4326, 28992, always_xy=True)
    return {
        code: shapely.transform(s, to_rd.transform, interleaved=False).area / 1e6
        for code, s in shapes.items()
    }


def build(folder: Path) -> None:
    """Write the files of the town into `folder`, which is made when needed.

    The same bytes every time: chance comes from the seed in town.yaml, nothing from the clock.
    """
    town = read_town()
    cells = geography.pieces(town)
    editions = {edition: shapes_of(town, cells, edition) for edition in town.editions}
    before: Shapes = {}
    for edition, shapes in editions.items():
        map_files.write_areas(folder / "gebieden", town, edition, shapes, before)
        before = shapes
    people = population(town, {edition: _km2(s) for edition, s in editions.items()})
    _write_figures(folder, town, people)
    _write_places(folder, town, people, before)


def _write_figures(folder: Path, town: Town, people: pd.DataFrame) -> None:
    sources = load_catalogue().sources
    values = {name: values_of(town, people, f) for name, f in read_figures().items()}
    files.write_kwb(folder / "kerncijfers", town, sources["cbs_kwb"], values["kwb"])
    crime = f"misdrijven_47022NED_{town.code}.csv"
    files.write_statline(folder / "misdrijven" / crime, town, values["crime"])
    survey = f"gezondheid_50090NED_{town.code}.csv"
    files.write_survey(folder / "gezondheid" / survey, town, values["rivm"])
    budget = "sociaal_domein_gemeente.csv"
    files.write_budget(folder / "sociaal_domein" / budget, town, values["budget"])


def _write_places(folder: Path, town: Town, people: pd.DataFrame, shapes: Shapes) -> None:
    plan = read_plan()
    for name, places in lists_of(town, plan, people, shapes).items():
        map_files.write_places(folder / "plaatsen" / f"{name}.geojson", places)
    _date_files(folder, plan)


def _date_files(folder: Path, plan: Plan) -> None:
    """The day on which a file was last written is the day on which its figures were fetched."""
    noon = datetime.combine(plan.written, time(12), UTC).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (noon, noon))
