"""Lines through time in words: the chart of trend.py, and what the other charts say alike."""

from collections.abc import Sequence

import pandas as pd

from dashboard import formatting
from dashboard.figures.lines import Line, breaks_within, line_of, reason_of
from dashboard.trend import trend
from dashboard.trend_wording import break_words, trend_words
from dashboard.wording import enumerated
from data.catalogue.model import Break, Indicator
from data.language import _


def trend_text(
    series: pd.DataFrame,
    comparator_series: pd.DataFrame | None,
    indicator: Indicator,
    area_name: str,
    comparator_name: str,
    *,
    comparator_indicator: Indicator | None = None,
) -> str:
    """The chart in words: both ends of both lines, the trend, breaks, and periods left out."""
    area = line_of(series, indicator)
    course = [(area_name, area)]
    if comparator_series is not None and indicator.kind != "count":
        other = line_of(comparator_series, comparator_indicator or indicator)
        course.append((comparator_name, other))
    parts = [course_words(name, line) for name, line in course]
    parts.append(
        _("Trend in {name}: {words}.").format(
            name=area_name, words=trend_words(trend(series, indicator))
        )
    )
    parts += _broken_words(course)
    parts += absent_words(area)
    return " ".join(parts)


def _broken_words(course: Sequence[tuple[str, Line]]) -> list[str]:
    """The breaks of the area, and what changed at the border of the other. The reason for a break
    of the catalogue stands with the definition of the figure."""
    own = breaks_within([course[0][1]])
    drawn = breaks_within([line for _name, line in course])
    borders = [b for b in drawn if b.kind == "border"]
    plain = [f"{capitalised(break_words(b))}." for b in own if b.kind != "border"]
    return [*plain, *(whose_break(broken, course) for broken in borders)]


def whose_break(broken: Break, course: Sequence[tuple[str, Line]]) -> str:
    """ "Breuk in 2022: de grens is veranderd. Oost en West zijn samengevoegd.", with the names of
    the lines that it cuts when the first is none of them."""
    said = f"{break_words(broken)}. {broken.reason.rstrip('.')}."
    cut = [name for name, line in course if broken in line.indicator.breaks]
    if course[0][0] in cut:
        return capitalised(said)
    return _("{names}: {said}").format(names=enumerated(cut), said=said)


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def course_words(name: str, line: Line) -> str:
    if not line.known:
        return _("{name}: geen cijfers.").format(name=name)
    ends = line.known[0], line.known[-1]
    first, last = (formatting.short_value(p.value, line.indicator) for p in ends)
    start, end = (formatting.period_phrase(p.period) for p in ends)
    if len(line.known) == 1:
        return _("{name}: {first} in {start}.").format(name=name, first=first, start=start)
    text = _("{name}: {first} in {start}, {last} in {end}.")
    return text.format(name=name, first=first, start=start, last=last, end=end)


def absent_words(line: Line) -> list[str]:
    """ "Over 2018 en 2019 is het cijfer niet getoond ...": periods without a value, by reason."""
    grouped: dict[str, list[str]] = {}
    for point in line.without_value:
        phrase = formatting.period_phrase(point.period)
        grouped.setdefault(reason_of(point), []).append(phrase)
    text = _("Over {periods} is het cijfer {reason}.")
    return [
        text.format(periods=enumerated(periods), reason=reason)
        for reason, periods in grouped.items()
    ]
