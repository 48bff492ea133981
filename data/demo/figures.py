"""From people and hidden factors to figures: numerators that add up, rates that follow from them."""

from pathlib import Path
from typing import Literal
from zlib import crc32

import numpy as np
import pandas as pd
import yaml
from numpy.typing import NDArray
from pydantic import TypeAdapter

from data.catalogue.model import Strict
from data.demo.people import BASE_YEAR
from data.demo.town import HERE, Town

Numbers = NDArray[np.float64]


class Figure(Strict):
    """One published column. Either `count` names what is counted, or a model with `level` makes it.

    A count without `per` is published as a count, rounded to `round`; else numerator / of * per.
    """

    column: str
    name: str | None = None
    count: str | None = None
    of: str | None = None
    level: float | None = None
    link: Literal["logit", "log"] = "logit"
    scale: str | None = None
    pull: dict[str, float] = {}
    trend: float = 0.0
    steps: dict[int, float] = {}
    noise: float = 0.03
    draw: bool = False
    per: float = 1
    decimals: int | None = None
    round: int = 5
    minimum: int = 50
    secret: int = -1
    country: tuple[float, float] | None = None
    first: int = 0
    last: int = 9999

    def predictor(self, years: Numbers) -> Numbers:
        """Level, trend and steps on the scale of the link: the country, without pulls."""
        assert self.level is not None
        share = self.level / self.per
        start = np.log(share / (1 - share)) if self.link == "logit" else np.log(share)
        steps = sum((jump * (years >= year) for year, jump in self.steps.items()), 0 * years)
        return start + self.trend * (years - BASE_YEAR) + steps

    def inverse(self, predictor: Numbers) -> Numbers:
        return 1 / (1 + np.exp(-predictor)) if self.link == "logit" else np.exp(predictor)


def read_figures(path: Path = HERE / "figures.yaml") -> dict[str, tuple[Figure, ...]]:
    """Source -> its figures. Raises pydantic.ValidationError."""
    adapter = TypeAdapter(dict[str, tuple[Figure, ...]])
    return adapter.validate_python(yaml.safe_load(path.read_text("utf-8")))


def modelled(figure: Figure, people: pd.DataFrame, seed: int) -> pd.Series:
    """The numerator of a modelled figure per (area, year): whole when drawn, else exact."""
    rng = np.random.default_rng([seed, crc32(figure.column.encode())])
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


def counts(town: Town, people: pd.DataFrame, figures: tuple[Figure, ...]) -> pd.DataFrame:
    """People and every modelled numerator, for buurten, wijken and the gemeente.

    Index (area, year). Wijken and gemeente are sums of buurten, so only summable columns mean
    something there.
    """
    table = people.copy()
    for figure in figures:
        if figure.count is None:
            table[figure.name or figure.column] = modelled(figure, people, town.seed)
    rows = table.reset_index()
    wijken = rows.assign(area="WK" + rows["area"].str[2:8])
    whole = rows.assign(area=town.code)
    upper = pd.concat([whole, wijken]).groupby(["area", "year"]).sum()
    return pd.concat([upper, table])


def country(figure: Figure, years: Numbers, inhabitants: Numbers) -> Numbers:
    """The published value of the country in each year."""
    if figure.country is not None:
        first, last = figure.country
        raw = first + (last - first) * np.linspace(0, 1, len(years))
    else:
        rate = figure.inverse(figure.predictor(years))
        raw = rate * (inhabitants * 0.75 if figure.decimals is None else figure.per)
    unit = figure.round if figure.decimals is None else 10.0**-figure.decimals
    return np.round(np.round(raw / unit) * unit, figure.decimals or 0)


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


def in_years(figure: Figure, year: int) -> bool:
    return figure.first <= year <= figure.last
