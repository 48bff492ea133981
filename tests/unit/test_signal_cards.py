"""The cards of signals and of stacked worries, drawn from plain values; when a signal is aside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest
from dash.development.base_component import Component
from hypothesis import given
from hypothesis import strategies as st

from dashboard.steering.hotspot_map import numbers_of, picture_href
from dashboard.steering.page_figures import Hotspot, Hotspots, SignalLine, Signals
from dashboard.steering.put_aside import aside_of, key_of, newest_asides
from dashboard.steering.signal_writes import ASIDE, BACK
from dashboard.steering.signals import Signal, signals
from data.catalogue import Catalogue
from data.changes import Author
from data.steering.rows import Aside
from layouts.parts.sturen_hotspots import hotspots_card
from layouts.parts.sturen_signals import FIRST, MOST_FORMS, signals_card
from tests.unit.signal_towns import figures_of, judged_town, nothing

TODAY = date(2026, 11, 25)
LINE = SignalLine(
    kind="zorg",
    area="BU99990101",
    area_name="Hoek",
    indicator="crime",
    title="misdrijven",
    domain="Problemen",
    sentence="hoger dan Rekenhoven.",
    why="Waarom dit signaal: omdat.",
    period="2024",
    value=31.5,
    href="/kaart?cijfer=crime",
)
SPOT = Hotspot(
    area="BU99990101",
    name="Hoek",
    people="2.860 inwoners (2025)",
    counts=(("Problemen", 1), ("Zorggebruik", 2)),
    sentence="In Hoek komen 3 zorgen samen.",
    places=(("/wijk/BU99990101#plaats-1", "Buurthuis"),),
    href="/wijk/BU99990101",
)


def many(number: int) -> tuple[SignalLine, ...]:
    return tuple(
        replace(LINE, area=f"BU9999{n:04d}", area_name=f"Buurt {n}") for n in range(number)
    )


def parts(card: Component) -> list[Any]:
    """Everything in a card."""
    inside: Any = card
    return list(inside._traverse())


def forms(card: Component) -> Iterator[str]:
    """The names of the forms in a card."""
    for part in parts(card):
        its_id = getattr(part, "id", None)
        if isinstance(its_id, dict) and its_id.get("deel") == "bewaar":
            yield its_id["vorm"]


def test_every_signal_has_its_form_and_what_lies_aside_can_be_taken_back() -> None:
    card = signals_card(Signals((LINE,), (replace(LINE, kind="kracht", aside="Opzij."),), ""))
    assert list(forms(card)) == [ASIDE, BACK]
    assert "Opzij gelegd (1)" in str(card)


def test_a_signal_leads_to_a_decision_and_a_goal_about_its_figure_and_area() -> None:
    said = str(signals_card(Signals((LINE,), (), "")))
    for page in ("besluit", "doel"):
        assert f"/sturen/{page}?gebied=BU99990101&cijfer=crime" in said


def test_a_frozen_card_has_no_forms_and_folds_nothing_away() -> None:
    card = signals_card(Signals(many(40), (replace(LINE, aside="Opzij."),), ""), frozen=True)
    assert list(forms(card)) == []
    assert "nog " not in str(card)
    folds = [part for part in parts(card) if getattr(part, "_type", "") == "Details"]
    assert [fold.open for fold in folds] == [True]


@pytest.mark.parametrize(
    ("number", "folded"), [(FIRST, 0), (FIRST + 1, 0), (FIRST + 2, 2), (40, 40 - FIRST)]
)
def test_the_first_of_a_domain_show_and_the_others_are_counted(number: int, folded: int) -> None:
    said = str(signals_card(Signals(many(number), (), "")))
    assert (f"nog {folded}" in said) == bool(folded)
    assert all(f"Buurt {n} · misdrijven" in said for n in range(number))


def test_a_page_with_many_signals_has_not_a_form_for_each() -> None:
    assert len(list(forms(signals_card(Signals(many(MOST_FORMS), (), ""))))) == MOST_FORMS
    card = signals_card(Signals(many(MOST_FORMS + 1), (), ""))
    assert len(list(forms(card))) == FIRST
    assert f"/sturen?gebied=BU9999{MOST_FORMS:04d}#" in str(card)


def test_without_signals_the_card_says_why() -> None:
    said = "Er zijn geen signalen om te bespreken. Getoetst: 312 cijfers van buurten."
    assert said in str(signals_card(Signals((), (), said)))
    none = Hotspots((), "Er zijn geen buurten waar zorgen samenkomen.", "GM9999", "buurt")
    assert none.said in str(hotspots_card(none))


def test_map_and_table_of_stacked_worries_show_the_same_numbers() -> None:
    domains = ("Problemen", "Zorggebruik")
    card = hotspots_card(Hotspots((SPOT,), "Op naam.", "GM9999", "buurt", domains))
    (picture,) = [part for part in parts(card) if getattr(part, "_type", "") == "Img"]
    assert picture.src.endswith("?gebied=GM9999&niveau=buurt&zorgen=BU99990101.3")
    assert "Hoek: 3" in picture.alt
    cells = [part for part in parts(card) if str(getattr(part, "className", "")) == "num"]
    assert [cell.children[0] for cell in cells] == ["1", "2"]


def test_the_address_of_the_map_holds_all_that_is_drawn_on_the_borders() -> None:
    spots = (SPOT, replace(SPOT, area="BU99990102", counts=(("Problemen", 12),)))
    href = picture_href(Hotspots(spots, "", "GM9999", "buurt"))
    assert numbers_of(href.split("zorgen=")[1]) == {"BU99990101": 3, "BU99990102": 12}


@given(st.text())
def test_whatever_the_address_of_the_map_says_it_is_read(marks: str) -> None:
    for code, number in numbers_of(marks).items():
        assert f"{code}." in marks
        assert 0 <= number < 100


@pytest.fixture(scope="module")
def signal(catalogue: Catalogue) -> Signal:
    figures = figures_of(catalogue)
    plan = nothing().with_worries([(2, 1)], figures)
    (found,) = signals(judged_town(plan, figures, np.random.default_rng(4)), 0.1)
    return found


@pytest.fixture
def row(signal: Signal) -> Aside:
    area, indicator, kind = key_of(signal)
    return Aside(
        id=1,
        municipality="GM9999",
        area=area,
        indicator=indicator,
        kind=kind,
        period=signal.judged.period,
        value=signal.judged.value,
        reason="Eerst uitzoeken.",
        until=date(2027, 1, 1),
        at=datetime(2026, 11, 1, tzinfo=UTC).replace(tzinfo=None),
        by=Author("Els", "beleid"),
    )


def test_a_signal_is_aside_until_its_day(signal: Signal, row: Aside) -> None:
    newest = newest_asides([row])
    assert aside_of(signal, newest, date(2026, 12, 31)) == row
    assert aside_of(signal, newest, date(2027, 1, 1)) is None


def test_another_period_or_value_than_when_it_was_put_aside_brings_it_back(
    signal: Signal, row: Aside
) -> None:
    value = row.value or 0.0
    moved = (
        replace(row, period="2021"),
        replace(row, value=value * 1.0001),
        replace(row, value=None),
    )
    for other in moved:
        assert aside_of(signal, newest_asides([other]), TODAY) is None
    hair = replace(row, value=value * (1 + 1e-12))
    assert aside_of(signal, newest_asides([hair]), TODAY) == hair


def test_the_last_word_about_a_signal_counts_and_only_about_that_one(
    signal: Signal, row: Aside
) -> None:
    back = replace(row, id=2, until=None)
    assert aside_of(signal, newest_asides([row, back]), TODAY) is None
    again = replace(row, id=3)
    assert aside_of(signal, newest_asides([row, back, again]), TODAY) == again
    others = (
        replace(row, area="BU99990009"),
        replace(row, indicator="x"),
        replace(row, kind="kracht"),
    )
    for other in others:
        assert aside_of(signal, newest_asides([other]), TODAY) is None


def test_what_looks_like_a_signal_and_was_not_tested_is_one_step_away_and_cannot_be_put_aside() -> (
    None
):
    card = signals_card(Signals((), (), "Niets getoetst.", untested=(LINE,)))
    found = parts(card)
    words = [part.children for part in found if type(part).__name__ == "Summary"]
    assert "Lijkt op een signaal, niet te toetsen (1)" in words
    assert not [part for part in found if ASIDE in str(getattr(part, "id", ""))]
