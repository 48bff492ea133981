"""What people write in the dashboard: cleaned, checked (norm B1) and signed."""

from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, Table, insert, select

from data.changes import Author, ChangeRefused, Refusal
from data.importers.codes import as_name, level_of, municipality_of
from data.language import _
from data.private_text import home_address, private_data
from data.schema import area

SHORTEST = 3
OLDEST = date(2000, 1, 1)
"""A day before this one is a typing mistake."""
LONGEST_LINK = 400
LARGEST_ID = 2**31 - 1


def lines_of(text: str) -> str:
    """The text without characters that do not show; its lines stay, at most one empty in a row."""
    kept: list[str] = []
    for line in map(as_name, text.splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def text_refusals(name: str, text: str, longest: int) -> list[Refusal]:
    """What is wrong with a text that somebody wrote; the text itself is never repeated."""
    if len(text) < SHORTEST:
        few = _("Schrijf ten minste {n} tekens.").format(n=SHORTEST)
        return [Refusal(name, few)]
    if len(text) > longest:
        many = _("De tekst is te lang: {n} tekens. Er passen er {longest}.")
        return [Refusal(name, many.format(n=len(text), longest=longest))]
    if found := private_data(text) or home_address(text):
        cure = _("Haal dat weg: iedereen die hier komt, kan dit lezen.")
        return [Refusal(name, f"{found} {cure}")]
    return []


def day_refusals(name: str, day: date | None, now: datetime) -> list[Refusal]:
    """What is wrong with a day on which something happened. One day ahead is a time zone."""
    if day is None:
        return [Refusal(name, _("Vul een datum in."))]
    if day > now.date() + timedelta(days=1):
        return [Refusal(name, _("Deze datum ligt in de toekomst."))]
    return [Refusal(name, _("Deze datum ligt te ver terug."))] if day < OLDEST else []


def area_refusals(connection: Connection, code: str) -> list[Refusal]:
    """A refusal when no edition has this gemeente, wijk or buurt."""
    known = level_of(code) not in (None, "land") and connection.scalar(
        select(area.c.code).where(area.c.code == code).limit(1)
    )
    return [] if known else [Refusal("area", _("Dit gebied is niet bekend."))]


def is_link(text: str) -> bool:
    """An address that a browser may open (norm C7)."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and len(text) <= LONGEST_LINK


def is_id(number: object) -> bool:
    """A number that can be the id of a row, whatever a browser posted."""
    return isinstance(number, int) and not isinstance(number, bool) and 0 < number <= LARGEST_ID


def refuse(refusals: list[Refusal]) -> None:
    """Raises ChangeRefused when there is anything to refuse."""
    if refusals:
        raise ChangeRefused(refusals)


def signed(author: Author) -> dict[str, object]:
    """The columns that say who wrote a row."""
    return {"author": author.name, "role": author.role, "role_area": author.area}


def add_row(
    connection: Connection, table: Table, code: str, values: dict[str, Any], author: Author
) -> int:
    """A new row about an area; its id."""
    row = {"municipality": municipality_of(code), "area": code, **values, **signed(author)}
    return int(connection.execute(insert(table).values(**row).returning(table.c.id)).scalar_one())
