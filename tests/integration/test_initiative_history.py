"""Whatever people do in whatever order: the history tells how it was before each of it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Engine

from data.changes import ChangeRefused, write
from data.initiative_texts import RECORDED
from data.places import PlaceStore
from tests.integration.initiative_town import ELS, JAN, add, change, closing, row_of, typed
from tests.integration.place_files import spot
from tests.integration.placed import town

Values = dict[str, object]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Tuin", "Soep", "Straatfeest", ""]),
        "reach": st.sampled_from(["", "1.200", "20", "veel"]),
        "status": st.sampled_from(["", "idee", "gestart", "lopend", "afgerond"]),
        "since": st.sampled_from(["", "2023-05-01", "2024-01-31"]),
        "until": st.sampled_from(["", "2024-01-01", "2025-06-30"]),
        "laws": st.sampled_from(["", "wmo", "jeugdwet, wmo"]),
        "description": st.sampled_from(["", "Een.\n\nTwee.", "<b>vet</b>"]),
        "budget_requested": st.sampled_from(["", "1500", "1.500,50"]),
    },
)


@dataclass
class Kept:
    """What an initiative was after each change, the oldest first."""

    states: list[Values] = field(default_factory=list)


def now(engine: Engine, its_id: int) -> Values:
    row = row_of(engine, its_id)
    return {name: row[name] for name in RECORDED}


class Editors(RuleBasedStateMachine):
    """People who add, change and close, with what each initiative was after it."""

    engine: ClassVar[Engine]

    @initialize()
    def start(self) -> None:
        self.kept: dict[int, Kept] = {}

    def remember(self, its_id: int) -> None:
        self.kept.setdefault(its_id, Kept()).states.append(now(self.engine, its_id))

    @rule(texts=FIELDS, buurt=st.integers(0, 3), metres=st.integers(-200, 200))
    def add(self, texts: dict[str, str], buurt: int, metres: int) -> None:
        x, y = spot(buurt, float(metres))
        asked = {"name": "Tuin", "x": str(x), "y": str(y), **texts}
        try:
            its_id = add(self.engine, asked)
        except ChangeRefused:
            return
        self.remember(its_id)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), texts=FIELDS, moves=st.booleans())
    def change(self, data: st.DataObject, texts: dict[str, str], moves: bool) -> None:
        its_id = data.draw(st.sampled_from(sorted(self.kept)))
        where = typed(buurt=3) if moves else {}
        try:
            change(self.engine, its_id, {**where, **texts})
        except ChangeRefused:
            assert now(self.engine, its_id) == self.kept[its_id].states[-1]
            return
        self.remember(its_id)

    @precondition(lambda self: self.kept)
    @rule(data=st.data(), day=st.sampled_from([date(2023, 1, 1), date(2026, 1, 1)]))
    def close(self, data: st.DataObject, day: date) -> None:
        its_id = data.draw(st.sampled_from(sorted(self.kept)))
        try:
            write(self.engine, JAN, closing(self.engine, its_id, until=day))
        except ChangeRefused:
            assert now(self.engine, its_id) == self.kept[its_id].states[-1]
            return
        self.remember(its_id)

    @invariant()
    def the_history_gives_every_former_value(self) -> None:
        for its_id, kept in self.kept.items():
            history = PlaceStore(self.engine).history(its_id)
            assert len(history) == len(kept.states)
            state = now(self.engine, its_id)
            for done, was in zip(history, reversed(kept.states), strict=True):
                assert state == was
                assert {name: state[name] for name in done.after} == done.after
                state = {**state, **done.before}
            assert history[-1].by == ELS


@pytest.mark.usefixtures("catalogue")
def test_the_history_gives_every_former_value(engine: Engine, tmp_path: Path) -> None:
    town(engine, tmp_path)
    run_state_machine_as_test(
        type("EditorsHere", (Editors,), {"engine": engine}),
        settings=settings(
            max_examples=8,
            stateful_step_count=10,
            suppress_health_check=list(HealthCheck),
        ),
    )
