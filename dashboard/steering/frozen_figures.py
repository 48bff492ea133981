"""The figures behind a page, with everything that makes them what they are: to be kept."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard import compare, formatting, wording
from dashboard.rule_line import rule_line
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.frozen_page import FrozenFigure, FrozenPoint
from dashboard.steering.glance import glance_of
from dashboard.steering.judged import judge_level
from dashboard.steering.page import SturenPage
from dashboard.trend_wording import trend_words
from dashboard.wijk_lines import Line
from data.catalogue.model import Indicator
from data.language import _

Key = tuple[str, str]
"""(area, indicator)."""


@dataclass(frozen=True)
class Beside:
    """A figure of an area beside what it is compared with. name, code: of the comparator, ""
    without one."""

    area: str
    line: Line
    name: str
    code: str = ""


def keys_of(page: SturenPage) -> tuple[Key, ...]:
    """Every figure that stands on the page, once: first those of the area itself."""

    def met() -> Iterator[Key]:
        yield from ((page.area, headline.indicator) for headline in page.headlines)
        yield from ((s.area, s.indicator) for s in (*page.signals.shown, *page.signals.aside))
        if heat := page.heat:
            yield from ((r.area, column.indicator) for r in heat.rows for column in heat.columns)

    return tuple(dict.fromkeys(met()))


class Figures:
    """Finds figures of the present store by area and indicator. Raises EmptyStoreError."""

    def __init__(self, services: Services) -> None:
        self.snapshot: Snapshot = services.snapshot()
        self._services = services.holding(self.snapshot)

    def find(self, key: Key) -> Beside | None:
        """None when the store has no such."""
        area, indicator = key
        level = self.snapshot.levels.get(area)
        if level is None:
            return None
        judged = judge_level(self._services, level)
        found = judged.find(area, indicator)
        if found is None:
            return None
        return Beside(area, found.line, judged.comparator_name, judged.comparator)

    def headlines(self, area: str) -> dict[Key, Beside]:
        """The headline figures of an area, which have a comparator of their own."""
        glance = glance_of(self._services, self.snapshot, area)
        return {
            (area, line.indicator.id): Beside(area, line, glance.beside) for line in glance.lines
        }

    def behind(self, page: SturenPage) -> tuple[FrozenFigure, ...]:
        """The figures that stand on a page, as far as the store has them."""
        own = self.headlines(page.area)
        found = (own.get(key) or self.find(key) for key in keys_of(page))
        return tuple(self.frozen(one) for one in found if one is not None)

    def frozen(self, found: Beside) -> FrozenFigure:
        line, row = found.line, found.line.row
        indicator = line.indicator
        compares = formatting.is_known(line.other) and indicator.kind != "count"
        judged = compares and line.has_value
        return FrozenFigure(
            area=found.area,
            area_name=self.snapshot.area_name(found.area),
            indicator=indicator.id,
            title=indicator.title,
            unit=indicator.unit,
            period=line.period,
            status=str(line.status),
            value=number(row["value"]),
            said=wording.value_or_reason(row, indicator),
            lower=number(row["lower"]),
            upper=number(row["upper"]),
            compared=found.name if compares else "",
            other=number(line.other) if compares else None,
            other_said=formatting.short_value(line.other, indicator) if compares else "",
            verdict=_verdict(line, found.name) if judged else "",
            trend=trend_words(line.trend),
            source=line.source_file,
            rule=rule_line(indicator, self._services.catalogue),
        )

    def points(self, found: Beside) -> tuple[FrozenPoint, ...]:
        """All periods of a figure, oldest first, each beside its comparator."""
        indicator = found.line.indicator
        series = self.snapshot.series(indicator.id, found.area)
        beside = self.snapshot.series(indicator.id, found.code)
        pairs = zip(beside["period"], beside["value"], strict=True)
        others = dict(pairs) if indicator.kind != "count" else {}
        return tuple(
            FrozenPoint(
                period=str(row["period"]),
                status=str(row["status"]),
                value=number(row["value"]),
                said=wording.value_or_reason(row, indicator),
                lower=number(row["lower"]),
                upper=number(row["upper"]),
                margin=_margin(row["lower"], row["upper"], indicator),
                other=number(others.get(row["period"])),
                other_said=formatting.short_value(others.get(row["period"]), indicator),
                source=None if pd.isna(row["source_file"]) else int(row["source_file"]),
                label=formatting.label_value(row["value"], indicator),
            )
            for row in compare.intervals(series, indicator).to_dict("records")
        )


def _verdict(line: Line, name: str) -> str:
    return wording.verdict_label(line.verdict, line.indicator.polarity, name)


def _margin(lower: object, upper: object, indicator: Indicator) -> str:
    """ "52,1% tot 55,4%"; "" without an interval."""
    if not (formatting.is_known(lower) and formatting.is_known(upper)):
        return ""
    low, high = (formatting.label_value(end, indicator) for end in (lower, upper))
    return _("{low} tot {high}").format(low=low, high=high)


def number(value: object) -> float | None:
    """A finite number; None for everything that is none."""
    return float(value) if isinstance(value, float) and formatting.is_known(value) else None
