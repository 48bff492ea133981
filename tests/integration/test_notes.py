"""Notes on both backends: what is refused, and that a history only grows."""

from datetime import datetime

import pytest
from sqlalchemy import Engine, insert

from data.changes import Author, ChangeRefused, write
from data.notes import AddNote, AreaNotes, NoteStore, RemoveNote
from data.schema import area, source_file

GEMEENTE, WIJK, BUURT = "GM9999", "WK999901", "BU99990101"
FIGURES = frozenset({"lonely", "crime"})
ELS = Author("Els", "beleid")
TEAM = Author("", "wijkteam", WIJK)


@pytest.fixture
def town(engine: Engine) -> Engine:
    """Three areas, one in the other, and the country."""
    levels = {"NL": "land", GEMEENTE: "gemeente", WIJK: "wijk", BUURT: "buurt"}
    day = datetime(2024, 1, 1)  # noqa: DTZ001 - the store has naive times, in UTC
    file = {"id": 1, "name": "x", "sha256": "x", "source": "x", "publisher": "x", "licence": "x"}
    file |= {"retrieved": day.date(), "loaded": day, "rows": 1, "original": ""}
    rows = [
        {"edition": 2024, "code": code, "name": code, "level": level, "source_file": 1}
        | {"municipality": "NL" if code == "NL" else GEMEENTE}
        for code, level in levels.items()
    ]
    with engine.begin() as connection:
        connection.execute(insert(source_file).values(**file))
        connection.execute(insert(area), rows)
    return engine


def add(engine: Engine, text: str, *, about: str | None = None, at: str = BUURT) -> int:
    return write(engine, ELS, AddNote(at, about, text, FIGURES))


def remove(engine: Engine, note: int, reason: str = "klopt niet meer", *, at: str = BUURT) -> int:
    return write(engine, TEAM, RemoveNote(note, at, reason))


def read(engine: Engine, code: str = BUURT) -> AreaNotes:
    return NoteStore(engine).notes(code)


def refused(engine: Engine, change: AddNote | RemoveNote) -> list[str | None]:
    """The fields that are refused; nothing was written."""
    before = read(engine)
    with pytest.raises(ChangeRefused) as caught:
        write(engine, ELS, change)
    assert read(engine) == before
    assert all(refusal.message for refusal in caught.value.refusals)
    return [refusal.field for refusal in caught.value.refusals]


def test_notes_come_newest_first_with_who_wrote_them(town: Engine) -> None:
    add(town, "De eerste.")
    add(town, "De tweede.", about="lonely")
    found = read(town)
    assert [note.text for note in found.kept] == ["De tweede.", "De eerste."]
    assert found.kept[0].by == ELS
    assert found.kept[0].written.year >= 2024
    assert found.counts == {"lonely": 1}


def test_a_removed_note_stays_with_who_and_why(town: Engine) -> None:
    first, second = add(town, "Blijft staan."), add(town, "Gaat weg.", about="crime")
    remove(town, second, "dubbel geschreven")
    found = read(town)
    assert [note.id for note in found.kept] == [first]
    assert found.counts == {}
    (gone,) = found.removed
    assert gone.text == "Gaat weg."
    assert gone.removed is not None
    assert (gone.removed.by, gone.removed.reason) == (TEAM, "dubbel geschreven")
    assert gone.removed.at >= gone.written


def test_lines_stay_and_characters_that_do_not_show_go(town: Engine) -> None:
    add(town, "  Eerste\tregel\x00\u202e.\r\n\r\n\r\n\r\nTweede\x07 regel.\ud800 \n ")
    (note,) = read(town).kept
    assert note.text == "Eerste regel.\n\nTweede regel.?"


def test_markup_is_kept_as_the_text_that_it_is(town: Engine) -> None:
    add(town, "<script>alert(1)</script>")
    assert read(town).kept[0].text == "<script>alert(1)</script>"


@pytest.mark.parametrize("text", ["", "  ab ", "\x00\x00\x00\x00", "a" * 1001])
def test_a_text_that_is_too_short_or_too_long_is_refused(town: Engine, text: str) -> None:
    assert refused(town, AddNote(BUURT, None, text, FIGURES)) == ["text"]


@pytest.mark.parametrize("text", ["Bel haar op 06-12345678", "Mail piet@voorbeeld.nl", "123456782"])
def test_private_data_is_refused_and_not_repeated(town: Engine, text: str) -> None:
    with pytest.raises(ChangeRefused) as caught:
        add(town, text)
    assert text[-8:] not in str(caught.value)
    assert read(town) == AreaNotes()
    kept = add(town, "Een gewone zin.")
    assert refused(town, RemoveNote(kept, BUURT, text)) == ["reason"]


def test_an_unknown_figure_is_refused(town: Engine) -> None:
    assert refused(town, AddNote(BUURT, "height", "Een zin.", FIGURES)) == ["indicator"]


@pytest.mark.parametrize("code", ["BU99999999", "NL", "", "\ud800", "x" * 5000, "BU99990101\x00"])
def test_an_unknown_area_is_refused(town: Engine, code: str) -> None:
    assert refused(town, AddNote(code, None, "Een zin.", FIGURES)) == [None]


def test_everything_that_is_wrong_is_told_at_once(town: Engine) -> None:
    assert refused(town, AddNote("x", "y", "", FIGURES)) == ["text", "indicator", None]


def test_a_note_is_removed_once_with_a_reason_and_only_where_it_stands(town: Engine) -> None:
    note = add(town, "Een zin.")
    assert refused(town, RemoveNote(note, BUURT, " ")) == ["reason"]
    assert refused(town, RemoveNote(note, WIJK, "andere plek")) == [None]
    for strange in (note + 1, 0, -1, 10**30):
        assert refused(town, RemoveNote(strange, BUURT, "bestaat niet")) == [None]
    remove(town, note)
    assert refused(town, RemoveNote(note, BUURT, "nog een keer")) == [None]


def test_the_notes_of_the_areas_above_come_apart(town: Engine) -> None:
    add(town, "Hier.", about="crime")
    add(town, "In de wijk.", about="crime", at=WIJK)
    gone = add(town, "In de gemeente.", at=GEMEENTE)
    remove(town, gone, at=GEMEENTE)
    found = NoteStore(town).notes(BUURT, above=(GEMEENTE, WIJK))
    assert [note.text for note in found.kept] == ["Hier."]
    assert [note.text for note in found.above] == ["In de wijk."]
    assert found.counts == {"crime": 1}
    assert read(town).above == ()
