"""One figure of an area through time, as page Wijk draws it in the browser.

Chart, sentence and table come from the same frames, so that they cannot differ.
"""

from typing import Any, TypedDict

from dashboard import formatting
from dashboard.borders import all_borders, any_border, grounds, with_borders
from dashboard.figures.aim import Aim, aim_words
from dashboard.figures.course import HEIGHT, Named, course_figure, course_of
from dashboard.figures.course_words import Mark, course_marks, course_table, course_text
from dashboard.figures.lines import line_of
from dashboard.steering.goal_path import aim_of, as_shown, path_break
from dashboard.texts import break_words, trend_words
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_lines import Line
from dashboard.wijk_peers import medians
from dashboard.wijk_words import kaart_href, sentence
from data.catalogue.model import Indicator, Status
from data.language import _
from data.steering.rows import Goal

FEWEST = 2
"""Values that a line needs."""


class Chart(TypedDict):
    """figure: data and layout for plotly, None with fewer than two values; `few` says so then.

    said: the chart in words. marks: what its symbols mean. table: its twin. height: pixels.
    """

    id: str
    title: str
    sentence: str
    trend: str
    figure: dict[str, Any] | None
    few: str
    said: str
    marks: list[Mark]
    table: dict[str, object]
    height: int
    href: str


def chart(line: Line, view: WijkView, goal: Goal | None = None) -> Chart:
    """The chart of a figure of this area, with the goal for it."""
    indicator, said = line.indicator, trend_words(line.trend)
    course = course_of(Named(view.name, line.series, indicator), beside(line, view))
    aim = line_aim(line, view, goal)
    enough = values_of(line) >= FEWEST
    return {
        "id": indicator.id,
        "title": indicator.title,
        "sentence": " ".join([sentence(line, view), *_aim_said(line, view, goal, aim)]),
        "trend": said,
        "figure": course_figure(course, aim) if enough else None,
        "few": "" if enough else few_words(line),
        "said": course_text(course, said, aim),
        "marks": course_marks(course, aim) if enough else [],
        "table": course_table(course, aim),
        "height": HEIGHT,
        "href": kaart_href(line, view),
    }


def line_aim(line: Line, view: WijkView, goal: Goal | None) -> Aim | None:
    """The goal for a figure as it can be drawn; None without one, or without a path to draw."""
    if goal is None:
        return None
    return aim_of(as_shown(goal, line.points), _since_start(line, view, goal))


def _since_start(line: Line, view: WijkView, goal: Goal) -> Indicator:
    """The figure with all that was cut since the goal was set."""
    plain = view.catalogue.indicators[line.indicator.id]
    return line.rows.with_breaks_since(plain, goal.start_period, goal.start_value)


def _aim_said(line: Line, view: WijkView, goal: Goal | None, aim: Aim | None) -> list[str]:
    if aim:
        return [aim_words(aim)]
    broken = path_break(goal, _since_start(line, view, goal)) if goal else None
    if broken is None:
        return []
    text = _("De lijn naar het doel is niet getekend: er is een {broken}.")
    return [text.format(broken=break_words(broken))]


def values_of(line: Line) -> int:
    """How many values a line through time would have."""
    return line.measurements


def few_words(line: Line) -> str:
    """Why there is no chart."""
    known = line_of(line.series, line.indicator).known
    if not known:
        return _("te weinig metingen: er is hier geen enkel cijfer")
    text = _("te weinig metingen: er is één cijfer, over {period}")
    return text.format(period=formatting.period_phrase(known[0].period))


def beside(line: Line, view: WijkView) -> list[Named]:
    """What the area is drawn beside: every area around it that the municipality allows and that
    has a value, or the median of the reference areas when that is chosen."""
    indicator = view.catalogue.indicators[line.indicator.id]
    if view.compared == REFERENCE:
        return [_median(indicator, view)]
    rows = {code: view.rows_of(code) for _word, code in view.comparators if code}
    named = [
        Named(_name(view, code), own.series(indicator.id), own.with_breaks(indicator))
        for code, own in rows.items()
    ]
    return [each for each in named if each.series["value"].notna().any()]


def _name(view: WijkView, code: str) -> str:
    """A wijk may have the name of its buurt or gemeente."""
    name = view.snapshot.area_name(code)
    others = {view.code, *(other for _word, other in view.comparators)} - {code, ""}
    twins = name in {view.snapshot.area_name(other) for other in others}
    return f"{name} ({view.snapshot.levels.get(code, code)})" if twins else name


def _median(indicator: Indicator, view: WijkView) -> Named:
    """Cut where the border of any of its areas changed."""
    codes = view.references.peers.codes
    figures = view.figures_of(*codes)
    found = medians(figures[figures["indicator"] == indicator.id]).dropna(subset=["value"])
    series = found.assign(status=Status.FINAL).sort_values("period", ignore_index=True)
    borders = any_border(all_borders(view.snapshot), codes)
    return Named(_("Mediaan"), series, with_borders(indicator, borders, grounds(series)))
