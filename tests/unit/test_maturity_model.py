"""The model of the six themes is whole, refers to figures that exist, and is in our own words."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

from dashboard.maturity.model import MaturityModel, maturity_model
from data.catalogue import Catalogue
from data.catalogue.model import Theme

NAMED = {
    *("Nijmegen", "Waddinxveen", "Gouda", "Utrecht", "Oosterhout", "Uithoorn", "Drimmelen"),
    "Rotterdam",
}
TAKEN_OVER = 9
"""So many words in a row, the same as in the publication, are no longer our own."""


def every_text(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    parts = value if isinstance(value, list | tuple) else []
    return [text for part in parts for text in every_text(part)]


def test_there_are_six_themes_four_phases_24_cells_and_18_steps() -> None:
    model = maturity_model()
    assert [theme.id for theme in model.themes] == list(get_args(Theme))
    assert [text.phase for text in model.phases] == [1, 2, 3, 4]
    assert sum(len(theme.cells) for theme in model.themes) == 24
    assert sum(len(theme.steps) for theme in model.themes) == 18
    assert len(model.basic_functions) == 5
    assert len(model.approach) == 4


def test_no_text_is_empty_and_no_text_is_there_twice() -> None:
    cells = [text for theme in maturity_model().themes for text in theme.cells.values()]
    assert len(set(cells)) == 24
    assert all(text.strip() for text in every_text(maturity_model().model_dump()))


def test_every_municipality_of_the_publication_is_an_example() -> None:
    assert {example.municipality for example in maturity_model().examples} == NAMED


def test_every_related_figure_is_in_the_catalogue(catalogue: Catalogue) -> None:
    related = {figure for theme in maturity_model().themes for figure in theme.indicators}
    assert related <= set(catalogue.indicators)


def test_an_example_is_found_at_the_step_that_it_helps_with() -> None:
    found = maturity_model().examples_of("samenwerking", 1)
    assert [example.municipality for example in found] == ["Oosterhout", "Drimmelen"]


def test_a_model_that_lacks_a_cell_or_a_theme_is_refused() -> None:
    content = maturity_model().model_dump()
    del content["themes"][0]["cells"][2]
    with pytest.raises(ValidationError, match="four cells"):
        MaturityModel.model_validate(content)
    content = maturity_model().model_dump()
    with pytest.raises(ValidationError, match="six of the catalogue"):
        MaturityModel.model_validate({**content, "themes": content["themes"][:5]})


def test_no_sentence_is_taken_over_from_the_publication(shared_data: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", re.sub(r"-\s*\n\s*", "", text).lower())
        return {tuple(words[at : at + TAKEN_OVER]) for at in range(len(words) - TAKEN_OVER + 1)}

    seeds = [file.read_text("utf-8") for file in (shared_data.parent / "seed").glob("*.txt")]
    theirs = set().union(*map(runs, seeds))
    own_texts = every_text(maturity_model().model_dump(exclude={"source"}))
    ours = [run for text in own_texts for run in runs(text)]
    assert theirs
    assert [run for run in ours if run in theirs] == []
