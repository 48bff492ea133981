"""What a figure has to become: the target as a dashed line, and the path to it from the start."""

from dataclasses import dataclass
from typing import Any

from dashboard import formatting, palette
from dashboard.figures import theme
from dashboard.figures.end_labels import EndLabel
from dashboard.trend import period_middle
from data.catalogue.model import Indicator
from data.language import _

Trace = dict[str, Any]


@dataclass(frozen=True)
class Aim:
    """start, target: in the unit of the catalogue. due: the period whose figure has to reach it."""

    indicator: Indicator
    start_period: str
    start: float
    due: str
    target: float

    @property
    def span(self) -> tuple[float, float]:
        """Start and end in decimal years."""
        return round(period_middle(self.start_period), 3), round(period_middle(self.due), 3)

    @property
    def heights(self) -> tuple[float, float]:
        """Start and target as printed."""
        start, target = (formatting.shown(v, self.indicator) for v in (self.start, self.target))
        return start, target

    def at(self, period: str) -> float | None:
        """Where the path is in a period; None before the start and after the end."""
        (first, last), x = self.span, period_middle(period)
        if not first - 0.001 <= x <= last + 0.001 or last <= first:
            return None
        return self.start + (x - first) / (last - first) * (self.target - self.start)


def aim_traces(aim: Aim | None) -> list[Trace]:
    """The target line and the path, with a mark where they meet."""
    if aim is None:
        return []
    (first, last), (start, target) = aim.span, aim.heights
    line = {"color": palette.INK, "width": 1.5}
    shared: Trace = {"type": "scatter", "cliponaxis": False, "x": [first, last]}
    level = {**shared, "mode": "lines", "y": [target, target], "line": {**line, "dash": "dash"}}
    path = {**shared, "mode": "lines+markers", "y": [start, target]}
    words = theme.escaped(aim_words(aim))
    return [
        {**level, "hoverinfo": "skip"},
        {
            **path,
            "line": {**line, "dash": "dot"},
            "marker": {"symbol": "diamond-open", "size": [0, 10], "color": palette.INK},
            "hovertemplate": f"{words}<extra></extra>",
        },
    ]


def aim_label(aim: Aim, x: float) -> EndLabel:
    """ "doel 12,5%" above "in 2027"."""
    shown = _("doel {value}").format(value=formatting.label_value(aim.target, aim.indicator))
    when = _("in {period}").format(period=formatting.period(aim.due))
    return EndLabel(when, shown, x, aim.heights[1], palette.INK, True)


def aim_words(aim: Aim) -> str:
    """ "Doel: van 13,4% in 2023 naar 12,5% in 2027."."""
    return _("Doel: van {start} in {first} naar {target} in {last}.").format(
        start=formatting.label_value(aim.start, aim.indicator),
        first=formatting.period_phrase(aim.start_period),
        target=formatting.short_value(aim.target, aim.indicator),
        last=formatting.period_phrase(aim.due),
    )
