"""The chosen theme through time."""

from dash import html

from dashboard import formatting
from dashboard.fasen import FasenView
from dashboard.figures.phases import HEIGHT, Moment, phases_figure, phases_text
from dashboard.maturity.model import maturity_model
from data.language import _
from layouts.parts.card import card, figure_card, graph
from layouts.parts.table import Column, body_row, table


def course_card(view: FasenView) -> html.Section:
    heading = _("{theme} door de tijd").format(theme=view.theme.title)
    names: dict[int, str] = {text.phase: text.short for text in maturity_model().phases}
    moments = [Moment(s.held, p.phase, s.title) for s, p in view.course(view.theme.id)]
    said = phases_text(moments, names, f"{view.theme.title} in {view.shown_name}")
    if not moments:
        return card(html.H2(heading), html.P(said), class_name="theme-course")
    drawn = graph(
        phases_figure(moments, names, view.today),
        graph_id="fasen-verloop-grafiek",
        description=said,
        height=HEIGHT,
    )
    return figure_card(
        heading=heading,
        sentence=said,
        picture=drawn,
        table=_twin(moments, names, heading),
        class_name="theme-course",
    )


def _twin(moments: list[Moment], names: dict[int, str], caption: str) -> html.Details:
    columns = (Column(_("Datum")), Column(_("Sessie")), Column(_("Fase")))
    rows = [
        body_row([formatting.date(m.held), m.session, f"{m.phase} {names[m.phase]}"], columns)
        for m in moments
    ]
    made = table(caption, columns, rows)
    return html.Details(
        [html.Summary(_("Tabel: {of}").format(of=caption)), made], className="folded"
    )
