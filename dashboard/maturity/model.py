"""The six themes and four phases of wijkgericht werken, as one strict model.

Source: the publication "Wijkgericht werken" of the Ondersteuningsteam Zorg voor de Jeugd and EHdK;
every text is our own.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, get_args

import yaml
from pydantic import Field, model_validator

from data.catalogue.model import Identifier, Sentence, Strict, Theme

HERE = Path(__file__).parent
Phase = Literal[1, 2, 3, 4]
Step = Literal[1, 2, 3]
"""A step is named after the phase that it leaves: step 1 goes from phase 1 to phase 2."""
Question = Annotated[str, Field(pattern=r"\?$")]


class Publication(Strict):
    title: str
    publisher: str
    url: Annotated[str, Field(pattern=r"^https://")]


class PhaseText(Strict):
    phase: Phase
    name: Annotated[str, Field(min_length=3)]
    short: Annotated[str, Field(min_length=3, max_length=16)]
    """The name where there is little room: in a cell, below a slider."""
    description: Sentence


class ThemeText(Strict):
    """cells: phase -> what is true there. steps: step -> what helps to take it."""

    id: Theme
    title: Annotated[str, Field(min_length=3)]
    question: Question
    meaning: Sentence
    cells: dict[Phase, Sentence]
    steps: dict[Step, tuple[Sentence, ...]]
    indicators: tuple[Identifier, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> "ThemeText":
        if set(self.cells) != set(get_args(Phase)) or set(self.steps) != set(get_args(Step)):
            raise ValueError("a theme has four cells and three steps")
        if not all(self.steps.values()):
            raise ValueError("a step says what helps")
        return self


class BasicFunction(Strict):
    """One of the five functions of a local team; a sub-scale of the theme lokale_teams."""

    id: Identifier
    title: str
    meaning: Sentence


class Example(Strict):
    municipality: str
    themes: tuple[Theme, ...]
    steps: tuple[Step, ...]
    what: Sentence


class ApproachStep(Strict):
    step: Phase
    title: str
    meaning: Sentence


class MaturityModel(Strict):
    source: Publication
    phases: tuple[PhaseText, ...]
    themes: tuple[ThemeText, ...]
    basic_functions: tuple[BasicFunction, ...]
    examples: tuple[Example, ...]
    approach: tuple[ApproachStep, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> "MaturityModel":
        if tuple(theme.id for theme in self.themes) != get_args(Theme):
            raise ValueError("the themes are the six of the catalogue, in that order")
        if tuple(text.phase for text in self.phases) != get_args(Phase):
            raise ValueError("the phases run from 1 to 4")
        return self

    def theme(self, theme: str) -> ThemeText:
        """Raises KeyError."""
        return {text.id: text for text in self.themes}[theme]  # type: ignore[index]

    def phase(self, phase: int) -> PhaseText:
        """Raises KeyError."""
        return {text.phase: text for text in self.phases}[phase]  # type: ignore[index]

    def examples_of(self, theme: str, step: int) -> tuple[Example, ...]:
        """What municipalities did that took this step in this theme."""
        return tuple(e for e in self.examples if theme in e.themes and step in e.steps)


@lru_cache(maxsize=1)
def maturity_model() -> MaturityModel:
    """The model of the two YAML files. Raises pydantic's ValidationError when it is not whole."""
    content = yaml.safe_load((HERE / "model.yaml").read_text("utf-8"))
    examples = yaml.safe_load((HERE / "examples.yaml").read_text("utf-8"))
    return MaturityModel.model_validate({**content, "examples": examples})
