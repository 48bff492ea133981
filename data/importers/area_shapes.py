"""From rows with a code and a shape to areas on three levels."""

from collections import defaultdict
from typing import cast

import numpy as np
import pandas as pd
import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from data.importers.codes import level_of, municipality_of, parent_of
from data.importers.complaints import Complaints
from data.importers.frames import area_frame
from data.importers.shapes import joined, polygons_of
from data.importers.wide import AREA
from data.language import _

NAME = "(naam)"
_STATED = ("indelingswijzigingwijkenenbuurten", "indwbi")
"""How the source calls: 1 unchanged, 2 another code, 3 another border than the year before."""
_LONGEST_NAME = 120

Shapes = dict[str, BaseGeometry]


def with_shapes(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Rows whose shape is, or after a repair is, a polygon; others become problems."""
    shapes: list[BaseGeometry | None] = []
    repaired = []
    for row, code, shape in zip(frame.index, frame[AREA], frame["geometry"], strict=True):
        good = None if shape is None else _polygons(shape)
        shapes.append(good)
        if good is None:
            complaints.add(
                _("Dit gebied heeft geen vlak: de vorm ontbreekt of is een punt of lijn."),
                _("Download het bestand opnieuw."),
                row=int(row),
                column="geometry",
                value=code,
            )
        elif not shapely.is_valid(shape):
            repaired.append(code)
    if repaired:
        complaints.notes.append(
            _("De vorm van {number} gebieden klopte niet en is hersteld: {codes}.").format(
                number=len(repaired), codes=", ".join(repaired[:10])
            )
        )
    frame = frame.assign(geometry=pd.Series(shapes, index=frame.index, dtype=object).to_numpy())
    return frame.loc[np.array([shape is not None for shape in shapes], dtype=bool)]


def _polygons(shape: BaseGeometry) -> BaseGeometry | None:
    try:
        return polygons_of(shape)
    except ShapelyError:
        return None


def areas_of(
    frame: pd.DataFrame, edition: int, names: dict[str, str], complaints: Complaints
) -> pd.DataFrame:
    """AREA_COLUMNS of the rows and of the wijken and gemeenten above them.

    frame: AREA, NAME, geometry. A wijk or gemeente that has no row is made of what lies in it; its
    name comes from names, else it is its code. Raises ImportRefused when nothing is left.
    """
    if frame.empty:
        complaints.refuse_if_any()
        raise complaints.refusal(
            _("Er staat geen bruikbaar gebied in het bestand."), _("Download het bestand opnieuw.")
        )
    stated = _stated(frame)
    own = {c: n for c, n in zip(frame[AREA], frame[NAME], strict=True) if n}
    shapes = _with_parents(_one_each(frame, complaints), complaints)
    named = {**names, **own}
    return area_frame(
        {
            "code": code,
            "edition": edition,
            "name": named.get(code, code)[:_LONGEST_NAME],
            "level": level_of(code),
            "parent": parent_of(code),
            "municipality": municipality_of(code),
            "geometry": shape,
            "stated": stated.get(code),
        }
        for code, shape in sorted(shapes.items())
    )


def _stated(frame: pd.DataFrame) -> dict[str, int]:
    """Of rows with the same code the largest change."""
    column = next((name for name in _STATED if name in frame), None)
    if column is None:
        return {}
    numbers = pd.to_numeric(frame[column], errors="coerce")
    known = numbers[numbers.isin([1, 2, 3])]
    return {str(c): int(n) for c, n in known.groupby(frame[AREA]).max().items()}


def _one_each(frame: pd.DataFrame, complaints: Complaints) -> Shapes:
    """One shape a code; rows with the same code become one area."""
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, shape in zip(frame[AREA], frame["geometry"], strict=True):
        found[code].append(shape)
    double = sorted(code for code, shapes in found.items() if len(shapes) > 1)
    if double:
        complaints.notes.append(
            _("Deze codes stonden er vaker in en zijn samengevoegd: {codes}.").format(
                codes=", ".join(double[:10])
            )
        )
    return {code: joined(shapes) for code, shapes in found.items()}


def _with_parents(shapes: Shapes, complaints: Complaints) -> Shapes:
    """Adds wijken made of their buurten, then gemeenten made of their wijken."""
    for level, words in (
        ("buurt", _("Wijken samengesteld uit hun buurten: {number}.")),
        ("wijk", _("Gemeenten samengesteld uit hun wijken: {number}.")),
    ):
        parts: dict[str, list[BaseGeometry]] = defaultdict(list)
        for code, shape in shapes.items():
            if level_of(code) == level:
                parts[cast(str, parent_of(code))].append(shape)
        new = {code: joined(found) for code, found in parts.items() if code not in shapes}
        if new:
            complaints.notes.append(words.format(number=len(new)))
        shapes = {**shapes, **new}
    return shapes
