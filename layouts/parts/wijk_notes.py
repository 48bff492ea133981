"""The card "Duiding" of page Wijk: what colleagues say about an area and its figures.

`notes.js` draws the list from the data, as text only, and puts a mark at the figures.
"""

from typing import TypedDict

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.ids import Notes
from dashboard.notes import WHOLE, removal_words, signature, subject, who
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wijk import WijkView, areas_above
from dashboard.writes import author_of
from data.language import _
from data.notes import AreaNotes, Note
from layouts.parts.card import card


class NoteWords(TypedDict):
    """One note as it stands on screen. about: its figure, or its area. gone: who removed it."""

    id: int
    about: str
    text: str
    signed: str
    gone: str


class NoteData(TypedDict):
    """kept, removed: newest first. above: (name, address, what about) of the areas that hold this
    one. marks: figure -> number of notes. said: what is read aloud after a change."""

    kept: list[NoteWords]
    removed: list[NoteWords]
    above: list[tuple[str, str, str]]
    marks: dict[str, int]
    empty: str
    said: str


def notes_card(view: WijkView, services: Services) -> html.Section:
    """The notes and the form for a new one. One query."""
    data = _data(services, view.snapshot, view.code, "")
    heading = html.H2(_("Duiding"), tabIndex=-1)
    listed = html.Div([heading, html.Div(id=Notes.LIST)], id=Notes.CARD)
    stores = [
        dcc.Store(id=Notes.DATA, data=dict(data)),
        dcc.Store(id=Notes.REMOVE),
        dcc.Store(id=Notes.REFUSED),
    ]
    return card(listed, _form(view, services), *stores, class_name="notes")


def note_data(services: Services, code: str, said: str = "") -> NoteData:
    """The notes of an area that the store has, in words. Raises EmptyStoreError."""
    return _data(services, services.snapshot(), code, said)


def _data(services: Services, snapshot: Snapshot, code: str, said: str) -> NoteData:
    above = areas_above(snapshot, code)
    found = services.notes.notes(code, above=above)
    place = snapshot.names.get(code, code)
    empty = _("Nog niemand schreef iets over {place}. Weet u wat er achter een cijfer zit?")
    return {
        "kept": [_words(note, services, snapshot) for note in found.kept],
        "removed": [_words(note, services, snapshot) for note in found.removed],
        "above": _pointers(found, above, services, snapshot),
        "marks": found.counts,
        "empty": empty.format(place=place),
        "said": said,
    }


def _words(note: Note, services: Services, snapshot: Snapshot) -> NoteWords:
    names = snapshot.names
    return {
        "id": note.id,
        "about": subject(note, services.catalogue, snapshot),
        "text": note.text,
        "signed": signature(note, names),
        "gone": removal_words(note.removed, names) if note.removed else "",
    }


def _pointers(
    found: AreaNotes, above: tuple[str, ...], services: Services, snapshot: Snapshot
) -> list[tuple[str, str, str]]:
    """One line an area above with notes, the nearest first: "Dukenburg: Eenzaam, Misdrijven"."""
    told = []
    for code in reversed(above):
        own = [note for note in found.above if note.area == code]
        about = dict.fromkeys(subject(note, services.catalogue, snapshot) for note in own)
        if about:
            told.append((snapshot.names[code], f"/wijk/{code}", ", ".join(about)))
    return told


def _form(view: WijkView, services: Services) -> html.Div:
    writer = who(author_of(services.current_user()), view.snapshot.names)
    signed = _("U schrijft als {who}. Rechtsboven kiest u een andere rol of naam.")
    hint = _("Noem geen mensen bij naam en schrijf geen telefoonnummers of adressen.")
    text_label = html.Span([_("Wat wilt u erbij zeggen?"), html.Span(hint, className="hint")])
    return html.Div(
        [
            html.H3(_("Duiding schrijven")),
            html.Div(
                [
                    html.Label(_("Waarover?"), htmlFor=Notes.ABOUT),
                    dbc.Select(id=Notes.ABOUT, options=_subjects(view), value=WHOLE),
                ],
                className="control",
            ),
            html.Div(
                [
                    html.Label(text_label, htmlFor=Notes.TEXT),
                    dbc.Textarea(id=Notes.TEXT, value="", rows=4),
                    html.Div(id=Notes.ERROR, role="alert", className="field-error"),
                ],
                className="control",
            ),
            html.P(signed.format(who=writer), className="muted signing"),
            html.Button(_("Duiding bewaren"), id=Notes.ADD, type="button", className="plain"),
        ],
        className="note-form",
    )


def _subjects(view: WijkView) -> list[dict[str, str]]:
    """The area as a whole, then the figures that its page shows, by title."""
    whole = {"label": _("het gebied als geheel"), "value": WHOLE}
    shown = sorted((line.indicator.title, line.indicator.id) for line in view.lines)
    return [whole, *({"label": title, "value": identifier} for title, identifier in shown)]
