"""The figures of page Sturen, as plain words and numbers (see page.py)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A judgement: kind decides the colour (a Verdict, a trend word, a status), words say it."""

    kind: str
    words: str


@dataclass(frozen=True)
class Headline:
    """One headline figure of the scope. value: "13,4", or "" when there is none; then `reason`
    says why. source: the id of the file it comes from. href: the figure on page Kaart."""

    indicator: str
    title: str
    value: str
    unit: str
    period: str
    reason: str
    verdict: Said | None
    trend: Said
    goal: Said | None
    href: str
    number: float | None = None
    lower: float | None = None
    upper: float | None = None
    source: int | None = None


@dataclass(frozen=True)
class SignalLine:
    """kind: "zorg" or "kracht". title: of the figure, as inside a sentence; domain: its title.
    sentence: goes on after area and figure ("hoger dan ..."). aside: who put it aside, when, why
    and until when, "" when nobody did. source: the id of the file that the figure comes from.
    doubts: who does not, or only partly, recognise the figure."""

    kind: str
    area: str
    area_name: str
    indicator: str
    title: str
    domain: str
    sentence: str
    why: str
    period: str
    value: float | None
    href: str
    aside: str = ""
    source: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signals:
    """shown: to talk about; aside: put aside. said: how many were tested and how they were chosen,
    or why there are none. until: the day (ISO) until which one is put aside by itself. untested:
    look like signals, but cannot be tested."""

    shown: tuple[SignalLine, ...]
    aside: tuple[SignalLine, ...]
    said: str
    until: str = ""
    untested: tuple[SignalLine, ...] = ()


@dataclass(frozen=True)
class HeatColumn:
    """note: what higher means, "" for a neutral figure."""

    indicator: str
    title: str
    domain: str
    domain_title: str
    unit: str
    period: str
    note: str = ""


@dataclass(frozen=True)
class HeatCell:
    """One figure of one area. value: as printed; "" with the reason in `reason`. number: to sort
    by."""

    value: str
    number: float | None
    verdict: Said | None
    trend: Said | None
    reason: str
    href: str
    source: int | None = None


@dataclass(frozen=True)
class HeatRow:
    area: str
    name: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatTable:
    """rows x columns, in that order. compared: the name of what every cell is compared with, ""
    without one. levels: (level, its word) that the table can show."""

    level: str
    heading: str
    compared: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    levels: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Hotspot:
    """An area where worries stack. people: how many live there. counts: (title of the domain,
    number of worries). places: (href, name) of the initiatives and providers that are there;
    present: how many of each."""

    area: str
    name: str
    people: str
    counts: tuple[tuple[str, int], ...]
    sentence: str
    places: tuple[tuple[str, str], ...]
    href: str
    present: str = ""


@dataclass(frozen=True)
class Hotspots:
    """found: by name, never by how many. said: how they were found, or why there are none. area:
    what their map shows; level: of the areas in it. domains: the titles of those with a worry, as
    in the catalogue."""

    found: tuple[Hotspot, ...] = ()
    said: str = ""
    area: str = ""
    level: str = ""
    domains: tuple[str, ...] = ()
