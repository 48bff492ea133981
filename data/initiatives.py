"""Initiatives as people add, change and close them in the dashboard (data.changes).

Every write keeps the former values, recounts the figures that follow from places, and raises the
version of the store, all in one transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from data.catalogue import Catalogue
from data.changes import Author, ChangeRefused, Refusal
from data.derive_places import derive_places
from data.importers.codes import as_name
from data.initiative_texts import (
    RECORDED,
    StoredInitiative,
    Texts,
    initiative_of,
    read_initiative,
)
from data.language import _
from data.locate import locator
from data.place import InitiativeStatus, PlaceKind
from data.place_fields import Fields
from data.place_history import ADDED, CHANGED, CLOSED, REASON, Values, remember
from data.place_matching import SAME_PLACE
from data.place_schema import place
from data.place_words import topics_of
from data.places import is_gone, place_of
from data.records import next_version
from data.written import day_refusals, refuse, text_refusals

LONGEST_REASON = 300


class ChangedMeanwhile(ChangeRefused):
    """Somebody else changed it after the form was opened."""


@dataclass(frozen=True)
class AddInitiative:
    """A new initiative of a municipality. texts: as typed (data.initiative_texts.TYPED)."""

    municipality: str
    texts: Texts = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    action = "initiative.add"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        columns = _read(connection, self.texts, self.municipality, self.catalogue, now)
        if _stands_already(connection, columns, now.date()):
            message = _("Op deze plek staat al een initiatief met deze naam.")
            raise ChangeRefused([Refusal("name", message)])
        row = {"kind": PlaceKind.INITIATIVE.value, "edited": 1, **columns}
        made = connection.execute(insert(place).values(row).returning(place.c.id))
        its_id = int(made.scalar_one())
        after = {name: value for name, value in columns.items() if value is not None}
        remember(connection, its_id, ADDED, None, after, author, now)
        _tell(connection, self.catalogue, self.municipality)
        return its_id


@dataclass(frozen=True)
class ChangeInitiative:
    """Other values for some fields. fields: only those that are to change, as typed. seen: of the
    initiative that the form showed. Raises ChangedMeanwhile when it is another one now."""

    place: int
    municipality: str
    seen: str
    fields: Texts = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    action = "initiative.change"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        known = _known(connection, self.place, self.municipality, self.seen)
        texts = {**known.texts, **self.fields}
        columns = _read(connection, texts, self.municipality, self.catalogue, now)
        if not _change(connection, known, columns, CHANGED, author, now):
            raise ChangeRefused([Refusal(None, _("Er is nog niets gewijzigd."))])
        _tell(connection, self.catalogue, self.municipality)
        return self.place


@dataclass(frozen=True)
class CloseInitiative:
    """It has ended: its last day, and why. Raises ChangedMeanwhile."""

    place: int
    municipality: str
    seen: str
    until: date | None
    reason: str = field(repr=False)
    catalogue: Catalogue = field(repr=False)
    action = "initiative.close"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        known = _known(connection, self.place, self.municipality, self.seen)
        finished = InitiativeStatus.FINISHED.value
        if known.values["status"] == finished:
            raise ChangeRefused([Refusal(None, _("Dit initiatief is al afgesloten."))])
        reason = as_name(self.reason)
        refusals = text_refusals("reason", reason, LONGEST_REASON)
        refuse(refusals + self._day_refusals(known.values["since"], now))
        columns = {"until": self.until, "status": finished}
        _change(connection, known, columns, CLOSED, author, now, {REASON: reason})
        _tell(connection, self.catalogue, self.municipality)
        return self.place

    def _day_refusals(self, since: object, now: datetime) -> list[Refusal]:
        found = day_refusals("until", self.until, now)
        if not found and isinstance(since, date) and self.until and self.until < since:
            return [Refusal("until", _("Deze dag ligt vóór de dag waarop het begon."))]
        return found


def _read(
    connection: Connection, texts: Texts, municipality: str, catalogue: Catalogue, now: datetime
) -> dict[str, object]:
    """The columns RECORDED of what was typed. Raises ChangeRefused with all that is wrong."""
    fields, refusals = read_initiative(texts, topics_of(catalogue))
    if isinstance(checked := fields["checked"], date):  # nobody has looked yet on a day to come
        refusals += day_refusals("checked", checked, now)
    where = _located(connection, fields, municipality, refusals)
    refuse(refusals)
    return {name: {**fields, **where}[name] for name in RECORDED}


def _located(
    connection: Connection, fields: Fields, municipality: str, refusals: list[Refusal]
) -> dict[str, object]:
    """Municipality and area of the point; what is wrong with it is added to the refusals."""
    x, y = fields["x"], fields["y"]
    if not isinstance(x, float) or not isinstance(y, float):
        return {}
    (spot,) = locator(connection).at([x], [y])
    if spot is None:
        message = _("Dit punt ligt in geen enkel gebied waarvan de grenzen geladen zijn.")
        refusals.append(Refusal("x", message))
        return {}
    if spot.municipality != municipality:
        message = _("Dit punt ligt in {area}, en dat is een andere gemeente.")
        refusals.append(Refusal("x", message.format(area=spot.name)))
    return {"municipality": spot.municipality, "area": spot.code}


def _stands_already(connection: Connection, columns: Values, today: date) -> bool:
    """Somebody pressed the button twice, or two people add the same."""
    x, y, name = float(str(columns["x"])), float(str(columns["y"])), str(columns["name"])
    near = select(place).where(
        place.c.kind == PlaceKind.INITIATIVE.value,
        place.c.x.between(x - SAME_PLACE, x + SAME_PLACE),
        place.c.y.between(y - SAME_PLACE, y + SAME_PLACE),
    )
    found = [place_of(row) for row in connection.execute(near)]
    return any(one.name.casefold() == name.casefold() and not is_gone(one, today) for one in found)


def _known(
    connection: Connection, its_id: object, municipality: str, seen: str
) -> StoredInitiative:
    """The initiative as the form showed it. Raises ChangeRefused."""
    known = initiative_of(connection, its_id, municipality)
    if known is None:
        raise ChangeRefused([Refusal(None, _("Dit initiatief is hier niet (meer)."))])
    if known.seen != seen:
        message = _("Iemand anders heeft dit initiatief intussen gewijzigd. Er is niets bewaard.")
        raise ChangedMeanwhile([Refusal(None, message)])
    return known


def _change(
    connection: Connection,
    known: StoredInitiative,
    columns: Values,
    action: str,
    author: Author,
    now: datetime,
    why: Mapping[str, object] | None = None,
) -> bool:
    """Write what is different and keep what it was; False when nothing is different."""
    after = {name: value for name, value in columns.items() if known.values[name] != value}
    if not after:
        return False
    before = {name: known.values[name] for name in after}
    change = update(place).where(place.c.id == known.id).values(**after, edited=1)
    connection.execute(change)
    remember(connection, known.id, action, before, {**after, **(why or {})}, author, now)
    return True


def _tell(connection: Connection, catalogue: Catalogue, municipality: str) -> None:
    """Figures that follow from places are counted anew, and every process reads the store anew."""
    derive_places(connection, catalogue, [municipality])
    next_version(connection, fictitious=False)
