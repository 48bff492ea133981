"""The chart of figures/course.py in words: its description, its key and its table."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from dashboard import formatting
from dashboard.figures.course import Named
from dashboard.figures.lines import Line, band_trace, breaks_within, line_of, reason_of
from dashboard.figures.trend import absent_words, capitalised, course_words
from dashboard.trend import trend
from dashboard.trend_wording import break_words, trend_words
from dashboard.wording import enumerated, value_or_reason
from data.catalogue.model import Indicator, Status
from data.language import _

Mark = tuple[str, str]
"""A symbol of the chart and what it means."""


def course_text(own: Named, others: Sequence[Named], indicator: Indicator) -> str:
    """Both ends of every line, the trend, breaks, and periods left out."""
    line = line_of(own[1], indicator)
    beside = [] if indicator.kind == "count" else others
    parts = [course_words(own[0], line)]
    parts += [course_words(name, line_of(series, indicator)) for name, series in beside]
    said = _("Trend in {name}: {words}.")
    parts.append(said.format(name=own[0], words=trend_words(trend(own[1], indicator))))
    parts += [f"{capitalised(break_words(b))}." for b in breaks_within([line], indicator)]
    return " ".join([*parts, *absent_words(line)])


def course_marks(own: Named, others: Sequence[Named], indicator: Indicator) -> list[Mark]:
    """What the symbols mean, as far as this chart has them: gaps and breaks with their reason."""
    line = line_of(own[1], indicator)
    beside = [] if indicator.kind == "count" else others
    lines = [line, *(line_of(series, indicator) for _name, series in beside)]
    marks = [*_absent(line), *_provisional(line)]
    for broken in breaks_within(lines, indicator):
        said = f"{capitalised(break_words(broken))}. {broken.reason.rstrip('.')}."
        marks.append(("│", said))
    if band_trace(line):
        marks.append(("▒", _("Marge van 95%: zo ver kan toeval het cijfer verschuiven.")))
    return marks


def _absent(line: Line) -> list[Mark]:
    grouped: dict[str, list[str]] = {}
    for point in line.without_value:
        grouped.setdefault(reason_of(point), []).append(point.period)
    order = [point.period for point in line.points]
    return [
        ("×", f"{capitalised(_periods(periods, order))}: {reason}.")
        for reason, periods in grouped.items()
    ]


def _periods(some: Sequence[str], order: Sequence[str]) -> str:
    """ "2016 en 2018"; "2015 tot en met 2018" when they follow each other."""
    first = order.index(some[0])
    words = [formatting.period(period) for period in some]
    if len(some) > 2 and list(order[first : first + len(some)]) == list(some):
        return _("{first} tot en met {last}").format(first=words[0], last=words[-1])
    return enumerated(words)


def _provisional(line: Line) -> list[Mark]:
    periods = [formatting.period(p.period) for p in line.known if p.status is Status.PROVISIONAL]
    text = _("{periods}: voorlopig cijfer.")
    return [("○", capitalised(text.format(periods=enumerated(periods))))] if periods else []


def course_table(own: Named, others: Sequence[Named], indicator: Indicator) -> dict[str, object]:
    """The twin of the chart. caption, columns, and a row of words for every period.

    A period that the area lacks while another has it is `not_measured`.
    """
    beside = [] if indicator.kind == "count" else others
    told = [_by_period(series.to_dict("records"), indicator) for _name, series in (own, *beside)]
    periods = sorted({period for series in told for period in series})
    absent = value_or_reason({"status": Status.NOT_MEASURED, "value": None}, indicator)
    rows = [
        [
            formatting.period(period),
            told[0].get(period, absent),
            *(series.get(period, formatting.NO_VALUE) for series in told[1:]),
        ]
        for period in periods
    ]
    caption = _("{title} door de tijd").format(title=indicator.title)
    names = [own[0], *(name for name, _series in beside)]
    return {"caption": caption, "columns": [_("Periode"), *names], "rows": rows}


def _by_period(rows: Sequence[Mapping[Hashable, Any]], indicator: Indicator) -> dict[str, str]:
    """period -> the value or the reason, in words; a provisional value says so."""
    told = {}
    for row in rows:
        said = value_or_reason(row, indicator)
        mark = _(" (voorlopig)") if row["status"] == Status.PROVISIONAL else ""
        told[str(row["period"])] = said + mark
    return told
