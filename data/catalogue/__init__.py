"""Reads and checks the catalogue once; everybody else gets the frozen result."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from data.catalogue.model import Column, Domain, Indicator
from data.catalogue.persons import wrong_persons
from data.catalogue.source import Source
from data.catalogue.strict import Strict

HERE = Path(__file__).parent
Model = TypeVar("Model", bound=Strict)


class CatalogueError(ValueError):
    """A catalogue file is wrong; the message names the file and the field."""


@dataclass(frozen=True)
class Catalogue:
    domains: tuple[Domain, ...]
    sources: dict[str, Source]
    indicators: dict[str, Indicator]

    @cached_property
    def population(self) -> Indicator:
        """The one indicator that counts inhabitants."""
        return next(i for i in self.indicators.values() if i.population)

    def columns_of(self, source: str) -> list[tuple[Indicator, Column]]:
        """Every (indicator, column) that the source feeds."""
        return [
            (indicator, column)
            for indicator in self.indicators.values()
            for column in indicator.columns
            if column.source == source
        ]

    def topic_title(self, topic: str) -> str:
        return next(t.title for d in self.domains for t in d.topics if t.id == topic)


def _yaml(path: Path) -> Any:  # noqa: ANN401 - YAML is anything until the model has read it
    """The file with libyaml where it is there: eight times as fast."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders


def _read(path: Path, model: type[Model], **extra: str) -> Model:
    try:
        return model.model_validate({**extra, **(_yaml(path) or {})})
    except (ValidationError, yaml.YAMLError, TypeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def _check(catalogue: Catalogue) -> Catalogue:
    """References between files: topics, sources, denominators, persons, one population."""
    topics = {(d.id, t.id) for d in catalogue.domains for t in d.topics}
    for item in catalogue.indicators.values():
        if (item.domain, item.topic) not in topics:
            raise CatalogueError(f"{item.id}.yaml: topic {item.topic} is not in {item.domain}")
        if item.denominator and item.denominator not in catalogue.indicators:
            raise CatalogueError(f"{item.id}.yaml: denominator {item.denominator} is unknown")
        divided = catalogue.indicators[item.denominator] if item.denominator else None
        if item.places and divided and not divided.population:
            raise CatalogueError(f"{item.id}.yaml: places are divided by the population only")
        for column in item.columns:
            if column.source not in catalogue.sources:
                raise CatalogueError(f"{item.id}.yaml: source {column.source} is unknown")
    if sum(i.population for i in catalogue.indicators.values()) != 1:
        raise CatalogueError("exactly one indicator has population: true")
    for wrong in wrong_persons(catalogue.indicators):
        raise CatalogueError(wrong)
    return catalogue


@lru_cache(maxsize=4)
def load_catalogue(folder: Path = HERE) -> Catalogue:
    """The catalogue in `folder`, checked as a whole. Raises CatalogueError."""
    raw = _yaml(folder / "domains.yaml")
    try:
        domains = TypeAdapter(tuple[Domain, ...]).validate_python(raw)
    except ValidationError as error:
        raise CatalogueError(f"domains.yaml: {error}") from error
    sources = [_read(p, Source, id=p.stem) for p in sorted((folder / "sources").glob("*.yaml"))]
    files = sorted((folder / "indicators").glob("*.yaml"))
    indicators = [_read(p, Indicator, id=p.stem) for p in files]
    for path, item in zip(files, indicators, strict=True):
        if path.stem != item.id:
            raise CatalogueError(f"{path.name}: the id must equal the file name")
    order = {t.id: n for n, t in enumerate(t for d in domains for t in d.topics)}
    indicators.sort(key=lambda i: (order.get(i.topic, 99), not i.headline, i.title))
    return _check(Catalogue(domains, {s.id: s for s in sources}, {i.id: i for i in indicators}))
