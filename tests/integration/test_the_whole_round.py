"""The round of a data steward, with the commands of the guide, from fetching to taking back."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from data.__main__ import cli
from data.catalogue import Catalogue
from data.store import health, open_store
from tests.integration.open_data_server import open_data_server
from tests.integration.open_data_town import TOWN, areas_of, people
from tests.integration.published_town import Rows, facts
from tests.integration.small_town import (
    POPULATION,
    write_borders,
    write_kwb,
)

YEARS = (2023, 2024)


class Steward:
    """Types commands; no file goes anywhere but under `folder`."""

    def __init__(self, url: str, folder: Path) -> None:
        self.url, self.folder = url, folder

    def does(self, *words: str, expects: int = 0) -> str:
        own = {"load": ["--originals", str(self.folder / "originals")]}.get(words[0], [])
        database = [] if words[0] == "fetch" else ["--database-url", self.url]
        arguments = [*words, *own, *database]
        result: Result = CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"})
        assert result.exit_code == expects, (words, result.output, result.exception)
        return result.output

    def sees(self) -> Rows:
        """The facts that the pages would show."""
        engine = open_store(self.url)
        try:
            return facts(engine)
        finally:
            engine.dispose()

    def version(self) -> int:
        engine = open_store(self.url)
        try:
            return health(engine)
        finally:
            engine.dispose()


@pytest.fixture
def steward(database_url: str, tmp_path: Path) -> Steward:
    return Steward(database_url, tmp_path)


def test_figures_are_fetched_checked_published_taken_back_and_published_again(
    steward: Steward, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    downloads = steward.folder / "downloads"
    with open_data_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        years = f"{YEARS[0]}-{YEARS[1]}"
        steward.does("fetch", TOWN, "--years", years, "--with-country", "--to", str(downloads))
    nothing = steward.sees()
    steward.does("load", str(downloads))
    assert steward.sees() == nothing, "loading shows nothing yet"
    steward.does("check")
    assert steward.version() == 0
    assert "Gepubliceerd als versie 1" in steward.does("publish", "--wie", "An")
    shown = steward.sees()
    assert {row[1] for row in shown["area"]} >= set(areas_of(TOWN))
    name = catalogue.population.id
    inhabitants = {(row[1], row[2]): row[3] for row in shown["observation"] if row[0] == name}
    for code in areas_of(TOWN):
        assert inhabitants["2024", code] == people(code, 2024)
    assert "An" in steward.does("status")
    assert "is al te zien" in steward.does("publish")
    steward.does("undo", "--reden", "een proef")
    assert steward.sees() == nothing
    steward.does("publish")
    assert steward.sees() == shown
    assert steward.version() == 3


def test_a_remark_needs_a_reason_and_the_reason_is_kept(steward: Steward) -> None:
    folder = steward.folder
    steward.does("load", str(write_borders(folder)), str(write_kwb(folder)))
    steward.does("publish")
    before = steward.sees()
    wrong = {code: people * 10 for code, people in POPULATION.items() if code != "NL00"}
    steward.does("load", str(write_kwb(folder, population=wrong)))
    assert "10 keer zo hoog" in steward.does("check")
    assert "Niet gepubliceerd" in steward.does("publish", expects=2)
    assert steward.sees() == before
    steward.does("publish", "--akkoord", "Het CBS telde eerst niet iedereen")
    assert steward.sees() != before
    assert "Het CBS telde eerst niet iedereen" in steward.does("status")
