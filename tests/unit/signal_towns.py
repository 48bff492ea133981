"""Towns whose differences and trends are known, because they are drawn here."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.steering.judged import Judged, judged
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.figures import OBSERVATION_COLUMNS

GEMEENTE = "GM9999"
AREAS, FIGURES, YEARS = 10, 8, 6
Floats = NDArray[np.float64]


def figures_of(catalogue: Catalogue) -> list[Indicator]:
    """Shares and rates in turn, half of them better when high."""
    example = next(i for i in catalogue.indicators.values() if i.is_derived and i.kind == "rate")
    changes = [
        {
            "id": f"figure_{number}",
            "kind": "share" if number % 2 else "rate",
            "unit": "%" if number % 2 else "per 1.000 inwoners",
            "per": 100 if number % 2 else 1000,
            "polarity": "lower_is_better" if number < FIGURES / 2 else "higher_is_better",
        }
        for number in range(FIGURES)
    ]
    return [example.model_copy(update=change) for change in changes]


@dataclass(frozen=True)
class Plan:
    """What is true of a town: area x figure, on the scale of the log of a rate.

    level: how far an area lies from its town. course: change a year.
    """

    level: Floats
    course: Floats

    def with_worries(
        self, places: Sequence[tuple[int, int]], figures: Sequence[Indicator]
    ) -> "Plan":
        """The same with worse and worsening figures at these (area, figure)."""
        level, course = self.level.copy(), self.course.copy()
        for area, figure in places:
            side = 1 if figures[figure].polarity == "lower_is_better" else -1
            level[area, figure], course[area, figure] = side * 0.5, side * 0.12
        return Plan(level, course)


def nothing(figures: int = FIGURES) -> Plan:
    """Every area has the rates of its town, in every year."""
    return Plan(np.zeros((AREAS, figures)), np.zeros((AREAS, figures)))


def halves(chance: np.random.Generator) -> Plan:
    """One half of every claim is true, which is where false signals come from: figures that differ
    between areas and stand still, and figures that move everywhere alike."""
    plan = nothing()
    differ = np.arange(FIGURES) % 4 < 2
    plan.level[:, differ] = chance.normal(0, 0.5, (AREAS, int(differ.sum())))
    plan.course[:, ~differ] = chance.normal(0, 0.05, int((~differ).sum()))
    return plan


def town(
    plan: Plan, figures: Sequence[Indicator], chance: np.random.Generator, jumps: float = 0.0
) -> pd.DataFrame:
    """indicator and OBSERVATION_COLUMNS of the areas and of the gemeente, which is their sum.

    jumps: how much every rate jumps from year to year, as a part of it.
    """
    people = np.rint(chance.uniform(400, 6000, AREAS))
    time = np.arange(YEARS) - (YEARS - 1) / 2
    rates = chance.uniform(0.03, 0.15, len(figures))[None, :, None] * np.exp(
        plan.level[:, :, None] + plan.course[:, :, None] * time
    )
    if jumps:
        rates = rates * chance.gamma(jumps**-2, jumps**2, rates.shape)
    trials = np.broadcast_to(people[:, None, None], rates.shape)
    share = np.array([figure.kind == "share" for figure in figures])[None, :, None]
    rates = np.minimum(rates, 0.9)
    drawn = chance.binomial(trials.astype(int), rates), chance.poisson(trials * rates)
    events = np.where(share, *drawn).astype(float)
    events = np.concatenate([events, events.sum(axis=0, keepdims=True)])
    below = np.concatenate([trials, trials.sum(axis=0, keepdims=True)])
    return _frame(events, below, figures)


def _frame(events: Floats, below: Floats, figures: Sequence[Indicator]) -> pd.DataFrame:
    per = np.array([figure.per for figure in figures], dtype=float)[None, :, None]
    areas, names = np.array([*codes(), GEMEENTE]), np.array([figure.id for figure in figures])
    periods = np.array([str(2017 + year) for year in range(YEARS)])
    area, figure, year = (axis.ravel() for axis in np.indices(events.shape))
    frame = pd.DataFrame(
        {
            "indicator": names[figure],
            "area": areas[area],
            "period": periods[year],
            "value": (events / below * per).ravel(),
            "status": "final",
            "numerator": events.ravel(),
            "denominator": below.ravel(),
            "lower": np.nan,
            "upper": np.nan,
        }
    )
    return frame.reindex(columns=["indicator", *OBSERVATION_COLUMNS])


def codes() -> list[str]:
    return [f"BU9999{number:04d}" for number in range(AREAS)]


def judged_town(
    plan: Plan, figures: Sequence[Indicator], chance: np.random.Generator, jumps: float = 0.0
) -> tuple[Judged, ...]:
    newest = [(figure, str(2016 + YEARS)) for figure in figures]
    names = {code: f"Buurt {code[-4:]}" for code in codes()}
    return judged(town(plan, figures, chance, jumps), names, GEMEENTE, newest)
