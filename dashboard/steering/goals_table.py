"""All goals of an area as a table for CSV and Excel."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.csv_text import csv_text
from dashboard.export_columns import ORIGIN, RULE, origin
from dashboard.notes import who
from dashboard.rule_line import rule_line
from dashboard.services import Services
from dashboard.sheet import xlsx_table
from dashboard.sources import sources_by_id
from dashboard.steering.about import figure_title
from dashboard.steering.goal_origin import newest_file
from dashboard.steering.goals import JudgedGoal, judged_goals, rows_of_areas
from dashboard.steering.scope import Scope
from data.language import _
from data.steering.store import Steering

HEADER = (
    *("nummer", "gebied", "gebied_naam", "cijfer", "titel", "eenheid", "begin_periode", "begin"),
    *("doel", "doel_jaar", "nieuwste_periode", "nieuwste", "marge_laag", "marge_hoog", "lijn"),
    *("stand", "waarom_die_stand", "wie", "waarom", "acties", "gewijzigd_op", "door"),
    *(*ORIGIN, *RULE),
)
"""ORIGIN: of the newest figure."""


def goals_csv(
    services: Services, steering: Steering, scope: Scope, today: date, *, excel: bool
) -> str:
    return csv_text(HEADER, _records(services, steering, scope, today), excel=excel)


def goals_xlsx(services: Services, steering: Steering, scope: Scope, today: date) -> bytes:
    return xlsx_table(_("Doelen"), HEADER, _records(services, steering, scope, today))


def _records(
    services: Services, steering: Steering, scope: Scope, today: date
) -> Iterable[Sequence[object]]:
    """The newest revision of every goal of the area and what lies in it, also what was dropped."""
    goals = [goal for goal in steering.goals if scope.holds(goal.area)]
    titles: dict[int, list[str]] = {}
    for action in steering.actions:
        titles.setdefault(action.goal or 0, []).append(action.title)
    found = judged_goals(services, goals, today)
    rows = rows_of_areas(scope.snapshot, {judged.goal.area for judged in found})
    files = {judged.goal.id: newest_file(rows, judged) for judged in found}
    sources = sources_by_id(scope.snapshot, files.values())
    for judged in found:
        actions = "; ".join(titles.get(judged.goal.id, []))
        rule = rule_line(judged.indicator, services.catalogue) if judged.indicator else ""
        origins = [*origin(sources.get(files[judged.goal.id])), rule, scope.snapshot.version]
        yield [*_record(services, scope, judged, actions), *origins]


def _record(services: Services, scope: Scope, judged: JudgedGoal, actions: str) -> list[object]:
    goal, newest = judged.goal, judged.newest
    return [
        goal.id,
        goal.area,
        judged.place,
        goal.indicator,
        figure_title(services.catalogue, goal.indicator),
        judged.indicator.unit if judged.indicator else "",
        goal.start_period,
        _number(goal.start_value, judged),
        _number(goal.target, judged),
        goal.due_year,
        newest.period if newest else "",
        *(
            _number(number, judged)
            for number in ((newest.value, newest.low, newest.high) if newest else (None,) * 3)
        ),
        _number(judged.status.path, judged),
        judged.said.words,
        judged.why,
        goal.owner,
        goal.reason,
        actions,
        day_of(goal.at),
        who(goal.by, scope.snapshot.names),
    ]


def _number(amount: float | None, judged: JudgedGoal) -> float | None:
    """In the unit of the catalogue, with the digits of the figure."""
    if amount is None or not formatting.is_known(amount):
        return None
    return round(amount, judged.indicator.decimals) if judged.indicator else amount
