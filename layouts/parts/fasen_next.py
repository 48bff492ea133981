"""What asks for attention, the next steps, and the five basic functions of local teams."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import formatting
from dashboard.fasen import FasenView, Placing
from dashboard.fasen_words import attention_rule, attention_words, party_words, phase_words
from dashboard.maturity.model import maturity_model
from data.language import _
from data.maturity_words import PARTS
from layouts.parts.card import card
from layouts.parts.table import Column, body_row, table


def next_cards(view: FasenView) -> list[Component]:
    return [_attention(view), _steps(view)]


def _attention(view: FasenView) -> html.Section:
    told = [
        html.Li([html.Strong(item.position.theme.title), f" {attention_words(item)}."])
        for item in view.attention
    ]
    nothing = (
        _("Geen thema springt eruit.") if view.positions else _("Er is nog niets vastgesteld.")
    )
    body = html.Ul(told, className="plain-list") if told else html.P(nothing)
    rule = html.P(attention_rule(), className="note")
    return card(html.H2(_("Wat vraagt aandacht?")), body, rule, class_name="attention")


def _steps(view: FasenView) -> html.Section:
    """The next steps of what was agreed last, the first date first."""
    parts = [placing for theme in PARTS for placing in view.parts(theme).values()]
    settled = [(p.session, p.placed) for p in view.positions.values()]
    found = [placing for placing in (*settled, *parts) if placing[1].next_step]
    found.sort(key=lambda placing: placing[1].next_due or date.max)
    items = [html.Li(_step(placing, view.today)) for placing in found]
    nothing = html.P(_("Er zijn nog geen volgende stappen afgesproken."))
    body = html.Ul(items, className="plain-list") if items else nothing
    return card(html.H2(_("Volgende stappen")), body, class_name="next-steps")


def _step(placing: Placing, today: date) -> list[Component]:
    _session, placed = placing
    theme = maturity_model().theme(placed.theme)
    who = placed.next_owner or _("nog niemand")
    told: list[Component | str] = [
        _("{theme} · eigenaar: {who}").format(theme=theme.title, who=who)
    ]
    if placed.next_due:
        told.append(_(" · vóór {day}").format(day=formatting.date(placed.next_due)))
        if placed.next_due < today:
            told += [" ", html.Strong(_("te laat"), className="chip chip-unfavourable")]
    return [html.P(placed.next_step, className="note-text"), html.P(told, className="signed")]


def functions_card(view: FasenView) -> html.Section:
    """The sub-scale of the theme of local teams."""
    placed = {part: p for theme in PARTS for part, p in view.parts(theme).items()}
    columns = (Column(_("Basisfunctie")), Column(_("Fase")))
    rows = [
        body_row([_function(part.title, part.meaning), _phase(placed.get(part.id))], columns)
        for part in maturity_model().basic_functions
    ]
    how = _("Kies het thema Lokale teams en daarna de functie om er een in een fase te zetten.")
    caption = _("De vijf basisfuncties van lokale teams in {name}").format(name=view.shown_name)
    return card(
        html.H2(_("De vijf basisfuncties van lokale teams")),
        table(caption, columns, rows),
        html.P(how, className="note on-screen"),
        class_name="functions",
    )


def _function(title: str, meaning: str) -> html.Div:
    return html.Div([html.Strong(title), html.Span(meaning, className="function-meaning")])


def _phase(placing: Placing | None) -> Component | str:
    if placing is None:
        return html.Span(_("nog niet ingeschat"), className="muted")
    session, placed = placing
    who = f"{party_words(placed.party)}, {formatting.date(session.held)}"
    words = phase_words(placed.phase).capitalize()
    return html.Div(
        [html.Span(words, className="phase-chip"), html.Span(who, className="function-meaning")]
    )
