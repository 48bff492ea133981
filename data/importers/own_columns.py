"""The columns of own figures, under their English and Dutch names, and the words of a status."""

from collections.abc import Iterable

from data.catalogue.model import Status

OWN_FIGURES = "own_figures"
"""The source of own figures."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "area_code": ("gebied", "gebiedscode"),
    "period": ("periode",),
    "indicator": ("cijfer",),
    "value": ("waarde",),
    "numerator": ("teller",),
    "denominator": ("noemer",),
    "status": (),
    "note": ("toelichting",),
}
REQUIRED = ("area_code", "period", "indicator")
NUMBERS = ("value", "numerator", "denominator")

STATUS_WORDS: dict[str, Status] = {
    "definitief": Status.FINAL,
    "voorlopig": Status.PROVISIONAL,
    "geheim": Status.WITHHELD,
    "onbetrouwbaar": Status.UNRELIABLE,
    "niet gemeten": Status.NOT_MEASURED,
    "niet van toepassing": Status.NOT_APPLICABLE,
    "ontbreekt": Status.MISSING,
    **{status.value: status for status in Status},
}

_MEANING = {alias: column for column, aliases in COLUMNS.items() for alias in (column, *aliases)}


def meaning(header: str) -> str | None:
    """`Gebied` -> `area_code`; None for a column that own figures do not have."""
    return _MEANING.get(header.strip().lower())


def dutch(column: str) -> str:
    """`area_code` -> `gebied`: the name that the template uses."""
    return (*COLUMNS[column], column)[0]


def status_word(status: Status) -> str:
    """`Status.NOT_APPLICABLE` -> `niet van toepassing`: the Dutch word that may stand in a file."""
    return next(word for word, its_status in STATUS_WORDS.items() if its_status is status)


def looks_like_own_figures(headers: Iterable[str]) -> bool:
    """Two of the three required columns: enough to explain what is wrong with the third."""
    found = {meaning(header) for header in headers}
    return sum(column in found for column in REQUIRED) >= 2
