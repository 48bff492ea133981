"""Core choices and how far the approach is, as changes that people make (data.changes)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from data.changes import Author, Refusal
from data.language import _
from data.maturity_schema import approach_mark, core_choice
from data.maturity_words import CHOICES, PHASES, STATES
from data.written import add_row, area_refusals, day_refusals, lines_of, refuse, text_refusals

LONGEST_REASON = 1000


@dataclass(frozen=True)
class RecordChoice:
    """A core choice with the day it was made and why."""

    area: str
    choice: str
    value: str
    reason: str
    decided: date | None
    action = "choice.record"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        reason = lines_of(self.reason)
        refusals = text_refusals("reason", reason, LONGEST_REASON)
        refusals += day_refusals("decided", self.decided, now)
        refusals += area_refusals(connection, self.area)
        if self.value not in CHOICES.get(self.choice, ()):
            refusals.append(Refusal("value", _("Maak een keuze uit de lijst.")))
        refuse(refusals)
        values = {"choice": self.choice, "value": self.value, "reason": reason, "at": now}
        return add_row(
            connection, core_choice, self.area, values | {"decided": self.decided}, author
        )


@dataclass(frozen=True)
class MarkStep:
    """How far one of the four steps of the approach is."""

    area: str
    step: object
    state: str
    remark: str = ""
    action = "approach.mark"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        remark = lines_of(self.remark)
        refusals = text_refusals("remark", remark, LONGEST_REASON) if remark else []
        refusals += area_refusals(connection, self.area)
        if isinstance(self.step, bool) or self.step not in PHASES:
            refusals.append(Refusal("step", _("Deze stap is niet bekend.")))
        if self.state not in STATES:
            refusals.append(Refusal("state", _("Kies open, bezig of klaar.")))
        refuse(refusals)
        values = {"step": self.step, "state": self.state, "remark": remark or None, "at": now}
        return add_row(connection, approach_mark, self.area, values, author)
