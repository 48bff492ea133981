"""Figure 3 of the publication as a table: four phases, six themes, and where this area stands."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.fasen import FasenView
from dashboard.fasen_words import month, party_list, session_words, short_day
from dashboard.maturity.model import PhaseText, ThemeText, maturity_model
from dashboard.maturity.standing import WIDE, sessions_of
from data.language import _
from layouts.parts.attributes import data
from layouts.parts.card import card


def matrix(view: FasenView) -> html.Section:
    """The card with the table. A phone shows the column of the chosen theme."""
    caption = _("De zes thema's van wijkgericht werken in vier fasen: {name}")
    rows = [_row(view, text) for text in reversed(maturity_model().phases)]
    made = html.Table(
        [
            html.Caption(caption.format(name=view.shown_name), className="only-heard"),
            html.Thead(_heads(view), role="rowgroup"),
            html.Tbody(rows, role="rowgroup"),
            html.Tfoot(_spreads(view), role="rowgroup"),
        ],
        className="phase-matrix",
        role="table",
    )
    title = _("De zes thema's in vier fasen: {name}").format(name=view.shown_name)
    return card(html.H2(title), *_last_session(view), made, _how(view), class_name="stand")


def _last_session(view: FasenView) -> list[html.P]:
    sessions = sessions_of(view.maturity, view.shown)
    if not sessions:
        return []
    last = sessions[-1]
    link = html.A(session_words(last), href=f"/fasen/sessie/{last.id}", className="session-link")
    who = _(", met {parties}.").format(parties=party_list(last.parties))
    return [html.P([_("Laatste sessie: "), link, who], className="facts")]


def _heads(view: FasenView) -> html.Tr:
    corner = html.Td(className="corner", role="cell")
    heads = [
        html.Th(
            theme.title,
            scope="col",
            role="columnheader",
            className=_look(view, theme),
            **data(theme=theme.id),
        )
        for theme in maturity_model().themes
    ]
    return html.Tr([corner, *heads], role="row")


def _look(view: FasenView, theme: ThemeText, *more: str) -> str:
    return " ".join(["shown"] * (theme.id == view.theme.id) + [word for word in more if word])


def _row(view: FasenView, text: PhaseText) -> html.Tr:
    name = [html.Strong(str(text.phase)), html.Span(text.short, className="phase-short")]
    cells = [_cell(view, theme, text.phase) for theme in maturity_model().themes]
    return html.Tr([html.Th(name, scope="row", role="rowheader"), *cells], role="row")


def _cell(view: FasenView, theme: ThemeText, phase: int) -> html.Td:
    position = view.positions.get(theme.id)
    is_now = position is not None and position.phase == phase
    former = _former(view, theme, phase, position.since if is_now and position else None)
    words = [html.P(theme.cells[phase], className="cell-text")]  # type: ignore[index]
    if is_now and position:
        since = _("● nu, sinds {day}").format(day=short_day(position.since))
        words.append(html.P(since, className="cell-mark"))
    words += [html.P(f"○ {month(day)}", className="cell-mark") for day in former]
    words += _parties(view, theme, phase)
    kind = "now" if is_now else "former" if former else ""
    marks = data(theme=theme.id, phase=str(phase))
    return html.Td(words, role="cell", className=_look(view, theme, kind), **marks)


def _former(view: FasenView, theme: ThemeText, phase: int, since: date | None) -> list[date]:
    """The days on which the theme came in this phase before; without the present stay."""
    days, before = [], None
    for session, placed in view.course(theme.id):
        if placed.phase == phase != before and session.held != since:
            days.append(session.held)
        before = placed.phase
    return days


def _parties(view: FasenView, theme: ThemeText, phase: int) -> list[html.P]:
    """Who placed the theme here in its last session with parties."""
    talk = view.talk(theme.id)
    here = tuple(p for p, placed in talk[1].phases.items() if placed == phase) if talk else ()
    return [html.P(f"◆ {party_list(here)}", className="cell-parties")] if here else []


def _spreads(view: FasenView) -> html.Tr:
    head = html.Th(_("Verschil tussen partijen"), scope="row", role="rowheader")
    cells = [
        html.Td(
            _spread(view, theme),
            role="cell",
            className=_look(view, theme),
            **data(theme=theme.id),
        )
        for theme in maturity_model().themes
    ]
    return html.Tr([head, *cells], role="row")


def _spread(view: FasenView, theme: ThemeText) -> list[Component | str]:
    talk = view.talk(theme.id)
    if talk is None:
        return [html.Span(_("geen partijen"), className="muted")]
    _session, found = talk
    if len(found.phases) == 1:
        return [_("één partij: {phase}").format(phase=found.lowest)]
    if found.agreed:
        return [_("{phase}, allen gelijk").format(phase=found.lowest)]
    ends = f"{found.lowest} – {found.highest} "
    return [ends, html.Strong(_("bespreek dit"))] if found.width >= WIDE else [ends]


def _how(view: FasenView) -> html.P:
    """What the signs mean and how to begin."""
    begin = _(
        "Klik op een vak, of gebruik de schuif hieronder, om een thema in een fase te zetten."
    )
    signs = [
        (_("● nu"), bool(view.positions)),
        (_("○ eerder"), bool(view.positions)),
        (_("◆ wat een partij koos in de laatste sessie"), any(map(view.talk, _themes()))),
    ]
    told = " · ".join(sign for sign, is_there in signs if is_there)
    return html.P(
        [html.Span(f"{told}. " if told else ""), html.Span(begin, className="on-screen")],
        className="note",
    )


def _themes() -> list[str]:
    return [theme.id for theme in maturity_model().themes]


def words() -> dict[str, object]:
    """What the slider says: the short names of the phases, the parts and the texts of all cells."""
    model = maturity_model()
    return {
        "phases": {str(text.phase): text.short for text in model.phases},
        "parts": {part.id: f"{part.title}. {part.meaning}" for part in model.basic_functions},
        "cells": {t.id: {str(p): text for p, text in t.cells.items()} for t in model.themes},
    }


def phase_texts() -> html.Section:
    """The four phases in full, and where they come from."""
    model = maturity_model()
    texts = [
        html.Div(
            [html.H3(f"{text.phase}. {text.name}"), html.P(text.description)],
            className="phase-text",
        )
        for text in model.phases
    ]
    source: list[Component | str] = [
        _("Bron: “{title}” van {publisher}, in eigen woorden.").format(
            title=model.source.title, publisher=model.source.publisher
        ),
        " ",
        html.A(_("Naar de publicatie"), href=model.source.url, rel="noreferrer"),
    ]
    return card(
        html.H2(_("Wat betekenen de vier fasen?")),
        html.Div(texts, className="phase-texts"),
        html.P(source, className="note"),
        class_name="phase-explained",
    )
