"""The notes of the fictitious town: written once, dated by hand, in plain words."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, select

from dashboard.users import Role
from data.catalogue import Catalogue
from data.changes import Author, write
from data.demo.notes import read_notes, write_notes
from data.demo.town import read_town
from data.load import load_paths
from data.notes import NoteStore, RemoveNote
from data.place_schema import note
from data.store import writing
from tests.integration.small_town import write_borders


@pytest.fixture
def town(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> Engine:
    """The areas of which the notes tell, as squares."""
    codes = {item.area for item in read_notes()} | {"BU99990501"}
    buurten = tuple(sorted(code for code in codes if code.startswith("BU")))
    files = [write_borders(tmp_path, buurten=buurten)]
    assert load_paths(engine, catalogue, files, originals=tmp_path / "originals").problems == []
    return engine


def test_a_second_time_writes_nothing(town: Engine, catalogue: Catalogue) -> None:
    for _time in range(2):
        write_notes(town, catalogue)
        with town.connect() as connection:
            rows = connection.execute(select(note.c.area, note.c.written)).all()
        assert sorted(rows) == sorted((item.area, item.written) for item in read_notes())


def test_a_note_that_was_removed_does_not_come_back(town: Engine, catalogue: Catalogue) -> None:
    write_notes(town, catalogue)
    first = read_notes()[0]
    kept = NoteStore(town).notes(first.area).kept
    removed = next(item for item in kept if item.text == first.text)
    write(town, Author("", "beleid"), RemoveNote(removed.id, first.area, "Niet meer waar."))
    write_notes(town, catalogue)
    texts = [item.text for item in NoteStore(town).notes(first.area).kept]
    assert first.text not in texts


def test_a_note_that_is_gone_is_written_again(town: Engine, catalogue: Catalogue) -> None:
    write_notes(town, catalogue)
    with writing(town) as connection:
        connection.execute(delete(note))
    write_notes(town, catalogue)
    with town.connect() as connection:
        assert len(connection.execute(select(note.c.id)).all()) == len(read_notes())


def test_notes_are_few_short_and_about_the_town(catalogue: Catalogue) -> None:
    notes, town = read_notes(), read_town()
    assert 5 <= len(notes) <= 8
    for item in notes:
        assert item.area in town.names
        assert item.about is None or item.about in catalogue.indicators
        assert item.role in set(Role)
        assert item.role_area is None or item.role_area in town.names
        sentences = item.text.replace("?", ".").split(". ")
        assert all(len(sentence.split()) <= 25 for sentence in sentences)
