"""Recognises and opens files with providers or initiatives: CSV, XLSX and GeoJSON."""

from collections.abc import Sequence
from pathlib import Path

from data.batch import Raw
from data.importers.columns import table_id_in
from data.importers.geo_files import holds_polygons
from data.importers.geo_points import property_names, read_points
from data.importers.own_columns import looks_like_own_figures
from data.importers.personal_data import names_persons
from data.importers.place_columns import kind_of_file, looks_like_places
from data.importers.tables import read_table
from data.importers.text_files import header_words
from data.importers.workbooks import workbook_words
from data.language import _
from data.place import PlaceKind

FILL = _("Zet er plekken in, met een rij per plek, of download het sjabloon opnieuw.")
_SCHOOLS = frozenset({"vestigingsnummer", "brin"})
_AREA_CODES = frozenset(
    {"buurtcode", "wijkcode", "gemeentecode", "statcode", "bucode", "wkcode", "gmcode"}
)
_GEO = (".geojson", ".json")


def kind_in(path: Path) -> PlaceKind | None:
    """Providers or initiatives by the names of columns or properties; None for another file."""
    suffix = path.suffix.lower()
    if suffix in _GEO:
        names: Sequence[str] = property_names(path)
        if holds_polygons(path) and names_areas(names):
            return None
    elif table_id_in(path.name) is not None:
        return None
    elif suffix == ".csv":
        names = header_words(path)
    else:
        names = (workbook_words(path) or []) if suffix == ".xlsx" else []
    if looks_like_own_figures(names) or names_schools(names):
        return None
    if suffix not in _GEO and names_persons(names):
        return None
    return kind_of_file(names, path.stem, has_points=suffix in _GEO)


def names_areas(names: Sequence[str]) -> bool:
    """Properties of a file with borders, which may have a name and a status too."""
    return any(name.lower().replace("_", "") in _AREA_CODES for name in names)


def names_schools(names: Sequence[str]) -> bool:
    """Properties of the list of schools that DUO publishes."""
    return {name.strip().lower() for name in names} >= _SCHOOLS


def read_places(path: Path) -> Raw:
    """frame: cells as they are, with the coordinates of points; index = line, row or feature.
    Raises ImportRefused."""
    if path.suffix.lower() in _GEO:
        return Raw(path, read_points(path, FILL))
    return Raw(path, read_table(path, looks_like_places, FILL))
