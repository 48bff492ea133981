"""What page Wijk says of one area: every figure once, against one comparator, with its trend.

The newest period of the level decides, as on page Kaart: an area that has no figure there says why.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

import pandas as pd

from dashboard.borders import all_borders, any_border
from dashboard.figure_rows import FigureRows
from dashboard.selection import COMPARATOR_WORDS
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.users import first_figures
from dashboard.wijk_lines import Line, level_mates, make_lines
from dashboard.wijk_peers import FEWEST_VALUES, ReferenceAreas, medians, reference_areas
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _
from data.schema import COUNTRY

Show = Literal["afwijkend", "kern", "alles"]
REFERENCE = "referentie"
"""The word in the URL for the median of the reference areas."""


class UnknownAreaError(LookupError):
    """The store has no area with this code."""


@dataclass(frozen=True)
class WijkView:
    """One area, what it is compared with, and how the page shows it."""

    snapshot: Snapshot
    catalogue: Catalogue
    code: str
    comparators: tuple[tuple[str, str], ...]
    """(word in the URL, code): what it can be compared with; "" for the reference areas."""
    compared: str | None
    """The word of the comparator in use; None when there is none."""
    show: Show
    messages: tuple[str, ...]
    mates_level: str
    references: ReferenceAreas

    @property
    def level(self) -> str:
        return self.snapshot.levels[self.code]

    @property
    def name(self) -> str:
        return self.snapshot.names[self.code]

    @property
    def target(self) -> str | None:
        return dict(self.comparators).get(self.compared or "")

    @property
    def target_name(self) -> str | None:
        if self.compared == REFERENCE:
            return _("de referentiegebieden")
        return self.snapshot.area_name(self.target) if self.target else None

    @property
    def above(self) -> tuple[str, ...]:
        """The areas around this one, the gemeente first."""
        return areas_above(self.snapshot, self.code)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every figure that this level has, in the order of the catalogue."""
        key = ("wijk lines", self.code, self.compared)
        return self.snapshot.kept(key, self._make_lines)

    @property
    def not_loaded(self) -> tuple[Indicator, ...]:
        """The figures of the catalogue that no area of this level has."""
        have = {line.indicator.id for line in self.lines}
        return tuple(i for i in self._all if i.id not in have)

    def latest(self, indicator: Indicator) -> Mapping[Hashable, Any] | None:
        """The newest figure of the area itself, whatever the period; None without any."""
        return self.rows_of(self.code).latest(indicator.id)

    def _make_lines(self) -> tuple[Line, ...]:
        periods = {i: self.snapshot.periods(i.id, self.level) for i in self._all}
        wanted = [(indicator, known[-1]) for indicator, known in periods.items() if known]
        mates = level_mates(self.snapshot, self.mates_level, wanted)
        ranked = self.mates_level == self.level
        return make_lines(wanted, self.rows_of(self.code), self._beside(), mates, ranked=ranked)

    @property
    def _all(self) -> tuple[Indicator, ...]:
        return tuple(self.catalogue.indicators.values())

    def _beside(self) -> FigureRows:
        """What the area is compared with: an area, or the median of the reference areas."""
        if self.compared == REFERENCE:
            return FigureRows(medians(self.figures_of(*self.references.peers.codes)))
        return self.rows_of(*([self.target] if self.target else []))

    def rows_of(self, *code: str) -> FigureRows:
        """The figures of one area, or of none."""
        key = ("wijk rows", *code)
        borders = any_border(all_borders(self.snapshot), code)
        return self.snapshot.kept(key, lambda: FigureRows(self.figures_of(*code), borders))

    def figures_of(self, *codes: str) -> pd.DataFrame:
        """Everything that is stored of these areas. A comparator is read once for all pages."""
        store = self.snapshot.store
        return self.snapshot.kept(("wijk", *codes), lambda: store.area_figures(areas=codes))


def areas_above(snapshot: Snapshot, code: str) -> tuple[str, ...]:
    """The areas that hold this one, the gemeente first."""
    found: list[str] = []
    step: object = snapshot.parents.get(code)
    while isinstance(step, str) and step in snapshot.names and step not in found:
        found.insert(0, step)
        step = snapshot.parents.get(step)
    return tuple(found)


def _comparators(
    services: Services, snapshot: Snapshot, code: str, references: ReferenceAreas
) -> dict[str, str]:
    """word in the URL -> code, as far as this area has it and is not it itself."""
    parent = snapshot.parents.get(code)
    codes = {"gemeente": snapshot.code, "parent": parent, "nederland": COUNTRY}
    found: dict[str, str] = {}
    for word, name in COMPARATOR_WORDS.items():
        target = codes[name]
        allowed = name in services.settings.municipality.comparators
        if allowed and isinstance(target, str) and target not in (code, *found.values()):
            found[word] = target
    if len(references.peers.areas) >= FEWEST_VALUES:
        found[REFERENCE] = ""
    return found


def _show(asked: object, services: Services) -> Show:
    """Which figures; the URL wins over what the role sees first."""
    named = next((show for show in get_args(Show) if show == asked), None)
    return named or first_figures(services.current_user())


def wijk_view(services: Services, code: str, query: Mapping[str, object]) -> WijkView:
    """The view of an area, whatever the query says (vergelijk, weergave).

    Raises EmptyStoreError and UnknownAreaError.
    """
    snapshot = services.snapshot()
    if code not in snapshot.levels:
        raise UnknownAreaError(code)
    references = snapshot.kept(
        ("reference areas", code), lambda: reference_areas(snapshot, services.catalogue, code)
    )
    comparators = _comparators(services, snapshot, code, references)
    asked, messages = query.get("vergelijk"), []
    first = next(iter(comparators), None)
    compared = asked if isinstance(asked, str) and asked in comparators else first
    if asked and compared != asked:
        text = _("Vergelijken met “{asked}” kan niet.")
        messages.append(text.format(asked=str(asked)[:60]))
    level = snapshot.levels[code]
    return WijkView(
        snapshot=snapshot,
        catalogue=services.catalogue,
        code=code,
        comparators=tuple(comparators.items()),
        compared=compared,
        show=_show(query.get("weergave"), services),
        messages=tuple(messages),
        mates_level=services.settings.municipality.first_level if level == "gemeente" else level,
        references=references,
    )
