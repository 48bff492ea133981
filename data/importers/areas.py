"""Borders of gemeenten, wijken and buurten: GeoJSON or GeoPackage.

Sources: PDOK OGC API Features (`wijken-en-buurten-<year>`, snake_case attributes), PDOK WFS
(camelCase), the CBS Wijk- en buurtkaart of older years, gebiedsindelingen (statcode, statnaam).
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import numpy as np
import pandas as pd

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.area_shapes import NAME, areas_of, with_shapes
from data.importers.codes import as_name, as_text, clean_code, level_of
from data.importers.columns import nearest
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.frames import figure_frame
from data.importers.geo_files import holds_polygons, read_shapes
from data.importers.municipalities import is_national, keep_known
from data.importers.place_files import kind_in
from data.importers.wide import AREA
from data.language import _

SOURCE = "areas"
BRINGS_AREAS = True

_LAYER = "(laag)"
_CODES = ("buurtcode", "wijkcode", "gemeentecode", "statcode")
_SHORT = {"bu": "buurt", "wk": "wijk", "gm": "gemeente"}
_YEAR_IN_NAME = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WATER = frozenset({"JA", "B"})
"""`JA` is water, `B` the part of the sea and abroad."""


def recognises(path: Path) -> bool:
    """Not a list of places whose shapes are no points: that is told so by its own importer."""
    return holds_polygons(path) and kind_in(path) is None


def read(path: Path) -> Raw:
    """frame: attributes under one spelling (`buurtcode`), geometry in EPSG:28992, index = feature;
    `(laag)` tells the layers of a GeoPackage apart. extra: `notes`."""
    notes: list[str] = []
    layers = [
        pd.DataFrame(frame.rename(columns=_spellings(frame.columns))).assign(**{_LAYER: number})
        for number, frame in enumerate(read_shapes(path, notes))
    ]
    return Raw(path, pd.concat(layers), None, {"notes": notes})


def _spellings(names: Iterable[object]) -> dict[object, str]:
    """`buurt_code`, `buurtCode`, `BU_CODE` -> `buurtcode`; the first of two that come out alike."""
    found: dict[object, str] = {}
    for name in names:
        plain = str(name).lower().replace("_", "")
        short = re.fullmatch("(bu|wk|gm)(code|naam)", plain)
        plain = _SHORT[short[1]] + short[2] if short else plain
        found[name] = plain if plain not in found.values() else f"{name} (2)"
    return found


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:  # noqa: ARG001 - contract
    """Areas with their shapes; raises ImportRefused without codes, shapes or a year."""
    complaints = Complaints(raw.path)
    complaints.notes.extend(cast(list[str], raw.extra.get("notes", [])))
    edition = _edition(raw, context, complaints)
    layers = [_with_codes(rows, complaints) for _n, rows in raw.frame.groupby(_LAYER)]
    frame = _without_water(pd.concat(layers), complaints)
    if context.municipalities and is_national(frame[AREA]):
        frame = keep_known(frame, context, complaints)
    shapes = with_shapes(frame, complaints)
    areas = areas_of(shapes, edition, _names_of_parents(frame), complaints)
    return Batch(SOURCE, None, areas, figure_frame([]), complaints.problems, complaints.notes)


def _edition(raw: Raw, context: Context, complaints: Complaints) -> int:
    """The user's choice, else attribute `jaar`, else the one year in the file name."""
    if context.edition is not None:
        return context.edition
    values = raw.frame["jaar"] if "jaar" in raw.frame else pd.Series(dtype=object)
    years = {as_text(value)[:4] for value in values} - {""}
    years = years or set(_YEAR_IN_NAME.findall(raw.path.stem))
    if len(years) == 1 and _YEAR_IN_NAME.fullmatch(year := years.pop()):
        return int(year)
    raise complaints.refusal(
        _("Van welk jaar deze grenzen zijn staat niet in het bestand of in de naam ervan."),
        _("Geef het jaar mee met `--edition`, bijvoorbeeld `--edition 2024`."),
    )


def _with_codes(rows: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    """Adds AREA and NAME; rows without a right code are left out and become problems."""
    column = next((c for c in _CODES if c in rows and rows[c].notna().any()), None)
    if column is None:
        names = [str(n) for n in rows.columns if n not in ("geometry", _LAYER)]
        close = [c for wanted in _CODES for c in nearest(wanted, names)] or names[:8]
        raise complaints.refusal(
            _("De gebieden hebben geen code: buurtcode, wijkcode of gemeentecode ontbreekt."),
            _("Download de buurten of wijken van PDOK. Er staan wel: {names}.").format(
                names=", ".join(dict.fromkeys(close)) or "-"
            ),
            column=_CODES[0],
        )
    level = column.removesuffix("code")
    codes = [clean_code(value) for value in rows[column]]
    right = [level_of(code) == level or column == "statcode" for code in codes]
    right = [
        r and level_of(c) in ("gemeente", "wijk", "buurt")
        for r, c in zip(right, codes, strict=True)
    ]
    for row, code, fits in zip(rows.index, codes, right, strict=True):
        if not fits:
            complaints.add(
                _("Dit is geen code van een {level}.").format(
                    level=level.replace("stat", "gebied")
                ),
                _("Verwacht wordt GM met 4 cijfers, WK met 6 of BU met 8."),
                row=int(row),
                column=column,
                value=code,
            )
    name = column.replace("code", "naam")
    words = [as_name(value) for value in rows[name]] if name in rows else [""] * len(rows)
    return rows.assign(**{AREA: codes, NAME: words}).loc[np.array(right, dtype=bool)]


def _without_water(frame: pd.DataFrame, complaints: Complaints) -> pd.DataFrame:
    if "water" not in frame:
        return frame
    water = frame["water"].map(lambda value: as_text(value).upper() in _WATER)
    if water.any():
        complaints.notes.append(
            _("{number} gebieden met alleen water zijn overgeslagen.").format(number=water.sum())
        )
    return frame[~water]


def _names_of_parents(frame: pd.DataFrame) -> dict[str, str]:
    """Wijk and gemeente codes with the names that stand beside them in the rows of buurten."""
    names: dict[str, str] = {}
    for level in ("wijk", "gemeente"):
        if {f"{level}code", f"{level}naam"} <= set(frame.columns):
            pairs = frame[[f"{level}code", f"{level}naam"]].drop_duplicates()
            names |= {clean_code(c): as_name(n) for c, n in pairs.itertuples(index=False)}
    return {code: name for code, name in names.items() if name}
