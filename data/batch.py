"""What an importer hands to the loader: areas, figures and everything that was wrong."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

AREA_COLUMNS = [
    *("code", "edition", "name", "level", "parent", "municipality", "geometry", "stated")
]
"""geometry: shapely geometry in EPSG:28992 or None. parent: code one level up; None for a
gemeente. stated: what the source says of the border against the year before (1, 2, 3) or None."""

FIGURE_COLUMNS = [
    "indicator",
    "period",
    "area",
    "value",
    "numerator",
    "denominator",
    "status",
    "note",
    "row",
    "column",
]
"""status: a Status value; value and numerator NaN where there is none. `numerator` alone
(denominator NaN) means: derive the rate later. `row` and `column` say where the figure stands: the
line of a CSV or the row of a sheet as an editor shows it (the header is 1), the record of a JSON
counted from 1; the column under its full name in the file."""

KEY = ["indicator", "period", "area"]

PERSON_COLUMNS = [*KEY, "numerator", "denominator", "status", "row", "column"]
"""Exact counts of persons, which only the staging store may have. numerator: whole numbers as
float; denominator NaN for an indicator that is a count itself."""

PLACE_COLUMNS = [
    *("kind", "sort", "name", "x", "y", "address", "laws", "topics", "themes", "since", "until"),
    *("contact_page", "email", "phone", "checked", "contract_until", "wijk_goals", "organiser"),
    *("description", "status", "reach", "budget_requested", "budget_granted", "link", "key", "row"),
]
"""One row a place (data.place says what each field is). x, y: metres in EPSG:28992; NaN where only
`address` is known. laws, topics, themes: words joined by a space. Dates are `date` or None,
wijk_goals True, False or None. key: what the source itself calls the place, else None."""


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a file: where, what, and what to do about it (all in Dutch)."""

    file: str
    message: str
    cure: str
    row: int | None = None
    column: str | None = None
    value: str | None = None


class ImportRefused(Exception):
    """A file cannot be loaded; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(p.message for p in problems))
        self.problems = problems


@dataclass(frozen=True)
class Raw:
    """A file as read: its records as text or numbers, before any meaning is given."""

    path: Path
    frame: pd.DataFrame
    table_id: str | None = None
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Batch:
    """A file as understood. `notes` are remarks that do not stop the load (a repair, rows left
    out)."""

    source: str
    table_id: str | None
    areas: pd.DataFrame
    figures: pd.DataFrame
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    places: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=PLACE_COLUMNS))
    persons: pd.DataFrame = field(
        default_factory=lambda: pd.DataFrame(columns=PERSON_COLUMNS), repr=False
    )

    @property
    def keyed(self) -> pd.DataFrame:
        """KEY, row and column of everything that the file says of an area, exact counts or not."""
        columns = [*KEY, "row", "column"]
        if self.persons.empty:
            return self.figures[columns]
        return pd.concat([self.figures[columns], self.persons[columns]], ignore_index=True)
