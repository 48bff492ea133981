"""The description of who is active in the town: places.yaml, checked as strictly as the rest."""

from datetime import date
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from data.catalogue.model import Identifier, Sentence, Strict, Theme
from data.demo.town import HERE
from data.place import Law

Factor = Literal["central", "deprivation", "lonely"]
Years = tuple[int, int]
"""First and last year in which something may begin."""


class Work(Strict):
    """What somebody does: laws, topics of the catalogue, themes of wijkgericht werken."""

    laws: tuple[Law, ...] = ()
    topics: tuple[Identifier, ...]
    themes: tuple[Theme, ...] = ()


class ProviderSort(Work):
    name: str
    contract: bool = False


class InitiativeSort(Work):
    """who, what: words for the organiser and the description. reach, budget: smallest, largest."""

    name: str
    who: str
    what: Sentence
    reach: tuple[int, int]
    budget: tuple[int, int]


class Teams(Work):
    sort: str
    years: Years


class Crowd(Strict):
    """How many points, where they gather, when they begin, which part closed or is silent."""

    count: int
    pull: dict[Factor, float] = Field(default_factory=dict)
    years: Years
    closes: float
    silent: float


class Providers(Crowd):
    sorts: tuple[ProviderSort, ...]


class Initiatives(Crowd):
    """ideas: the part that did not begin yet."""

    ideas: float
    sorts: tuple[InitiativeSort, ...]


class Schools(Strict):
    count: int
    names: tuple[str, ...]
    kinds: tuple[str, ...]


class Plan(Strict):
    """Everything in places.yaml. written: the day of the lists. site: where links point to."""

    written: date
    site: str
    streets: tuple[str, ...]
    teams: Teams
    providers: Providers
    initiatives: Initiatives
    schools: Schools


def read_plan(path: Path = HERE / "places.yaml") -> Plan:
    """Raises pydantic.ValidationError."""
    return Plan.model_validate(yaml.safe_load(path.read_text("utf-8")))
