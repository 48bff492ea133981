"""What people fill in about actions is written, or refused in words; every value is untrusted."""

from datetime import date
from typing import TypedDict

from dashboard.services import Services
from dashboard.steering.action_places import places_of
from dashboard.steering.forms import (
    Asked,
    Outcome,
    check_days,
    chosen,
    day,
    decimal,
    outcome,
    text,
)
from dashboard.steering.goal_columns import ACTION_LABELS, ActionColumns
from dashboard.steering.history import Words
from dashboard.steering.revising import Revising, revised
from data.language import _
from data.steering.actions import PlanAction, ReviseAction
from data.steering.rows import Action

NEW, REVISE = "actie", "actie-wijzig"
"""Names of the forms."""
NO_MONEY = -1.0
"""Stands for what is no amount, so that it is refused beside its field."""


class _Filled(TypedDict):
    title: str
    owner: str
    status: str
    goal: int | None
    theme: str | None
    indicator: str | None
    start: date | None
    due: date | None
    budget: float | None
    place: int | None
    remark: str
    known: frozenset[str]


def plan(services: Services, asked: Asked) -> Outcome:
    """A new action: area and the fields of `_filled`."""

    def write() -> tuple[str, str]:
        area = text(asked, "area")
        known_area = area if area in services.snapshot().levels else ""
        change = PlanAction(area=known_area, **_filled(services, asked))
        its_id = services.write(services.current_user(), change)
        return _("De actie is vastgelegd."), f"/sturen/actie/{its_id}"

    return outcome(write)


def revise(services: Services, asked: Asked) -> Outcome:
    """An action as it is from now on: id, seen and the fields of `_filled`."""

    def change_of(its_id: int, seen: int | None, _action: Action) -> ReviseAction:
        return ReviseAction(id=its_id, seen=seen, **_filled(services, asked))

    what = Revising(Action, ACTION_LABELS, _words, _("De actie is gewijzigd."))
    return revised(services, asked, what, change_of)


def _words(services: Services, _action: Action) -> Words:
    return columns_of(services).of


def columns_of(services: Services) -> ActionColumns:
    """How the columns of an action are told. One query and those of Steering."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    names = {place.id: place.name for place in places_of(services)}
    return ActionColumns(steering, snapshot, services.catalogue, names)


def _filled(services: Services, asked: Asked) -> _Filled:
    """title, owner, status, goal, theme, indicator, start, due, budget, place, remark; all but the
    first three may be empty. Raises ChangeRefused."""
    check_days(asked, "start", "due")
    money = decimal(asked, "budget")
    return {
        "title": text(asked, "title"),
        "owner": text(asked, "owner"),
        "status": text(asked, "status"),
        "goal": chosen(asked, "goal"),
        "theme": text(asked, "theme") or None,
        "indicator": text(asked, "indicator") or None,
        "start": day(asked.get("start")),
        "due": day(asked.get("due")),
        "budget": NO_MONEY if money is None and text(asked, "budget").strip() else money,
        "place": chosen(asked, "place"),
        "remark": text(asked, "remark"),
        "known": frozenset(services.catalogue.indicators),
    }
