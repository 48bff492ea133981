"""What a reader sees of the columns of goals and actions that people change."""

from dataclasses import dataclass, field

from dashboard import formatting
from dashboard.steering.decisions import ColumnWords
from dashboard.steering.goal_words import amount
from data.catalogue.model import Indicator
from data.language import _
from data.steering.words import DONE, DROPPED, PLANNED, RUNNING, STOPPED

GOAL_STATES = {RUNNING: _("ja"), DROPPED: _("nee, vervallen")}
GOAL_LABELS = {
    "target": _("Doel"),
    "due_year": _("In welk jaar"),
    "owner": _("Wie"),
    "reason": _("Waarom"),
    "priority": _("Prioriteit"),
    "status": _("Geldt het nog"),
}
ACTION_STATES = {
    PLANNED: _("gepland"),
    RUNNING: _("loopt"),
    DONE: _("gereed"),
    STOPPED: _("gestopt"),
}
ACTION_LABELS = {
    "title": _("Actie"),
    "owner": _("Wie"),
    "status": _("Stand"),
    "start": _("Start"),
    "due": _("Klaar op"),
    "goal": _("Doel"),
    "theme": _("Thema"),
    "indicator": _("Cijfer"),
    "budget": _("Budget"),
    "place": _("Met wie"),
    "remark": _("Opmerking"),
}


def euro(money: float) -> str:
    """ "€ 25.000", "€ 12,50"."""
    whole = float(money).is_integer()
    return f"€ {formatting.number(money, 0 if whole else 2)}"


@dataclass(frozen=True)
class GoalColumns(ColumnWords):
    """figure: of the goal. priorities: id -> title."""

    figure: Indicator | None = None
    priorities: dict[int, str] = field(default_factory=dict)

    def of(self, column: str, value: object) -> str:
        if column == "target" and isinstance(value, float):
            return amount(value, self.figure)
        if column == "priority" and isinstance(value, int):
            return self.priorities.get(value, str(value))
        if column == "status":
            return GOAL_STATES.get(str(value), str(value))
        return super().of(column, value)


@dataclass(frozen=True)
class ActionColumns(ColumnWords):
    """places: id -> name."""

    places: dict[int, str] = field(default_factory=dict)

    def of(self, column: str, value: object) -> str:
        if column == "budget" and isinstance(value, float):
            return euro(value)
        if column == "place" and isinstance(value, int):
            return self.places.get(value, _("een plek die er niet meer is"))
        if column == "status":
            return ACTION_STATES.get(str(value), str(value))
        return super().of(column, value)
