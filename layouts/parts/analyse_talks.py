"""The talks about an analysis: who recognised what, and what they propose."""

from collections.abc import Sequence
from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.steering.about import figure_title
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.analysis_words import (
    PROPOSAL_KINDS,
    people_words,
    signed,
    talk_title,
)
from dashboard.steering.beside import OPINIONS, TALK_KINDS
from data.language import _
from data.steering.analysis_rows import Proposal, Recognition, Talk
from data.steering.words import NOT_RECOGNISED, PARTLY, RECOGNISED
from layouts.parts.analyse_talk_forms import propose_form, recognise_form, talk_form
from layouts.parts.card import card

TONES = {
    NOT_RECOGNISED: "unfavourable",
    PARTLY: "comparable",
    RECOGNISED: "comparable",
}


def talks_card(view: AnalysisView, today: date) -> html.Section:
    about = _(
        "Leg de cijfers voor aan bewoners en aan de partijen in de wijk. Wat zij niet herkennen, "
        "blijft zichtbaar naast het cijfer."
    )
    listed: Component = html.Div([_talk(talk, view) for talk in view.talks], className="talk-list")
    if not view.talks:
        listed = html.P(_("Er is nog geen gesprek vastgelegd."), className="muted")
    new = html.Details(
        [html.Summary(_("Leg een gesprek vast")), talk_form(view, today)],
        className="folded on-screen",
    )
    heading = html.H2(_("Gesprekken over deze cijfers"), id="gesprekken", tabIndex=-1)
    return card(heading, html.P(about), listed, new, class_name="analyse-card talks")


def proposals_card(view: AnalysisView) -> html.Section:
    """All proposals, whatever talk they came from."""
    about = _("Verbeteringen en ideeën van bewoners en partijen. Een prioriteit kan erop rusten.")
    found = list(reversed(view.written.proposals))
    listed: Component = html.P(_("Er is nog niets voorgesteld."), className="muted")
    if found:
        items = [_proposal(proposal, view) for proposal in found]
        listed = html.Ul(items, className="plain-list proposals")
    new = html.Details(
        [html.Summary(_("Voeg een voorstel toe")), propose_form(view)], className="folded on-screen"
    )
    heading = html.H2(_("Voorstellen"), id="voorstellen", tabIndex=-1)
    return card(heading, html.P(about), listed, new, class_name="analyse-card")


def _talk(talk: Talk, view: AnalysisView) -> html.Article:
    people = people_words(talk.people)
    by = signed(talk.by, talk.at, view.wijk.snapshot.names)
    facts = " · ".join(
        part for part in (people, _("opgeschreven door {who}").format(who=by)) if part
    )
    remark = [html.P(talk.remark, className="note-text")] if talk.remark else []
    heading = html.H3(talk_title(talk), id=f"gesprek-{talk.id}", tabIndex=-1)
    return html.Article(
        [
            heading,
            html.P(facts, className="signed"),
            *remark,
            *_opinions(view.opinions(talk.id), view),
            *_from_talk(view.proposals(talk.id)),
            *_fill_in(talk, view),
        ],
        className="talk",
    )


def _opinions(found: dict[str, Recognition], view: AnalysisView) -> list[Component]:
    """What is not recognised first; with a remark a line each."""
    catalogue, order = view.wijk.catalogue, (NOT_RECOGNISED, PARTLY, RECOGNISED)
    items = []
    for opinion in order:
        for said in (row for row in found.values() if row.opinion == opinion):
            chip = html.Span(OPINIONS[opinion], className=f"chip chip-{TONES[opinion]}")
            title = html.Strong(figure_title(catalogue, said.indicator))
            when = f" ({formatting.period(said.period)})" if said.period else ""
            remark = f"{when}: {said.remark}" if said.remark else when
            items.append(html.Li([chip, " ", title, remark]))
    if not items:
        return []
    return [html.Ul(items, className="plain-list opinions")]


def _from_talk(found: Sequence[Proposal]) -> list[Component]:
    if not found:
        return []
    text = (
        _("{n} voorstellen uit dit gesprek") if len(found) > 1 else _("1 voorstel uit dit gesprek")
    )
    return [html.P(html.A(text.format(n=len(found)), href="#voorstellen"))]


def _fill_in(talk: Talk, view: AnalysisView) -> list[Component]:
    """The form with all figures, for one talk at a time."""
    if not view.talked_about and not view.opinions(talk.id):
        return []
    if view.chosen != talk:
        words = (
            _("Wijzig wat zij herkennen")
            if view.opinions(talk.id)
            else _("Vul in wat zij herkennen")
        )
        href = f"/wijk/{view.code}/analyse?gesprek={talk.id}#gesprek-{talk.id}"
        return [html.P(html.A(words, href=href, className="plain"), className="on-screen")]
    ready = html.A(_("Sluit dit formulier"), href=f"/wijk/{view.code}/analyse#gesprek-{talk.id}")
    return [
        recognise_form(talk, view),
        html.H4(_("Wat stelden zij voor?")),
        propose_form(view, talk),
        html.P(ready, className="on-screen"),
    ]


def _proposal(proposal: Proposal, view: AnalysisView) -> html.Li:
    kind = PROPOSAL_KINDS.get(proposal.kind, proposal.kind)
    talk = next((talk for talk in view.talks if talk.id == proposal.talk), None)
    by = signed(proposal.by, proposal.at, view.wijk.snapshot.names)
    origin: list[Component | str] = [by]
    if talk is not None:
        href = f"#gesprek-{talk.id}"
        who = TALK_KINDS.get(talk.kind, talk.kind)
        origin = [html.A(_("uit het gesprek met {who}").format(who=who), href=href), f" · {by}"]
    return html.Li(
        [
            html.Span(kind, className="chip chip-comparable"),
            html.Span(proposal.text, className="note-text"),
            html.Span(origin, className="signed"),
        ],
        id=f"voorstel-{proposal.id}",
    )
