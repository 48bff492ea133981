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
    """kind: "zorg" or "kracht". people: how many it is about, None when that is not known.
    aside: why it was put aside and until when, "" when it was not."""

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


@dataclass(frozen=True)
class Signals:
    """shown: to talk about; aside: put aside. said: how many were tested and how they were chosen,
    or why there are none."""

    shown: tuple[SignalLine, ...]
    aside: tuple[SignalLine, ...]
    said: str


@dataclass(frozen=True)
class HeatColumn:
    indicator: str
    title: str
    domain: str
    domain_title: str
    unit: str
    period: str


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
    """rows x columns, in that order. compared: the name of what every cell is compared with."""

    level: str
    heading: str
    compared: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True)
class Hotspot:
    """An area where worries stack. counts: (title of the domain, number of worries). places: (href,
    name) of the initiatives and providers that are there."""

    area: str
    name: str
    people: str
    counts: tuple[tuple[str, int], ...]
    sentence: str
    places: tuple[tuple[str, str], ...]
    href: str
