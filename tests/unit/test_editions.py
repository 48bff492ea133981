"""What became of areas between two editions, told together and in words."""

import pandas as pd
import pytest

from dashboard.editions import Comparison, comparisons
from dashboard.editions_words import change_words, summary
from dashboard.settings import LevelWords
from data.area_changes import CHANGE_COLUMNS

WORDS = LevelWords(singular="buurt", plural="buurten")
NAMES = {"A": "Oost", "B": "West", "C": "Noord", "D": "Zuid", "": None}
Row = tuple[str, str, str, float | None]
"""code_from, code_to, kind, share_from."""
MOVED = "De grens tussen Oost en West is verlegd."


def compared(*rows: Row, level: str = "buurt") -> list[Comparison]:
    made = [
        (2016, 2022, level, old, NAMES[old], new, NAMES[new], kind, share, None, 1, 2)
        for old, new, kind, share in rows
    ]
    return comparisons(pd.DataFrame(made, columns=list(CHANGE_COLUMNS)))


def told(*rows: Row) -> list[str]:
    (found,) = compared(*rows)
    return [change_words(change) for change in found.changes]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [("A", "C", "merged", 1.0), ("B", "C", "merged", 1.0)],
            "Oost en West zijn samengevoegd tot Noord.",
        ),
        (
            [("A", "B", "split", 0.5), ("A", "C", "split", 0.5)],
            "Oost is gesplitst in West en Noord.",
        ),
        ([("A", "B", "recoded", 1.0)], "Oost heet nu West en heeft een andere code (B)."),
        ([("", "D", "appeared", None)], "Zuid is nieuw."),
        ([("D", "", "gone", None)], "Zuid is vervallen."),
        (
            [("A", "A", "moved", 0.9), ("A", "B", "moved", 0.1), ("B", "B", "moved", 1.0)],
            f"{MOVED} 10% van Oost hoort nu bij West.",
        ),
        (
            [("A", "A", "moved", 0.997), ("A", "B", "moved", 0.003), ("B", "B", "moved", 1.0)],
            f"{MOVED} Minder dan 1% van Oost hoort nu bij West.",
        ),
        ([("A", "A", "moved", None)], "De grens van Oost is verlegd."),
    ],
)
def test_every_kind_of_change_has_its_sentence(rows: list[Row], words: str) -> None:
    assert told(*rows) == [words]


def test_what_shares_ground_is_one_change_and_what_does_not_is_another() -> None:
    rows = [("A", "B", "moved", 0.2), ("B", "B", "moved", 1.0), ("C", "D", "recoded", 1.0)]
    assert len(told(*rows)) == 2


def test_an_area_that_stayed_gives_ground_but_did_not_change() -> None:
    (found,) = compared(
        ("A", "A", "same", 0.99), ("A", "B", "moved", 0.012), ("B", "B", "moved", 1.0)
    )
    (change,) = found.changes
    assert (found.same, [part.name for part in change.before]) == (1, ["West"])
    assert change_words(change) == "De grens van West is verlegd. 1% van Oost hoort nu bij West."


def test_a_summary_counts_what_stayed_and_what_happened() -> None:
    (found,) = compared(("A", "A", "same", 1.0), ("B", "B", "same", 1.0), ("C", "", "gone", None))
    assert summary(found, WORDS) == "2 buurten bleven gelijk. Vervallen: 1."
    (quiet,) = compared(("A", "A", "same", 1.0), ("B", "B", "same", 1.0))
    assert summary(quiet, WORDS) == "Alle 2 buurten bleven gelijk."
    (alone,) = compared(("A", "A", "same", 1.0))
    assert summary(alone, WORDS) == "1 buurt bleef gelijk."


def test_a_gemeente_is_told_of_only_when_it_changed() -> None:
    assert compared(("A", "A", "same", 1.0), level="gemeente") == []
    assert len(compared(("A", "C", "merged", 1.0), level="gemeente")) == 1
