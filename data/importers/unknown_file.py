"""What is said about a file that no importer knows."""

from collections.abc import Sequence
from pathlib import Path

from data.batch import ImportRefused, Problem
from data.importers.codes import as_name
from data.importers.geo_points import property_names
from data.importers.own_columns import REQUIRED, dutch
from data.importers.place_columns import looks_like_places
from data.importers.text_files import head_of, header_words
from data.importers.workbooks import read_sheets
from data.language import _
from data.words import listed

_PLACES = (
    _("Dit lijkt een lijst met plekken. Zijn het aanbieders of initiatieven?"),
    _("Begin de naam van het bestand met aanbieders of initiatieven, of gebruik het sjabloon."),
)
MOST_NAMES = 8
LONGEST_NAME = 40


def unknown_file(path: Path) -> Problem:
    """The problem of a file that the user named; of a table it says which columns it misses."""
    if not path.is_file():
        message = _("Dit bestand bestaat niet: {path}.").format(path=path)
        return Problem(path.name, message, _("Controleer de naam en de map."))
    message = _("Dit bestand is van geen soort die dit programma kent.")
    cure = _(
        "In de README staat welke bestanden kunnen: KWB, grenzen, StatLine, eigen cijfers, plekken."
    )
    names = _names(path)
    points = property_names(path)
    if looks_like_places(names) or looks_like_places(points, has_points=True):
        return Problem(path.name, *_PLACES)
    if names:
        needed = ", ".join(map(dutch, REQUIRED))
        cure = _(
            "Zijn het eigen cijfers? Dan zijn de kolommen {needed} nodig, en hier staan: {names}. "
            "Gebruik de namen uit het sjabloon. In de README staat welke bestanden nog meer kunnen."
        ).format(needed=needed, names=listed(names, MOST_NAMES))
    return Problem(path.name, message, cure)


def _names(path: Path) -> list[str]:
    """The names on the first line of a CSV or sheet; none for another kind of file."""
    suffix = path.suffix.lower()
    if suffix == ".csv" and "\x00" not in head_of(path):
        names: Sequence[object] = header_words(path)
    elif suffix == ".xlsx":
        names = _first_row(path)
    else:
        return []
    return [as_name(name)[:LONGEST_NAME] for name in names if as_name(name)]


def _first_row(path: Path) -> Sequence[object]:
    try:
        sheets = [rows for rows in read_sheets(path).values() if rows]
    except ImportRefused:
        return []
    return sheets[0][0][1] if sheets else []
