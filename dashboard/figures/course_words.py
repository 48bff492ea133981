"""The chart of figures/course.py in words: its description, its key and its table."""

from collections.abc import Sequence

from dashboard import formatting
from dashboard.figures.aim import Aim, aim_words
from dashboard.figures.course import Course
from dashboard.figures.lines import Line, Point, band_trace, breaks_within, reason_of
from dashboard.figures.trend_text import absent_words, capitalised, course_words, whose_break
from dashboard.trend_wording import break_words
from dashboard.wording import (
    ESTIMATED,
    Row,
    carried_words,
    enumerated,
    estimated_mark,
    status_reason,
)
from data.catalogue.model import Indicator, Status
from data.language import _

Mark = tuple[str, str]
"""A symbol of the chart and what it means."""


def course_text(course: Course, trend_said: str, aim: Aim | None = None) -> str:
    """Both ends of every line, the trend, the aim, breaks, and periods left out."""
    (own, line), *_others = course
    parts = [course_words(name, each) for name, each in course]
    parts.append(_("Trend in {name}: {words}.").format(name=own, words=trend_said))
    parts += [aim_words(aim)] if aim else []
    broken = breaks_within([line])
    parts += [f"{capitalised(break_words(each))}." for each in broken]
    return " ".join([*parts, *absent_words(line)])


def course_marks(course: Course, aim: Aim | None = None) -> list[Mark]:
    """What the symbols mean, as far as this chart has them: gaps and breaks with their reason."""
    line = course[0][1]
    marks = [*_absent(line), *_provisional(line), *_carried(line)]
    drawn = breaks_within([each for _name, each in course])
    marks += [("│", whose_break(broken, course)) for broken in drawn]
    if aim:
        marks.append(("◇", aim_words(aim)))
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


def _carried(line: Line) -> list[Mark]:
    """ "2015 en 2016: opgeteld uit Oost en West.", an estimate with the mark of the chart."""
    grouped: dict[Mark, list[str]] = {}
    for point in line.known:
        row: Row = {"carried": point.carried, "value": point.value, "note": point.note}
        if said := carried_words(row):
            symbol = "□" if point.carried == ESTIMATED else "●"
            grouped.setdefault((symbol, said), []).append(point.period)
    order = [point.period for point in line.known]
    return [
        (symbol, f"{capitalised(_periods(periods, order))}: {said}.")
        for (symbol, said), periods in grouped.items()
    ]


def course_table(course: Course, aim: Aim | None = None) -> dict[str, object]:
    """The twin of the chart: caption, columns, and a row of words for every period.

    A period that the area lacks while another has it is `not_measured`. aim: a column with the path
    to it, and a row for the period in which it has to be reached.
    """
    indicator = course[0][1].indicator
    own, *others = (_by_period(line) for _name, line in course)
    absent = status_reason(Status.NOT_MEASURED)
    known = {period for series in (own, *others) for period in series}
    rows = [
        [
            formatting.period(period),
            own.get(period, absent if period in known else formatting.NO_VALUE),
            *(series.get(period, formatting.NO_VALUE) for series in others),
            *([formatting.short_value(aim.at(period), indicator)] if aim else []),
        ]
        for period in sorted({*known, *([aim.due] if aim else [])})
    ]
    caption = _("{title} door de tijd").format(title=indicator.title)
    columns = [_("Periode"), *(name for name, _line in course)]
    columns += [_("Lijn naar het doel")] if aim else []
    return {"caption": caption, "columns": columns, "rows": rows}


def _by_period(line: Line) -> dict[str, str]:
    """period -> the value or the reason, in words; a provisional value says so."""
    return {point.period: _cell(point, line.indicator) for point in line.points}


def _cell(point: Point, indicator: Indicator) -> str:
    if point.y is None:
        return reason_of(point)
    mark = _(" (voorlopig)") if point.status is Status.PROVISIONAL else ""
    mark += estimated_mark(point.carried)
    return formatting.short_value(point.value, indicator) + mark
