"""National files: cut down to the gemeenten in the store, or the whole country when asked for."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine

from data.__main__ import cli
from data.catalogue import Catalogue
from data.load import load_paths
from data.publishing.staging import open_staging
from data.report import Outcome, Report
from data.steps import Step
from tests.bench.country import YEAR, Country, write_borders, write_figures
from tests.integration.small_town import facts

COUNTRY = Country(gemeenten=60, wijken=80, buurten=160)
HOME = "GM9000"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> dict[str, Path]:
    """`figures` of the country, and the borders of one gemeente (`home`)."""
    folder = tmp_path_factory.mktemp("country")
    (folder / "home").mkdir()
    return {
        "figures": write_figures(folder, COUNTRY, catalogue),
        "home": write_borders(folder / "home", COUNTRY, HOME),
    }


@pytest.fixture
def load(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> "Load":
    return Load(engine, catalogue, tmp_path / "originals")


class Load:
    def __init__(self, engine: Engine, catalogue: Catalogue, originals: Path) -> None:
        self.engine, self.catalogue, self.originals = engine, catalogue, originals
        self.heard: list[tuple[Step, int, int]] = []

    def __call__(self, path: Path, *, whole_country: bool = False) -> Report:
        return load_paths(
            self.engine,
            self.catalogue,
            [path],
            originals=self.originals,
            whole_country=whole_country,
            progress=lambda _file, *told: self.heard.append(told),
        )

    def gemeenten(self) -> set[str]:
        """With a figure."""
        return {f"GM{code[2:6]}" for code in facts(self.engine, "observation")["area"]}


def test_a_national_file_is_cut_down_to_the_gemeenten_in_the_store(
    load: Load, files: dict[str, Path]
) -> None:
    load(files["home"])
    report = load(files["figures"])
    assert [result.outcome for result in report.files] == [Outcome.LOADED]
    assert load.gemeenten() == {HOME, "GM"}
    assert set(facts(load.engine, "area")["municipality"]) == {HOME}
    assert any("andere gemeenten zijn overgeslagen" in note for note in report.files[0].notes)


def test_the_first_national_file_says_how_to_load_all_of_it(
    load: Load, files: dict[str, Path]
) -> None:
    (problem,) = load(files["figures"]).problems
    assert "--heel-nederland" in problem.cure


def test_the_whole_country_comes_in_when_it_is_asked_for(
    load: Load, files: dict[str, Path]
) -> None:
    load(files["home"])
    assert load(files["figures"]).loaded
    assert load(files["figures"], whole_country=True).loaded, "it was cut down before"
    assert len(load.gemeenten()) == COUNTRY.gemeenten + 1
    areas = facts(load.engine, "area")
    assert set(areas["code"]) | {"NL00"} == set(COUNTRY.codes)
    assert areas.loc[areas["municipality"] == HOME, "geometry"].notna().all()
    again = load(files["figures"], whole_country=True)
    assert [result.outcome for result in again.files] == [Outcome.UNCHANGED]


def test_gemeenten_without_borders_are_summed_up(load: Load, files: dict[str, Path]) -> None:
    load(files["home"])
    notes = load(files["figures"], whole_country=True).notes
    assert len(notes) == 3, "one for every level"
    words = f"Van {COUNTRY.gemeenten - 1} gemeenten zijn nog geen grenzen van de buurten geladen"
    assert any(note.startswith(words) and "en 54 andere" in note for note in notes)


def test_whoever_watches_hears_every_step_and_all_rows(load: Load, files: dict[str, Path]) -> None:
    report = load(files["figures"], whole_country=True)
    steps = [step for step, _done, _total in load.heard]
    assert list(dict.fromkeys(steps)) == list(Step)
    stored = [(done, total) for step, done, total in load.heard if step is Step.STORE]
    assert stored[-1] == (report.files[0].figures, report.files[0].figures)


def test_the_command_has_an_option_for_the_whole_country(
    files: dict[str, Path], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    rest = ["--originals", str(tmp_path / "originals"), "--database-url", url]
    command = ["load", str(files["figures"]), "--heel-nederland", *rest]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0, result.output
    staging = open_staging(url)
    areas = facts(staging, "area")
    staging.dispose()
    assert areas["municipality"].nunique() == COUNTRY.gemeenten
    assert set(areas["edition"]) == {YEAR}
