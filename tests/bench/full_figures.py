"""Fills the areas of a town with every figure of the catalogue, over twelve years."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Engine, func, select

from dashboard.compare import per_of
from data.bulk import insert_frame
from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.records import next_version
from data.schema import COUNTRY, area, observation, source_file
from data.store import writing

YEARS = tuple(str(year) for year in range(2014, 2026))
WITHHELD = 0.03
"""Part of the figures that has a reason instead of a value."""
Floats = NDArray[np.float64]


def fill(engine: Engine, catalogue: Catalogue) -> None:
    """A figure for every indicator, year and area (the country too): counts where an interval can
    be computed from them. Straight into the table: what is measured is reading."""
    codes = [*codes_of(engine), COUNTRY]
    with writing(engine) as connection:
        file = connection.execute(select(func.min(source_file.c.id))).scalar_one()
        connection.execute(observation.delete())
        for frame in _frames(catalogue, codes):
            insert_frame(connection, observation, frame.assign(source_file=file))
        next_version(connection, fictitious=True)


def codes_of(engine: Engine) -> list[str]:
    """Every area of the store, in order."""
    with engine.connect() as connection:
        return list(connection.scalars(select(area.c.code).distinct().order_by(area.c.code)))


def _frames(catalogue: Catalogue, codes: list[str]) -> Iterator[pd.DataFrame]:
    for number, indicator in enumerate(catalogue.indicators.values()):
        chance = np.random.default_rng(number)
        level = chance.beta(2, 6, len(codes))
        drift = chance.normal(0, 0.02, len(codes))
        for at, period in enumerate(YEARS):
            noise = chance.normal(0, 0.02, len(codes))
            share = np.clip(level + at * drift + noise, 0.01, 0.99)
            withheld = chance.random(len(codes)) < WITHHELD
            yield _frame(indicator, period, codes, share, withheld)


def _frame(
    indicator: Indicator, period: str, codes: list[str], share: Floats, withheld: NDArray[np.bool_]
) -> pd.DataFrame:
    low, high = indicator.valid_range
    value = low + (high - low) * share
    size = np.array([max(100.0, 25_000.0 / 10 ** (len(code) / 5)) for code in codes])
    counted = indicator.kind in ("share", "rate") and np.isfinite(per_of(indicator))
    numerator = np.rint(share * size) if counted else np.full(len(codes), np.nan)
    value = numerator / size * per_of(indicator) if counted else np.round(value, 1)
    frame = pd.DataFrame(
        {"value": value, "numerator": numerator, "denominator": size if counted else np.nan}
    )
    frame[withheld] = np.nan
    status = np.where(withheld, Status.WITHHELD, Status.FINAL)
    return frame.assign(indicator=indicator.id, period=period, area=codes, status=status)
