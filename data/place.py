"""A place where somebody is active, and the words that its fields may hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.language import _


class PlaceKind(StrEnum):
    """What a place is; each has a symbol of its own on the map."""

    TEAM = "team"
    PROVIDER = "provider"
    INITIATIVE = "initiative"
    SCHOOL = "school"

    @property
    def words(self) -> str:
        return {
            PlaceKind.TEAM: _("lokaal team"),
            PlaceKind.PROVIDER: _("aanbieder"),
            PlaceKind.INITIATIVE: _("initiatief"),
            PlaceKind.SCHOOL: _("school"),
        }[self]


class Law(StrEnum):
    """The law under which a place offers care or support."""

    JEUGDWET = "jeugdwet"
    WMO = "wmo"
    PARTICIPATIEWET = "participatiewet"
    WGS = "wgs"
    INBURGERING = "inburgering"

    @property
    def words(self) -> str:
        return {
            Law.JEUGDWET: _("Jeugdwet"),
            Law.WMO: _("Wmo"),
            Law.PARTICIPATIEWET: _("Participatiewet"),
            Law.WGS: _("Wgs (schuldhulp)"),
            Law.INBURGERING: _("inburgering"),
        }[self]


class InitiativeStatus(StrEnum):
    IDEA = "idee"
    STARTED = "gestart"
    RUNNING = "lopend"
    FINISHED = "afgerond"


@dataclass(frozen=True)
class Place:
    """One place as it is now; x, y in metres (EPSG:28992), budgets in euro.

    area: the buurt that holds the point, None outside all loaded shapes. sort: the source's own
    word for what it is ("huisarts"). topics: ids of topics of the catalogue; themes: ids of the
    six themes. email and phone are public ones only. since, until: first and last day, None when
    not known or still there. reach: how many people take part. edited: changed in the dashboard.
    """

    id: int
    kind: PlaceKind
    sort: str | None
    name: str
    municipality: str
    area: str | None
    x: float
    y: float
    address: str | None
    laws: tuple[Law, ...]
    topics: tuple[str, ...]
    themes: tuple[str, ...]
    since: date | None
    until: date | None
    contact_page: str | None
    email: str | None
    phone: str | None
    checked: date | None
    contract_until: date | None
    wijk_goals: bool | None
    organiser: str | None
    description: str | None
    status: InitiativeStatus | None
    reach: int | None
    budget_requested: float | None
    budget_granted: float | None
    link: str | None
    edited: bool
    source_file: int | None

    @property
    def wijk(self) -> str | None:
        """The wijk of the buurt."""
        return f"WK{self.area[2:8]}" if self.area else None

    def is_there(self, year: int) -> bool:
        """Active for at least a day of this year, as far as is known."""
        begun = self.since is None or self.since.year <= year
        return begun and (self.until is None or self.until.year >= year)
