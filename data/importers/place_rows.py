"""From the rows of a file to places, with a problem for everything that is wrong in a row."""

import math
from collections.abc import Mapping
from datetime import date, datetime

import pandas as pd

from data.address import AddressUnclear, read_address
from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.codes import as_text
from data.importers.complaints import Complaints
from data.importers.frames import area_frame, figure_frame, place_frame
from data.importers.geo_points import ACROSS, UP
from data.importers.place_columns import columns_for, dutch_place
from data.importers.place_head import with_place_columns
from data.language import _
from data.place import PlaceKind
from data.place_fields import Wrong, read_fields
from data.place_point import read_point
from data.place_values import WrongValueError
from data.place_words import kind_of_provider, topics_of
from data.private_text import private_data

_COORDINATES = frozenset({"x", "y", "latitude", "longitude"})


class Rows:
    """Reads the rows of one file. headers: English name -> the name in the file."""

    def __init__(
        self, complaints: Complaints, headers: Mapping[str, str], catalogue: Catalogue
    ) -> None:
        self._complaints = complaints
        self._headers = headers
        self._topics = topics_of(catalogue)

    def place(self, row: int, texts: Mapping[str, str], kind: PlaceKind) -> dict[str, object]:
        """A record for PLACE_COLUMNS; what is wrong in it has become a problem."""
        fields, wrong = read_fields(texts, self._topics)
        for mistake in wrong:
            self._complain(row, mistake)
        x, y = self._point(row, texts, str(fields["address"] or ""))
        if kind is PlaceKind.PROVIDER:
            kind = kind_of_provider(texts.get("sort"))
        return {**fields, "kind": kind.value, "x": x, "y": y, "row": row}

    def _point(self, row: int, texts: Mapping[str, str], address: str) -> tuple[float, float]:
        """In metres; NaN when it has to be looked up."""
        try:
            point = read_point(texts)
        except WrongValueError as wrong:
            filled = [name for name in _COORDINATES if texts.get(name)]
            field = next((n for n in ("x", "latitude", "y", "longitude") if n in filled), "x")
            both = "; ".join(texts[n] for n in ("x", "y", "latitude", "longitude") if n in filled)
            value = both if private_data(both) is None else None
            self._complain(row, Wrong(field, str(wrong), wrong.cure, value))
            return math.nan, math.nan
        if point is not None:
            return point
        self._check_address(row, address)
        return math.nan, math.nan

    def _check_address(self, row: int, address: str) -> None:
        if not address:
            message = _("Er staat niet waar deze plek is.")
            cure = _("Vul x en y in, of breedtegraad en lengtegraad, of een adres met postcode.")
            self._complain(row, Wrong("x", message, cure))
            return
        try:
            read_address(address)
        except AddressUnclear as unclear:
            message = _("Er zijn geen coördinaten, en aan het adres is geen plek te vinden: {why}.")
            words = message.format(why=unclear)
            value = address if private_data(address) is None else None
            self._complain(row, Wrong("street", words, unclear.cure, value))

    def _complain(self, row: int, wrong: Wrong) -> None:
        column = self._headers.get(wrong.field, dutch_place(wrong.field))
        self._complaints.add(wrong.message, wrong.cure, row=row, column=column, value=wrong.value)


def place_batch(raw: Raw, catalogue: Catalogue, source: str, kind: PlaceKind) -> Batch:
    """The places in a file; raises ImportRefused when its columns are not those of places."""
    complaints = Complaints(raw.path)
    frame, headers = with_place_columns(raw.frame, columns_for(kind), complaints)
    rows = Rows(complaints, headers, catalogue)
    records = [
        rows.place(int(str(number)), texts_of(cells), kind) for number, cells in frame.iterrows()
    ]
    return batch_of(source, records, complaints)


def batch_of(source: str, records: list[dict[str, object]], complaints: Complaints) -> Batch:
    """With a problem for each key that two places have: a key says which place is meant."""
    rows: dict[object, object] = {}
    for record in records:
        key, row = record["key"], record["row"]
        if key is not None and rows.setdefault(key, row) != row:
            complaints.add(
                _("Dit kenmerk staat ook in rij {row}.").format(row=rows[key]),
                _("Geef elke plek een eigen kenmerk, of laat de cel leeg."),
                row=int(str(row)),
                column=dutch_place("key"),
                value=key,
            )
    return Batch(
        source,
        None,
        area_frame(),
        figure_frame([]),
        complaints.problems,
        complaints.notes,
        place_frame(records),
    )


def texts_of(cells: pd.Series) -> dict[str, str]:
    """English name -> what stands in the cell; the point of a feature wins over its properties."""
    texts = {
        str(name): cell_text(value, exact=str(name) in {*_COORDINATES, ACROSS, UP})
        for name, value in cells.items()
    }
    across, up = texts.pop(ACROSS, ""), texts.pop(UP, "")
    return {**texts, "x": across, "y": up} if across and up else texts


def cell_text(value: object, *, exact: bool = False) -> str:
    """A cell as a person would type it. exact: a number keeps its decimals; others have two, so
    that 1500.125 from a sheet does not look like thousands."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, date | datetime):
        return value.isoformat()[:10]
    if isinstance(value, list | tuple):
        return ", ".join(cell_text(part) for part in value if not isinstance(part, list | tuple))
    if isinstance(value, dict):
        return ""
    if isinstance(value, float) and math.isfinite(value) and not value.is_integer():
        return f"{value:.8f}" if exact else f"{value:.2f}"
    return as_text(value)
