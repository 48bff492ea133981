"""The form that places a theme in a phase: a slider, then why, by whom and in which session."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.fasen import FasenView
from dashboard.fasen_figures import Related
from dashboard.fasen_words import party_words, session_words
from dashboard.fasen_writes import NEW, WHOLE
from dashboard.ids import Fasen
from dashboard.maturity.model import maturity_model
from data.assessments import LONGEST_OWNER, LONGEST_REASON, LONGEST_STEP, LONGEST_TITLE
from data.language import _
from data.maturity_words import AGREED, PARTIES, PARTS
from data.written import LONGEST_LINK
from layouts.parts import fasen_fields as fields
from layouts.parts.attributes import aria
from layouts.parts.card import card
from layouts.parts.fasen_fields import Options

Made = dict[str, Any]
"""What changes with the theme: layouts.fasen.OUTPUTS."""
FIRST_PARTIES = ["gemeente", "wijkteam"]
"""Who sits at the table of a new session until somebody says otherwise."""
MOST_SESSIONS = 5


def form(view: FasenView, made: Made) -> html.Section:
    inside = html.Div(
        [
            _part(made),
            fields.field(
                _("Waarom deze fase?"),
                fields.lines(Fasen.REASON, LONGEST_REASON, rows=4),
                _("Waaraan is dat te zien? Noem geen namen van inwoners."),
            ),
            _who(made),
            _new_session(view),
            _correction(),
            _more(made),
            fields.send(Fasen.FORM, Fasen.SAVE, _("Bewaar")),
        ],
        id=f"{Fasen.FORM}-velden",
        hidden=True,
    )
    return card(
        html.H2(_("Zet een thema in een fase")),
        html.Div(made["form_theme"], id=Fasen.FORM_THEME),
        *_slider(view),
        inside,
        class_name="assess",
    )


def form_theme(view: FasenView) -> list[Component]:
    """Which theme the form is about."""
    return [html.P([html.Strong(f"{view.theme.title}. "), view.theme.question])]


def _slider(view: FasenView) -> list[Component]:
    phase = view.own_phases.get(view.theme.id, 1)
    slider = dbc.Input(id=Fasen.PHASE, type="range", min=1, max=4, step=1, value=phase)
    names = [
        html.Span(f"{text.phase} {text.short}", className="slider-name")
        for text in maturity_model().phases
    ]
    label = html.Label(_("In welke fase?"), htmlFor=Fasen.PHASE)
    return [
        html.Div(
            [
                label,
                slider,
                html.Div(names, className="slider-names", **aria(hidden="true")),
                fields.error(Fasen.PHASE),
            ],
            className="control phase-slider",
        ),
        html.P(id=f"{Fasen.PHASE}-tekst", className="phase-chosen"),
        html.Button(_("Verder"), id="fasen-verder", type="button", className="plain primary"),
    ]


def _part(made: Made) -> html.Div:
    control = fields.select(Fasen.PART, made["parts"], WHOLE)
    return html.Div(
        fields.field(_("Waarover gaat het?"), control),
        id=Fasen.PART_FRAME,
        hidden=bool(made["without_parts"]),
    )


def part_options(view: FasenView) -> Options:
    """The whole theme, then its parts; empty when it has none."""
    known = PARTS.get(view.theme.id, ())
    if not known:
        return []
    titles = {part.id: part.title for part in maturity_model().basic_functions}
    whole = {"label": _("het hele thema"), "value": WHOLE}
    return [whole, *({"label": titles[part], "value": part} for part in known)]


def _who(made: Made) -> html.Div:
    parties = [{"label": party_words(party), "value": party} for party in (AGREED, *PARTIES)]
    sessions: Options = made["sessions"]
    return html.Div(
        [
            fields.field(_("Wie vindt dit?"), fields.select(Fasen.PARTY, parties, AGREED)),
            fields.field(_("In welke sessie?"), fields.select(Fasen.SESSION, sessions, NEW)),
        ],
        className="side-by-side",
    )


def session_options(view: FasenView) -> Options:
    """A new session, then the newest of this area."""
    known = [{"label": session_words(s), "value": str(s.id)} for s in view.sessions[:MOST_SESSIONS]]
    return [{"label": _("een nieuwe sessie"), "value": NEW}, *known]


def _new_session(view: FasenView) -> html.Div:
    title = _("Inschatting {month}").format(month=formatting.period(view.today.strftime("%Y-%m")))
    parties = [{"label": words, "value": party} for party, words in PARTIES.items()]
    return html.Div(
        [
            html.Div(
                [
                    fields.field(
                        _("Naam van de sessie"), fields.line(Fasen.TITLE, LONGEST_TITLE, title)
                    ),
                    fields.field(_("Datum"), fields.day(Fasen.HELD, view.today.isoformat())),
                ],
                className="side-by-side",
            ),
            fields.boxes(_("Wie doen mee?"), Fasen.PARTIES, parties, FIRST_PARTIES),
        ],
        className="new-session",
    )


def _correction() -> html.Div:
    hint = _("In deze sessie staat al een fase. Die blijft bewaard, met uw uitleg erbij.")
    control = fields.line(Fasen.CORRECTION, LONGEST_TITLE)
    return html.Div(
        fields.field(_("Waarom verandert dit?"), control, hint),
        id=f"{Fasen.CORRECTION}-vak",
        hidden=True,
    )


def _more(made: Made) -> html.Details:
    figures: Options = made["figures"]
    return html.Details(
        [
            html.Summary(_("Volgende stap, link en cijfers (mag leeg blijven)")),
            fields.field(_("Volgende stap"), fields.lines(Fasen.STEP, LONGEST_STEP, rows=2)),
            html.Div(
                [
                    fields.field(
                        _("Welke functie pakt dat op?"), fields.line(Fasen.OWNER, LONGEST_OWNER)
                    ),
                    fields.field(_("Voor welke datum?"), fields.day(Fasen.DUE)),
                ],
                className="side-by-side",
            ),
            fields.field(
                _("Link naar meer informatie"),
                fields.line(Fasen.LINK, LONGEST_LINK),
                _("Begint met https://"),
            ),
            fields.boxes(_("Welke cijfers laten dit zien?"), Fasen.FIGURES, figures, []),
        ],
        className="folded",
    )


def figure_options(found: Related) -> Options:
    return [{"label": line.indicator.title, "value": line.indicator.id} for line in found.lines]
