"""What people wrote in the steering loop of the fictitious town, straight into its tables."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, Table, delete, insert

from data.steering.schema import action, decision, goal, meeting

WHEN = datetime(2026, 1, 5, 10, tzinfo=UTC).replace(tzinfo=None)
TODAY = date(2026, 2, 1)
TOWN, WIJK = "GM9999", "WK999901"
WHO = {"at": WHEN, "author": "Els", "role": "beleid"}
DECISIONS = (
    ("Ontmoetingsplek openen", "wethouder", date(2020, 1, 15), "loopt", TOWN),
    ("Wijkdoelen in het contract", "inkoop", date(2099, 6, 1), "open", WIJK),
    ("Pilot in de huisartsenpraktijk", "wijkteam", date(2025, 5, 1), "gereed", TOWN),
)
"""text, owner, due, status, area."""


def steer(engine: Engine, *, times: int = 1) -> None:
    """Instead of what was there: decisions, a goal and an action, each so many times."""
    for table in (decision, goal, action, meeting):
        with engine.begin() as connection:
            connection.execute(delete(table))
    for _turn in range(times):
        _add(engine, decision, [_decision(*fields) for fields in DECISIONS])
        _add(engine, goal, [_goal()])
        _add(engine, action, [_action()])


def _add(engine: Engine, table: Table, rows: list[dict[str, Any]]) -> None:
    with engine.begin() as connection:
        first = len(connection.execute(table.select()).all()) + 1
        keyed = [{"id": n, "revision": 1, **row} for n, row in enumerate(rows, start=first)]
        connection.execute(insert(table), keyed)


def _decision(text: str, owner: str, due: date, status: str, area: str) -> dict[str, Any]:
    place = {"municipality": TOWN, "area": area}
    made = {"text": text, "owner": owner, "due": due, "status": status}
    return {**WHO, **place, **made, "decided": date(2025, 1, 10)}


def _goal() -> dict[str, Any]:
    start = {"start_period": "2020", "start_value": 62.0, "start_numerator": None}
    aim = {"indicator": "misdrijven_per_1000", "target": 50.0, "due_year": 2027}
    said = {"owner": "wethouder", "reason": "Minder overlast.", "status": "loopt"}
    return {**WHO, "municipality": TOWN, "area": TOWN, **start, **aim, **said}


def _action() -> dict[str, Any]:
    said = {"title": "Buurtpreventie", "owner": "wijkteam", "status": "loopt"}
    when = {"start": date(2025, 3, 1), "due": date(2026, 1, 20)}
    return {**WHO, "municipality": TOWN, "area": WIJK, "goal": 1, **said, **when}
