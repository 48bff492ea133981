"""Small studies of an area (deelonderzoeken): what was looked at, how, and what came out."""

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.about import figure_title
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_words import STATES, STUDY_LABELS, signed
from dashboard.steering.analysis_writes import ADD_STUDY, REVISE_STUDY
from data.language import _
from data.steering.analysis_rows import Study
from data.steering.studies import LONGEST_ABOUT, LONGEST_FINDINGS, LONGEST_METHOD, LONGEST_TITLE
from data.written import LONGEST_LINK, is_link
from layouts.parts.analyse_choices import day_value, figure_fields
from layouts.parts.card import card
from layouts.parts.form import Field, FieldGroup, form
from layouts.parts.sturen_history import history_list


def studies_card(view: AnalysisView) -> html.Section:
    about = _(
        "Kleine onderzoeken van de wijk, een groep of een vraag. Ze staan ook bij de cijfers "
        "waarover ze gaan."
    )
    listed: Component = html.P(_("Er is nog geen deelonderzoek."), className="muted")
    if view.studies:
        listed = html.Div([_study(study, view) for study in view.studies], className="studies")
    new = html.Details(
        [html.Summary(_("Voeg een deelonderzoek toe")), _new(view)], className="folded on-screen"
    )
    heading = html.H2(_("Deelonderzoeken"), id="onderzoeken", tabIndex=-1)
    return card(heading, html.P(about), listed, new, class_name="analyse-card")


def _study(study: Study, view: AnalysisView) -> html.Article:
    titles = ", ".join(figure_title(view.wijk.catalogue, name) for name in study.indicators)
    facts = [
        (_("Over"), study.about),
        (_("Hoe"), study.method),
        (_("Periode"), period_words(study)),
        (_("Cijfers"), titles),
    ]
    listed = [part for term, words in facts if words for part in (html.Dt(term), html.Dd(words))]
    link: list[Component] = []
    if study.link and is_link(study.link):
        link = [html.P(html.A(_("Naar het onderzoek"), href=study.link, rel="noreferrer"))]
    by = signed(study.by, study.at, view.wijk.snapshot.names)
    return html.Article(
        [
            html.H3(study.title, id=f"onderzoek-{study.id}", tabIndex=-1),
            html.Dl(listed),
            html.P(study.findings, className="note-text"),
            *link,
            html.P(by, className="signed"),
            _change(study, view),
        ],
        className="study",
    )


def period_words(study: Study) -> str:
    """ "1 maart 2025 tot en met 30 juni 2025"; as far as it is known."""
    since, until = study.since, study.until
    if since and until:
        text = _("{since} tot en met {until}")
        return text.format(since=formatting.date(since), until=formatting.date(until))
    if since:
        return _("vanaf {day}").format(day=formatting.date(since))
    return _("tot en met {day}").format(day=formatting.date(until)) if until else ""


def _change(study: Study, view: AnalysisView) -> html.Details:
    rows = tuple(row for row in view.study_rows if row.id == study.id)
    states = [{"label": words, "value": state} for state, words in STATES.items()]
    status = Field("status", _("Stand"), "select", options=states, value=study.status)
    hidden = {"id": str(study.id), "seen": str(study.revision)}
    made = form(
        REVISE_STUDY,
        [*_fields(view, study), status],
        button=_("Bewaar"),
        hidden=hidden,
        key=str(study.id),
    )
    words = _("Wijzig of bekijk de geschiedenis")
    shown = [made, html.H4(_("Geschiedenis")), history_list(view.history(rows, STUDY_LABELS))]
    return html.Details([html.Summary(words), *shown], className="folded on-screen")


def _new(view: AnalysisView) -> html.Div:
    fields = _fields(view, None)
    return form(ADD_STUDY, fields, button=_("Bewaar het onderzoek"), hidden={"area": view.code})


def _fields(view: AnalysisView, now: Study | None) -> list[Field | FieldGroup]:
    """now: the study that is changed."""
    texts = (now.title, now.about, now.method, now.findings) if now else ("", "", "", "")
    link = (now.link or "") if now else ""
    return [
        _text("title", _("Titel"), texts[0], LONGEST_TITLE),
        _text("about", _("Over welke groep of vraag?"), texts[1], LONGEST_ABOUT),
        _text("method", _("Hoe is het onderzocht?"), texts[2], LONGEST_METHOD),
        FieldGroup(
            [
                Field("since", _("Vanaf"), "day", value=day_value(now and now.since)),
                Field("until", _("Tot en met"), "day", value=day_value(now and now.until)),
            ]
        ),
        Field(
            "findings",
            _("Wat kwam eruit?"),
            "lines",
            value=texts[3],
            hint=_("Noem geen namen van bewoners."),
            required=True,
            longest=LONGEST_FINDINGS,
            rows=5,
        ),
        Field("link", _("Link"), value=link, hint=_("Mag leeg blijven."), longest=LONGEST_LINK),
        *figure_fields(view, now.indicators if now else (), _("Over welke cijfers gaat het?")),
    ]


def _text(name: str, label: str, value: str, longest: int) -> Field:
    return Field(name, label, value=value, required=True, longest=longest)
