"""The URL is the state: a query string <-> a frozen Selection.

Whatever a query says, a Selection only holds values that exist; what had to be replaced is told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

from dashboard.settings import ComparatorName, Municipality
from dashboard.snapshot import Snapshot
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _

COMPARATOR_WORDS: dict[str, ComparatorName] = {
    "gemeente": "gemeente",
    "bovenliggend": "parent",
    "nederland": "nederland",
}
QUERY_WORDS = {name: word for word, name in COMPARATOR_WORDS.items()}
assert set(QUERY_WORDS) == set(get_args(ComparatorName))  # noqa: S101 - checked once, at import
MAX_TEXT = 60


class NoFiguresError(LookupError):
    """No indicator of the catalogue has a figure in the store."""


@dataclass(frozen=True)
class Selection:
    """What the page Kaart shows. `area` None: no area is chosen."""

    indicator: str
    level: str
    period: str
    area: str | None
    comparator: ComparatorName

    def query(self) -> str:
        parts = {
            "cijfer": self.indicator,
            "niveau": self.level,
            "periode": self.period,
            "gebied": self.area,
            "vergelijk": QUERY_WORDS[self.comparator],
        }
        return "?" + urlencode({key: value for key, value in parts.items() if value})


@dataclass(frozen=True)
class Reading:
    """A Selection and the sentences about what could not be shown as asked."""

    selection: Selection
    messages: tuple[str, ...]


@dataclass(frozen=True)
class SelectionReader:
    """Turns untrusted words into a Selection for one snapshot."""

    catalogue: Catalogue
    snapshot: Snapshot
    municipality: Municipality

    def read(self, query: Mapping[str, object]) -> Reading:
        """query: cijfer, niveau, periode, gebied, vergelijk; all optional, of any type."""
        messages: list[str] = []
        asked = {key: _text(value) for key, value in query.items()}
        indicator = self._indicator(asked.get("cijfer"), messages)
        level = self._level(indicator, asked.get("niveau"), asked.get("gebied"), messages)
        period = self._period(indicator, level, asked.get("periode"), messages)
        area = self._area(level, asked.get("gebied"), messages)
        comparator = self._comparator(asked.get("vergelijk"), messages)
        chosen = Selection(indicator.id, level, period, area, comparator)
        return Reading(chosen, tuple(messages))

    def available(self) -> list[Indicator]:
        """The indicators with a figure in the store, in the order of the catalogue."""
        items = self.catalogue.indicators.values()
        return [i for i in items if self.snapshot.levels_of(i.id)]

    def levels(self, indicator: Indicator) -> tuple[str, ...]:
        """Levels to choose from: the gemeente only when nothing finer has figures."""
        found = self.snapshot.levels_of(indicator.id)
        return tuple(level for level in found if level != "gemeente") or found

    def _indicator(self, asked: str | None, messages: list[str]) -> Indicator:
        available = self.available()
        if not available:
            raise NoFiguresError
        known = {i.id: i for i in available}
        if asked in known:
            return known[asked]
        first = next((i for i in available if i.headline), available[0])
        if asked in self.catalogue.indicators:
            text = _("Van het cijfer “{title}” is hier nog niets geladen. U ziet “{first}”.")
            title = self.catalogue.indicators[asked].title
            messages.append(text.format(title=title, first=first.title))
        elif asked:
            text = _("Het cijfer “{asked}” bestaat niet. U ziet “{first}”.")
            messages.append(text.format(asked=asked, first=first.title))
        return first

    def _level(
        self, indicator: Indicator, asked: str | None, area: str | None, messages: list[str]
    ) -> str:
        levels = self.levels(indicator)
        if asked in levels:
            return asked
        if not asked and area and self.snapshot.levels.get(area) in levels:
            return self.snapshot.levels[area]
        first = self.municipality.first_level
        fallback = first if first in levels else levels[-1]
        if asked:
            text = _("“{title}” is er niet per {asked}. U ziet de cijfers per {level}.")
            words = self.municipality.words(fallback).singular
            named = self._level_word(asked)
            messages.append(text.format(title=indicator.title, asked=named, level=words))
        return fallback

    def _level_word(self, asked: str) -> str:
        known = asked in ("gemeente", "wijk", "buurt")
        return self.municipality.words(asked).singular if known else f"“{asked}”"

    def _period(
        self, indicator: Indicator, level: str, asked: str | None, messages: list[str]
    ) -> str:
        periods = self.snapshot.periods(indicator.id, level)
        if not asked:
            return periods[-1]
        if asked in periods:
            return asked
        nearest = _nearest(asked, periods)
        text = _("Over {asked} zijn er geen cijfers. U ziet {period}.")
        messages.append(text.format(asked=asked, period=nearest))
        return nearest

    def _area(self, level: str, asked: str | None, messages: list[str]) -> str | None:
        if not asked or asked == self.snapshot.code:
            return None
        at = self.snapshot.levels.get(asked)
        if at == level:
            return asked
        parent = self.snapshot.parents.get(asked)
        if at == "buurt" and level == "wijk" and parent in self.snapshot.levels:
            return parent
        if at is None:
            text = _("Het gebied “{asked}” is niet bekend. Kies een gebied in de lijst.")
            messages.append(text.format(asked=asked))
        return None

    def _comparator(self, asked: str | None, messages: list[str]) -> ComparatorName:
        allowed = self.municipality.comparators
        name = COMPARATOR_WORDS.get(asked or "")
        if name in allowed:
            return name
        if asked:
            text = _("Vergelijken met “{asked}” kan niet.")
            messages.append(text.format(asked=asked))
        return allowed[0]


def _text(value: object) -> str | None:
    """Only short text is taken over from a query; anything else was not asked."""
    if isinstance(value, str) and value.strip():
        return value.strip()[:MAX_TEXT]
    return None


def _nearest(asked: str, periods: tuple[str, ...]) -> str:
    """The period of the same or the nearest year; the later one when two are as near."""
    if not asked[:4].isdecimal():
        return periods[-1]
    year = int(asked[:4])
    return min(reversed(periods), key=lambda period: abs(int(period[:4]) - year))
