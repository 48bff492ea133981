"""Hotspots: areas where worries stack. Counted a domain, without weights and without a ranking."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.steering.judged import JudgedLevel
from dashboard.steering.signals import Signal
from data.catalogue import Catalogue

FEWEST = 2
"""Worries from which they stack."""


@dataclass(frozen=True)
class Hotspot:
    """domains: (id, title, number of worries), in the order of the catalogue. population: the
    newest number of inhabitants, None where it is not known, with its period."""

    area: str
    name: str
    worries: tuple[Signal, ...]
    domains: tuple[tuple[str, str, int], ...]
    population: int | None
    population_period: str | None


def hotspots(
    signals: Iterable[Signal], level: JudgedLevel, catalogue: Catalogue
) -> tuple[Hotspot, ...]:
    """The areas with two or more worries among `signals`, by name.

    Strengths do not make up for worries: they stay signals of their own.
    """
    worries: dict[str, list[Signal]] = {}
    for signal in signals:
        if signal.kind == "worry":
            worries.setdefault(signal.area, []).append(signal)
    found = (
        _hotspot(area, tuple(stacked), level, catalogue)
        for area, stacked in worries.items()
        if len(stacked) >= FEWEST
    )
    return tuple(sorted(found, key=lambda hotspot: (hotspot.name, hotspot.area)))


def _hotspot(
    area: str, worries: tuple[Signal, ...], level: JudgedLevel, catalogue: Catalogue
) -> Hotspot:
    number = Counter(signal.domain for signal in worries)
    inhabitants = level.find(area, catalogue.population.id)
    known = inhabitants is not None and inhabitants.line.has_value
    return Hotspot(
        area=area,
        name=worries[0].judged.name,
        worries=worries,
        domains=tuple((d.id, d.title, number[d.id]) for d in catalogue.domains if number[d.id]),
        population=round(inhabitants.value) if inhabitants and known else None,
        population_period=inhabitants.period if inhabitants and known else None,
    )
