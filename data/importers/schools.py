"""Primary schools as GeoJSON, from the open data of DUO: public addresses, no persons.

The codes of areas in the file are left alone: the area comes from the point.
"""

from pathlib import Path

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.geo_points import ACROSS, UP, property_names, read_points
from data.importers.place_files import names_schools
from data.importers.place_rows import Rows, batch_of, texts_of
from data.language import _
from data.place import PlaceKind
from data.place_values import WrongValueError, web_link

SOURCE = "schools"
BRINGS_AREAS = False

_SORT = "basisschool"
_COLUMNS = {
    "naam": "name",
    "straat": "street",
    "huisnummer": "house_number",
    "postcode": "postcode",
    "plaats": "town",
    "website": "contact_page",
    "vestigingsnummer": "key",
}
_SMALL = frozenset({"aan", "bij", "de", "den", "der", "en", "het", "in", "op", "van"})


def recognises(path: Path) -> bool:
    return names_schools(property_names(path))


def read(path: Path) -> Raw:
    """frame: the properties and the coordinates; index = feature. Raises ImportRefused."""
    return Raw(path, read_points(path, _("Download het bestand opnieuw.")))


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:  # noqa: ARG001 - contract
    """Places of the kind school. Raises ImportRefused."""
    complaints = Complaints(raw.path)
    headers = {
        str(name): _COLUMNS[word]
        for name in raw.frame.columns
        if (word := str(name).strip().lower()) in _COLUMNS
    }
    if "name" not in headers.values():
        raise complaints.refusal(
            _("De kolom {name} ontbreekt.").format(name="naam"), _("Download het bestand opnieuw.")
        )
    frame = raw.frame[[*headers, ACROSS, UP]].rename(columns=headers)
    rows = Rows(complaints, {word: name for name, word in headers.items()}, catalogue)
    records = [
        rows.place(int(str(number)), _school(texts_of(cells)), PlaceKind.SCHOOL)
        for number, cells in frame.loc[:, ~frame.columns.duplicated()].iterrows()
    ]
    return batch_of(SOURCE, records, complaints)


def _school(texts: dict[str, str]) -> dict[str, str]:
    """With its sort, the town in usual letters, and without a website that does not work."""
    return {
        **texts,
        "sort": _SORT,
        "town": _town(texts.get("town", "")),
        "contact_page": _page(texts.get("contact_page", "")),
    }


def _town(name: str) -> str:
    """`DORP OP ZEE` -> `Dorp op Zee`."""
    if not name.isupper():
        return name
    first, *rest = name.lower().split()
    return " ".join([first.capitalize(), *(w if w in _SMALL else w.capitalize() for w in rest)])


def _page(text: str) -> str:
    try:
        return web_link(text)
    except WrongValueError:
        return ""
