"""Goals, as changes that people make (data.changes)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isfinite
from typing import Any

from sqlalchemy import Connection, select

from data.catalogue.model import Indicator, Status
from data.changes import Author, Refusal
from data.importers.codes import as_name
from data.language import _
from data.schema import observation
from data.steering import links
from data.steering.revisions import add, newest, revise
from data.steering.schema import goal
from data.steering.words import GOAL_STATES, RUNNING
from data.written import area_refusals, lines_of, refuse, text_refusals

LONGEST_OWNER, LONGEST_REASON = 120, 1000
MOST_YEARS = 20
"""A goal further away than this is a typing mistake."""
LAST_PARTS = ("", "H2", "Q4", "-12")
"""How a period ends after which its year has no other: the goal is for a later year then."""


@dataclass(frozen=True)
class Start:
    """The observation that a goal starts from, as the store has it."""

    period: str
    value: float
    numerator: float | None = None
    denominator: float | None = None
    lower: float | None = None
    upper: float | None = None
    source_file: int | None = None


@dataclass(frozen=True)
class SetGoal:
    """What a figure of an area has to become. start: from the store, where it is looked up again.

    target: in the unit of the catalogue. due_year: whose figure has to reach it. known: the figures
    of the catalogue.
    """

    area: str
    indicator: str
    start: Start | None
    target: float | None
    due_year: int | None
    owner: str
    reason: str
    priority: int | None = None
    known: Mapping[str, Indicator] = field(default_factory=dict, repr=False)
    action = "goal.set"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        figure = self.known.get(self.indicator)
        start = self.start
        refusals = _text_refusals(self.owner, self.reason)
        refusals += area_refusals(connection, self.area)
        refusals += links.figure_refusals(self.indicator, self.known.keys())
        refusals += links.priority_refusals(connection, self.priority, self.area)
        refusals += _start_refusals(connection, start, self.area, self.indicator)
        if start:
            refusals += target_refusals(self.target, start.value, figure)
            refusals += _due_refusals(self.due_year, start.period, now)
        refuse(refusals)
        values = {"indicator": self.indicator, **_start_values(start), "status": RUNNING}
        values |= _values(self.target, self.due_year, self.owner, self.reason, self.priority)
        return add(connection, goal, self.area, values, author, now)


@dataclass(frozen=True)
class ReviseGoal:
    """A goal as it is from now on; what it starts from stays. See ReviseDecision for `seen`."""

    id: int | None
    seen: int | None
    target: float | None
    due_year: int | None
    owner: str
    reason: str
    priority: int | None
    status: str
    known: Mapping[str, Indicator] = field(default_factory=dict, repr=False)
    action = "goal.revise"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        before = newest(connection, goal, self.id)
        figure = self.known.get(before.indicator)
        refusals = _text_refusals(self.owner, self.reason)
        refusals += target_refusals(self.target, before.start_value, figure)
        if self.due_year != before.due_year:
            refusals += _due_refusals(self.due_year, before.start_period, now)
        refusals += links.priority_refusals(connection, self.priority, before.area)
        if self.status not in GOAL_STATES:
            refusals.append(Refusal("status", _("Kies een stand uit de lijst.")))
        values = _values(self.target, self.due_year, self.owner, self.reason, self.priority)
        values["status"] = self.status
        if self.seen == before.revision and all(
            before._mapping[name] == value for name, value in values.items()
        ):
            refusals.append(Refusal(None, _("U hebt nog niets veranderd.")))
        refuse(refusals)
        return revise(connection, goal, self.id, self.seen, values, author, now)


def target_refusals(target: float | None, start: float, figure: Indicator | None) -> list[Refusal]:
    """What is wrong with a target, beside a start. figure: None when it left the catalogue."""
    message = _target_message(target, start, figure)
    return [Refusal("target", message)] if message else []


def _target_message(target: float | None, start: float, figure: Indicator | None) -> str:
    if target is None or not isfinite(target):
        return _("Vul een getal in.")
    decimals = 6 if figure is None else figure.decimals
    if abs(target - round(target, decimals)) > 1e-9:
        return _("Dit getal heeft meer cijfers achter de komma dan het cijfer zelf.")
    if round(start, decimals) == round(target, decimals):
        return _("Het doel is gelijk aan het begin.")
    if figure is None:
        return ""
    low, high = figure.valid_range
    if not low <= target <= high:
        return _("Dit getal kan dit cijfer niet hebben.")
    if figure.polarity == "lower_is_better" and target > start:
        return _("Bij dit cijfer is lager gunstiger. Kies een doel onder het begin.")
    if figure.polarity == "higher_is_better" and target < start:
        return _("Bij dit cijfer is hoger gunstiger. Kies een doel boven het begin.")
    return ""


def _due_refusals(year: int | None, start_period: str, now: datetime) -> list[Refusal]:
    if year is None:
        return [Refusal("due_year", _("Vul een jaar in, bijvoorbeeld 2030."))]
    is_whole = start_period[4:] in LAST_PARTS
    first = max(now.year, int(start_period[:4]) + is_whole)
    if not first <= year <= now.year + MOST_YEARS:
        text = _("Kies een jaar van {first} tot en met {last}.")
        return [Refusal("due_year", text.format(first=first, last=now.year + MOST_YEARS))]
    return []


def _start_refusals(
    connection: Connection, start: Start | None, code: str, indicator: str
) -> list[Refusal]:
    """A refusal unless the store has exactly this figure, with a value."""
    if start is None:
        return [Refusal("start", _("Van dit gebied is er geen cijfer om van uit te gaan."))]
    query = select(observation.c.value).where(
        observation.c.indicator == indicator,
        observation.c.area == code,
        observation.c.period == start.period,
        observation.c.status.in_([Status.FINAL, Status.PROVISIONAL]),
    )
    if connection.scalar(query) == start.value:
        return []
    message = _("Het cijfer waar u van uitgaat, is intussen veranderd. Open deze pagina opnieuw.")
    return [Refusal("start", message)]


def _start_values(start: Start | None) -> dict[str, Any]:
    """The columns start_*. A start that is not there was refused before."""
    names = ("period", "value", "numerator", "denominator", "lower", "upper")
    found: dict[str, Any] = {f"start_{name}": getattr(start, name, None) for name in names}
    return {**found, "start_file": start.source_file if start else None}


def _values(
    target: float | None, due_year: int | None, owner: str, reason: str, priority: int | None
) -> dict[str, Any]:
    return {
        "target": target,
        "due_year": due_year,
        "owner": as_name(owner),
        "reason": lines_of(reason),
        "priority": priority,
    }


def _text_refusals(owner: str, reason: str) -> list[Refusal]:
    return [
        *text_refusals("owner", as_name(owner), LONGEST_OWNER),
        *text_refusals("reason", lines_of(reason), LONGEST_REASON),
    ]
