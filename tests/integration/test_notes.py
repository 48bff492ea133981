"""Notes on both backends: what is refused, and that a history only grows."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, delete, insert

from data.catalogue import Catalogue
from data.changes import Author, ChangeRefused, write
from data.figures import FigureStore
from data.load import load_paths
from data.notes import AddNote, AreaNotes, NoteStore, RemoveNote
from data.place_schema import note as note_table
from data.schema import area, source_file
from tests.integration.small_town import BUURTEN, write_borders, write_crimes, write_kwb

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


def test_a_text_that_is_too_short_or_too_long_is_refused(town: Engine) -> None:
    for text in ("", "  ab ", "\x00\x00\x00\x00", "a" * 1001):
        assert refused(town, AddNote(BUURT, None, text, FIGURES)) == ["text"]


def test_private_data_is_refused_and_not_repeated(town: Engine) -> None:
    kept = add(town, "Een gewone zin.")
    for text in ("Bel haar op 06-12345678", "Mail piet@voorbeeld.nl", "123456782"):
        with pytest.raises(ChangeRefused) as caught:
            add(town, text)
        assert text[-8:] not in str(caught.value)
        assert refused(town, AddNote(BUURT, None, text, FIGURES)) == ["text"]
        assert refused(town, RemoveNote(kept, BUURT, text)) == ["reason"]


def test_an_unknown_figure_is_refused(town: Engine) -> None:
    assert refused(town, AddNote(BUURT, "height", "Een zin.", FIGURES)) == ["indicator"]


def test_an_unknown_area_is_refused(town: Engine) -> None:
    for code in ("BU99999999", "NL", "", "\ud800", "x" * 5000, "BU99990101\x00"):
        assert refused(town, AddNote(code, None, "Een zin.", FIGURES)) == ["area"]


def test_everything_that_is_wrong_is_told_at_once(town: Engine) -> None:
    assert refused(town, AddNote("x", "y", "", FIGURES)) == ["text", "indicator", "area"]


def test_a_note_is_removed_once_with_a_reason_and_only_where_it_stands(town: Engine) -> None:
    note = add(town, "Een zin.")
    assert refused(town, RemoveNote(note, BUURT, " ")) == ["reason"]
    assert refused(town, RemoveNote(note, WIJK, "andere plek")) == [None]
    for strange in (note + 1, 0, -1, 10**30):
        assert refused(town, RemoveNote(strange, BUURT, "bestaat niet")) == [None]
    remove(town, note)
    assert refused(town, RemoveNote(note, BUURT, "nog een keer")) == [None]


def test_the_same_note_twice_is_refused_until_the_first_is_gone(town: Engine) -> None:
    first = add(town, "Een zin.", about="crime")
    assert refused(town, AddNote(BUURT, "crime", " Een zin. ", FIGURES)) == ["text"]
    add(town, "Een zin.")
    add(town, "Een zin.", about="crime", at=WIJK)
    remove(town, first)
    add(town, "Een zin.", about="crime")


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


def test_loading_figures_never_touches_notes(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    originals = tmp_path / "originals"
    first = [write_borders(tmp_path), write_kwb(tmp_path)]
    load_paths(engine, catalogue, first, originals=originals)
    kept = add(engine, "Blijft.")
    gone = add(engine, "Weg.")
    remove(engine, gone)
    before = read(engine)
    later = [write_crimes(tmp_path), write_borders(tmp_path, 2025, BUURTEN[2:])]
    assert load_paths(engine, catalogue, later, originals=originals).files
    assert BUURT not in FigureStore(engine).areas(municipality=GEMEENTE)["code"].tolist()
    assert read(engine) == before
    assert [note.id for note in before.kept] == [kept]


def test_whatever_is_added_and_removed_the_history_never_shrinks(town: Engine) -> None:
    places, subjects = st.sampled_from([BUURT, WIJK]), st.sampled_from([None, "lonely", "crime"])

    class Notes(RuleBasedStateMachine):
        """expected: (area, about, text) of every note by its id, in the order of writing."""

        def __init__(self) -> None:
            super().__init__()
            with town.begin() as connection:
                connection.execute(delete(note_table))
            self.expected: dict[int, tuple[str, str | None, str]] = {}
            self.gone: dict[int, str] = {}

        @rule(at=places, about=subjects, text=st.sampled_from(["Een.", "Twee."]))
        def write_one(self, at: str, about: str | None, text: str) -> None:
            facts = (at, about, text)
            if facts in [v for k, v in self.expected.items() if k not in self.gone]:
                with pytest.raises(ChangeRefused):
                    add(town, text, about=about, at=at)
                return
            self.expected[add(town, text, about=about, at=at)] = facts

        @rule(number=st.integers(-1, 12), at=places, reason=st.sampled_from(["", "dubbel"]))
        def remove_one(self, number: int, at: str, reason: str) -> None:
            known = sorted(self.expected)
            note = known[number] if 0 <= number < len(known) else number
            stands = note in self.expected and note not in self.gone
            if stands and self.expected[note][0] == at and reason:
                remove(town, note, reason, at=at)
                self.gone[note] = reason
                return
            with pytest.raises(ChangeRefused):
                remove(town, note, reason, at=at)

        @invariant()
        def everything_is_still_there(self) -> None:
            for code in (BUURT, WIJK):
                found = NoteStore(town).notes(code)
                mine = [n for n in reversed(self.expected) if self.expected[n][0] == code]
                assert [n.id for n in found.kept] == [n for n in mine if n not in self.gone]
                assert [n.id for n in found.removed] == [n for n in mine if n in self.gone]
                for note in (*found.kept, *found.removed):
                    assert (note.area, note.indicator, note.text) == self.expected[note.id]
                    reason = note.removed.reason if note.removed else None
                    assert reason == self.gone.get(note.id)

    run_state_machine_as_test(Notes, settings=settings(max_examples=12, stateful_step_count=15))
