"""`python -m data fetch` as the user types it: what is shown, and how it ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from data.__main__ import cli
from data.fetchers.service import Patience
from tests.integration.open_data_server import Fault, OpenDataServer, open_data_server
from tests.integration.open_data_town import TOWN

KWB_URL = "85984NED/TypedDataSet"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenDataServer]:
    quick = Patience(between=0.0, pause=lambda _: None)
    monkeypatch.setattr("data.fetchers.run.Patience", lambda: quick)
    with open_data_server() as started:
        for name, value in started.environment.items():
            monkeypatch.setenv(name, value)
        yield started


def run(folder: Path, *words: str) -> Result:
    arguments = ["fetch", *words, "--to", str(folder)]
    return CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"})


def test_all_went_well(server: OpenDataServer, tmp_path: Path) -> None:
    done = run(tmp_path, TOWN, "--years", "2024", "--with-country", "--with", "GM9998")
    assert done.exit_code == 0, done.output
    assert "opgehaald" in done.output
    assert f"python -m data load {tmp_path / TOWN}" in done.output
    assert server.asked_for("gemeentecode=GM9998")


def test_something_is_missing(server: OpenDataServer, tmp_path: Path) -> None:
    server.faults.append(Fault(KWB_URL, times=99, status=503))
    done = run(tmp_path, TOWN, "--years", "2024")
    assert done.exit_code == 1
    assert "Niet opgehaald" in done.output
    assert "geeft fout 503" in done.output
    assert "Geef later dezelfde opdracht" in done.output
    assert "python -m data load" in done.output


def test_nothing_is_there(server: OpenDataServer, tmp_path: Path) -> None:
    done = run(tmp_path, "GM9990", "--years", "2024")
    assert done.exit_code == 2
    assert "niets van deze gemeente" in done.output
    assert "python -m data load" not in done.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Rekenhoven"], "geen code van een gemeente"),
        ([TOWN, "--years", "1980"], "geen tabel bekend"),
        ([TOWN, "--with", "GM1"], "geen code van een gemeente"),
    ],
)
def test_a_wrong_question_asks_nothing(
    server: OpenDataServer, tmp_path: Path, words: list[str], said: str
) -> None:
    done = run(tmp_path, *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert server.asked == []


def test_a_setting_that_is_no_address_is_told(
    server: OpenDataServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CBS_URL", "opendata")
    done = run(tmp_path, TOWN)
    assert done.exit_code == 2
    assert "CBS_URL is geen webadres" in done.stderr
    assert not (tmp_path / TOWN).exists() or not any((tmp_path / TOWN).iterdir())


def test_a_folder_that_cannot_be_made_is_told(server: OpenDataServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run(tmp_path / "file" / "deeper", TOWN, "--years", "2024")
    assert done.exit_code == 2
    assert "kan niets worden bewaard" in done.stderr
