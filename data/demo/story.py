"""The story of steering in the town: steering.yaml, checked as strictly as the catalogue."""

from datetime import date
from pathlib import Path

import yaml
from pydantic import Field

from data.catalogue.model import Identifier, Strict
from data.changes import Author
from data.demo.town import HERE


class DemoItem(Strict):
    """day: on which it was written. key: how others refer to it."""

    day: date
    area: str
    key: str = ""
    role: str = "beleid"
    role_area: str | None = None

    @property
    def author(self) -> Author:
        return Author("", self.role, self.role_area)


class DemoGoal(DemoItem):
    """priority: its title."""

    indicator: Identifier
    period: str
    target: float
    due_year: int
    owner: str
    reason: str
    priority: str | None = None


class DemoTopic(Strict):
    """goal: its key."""

    text: str
    area: str | None = None
    indicator: Identifier | None = None
    theme: str | None = None
    goal: str | None = None


class DemoMeeting(DemoItem):
    kind: str
    title: str
    held: date
    agenda: tuple[DemoTopic, ...]


class DemoNext(Strict):
    day: date
    status: str
    remark: str = ""


class DemoDecision(DemoItem):
    """meeting, goal: their keys."""

    meeting: str
    text: str
    owner: str
    due: date
    indicator: Identifier | None = None
    theme: str | None = None
    goal: str | None = None
    then: tuple[DemoNext, ...] = ()


class DemoAction(DemoItem):
    """goal: its key. place: the name of who does it."""

    title: str
    owner: str
    status: str
    goal: str | None = None
    theme: str | None = None
    indicator: Identifier | None = None
    start: date
    due: date
    budget: float | None = None
    place: str | None = None
    then: tuple[DemoNext, ...] = ()


class DemoAside(DemoItem):
    indicator: Identifier
    kind: str
    period: str
    until: date
    reason: str


class DemoSteering(Strict):
    goals: tuple[DemoGoal, ...]
    meetings: tuple[DemoMeeting, ...]
    decisions: tuple[DemoDecision, ...]
    actions: tuple[DemoAction, ...]
    asides: tuple[DemoAside, ...] = Field(default=())


def read_steering(path: Path = HERE / "steering.yaml") -> DemoSteering:
    """Raises pydantic.ValidationError."""
    return DemoSteering.model_validate(yaml.safe_load(path.read_text("utf-8")))
