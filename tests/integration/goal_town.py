"""The small gemeente with a few figures to aim at, and forms that are filled in well."""

from datetime import datetime
from typing import Any

from sqlalchemy import Engine, insert, update

from data.schema import observation, store_state
from tests.integration.fasen_town import BUURT, WIJK, fill

LONELY, INCOME, CRIME = "eenzaam", "inkomen_per_inwoner", "misdrijven_per_1000"
HEALTHY = "goed_ervaren_gezondheid"
GOAL: dict[str, Any] = {
    "area": WIJK,
    "indicator": LONELY,
    "start": "2022 53.8",
    "target": "48,5",
    "due_year": "2030",
    "owner": "wethouder zorg",
    "reason": "Eenzaamheid maakt ziek.",
    "priority": "",
}
ACTION: dict[str, Any] = {
    "area": WIJK,
    "title": "Inloop in het buurthuis",
    "owner": "welzijn",
    "status": "loopt",
    "goal": "",
    "theme": "lokale_teams",
    "indicator": "",
    "start": "2024-03-01",
    "due": "2030-12-31",
    "budget": "25.000",
    "place": "",
    "remark": "",
}


def fill_with_figures(engine: Engine) -> Engine:
    """Version 1 of the store."""
    fill(engine)
    state = {"id": 1, "version": 1, "changed": datetime(2026, 1, 1), "fictitious": 1}  # noqa: DTZ001 - the store has naive times
    with engine.begin() as connection:
        connection.execute(insert(store_state).values(**state))
    for period, value in (("2016", 51.1), ("2020", 53.0), ("2022", 53.8)):
        add_figure(engine, LONELY, WIJK, period, value)
    add_figure(engine, INCOME, WIJK, "2023", 28.4)
    add_figure(engine, CRIME, WIJK, "2024", 31.5, numerator=63.0, denominator=2000.0)
    add_figure(engine, LONELY, BUURT, "2022", None)
    return engine


def add_figure(
    engine: Engine, indicator: str, area: str, period: str, value: float | None, **more: object
) -> None:
    """One more figure; None is withheld. The store gets a new version."""
    row: dict[str, object] = {"indicator": indicator, "area": area, "period": period}
    row |= {
        "value": value,
        "source_file": 1,
        "status": "withheld" if value is None else "final",
        **more,
    }
    with engine.begin() as connection:
        connection.execute(insert(observation).values(**row))
        connection.execute(update(store_state).values(version=store_state.c.version + 1))
