"""A mistake in a file of the catalogue stops the start with one error that names file and field."""

import shutil
from pathlib import Path

import pytest

from data.catalogue import HERE, CatalogueError, load_catalogue

KEPT = ("eenzaam", "inwoners", "misdrijven_per_1000")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small copy of the catalogue that a test may spoil."""
    copy = Path(shutil.copytree(HERE, tmp_path / "catalogue"))
    for path in (copy / "indicators").glob("*.yaml"):
        if path.stem not in KEPT:
            path.unlink()
    return copy


def spoil(folder: Path, old: str, new: str) -> str:
    """Changes one file of the copy; the one error that follows from it."""
    path = folder / "indicators" / "eenzaam.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return str(caught.value)


def test_the_copy_without_a_mistake_is_accepted(folder: Path) -> None:
    assert set(load_catalogue(folder).indicators) == set(KEPT)


def test_an_unknown_field_is_named_with_its_file(folder: Path) -> None:
    message = spoil(folder, "decimals:", "decimalen: 1\ndecimals:")
    assert "eenzaam.yaml" in message
    assert "decimalen" in message


def test_a_wrong_domain_is_named_with_its_file(folder: Path) -> None:
    message = spoil(folder, "domain: problemen", "domain: aanbieders")
    assert "eenzaam.yaml" in message
    assert "aanbieders" in message
    assert "topic" in message


def test_an_id_that_is_not_the_file_name_is_refused(folder: Path) -> None:
    message = spoil(folder, "topic:", "id: alleen\ntopic:")
    assert "eenzaam.yaml" in message
    assert "id" in message


def test_an_unknown_source_or_denominator_is_named_with_its_file(folder: Path) -> None:
    assert "eenzaam.yaml: source rivm is unknown" in spoil(folder, "rivm_50090", "rivm")


def test_a_second_population_is_refused(folder: Path) -> None:
    assert "population" in spoil(folder, "decimals:", "population: true\ndecimals:")


def test_a_file_that_is_no_yaml_is_named(folder: Path) -> None:
    assert "eenzaam.yaml" in spoil(folder, "title: Eenzaam", "title: [Eenzaam")


def test_a_catalogue_without_indicators_is_refused_in_one_sentence(folder: Path) -> None:
    shutil.rmtree(folder / "indicators")
    with pytest.raises(CatalogueError, match="exactly one indicator"):
        load_catalogue(folder)


PLACES = "places: {numerator: providers, denominator: %s}\ndecimals:"


@pytest.mark.parametrize("denominator", ["customers", "providers", "inhabitants", "contracts"])
def test_a_figure_from_places_that_cannot_be_counted_is_refused(
    folder: Path, denominator: str
) -> None:
    message = spoil(folder, "decimals:", PLACES % denominator)
    assert "eenzaam.yaml" in message
