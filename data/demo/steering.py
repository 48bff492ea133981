"""Two years of steering in the town, written as people would, on the days of steering.yaml."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, select

from data.catalogue import Catalogue
from data.changes import Change
from data.demo.story import (
    DemoAction,
    DemoAside,
    DemoDecision,
    DemoGoal,
    DemoItem,
    DemoMeeting,
    DemoSteering,
    read_steering,
)
from data.place_schema import place
from data.schema import observation
from data.steering import schema
from data.steering.actions import PlanAction, ReviseAction
from data.steering.asides import PutAside
from data.steering.decisions import RecordDecision, ReviseDecision
from data.steering.goals import SetGoal, Start
from data.steering.meetings import PlanMeeting
from data.steering.rows import AgendaItem
from data.store import writing

HOUR = time(15)
DECIDED = ("text", "owner", "due", "indicator", "theme")
PLANNED = ("title", "owner", "status", "theme", "indicator", "start", "due", "budget")
"""What a change has under the same name as the story."""
Step = tuple[date, Callable[[], None]]


def write_steering(engine: Engine, catalogue: Catalogue) -> None:
    """Write the story into a store that has none, in one transaction.

    Raises ChangeRefused.
    """
    with writing(engine) as connection:
        if connection.scalar(select(schema.goal.c.id).limit(1)) is None:
            _Writer(connection, catalogue).write(read_steering())


class _Writer:
    """Writes one thing after the other, in the order of their days."""

    def __init__(self, connection: Connection, catalogue: Catalogue) -> None:
        self._connection = connection
        self._figures = catalogue.indicators
        self._known = frozenset(catalogue.indicators)
        self._ids: dict[str, int] = {}

    def write(self, story: DemoSteering) -> None:
        steps: list[Step] = [(item.day, partial(self._goal, item)) for item in story.goals]
        steps += [(item.day, partial(self._meeting, item)) for item in story.meetings]
        steps += [(item.day, partial(self._decision, item)) for item in story.decisions]
        steps += [(item.day, partial(self._action, item)) for item in story.actions]
        steps += [(item.day, partial(self._aside, item)) for item in story.asides]
        for _day, write in sorted(steps, key=lambda step: step[0]):
            write()

    def _apply(self, item: DemoItem, change: Change, day: date | None = None) -> int:
        now = datetime.combine(day or item.day, HOUR)
        return change.apply(self._connection, item.author, now)

    def _goal(self, item: DemoGoal) -> None:
        found = self._observed(item.area, item.indicator, item.period)
        numbers = (found.value, found.numerator, found.denominator, found.lower, found.upper)
        start = Start(found.period, *numbers, found.source_file)
        what = (item.area, item.indicator, start, item.target, item.due_year, item.owner)
        priority = self._found(schema.priority, title=item.priority) if item.priority else None
        change = SetGoal(*what, item.reason, priority, self._figures)
        self._ids[item.key] = self._apply(item, change)

    def _meeting(self, item: DemoMeeting) -> None:
        agenda = tuple(
            AgendaItem(topic.text, topic.area, topic.indicator, topic.theme, self._key(topic.goal))
            for topic in item.agenda
        )
        change = PlanMeeting(item.area, item.kind, item.title, item.held, agenda, self._known)
        self._ids[item.key] = self._apply(item, change)

    def _decision(self, item: DemoDecision) -> None:
        about: dict[str, Any] = {
            **{name: getattr(item, name) for name in DECIDED},
            "goal": self._key(item.goal),
            "known": self._known,
        }
        meeting = self._key(item.meeting)
        taken = RecordDecision(area=item.area, meeting=meeting, decided=item.day, **about)
        its_id = self._apply(item, taken)
        for seen, later in enumerate(item.then, start=1):
            about |= {"status": later.status, "remark": later.remark}
            self._apply(item, ReviseDecision(id=its_id, seen=seen, **about), later.day)

    def _action(self, item: DemoAction) -> None:
        planned = self._planned(item)
        its_id = self._apply(item, PlanAction(area=item.area, **planned))
        for seen, later in enumerate(item.then, start=1):
            planned |= {"status": later.status, "remark": later.remark}
            self._apply(item, ReviseAction(id=its_id, seen=seen, **planned), later.day)

    def _planned(self, item: DemoAction) -> dict[str, Any]:
        return {
            **{name: getattr(item, name) for name in PLANNED},
            "goal": self._key(item.goal),
            "place": self._found(place, name=item.place) if item.place else None,
            "known": self._known,
        }

    def _aside(self, item: DemoAside) -> None:
        value = self._observed(item.area, item.indicator, item.period).value
        what = (item.area, item.indicator, item.kind, item.period, value, item.reason)
        self._apply(item, PutAside(*what, item.until, self._known))

    def _key(self, key: str | None) -> int | None:
        return self._ids[key] if key else None

    def _found(self, table: Table, **values: object) -> int:
        """The id of the row with these values."""
        same = [table.c[name] == value for name, value in values.items()]
        query = select(table.c.id).where(*same).order_by(table.c.id.desc()).limit(1)
        return int(self._connection.execute(query).scalar_one())

    def _observed(self, area: str, indicator: str, period: str) -> Row[Any]:
        where = {"area": area, "indicator": indicator, "period": period}
        same = [observation.c[name] == value for name, value in where.items()]
        return self._connection.execute(select(observation).where(*same)).one()
