"""The fictitious town: its files in the official formats, for a first look and for tests."""

from pathlib import Path

import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from data.catalogue import load_catalogue
from data.demo import files, geography
from data.demo.figures import counts, read_figures
from data.demo.people import population
from data.demo.town import Town, read_town


def shapes_of(town: Town, cells: geography.Cells, edition: int) -> dict[str, BaseGeometry]:
    """Code -> shape (EPSG:4326) of the gemeente, the wijken and the buurten of one edition."""
    buurten = geography.buurten(town, cells, edition)
    wijken = geography.dissolved(buurten, {code: "WK" + code[2:8] for code in buurten})
    whole = geography.dissolved(wijken, dict.fromkeys(wijken, town.code))
    return {**whole, **wijken, **buurten}


def _km2(shapes: dict[str, BaseGeometry]) -> dict[str, float]:
    to_rd = Transformer.from_crs(4326, 28992, always_xy=True)
    return {
        code: shapely.transform(s, to_rd.transform, interleaved=False).area / 1e6
        for code, s in shapes.items()
    }


def build(folder: Path) -> None:
    """Write the files of the town into `folder`, which is made when needed.

    The same bytes every time: chance comes from the seed in town.yaml, nothing from the clock.
    """
    town, figures = read_town(), read_figures()
    cells = geography.pieces(town)
    editions = {edition: shapes_of(town, cells, edition) for edition in town.editions}
    before: dict[str, BaseGeometry] = {}
    for edition, shapes in editions.items():
        changed = {c for c, s in shapes.items() if before and not s.equals(before[c])}
        files.write_area_files(folder / "gebieden", town, shapes, edition, changed)
        before = shapes
    people = population(town, {e: _km2(s) for e, s in editions.items()})
    kwb = figures["kwb"]
    source = load_catalogue().sources["cbs_kwb"]
    files.write_kwb(folder / "kwb", town, source, kwb, counts(town, people, kwb))
