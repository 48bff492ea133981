"""The description of the fictitious town: town.yaml, checked as strictly as the catalogue."""

from datetime import date
from pathlib import Path
from typing import Literal

import yaml

from data.catalogue.model import Strict

Point = tuple[float, float]
HERE = Path(__file__).parent


class River(Strict):
    """`course` in km, downstream; half_width: smallest and largest, in km."""

    name: str
    course: tuple[Point, ...]
    half_width: tuple[float, float]


class Water(Strict):
    """A harbour basin or a lake: its shore as a ring, rough from 0 (a quay) to about 0.2."""

    shore: tuple[Point, ...]
    rough: float


class Bump(Strict):
    at: Point
    strength: float
    radius: float


class Kind(Strict):
    """What a kind of buurt looks like: shares of inhabitants and dwellings, WOZ in 1,000 euro.

    social: the part of the rented dwellings that belongs to a housing corporation.

    `car` stretches the distances to a doctor, a shop and a school. visitors: people who are there
    but do not live there, so that a shopping street has more crime than its inhabitants explain.
    """

    young: float
    youth: float
    old: float
    size: float
    single: float
    owned: float
    social: float
    house: float
    woz: float
    car: float
    visitors: int = 0


class Move(Strict):
    """A corner at `at` with `people` inhabitants goes to another buurt in `year`."""

    at: Point
    year: int
    before: str
    after: str
    people: int


class Drift(Strict):
    area: str
    factor: Literal["deprivation", "lonely"]
    since: int
    yearly: float


class Intervention(Strict):
    """Something that helped: from `start` on the part `fewer` of a drawn count is not there.

    figure: the name of its column in figures.yaml.
    """

    area: str
    figure: str
    start: date
    fewer: float

    def part(self, year: int) -> float:
        """The part of a year's count that is not there; of the year of the start its own share."""
        begun = (self.start - date(self.start.year, 1, 1)).days / 365
        return self.fewer * min(max(year + 1 - self.start.year - begun, 0.0), 1.0)


class Buurt(Strict):
    """people: inhabitants in the first and in the last year. since: built from that year on."""

    name: str
    at: Point
    people: tuple[int, int]
    kind: str
    since: int | None = None


class Wijk(Strict):
    name: str
    buurten: tuple[Buurt, ...]


class Town(Strict):
    """Everything in town.yaml. first_year: before the first table, since a survey looks back."""

    name: str
    code: str
    seed: int
    origin: Point
    first_year: int
    last_year: int
    editions: tuple[int, ...]
    outline: tuple[Point, ...]
    river: River
    water: tuple[Water, ...]
    country_people: tuple[int, int]
    country_shares: dict[str, float]
    bumps: tuple[Bump, ...]
    kinds: dict[str, Kind]
    moves: tuple[Move, ...]
    drifts: tuple[Drift, ...]
    interventions: tuple[Intervention, ...]
    wijken: tuple[Wijk, ...]
    surveys: tuple[int, ...]

    @property
    def years(self) -> range:
        return range(self.first_year, self.last_year + 1)

    @property
    def wijk_names(self) -> dict[str, str]:
        """Code -> name; a wijk is numbered by its place in the list."""
        number = self.code[2:]
        return {f"WK{number}{n:02d}": wijk.name for n, wijk in enumerate(self.wijken, start=1)}

    @property
    def buurten(self) -> dict[str, Buurt]:
        """Code -> buurt, in order of code."""
        return {
            f"BU{wijk[2:]}{n:02d}": buurt
            for wijk, item in zip(self.wijk_names, self.wijken, strict=True)
            for n, buurt in enumerate(item.buurten, start=1)
        }

    @property
    def names(self) -> dict[str, str]:
        """Code -> name of the gemeente, every wijk and every buurt."""
        buurten = {code: buurt.name for code, buurt in self.buurten.items()}
        return {self.code: self.name, **self.wijk_names, **buurten}


def read_town(path: Path = HERE / "town.yaml") -> Town:
    """The town described in `path`. Raises pydantic.ValidationError."""
    return Town.model_validate(yaml.safe_load(path.read_text("utf-8")))
