"""The columns of files with places, under their English and Dutch names, and which file is which.

The names are those of the headers of a CSV or sheet and of the properties of a GeoJSON.
"""

from collections.abc import Iterable

from data.place import PlaceKind

COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("naam",),
    "sort": ("soort",),
    "x": ("x", "x_rd", "rd_x"),
    "y": ("y", "y_rd", "rd_y"),
    "latitude": ("breedtegraad", "lat", "latitude"),
    "longitude": ("lengtegraad", "lon", "lng", "longitude"),
    "street": ("adres", "straat", "straatnaam"),
    "house_number": ("huisnummer", "huisnr"),
    "postcode": ("postcode",),
    "town": ("plaats", "woonplaats"),
    "laws": ("wetten", "wet"),
    "topics": ("onderwerpen", "onderwerp"),
    "themes": ("themas", "thema", "thema's"),
    "since": ("sinds",),
    "until": ("tot", "tot_en_met"),
    "contract_until": ("contract_tot",),
    "wijk_goals": ("wijkdoelen",),
    "organiser": ("wie",),
    "description": ("wat", "omschrijving"),
    "status": ("status",),
    "reach": ("bereik",),
    "budget_requested": ("budget_gevraagd",),
    "budget_granted": ("budget_toegekend",),
    "link": ("link",),
    "contact_page": ("contactpagina", "website"),
    "email": ("e-mail", "email", "e-mailadres", "emailadres"),
    "phone": ("telefoon", "telefoonnummer"),
    "contact_public": ("contact_openbaar",),
    "checked": ("laatst_gecontroleerd",),
    "key": ("kenmerk",),
}
"""English name -> the names in a file, the one of the template first. Any case; a space is as good
as an underscore."""

OWN = {
    PlaceKind.PROVIDER: frozenset({"contract_until", "wijk_goals"}),
    PlaceKind.INITIATIVE: frozenset(
        {"organiser", "status", "reach", "budget_requested", "budget_granted", "link"}
    ),
}
"""What only one of the two kinds has."""
_ONLY_IN_FORM = {PlaceKind.PROVIDER: frozenset({"description"}), PlaceKind.INITIATIVE: frozenset()}
"""Read where it is there, not asked for in the template."""

_TELLING = {
    PlaceKind.PROVIDER: frozenset({"contract_tot", "wijkdoelen"}),
    PlaceKind.INITIATIVE: frozenset(
        {"wie", "wat", "status", "bereik", "budget_gevraagd", "budget_toegekend"}
    ),
}
_FILE_NAMES = {PlaceKind.PROVIDER: "aanbieder", PlaceKind.INITIATIVE: "initiatie"}
_WEIGHT_OF_NAME = 2
"""The file name counts for as much as two columns: a list of providers with a column `status` that
is called aanbieders.csv is one of providers."""

_MEANING = {word: column for column, words in COLUMNS.items() for word in (*words, column)}
_LOCATIONS = (
    {"x", "y"},
    {"latitude", "longitude"},
    {"street"},
    {"postcode", "house_number"},
)


def spelled(header: str) -> str:
    """`Contract tot ` -> `contract_tot`."""
    return "_".join(header.strip().lower().split())


def place_meaning(header: str) -> str | None:
    """`Breedtegraad` -> `latitude`; None for a column that places do not have."""
    return _MEANING.get(spelled(header))


def dutch_place(column: str) -> str:
    """`latitude` -> `breedtegraad`: the name that the template uses."""
    return (*COLUMNS.get(column, ()), column)[0]


def columns_for(kind: PlaceKind) -> tuple[str, ...]:
    """The English names of the columns that a file of this kind may have, in template order."""
    others = frozenset[str]().union(*(own for other, own in OWN.items() if other is not kind))
    return tuple(column for column in COLUMNS if column not in others)


def template_columns(kind: PlaceKind) -> tuple[str, ...]:
    """The English names of the columns of the template."""
    return tuple(column for column in columns_for(kind) if column not in _ONLY_IN_FORM[kind])


def looks_like_places(headers: Iterable[str], *, has_points: bool = False) -> bool:
    """A column with names and one that says where; has_points: the file itself has points."""
    found = {place_meaning(header) for header in headers}
    return "name" in found and (has_points or says_where(found))


def says_where(columns: Iterable[str | None]) -> bool:
    """Coordinates or an address are among these English names."""
    found = set(columns)
    return any(where <= found for where in _LOCATIONS)


def kind_of_file(
    headers: Iterable[str], file_name: str, *, has_points: bool = False
) -> PlaceKind | None:
    """Providers or initiatives: the kind with the most columns of its own, where the file name
    counts too. None when nothing tells, or both as much.

    Also a file that lacks its names or its points, so that it is told what is missing.
    """
    words = {spelled(header) for header in headers}
    points = {
        kind: len(words & telling) + _WEIGHT_OF_NAME * (_FILE_NAMES[kind] in file_name.lower())
        for kind, telling in _TELLING.items()
    }
    most = max(points.values())
    best = [kind for kind, number in points.items() if number == most]
    if len(best) > 1:
        return None
    if looks_like_places(words, has_points=has_points):
        return best[0]
    found = {place_meaning(word) for word in words}
    half = "name" in found or says_where(found)
    return best[0] if half and most >= _WEIGHT_OF_NAME else None
