"""The three questions of an analysis: what the figures say, and beside it what people add."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_parties import KindRow, parties
from dashboard.steering.analysis_people import PeopleRow, people_rows, people_sentences
from dashboard.steering.analysis_words import QUESTIONS, signed
from dashboard.steering.talk_writes import ANSWER
from data.language import _
from data.steering.answers import LONGEST_TEXT
from layouts.parts.analyse_figures import figures_part
from layouts.parts.card import card
from layouts.parts.form import Field, form
from layouts.parts.table import Column, body_row, table

ASKED = {
    "bewoners": _("Wat weet u over wie hier wonen dat niet in de cijfers staat?"),
    "problemen": _("Wat weet u over de problemen en over wat goed gaat?"),
    "partijen": _("Wie is hier nog meer actief, en hoe werken zij samen?"),
}


def people_card(view: AnalysisView) -> html.Section:
    said = [html.P(text, className="analyse-said") for text in people_sentences(view.wijk)]
    rows = people_rows(view.wijk)
    return _question("bewoners", view, [*said, *_people_table(view, rows)])


def problems_card(view: AnalysisView) -> html.Section:
    return _question("problemen", view, figures_part(view), wide=True)


def parties_card(view: AnalysisView, today: date) -> html.Section:
    found = parties(view.wijk, today)
    if found.unknown:
        return _question("partijen", view, [html.P(found.unknown)])
    laws = [html.Li(html.A(said, href=href)) for href, said in found.laws]
    shown: list[Component] = [_kinds_table(view, found.kinds)]
    if laws:
        shown += [html.H3(_("Hulp vanuit een wet")), html.Ul(laws, className="plain-list")]
    return _question("partijen", view, shown)


def _question(
    question: str, view: AnalysisView, shown: Sequence[Component], *, wide: bool = False
) -> html.Section:
    """wide: the words of people below the figures instead of beside them."""
    heading = html.H2(QUESTIONS[question], id=question, tabIndex=-1)
    inside = html.Div(
        [html.Div(list(shown), className="analyse-figures"), _words(question, view)],
        className="analyse-question wide" if wide else "analyse-question",
    )
    return card(heading, inside, class_name="analyse-card")


def _words(question: str, view: AnalysisView) -> html.Div:
    """What people added, what stood there before, and the form to complete it."""
    answers = view.answers(question)
    names = view.wijk.snapshot.names
    heading = html.H3(_("Wat mensen erbij zeggen"))
    if not answers:
        nothing = html.P(_("Nog niemand vulde dit aan."), className="muted")
        return html.Div([heading, nothing, _form(question, view)], className="analyse-words")
    newest = answers[0]
    text = html.P(newest.text, className="note-text")
    by = html.P(signed(newest.by, newest.at, names), className="signed")
    return html.Div(
        [heading, text, by, *_earlier(view, question), _form(question, view)],
        className="analyse-words",
    )


def _earlier(view: AnalysisView, question: str) -> list[Component]:
    earlier = view.answers(question)[1:]
    if not earlier:
        return []
    names = view.wijk.snapshot.names
    items = [
        html.Li(
            [
                html.P(answer.text, className="note-text"),
                html.P(signed(answer.by, answer.at, names), className="signed"),
            ]
        )
        for answer in earlier
    ]
    words = _("Eerder geschreven ({n})").format(n=len(items))
    return [html.Details([html.Summary(words), html.Ul(items, className="plain-list")],
                         className="folded")]  # fmt: skip


def _form(question: str, view: AnalysisView) -> html.Details:
    newest = next(iter(view.answers(question)), None)
    hint = _("Noem geen bewoners bij naam en schrijf geen adressen of telefoonnummers.")
    field = Field(
        "text",
        ASKED[question],
        "lines",
        value=newest.text if newest else "",
        hint=hint,
        required=True,
        longest=LONGEST_TEXT,
        rows=6,
    )
    hidden = {"area": view.code, "question": question, "seen": str(newest.id if newest else 0)}
    made = form(ANSWER, [field], button=_("Bewaar"), hidden=hidden, key=question)
    opener = _("Pas dit aan") if newest else _("Vul dit aan")
    return html.Details([html.Summary(opener), made], className="folded on-screen")


def _people_table(view: AnalysisView, rows: Sequence[PeopleRow]) -> list[Component]:
    if not rows:
        return []
    name = view.wijk.target_name
    columns = [Column(_("Cijfer")), Column(_("Waarde"), numeric=True), Column(_("Periode"))]
    columns += [Column(name, numeric=True), Column(_("Vergeleken"))] if name else []
    caption = _("Wie wonen er in {area}").format(area=view.name)
    made = []
    for row in rows:
        cells = [row.title, row.value, row.period]
        made.append(body_row([*cells, *([row.other, row.verdict] if name else [])], columns))
    return [html.Div(table(caption, columns, made), className="scrolling", tabIndex=0)]


def _kinds_table(view: AnalysisView, kinds: Sequence[KindRow]) -> html.Div:
    near = any(row.near is not None for row in kinds)
    columns = [Column(_("Wie")), Column(_("Aantal"), numeric=True)]
    columns += [Column(_("Daarbuiten, op loopafstand"), numeric=True)] if near else []
    columns += [Column(_("In {area}").format(area=view.name))]
    rows = []
    for row in kinds:
        cells: list[Component | str] = [html.A(row.title, href=row.href), str(row.inside)]
        cells += [str(row.near or 0)] if near else []
        rows.append(body_row([*cells, _names(row)], columns))
    caption = _("Wie is er actief in {area}").format(area=view.name)
    return html.Div(table(caption, columns, rows), className="scrolling", tabIndex=0)


def _names(row: KindRow) -> html.Span:
    shown: list[Component | str] = []
    for href, name in row.names:
        shown += [*([", "] if shown else []), html.A(name, href=href)]
    if row.more:
        shown.append(_(" en nog {n}").format(n=row.more))
    return html.Span(shown or ["–"], className="analyse-names")
