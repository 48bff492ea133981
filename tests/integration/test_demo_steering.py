"""The town tells two years of steering: what was agreed, what came of it, what the figures say."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.page import SturenPage
from dashboard.steering.sturen import sturen_page
from data.catalogue import Catalogue
from data.demo.steering import write_steering
from data.figures import FigureStore
from data.steering import schema
from tests.integration.store_copy import copy_of

TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def page(figure_store: FigureStore, catalogue: Catalogue) -> SturenPage:
    return sturen_page(Services(Settings(), catalogue, figure_store), {}, TODAY)


def test_its_goals_end_in_every_way_that_a_goal_can(page: SturenPage) -> None:
    found = sorted(goal.status.kind for goal in page.goals)
    unclear = ["nog_niet_te_zeggen"] * 2
    assert found == ["behaald", "niet_behaald", "niet_op_koers", *unclear, "op_koers"]


def test_it_claims_the_planted_effect_and_not_the_action_that_did_nothing(page: SturenPage) -> None:
    effects = {action.title: action.effect.kind for action in page.actions if action.effect}
    assert effects["Straatcoaches op het Singelplein"] == "improved"
    assert effects["Betere lampen langs de dijk"] == "no_effect_shown"
    assert set(effects.values()) == {"improved", "no_effect_shown", "cannot_tell"}


def test_decisions_are_open_late_done_and_dropped(
    page: SturenPage, figure_store: FigureStore
) -> None:
    assert {decision.late for decision in page.decisions} == {True, False}
    with figure_store.engine.connect() as connection:
        states = set(connection.scalars(select(schema.decision.c.status)))
    assert states == {"open", "loopt", "gereed", "vervallen"}


def test_what_is_late_depends_on_the_day_of_the_page_and_not_on_the_clock(
    figure_store: FigureStore, catalogue: Catalogue
) -> None:
    services = Services(Settings(), catalogue, figure_store)
    assert not any(d.late for d in sturen_page(services, {}, date(2024, 1, 1)).decisions)
    assert all(d.late or not d.due for d in sturen_page(services, {}, date(2099, 1, 1)).decisions)


def test_a_signal_lies_aside_with_its_reason(page: SturenPage) -> None:
    (aside,) = page.signals.aside
    assert "28 mei 2026" in aside.aside


def test_its_meetings_span_two_years_and_the_next_one_is_planned(figure_store: FigureStore) -> None:
    with figure_store.engine.connect() as connection:
        held = list(connection.scalars(select(schema.meeting.c.held)))
    assert (max(held) - min(held)).days >= 730
    assert max(held) > TODAY


def test_a_second_load_adds_nothing_to_the_story(
    demo_sqlite: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")

    def rows() -> list[int]:
        tables = (schema.goal, schema.meeting, schema.decision, schema.action, schema.signal_aside)
        with engine.connect() as connection:
            return [connection.scalar(select(func.count()).select_from(t)) or 0 for t in tables]

    before = rows()
    write_steering(engine, catalogue)
    assert rows() == before
    assert min(before) > 0
    engine.dispose()
