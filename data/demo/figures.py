"""From people and hidden factors to figures: numerators that add up, rates that follow."""

from pathlib import Path
from typing import Literal
from zlib import crc32

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray
from pydantic import Field, TypeAdapter

from data.catalogue.model import Strict
from data.demo.people import BASE_YEAR
from data.demo.town import HERE, Town

Numbers = NDArray[np.float64]


class Figure(Strict):
    """One published column. Either `count` names what is counted, or a model with `level` makes it.

    Without `decimals` the count itself is published, rounded to `round`; else numerator / of * per.
    minimum: the smallest `of` that is published. secret: counts up to this one are not published.
    country: first and last year. older: how the elderly differ, on the scale of the link.
    """

    column: str
    name: str | None = None
    count: str | None = None
    of: str | None = None
    level: float | None = None
    link: Literal["logit", "log"] = "logit"
    scale: str | None = None
    pull: dict[str, float] = Field(default_factory=dict)
    trend: float = 0.0
    steps: dict[int, float] = Field(default_factory=dict)
    noise: float = 0.03
    draw: bool = False
    per: float = 1
    decimals: int | None = None
    round: int = 5
    minimum: int = 50
    secret: int = -1
    country: tuple[float, float] | None = None
    older: float = 0.15
    first: int = 0
    last: int = 9999

    def covers(self, year: int) -> bool:
        return self.first <= year <= self.last

    def predictor(self, years: Numbers) -> Numbers:
        """Level, trend and steps on the scale of the link: the country, without pulls."""
        share = (self.level or 0.0) / self.per
        start = np.log(share / (1 - share)) if self.link == "logit" else np.log(share)
        total: Numbers = start + self.trend * (years - BASE_YEAR)
        for year, jump in self.steps.items():
            total = total + jump * (years >= year)
        return total

    def inverse(self, predictor: Numbers) -> Numbers:
        power: Numbers = np.exp(predictor)
        return power / (1 + power) if self.link == "logit" else power


PerArea = dict[tuple[str, int], float]
Values = list[tuple[Figure, PerArea]]
"""Figures with their published value per (area, year); NaN where there is none."""


def read_figures(path: Path = HERE / "figures.yaml") -> dict[str, tuple[Figure, ...]]:
    """Source -> its figures. Raises pydantic.ValidationError."""
    adapter = TypeAdapter(dict[str, tuple[Figure, ...]])
    return adapter.validate_python(yaml.safe_load(path.read_text("utf-8")))


def modelled(figure: Figure, people: pd.DataFrame, seed: int) -> pd.Series:
    """The numerator of a modelled figure per (area, year): whole when drawn, else exact."""
    rng = np.random.default_rng([seed, crc32((figure.name or figure.column).encode())])
    years = people.index.get_level_values("year").to_numpy(dtype=float)
    predictor = figure.predictor(years)
    for factor, strength in figure.pull.items():
        predictor = predictor + strength * people[factor].to_numpy()
    areas = people.index.get_level_values("area")
    lasting = pd.Series(rng.normal(0, figure.noise * 1.5, areas.nunique()), areas.unique())
    predictor = predictor + lasting[areas].to_numpy() + rng.normal(0, figure.noise, len(people))
    rate = figure.inverse(predictor)
    if figure.scale:
        rate = rate * people[figure.scale].to_numpy()
    base = people[str(figure.of)].to_numpy()
    if not figure.draw:
        return pd.Series(rate * base, people.index)
    if figure.link == "log":
        return pd.Series(rng.poisson(rate * base).astype(float), people.index)
    return pd.Series(rng.binomial(base.astype(int), rate).astype(float), people.index)


def after_interventions(town: Town, figure: Figure, counted: pd.Series) -> pd.Series:
    """Without what planted interventions prevented. Chance of its own picks from what was drawn,
    so that every other figure stays as it was."""
    left = counted.copy()
    for item in town.interventions:
        if item.figure != figure.column:
            continue
        rng = np.random.default_rng([town.seed, crc32(f"{item.area} {item.figure}".encode())])
        for year in town.years:
            happened = int(left[item.area, year])
            left[item.area, year] = happened - rng.binomial(happened, item.part(year))
    return left


def counts(town: Town, people: pd.DataFrame, figures: tuple[Figure, ...]) -> pd.DataFrame:
    """People and every modelled numerator, for buurten, wijken and the gemeente.

    Index (area, year). Wijken and gemeente are sums of buurten, so only summable columns mean
    something there.
    """
    table = people.copy()
    for figure in figures:
        if figure.count is None:
            drawn = modelled(figure, people, town.seed)
            table[figure.name or figure.column] = after_interventions(town, figure, drawn)
    rows = table.reset_index()
    wijken = rows.assign(area="WK" + rows["area"].str[2:8])
    whole = rows.assign(area=town.code)
    upper = pd.concat([whole, wijken]).groupby(["area", "year"]).sum()
    return pd.concat([upper, table])


def country(town: Town, figure: Figure) -> pd.Series:
    """The published value of the country per year."""
    years = np.array(town.years, dtype=float)
    if figure.country is not None:
        raw = np.linspace(*figure.country, len(years))
    else:
        people = np.linspace(*town.country_people, len(years)) * town.country_shares.get(
            str(figure.of), 1
        )
        rate = figure.inverse(figure.predictor(years))
        raw = rate * (people if figure.decimals is None else figure.per)
    unit = figure.round if figure.decimals is None else 10.0**-figure.decimals
    return pd.Series(np.round(np.round(raw / unit) * unit, figure.decimals or 0), town.years)


def published(figure: Figure, table: pd.DataFrame) -> pd.Series:
    """The value of the figure per (area, year), NaN where the publisher would not give it."""
    numerator = table[figure.count or figure.name or figure.column]
    built = table["people"] > 0
    if figure.decimals is None:
        value = (numerator / figure.round).round() * figure.round
        enough = built
    else:
        base = table[str(figure.of)]
        value = (numerator / base.where(base > 0) * figure.per).round(figure.decimals)
        enough = built & (base >= figure.minimum if figure.of != "km2" else base > 0)
    if figure.count is None and figure.decimals is None:
        enough &= table[str(figure.of)] >= figure.minimum
    return value.where(enough & (numerator > figure.secret))


def values_of(town: Town, people: pd.DataFrame, figures: tuple[Figure, ...]) -> Values:
    """Every figure with what is published of it per (area, year), the country (NL00, NL01) too."""
    table = counts(town, people, figures)
    found = []
    for figure in figures:
        values = published(figure, table)
        cells: PerArea = dict(zip(values.index.tolist(), values.tolist(), strict=True))
        for year, value in zip(town.years, country(town, figure), strict=True):
            cells |= {("NL00", year): float(value), ("NL01", year): float(value)}
        found.append((figure, cells))
    return found
