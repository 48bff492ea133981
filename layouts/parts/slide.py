"""One slide of the vergaderstand."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.frozen_page import FrozenFigure
from dashboard.steering.page import PhaseLine
from dashboard.steering.page_figures import Headline
from dashboard.steering.slides import Slide, SlideLine
from data.language import _
from layouts.parts.attributes import aria
from layouts.parts.chip import chip, spoken
from layouts.parts.wijk_phases import phase_bar


def slide(made: Slide, at: int, n: int) -> html.Section:
    """The slide at this position of n; all but the first are hidden until it is their turn."""
    heading = f"dia-{at}-kop"
    place = html.Span(_("Dia {at} van {n}: ").format(at=at, n=n), className="only-heard")
    return html.Section(
        [
            html.H1([place, made.heading], id=heading, tabIndex=-1),
            *([html.P(made.lead, className="slide-lead")] if made.lead else []),
            *_number(made),
            *_headlines(made),
            *_lines(made),
            *_phases(made),
        ],
        id=f"dia-{at}",
        className="slide",
        hidden=at != 1,
        **aria(labelledby=heading),
    )


def _number(made: Slide) -> list[Component]:
    figure = made.number
    if figure is None:
        return []
    verdict = [html.P(spoken(figure.verdict), className="slide-verdict")] if figure.verdict else []
    shown = html.P(
        [html.Strong(figure.said, className="" if figure.value is not None else "no-value")]
    )
    small = f"{figure.title}, {figure.area_name}, {formatting.period(figure.period)}"
    return [
        html.Div(
            [shown, html.P(small, className="slide-small"), *verdict], className="slide-number"
        ),
        *_course(made, figure),
    ]


def _course(made: Slide, figure: FrozenFigure) -> list[Component]:
    items = [
        html.Li([html.Span(period, className="slide-small"), html.Strong(said)])
        for period, said in made.course
    ]
    name = _("Verloop van {title}").format(title=figure.title)
    return [html.Ul(items, className="slide-course", **aria(label=name))] if items else []


def _headlines(made: Slide) -> list[Component]:
    items = [html.Li(_headline(line)) for line in made.headlines]
    return [html.Ul(items, className="slide-headlines")] if items else []


def _headline(line: Headline) -> list[Component]:
    title = html.P(line.title, className="slide-small")
    if not line.value:
        return [title, html.P(_("geen cijfer: {why}").format(why=line.reason))]
    number = html.P([html.Strong(line.value), html.Span(f" {line.unit}")], className="slide-value")
    return [title, number, *([html.P(chip(line.verdict))] if line.verdict else [])]


def _lines(made: Slide) -> list[Component]:
    items = [html.Li(_line(line)) for line in made.lines]
    return [html.Ul(items, className="slide-lines")] if items else []


def _line(line: SlideLine) -> list[Component]:
    small: list[Component | str] = [chip(line.said), " "] if line.said else []
    small.append(html.Span(line.small))
    return [html.P(line.text), html.P(small, className="slide-small")]


def _phases(made: Slide) -> list[Component]:
    items = [html.Li(_phase(line)) for line in made.phases]
    return [html.Ul(items, className="slide-phases")] if items else []


def _phase(line: PhaseLine) -> list[Component]:
    told = ", ".join(filter(None, (line.said, line.moved)))
    return [html.P(line.title), phase_bar(line.phase or 0), html.P(told, className="slide-small")]
