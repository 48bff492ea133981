"""One theme of a session: what each party placed, how far they are apart, and what was agreed."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.fasen_words import party_words, phase_words
from dashboard.ids import Sessie
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.notes import who
from dashboard.sessions import SessionView, Talk, spread_words
from data.assessments import LONGEST_REASON, LONGEST_TITLE
from data.language import _
from data.maturity import Assessment
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.table import Column, body_row, table


def theme_card(talk: Talk, view: SessionView) -> html.Section:
    theme = talk.theme
    stand = html.Div(theme_stand(talk, view), id=Sessie.STAND.of_theme(theme.id))
    return card(
        html.H2(theme.title, id=theme.id),
        html.P(theme.question, className="muted"),
        stand,
        _form(talk),
        class_name="assess session-theme",
    )


def theme_stand(talk: Talk, view: SessionView) -> list[Component]:
    """What changes when somebody writes."""
    return [
        *([_table(talk)] if talk.placed else []),
        html.P(spread_words(talk), className="spread" if talk.placed else "muted"),
        *_agreed(talk, view),
    ]


def _table(talk: Talk) -> html.Div:
    columns = (Column(_("Partij")), Column(_("Fase")), Column(_("Waarom")))
    rows = [
        body_row(
            [
                party_words(party).capitalize(),
                html.Span(phase_words(placed.phase), className="phase-chip"),
                html.Div(_reason(placed, talk.rows[party])),
            ],
            columns,
        )
        for party, placed in talk.placed.items()
    ]
    caption = _("Wat elke partij koos bij {theme}").format(theme=talk.theme.title)
    made = table(caption, columns, rows)
    return html.Div(made, className="scrolling", tabIndex=0, role="region", **aria(label=caption))


def _reason(placed: Assessment, rows: int) -> list[Component]:
    """Why, and that the party thought otherwise before."""
    again = _("Vaker ingevuld: {n} keer. De laatste telt, alle blijven bewaard.").format(n=rows)
    return [
        html.P(placed.reason, className="note-text"),
        *([html.P(again, className="muted")] if rows > 1 else []),
    ]


def _agreed(talk: Talk, view: SessionView) -> list[Component]:
    placed = talk.agreed
    if placed is None:
        return [html.P(_("Er is nog niets afgesproken."), className="agreed")]
    signed = _("Opgeschreven door {who} op {day}.").format(
        who=who(placed.by, view.snapshot.names), day=formatting.date(day_of(placed.at))
    )
    changed = _("Veranderd: {why}").format(why=placed.correction)
    chip = html.Span(phase_words(placed.phase), className="phase-chip")
    return [
        html.P([html.Strong(_("Samen afgesproken: ")), chip], className="agreed"),
        html.P(placed.reason, className="note-text"),
        *([html.P(changed, className="muted")] if placed.correction else []),
        html.P(signed, className="signed"),
    ]


def _form(talk: Talk) -> html.Details:
    theme = talk.theme
    summary = _("Leg vast wat u samen afspreekt: {theme}").format(theme=theme.title)
    correction = [
        _area(Sessie.CORRECTION, theme, _("Waarom verandert de afspraak?"), LONGEST_TITLE, rows=2)
    ]
    return html.Details(
        [
            html.Summary(summary),
            _phases(theme),
            _area(Sessie.REASON, theme, _("Waarom deze fase?"), LONGEST_REASON, rows=3),
            html.Div(
                correction,
                id=Sessie.CORRECTION_FRAME.of_theme(theme.id),
                hidden=talk.agreed is None,
            ),
            html.Div(
                [
                    html.Div(
                        id=Sessie.ERROR.of_theme(theme.id), role="alert", className="field-error"
                    ),
                    html.Button(
                        _("Bewaar de afspraak"),
                        id=Sessie.SAVE.of_theme(theme.id),
                        type="button",
                        className="plain primary",
                    ),
                    html.P(id=Sessie.DONE.of_theme(theme.id), role="status", className="done"),
                ],
                className="send",
            ),
        ],
        className="folded on-screen",
        open=False,
    )


def _phases(theme: ThemeText) -> html.Fieldset:
    options = [
        {"label": f"{text.phase} {text.short}: {theme.cells[text.phase]}", "value": str(text.phase)}
        for text in maturity_model().phases
    ]
    radios = dbc.RadioItems(
        id=Sessie.PHASE.of_theme(theme.id),
        options=options,
        value=None,
        name=f"fase-{theme.id}",
        className="settle-phases",
    )
    return html.Fieldset([html.Legend(_("Welke fase?")), radios], className="control")


def _area(part: Sessie, theme: ThemeText, label: str, longest: int, rows: int) -> html.Div:
    """The label holds the field: an id of two parts cannot be pointed at."""
    field = dbc.Textarea(id=part.of_theme(theme.id), value="", maxlength=longest, rows=rows)
    return html.Div(html.Label([label, field]), className="control")
