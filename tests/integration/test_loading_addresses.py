"""Files with addresses only, from the command line to the store, with a local address service."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Table, func, select

from data.__main__ import cli
from data.locatieserver import SETTING
from data.place_schema import address_point, place
from data.publishing.staging import open_staging
from tests.integration.small_town import write_borders
from tests.unit.address_server import AddressServer, Reply, answer, record, running

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[AddressServer]:
    monkeypatch.setenv("NO_PROXY", "*")
    with running() as started:
        monkeypatch.setenv(SETTING, started.url)
        yield started


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite3'}"


def in_buurt(number: int) -> dict[str, object]:
    """A record of Kerkstraat `number`, in the first square of the small town."""
    return record(
        huisnummer=number,
        huis_nlt=str(number),
        weergavenaam=f"Kerkstraat {number}, 1234AB Rekenhoven",
        centroide_rd=f"POINT({128_700 + number} 446361)",
    )


def write_providers(folder: Path, *rows: str) -> Path:
    path = folder / "aanbieders.csv"
    path.write_text("\n".join(["naam;adres;postcode;plaats;contract_tot;wijkdoelen", *rows]))
    return path


def row(number: int) -> str:
    return f"Aanbieder {number};Kerkstraat {number};1234 AB;Rekenhoven;2027-01-01;ja"


def load(url: str, folder: Path, *arguments: str) -> Result:
    originals = ["--originals", str(folder / "originals"), "--database-url", url]
    return CliRunner().invoke(cli, ["load", *arguments, *originals], env={"COLUMNS": "200"})


def count(url: str, table: Table) -> int:
    engine = open_staging(url)
    with engine.connect() as connection:
        number = connection.scalar(select(func.count()).select_from(table))
    engine.dispose()
    return int(number or 0)


def test_places_with_only_an_address_come_on_the_map(
    server: AddressServer, url: str, tmp_path: Path
) -> None:
    server.replies = [answer(in_buurt(1)), answer(in_buurt(2))]
    borders, providers = write_borders(tmp_path), write_providers(tmp_path, row(1), row(2))
    result = load(url, tmp_path, "--zoek-adressen", str(borders), str(providers))
    assert result.exit_code == 0, result.output
    engine = open_staging(url)
    with engine.connect() as connection:
        rows = connection.execute(select(place.c.x, place.c.y).order_by(place.c.x)).all()
    engine.dispose()
    assert [tuple(found) for found in rows] == [(128_701.0, 446_361.0), (128_702.0, 446_361.0)]


def test_without_being_asked_nothing_is_sent(
    server: AddressServer, url: str, tmp_path: Path
) -> None:
    borders, providers = write_borders(tmp_path), write_providers(tmp_path, row(1), row(2))
    result = load(url, tmp_path, str(borders), str(providers))
    assert result.exit_code == 2
    assert "--zoek-adressen" in result.output
    assert server.asked == []
    assert count(url, place) == 0


def test_every_unknown_address_is_in_the_report_and_what_was_found_is_kept(
    server: AddressServer, url: str, tmp_path: Path
) -> None:
    server.replies = [answer(in_buurt(1)), answer()]
    borders = write_borders(tmp_path)
    providers = write_providers(tmp_path, *(row(number) for number in (1, 2, 3)))
    result = load(url, tmp_path, "--zoek-adressen", str(borders), str(providers))
    assert result.exit_code == 2
    assert "Rij 3" in result.output
    assert "Rij 4" in result.output
    assert "Rij 2" not in result.output
    assert count(url, place) == 0
    assert count(url, address_point) == 3
    asked = len(server.asked)
    load(url, tmp_path, "--zoek-adressen", str(providers))
    assert len(server.asked) == asked


def test_a_service_that_refuses_leaves_the_store_as_it_was(
    server: AddressServer, url: str, tmp_path: Path
) -> None:
    server.replies = [Reply(status=400)]
    borders = write_borders(tmp_path)
    providers = write_providers(tmp_path, *(row(number) for number in range(1, 31)))
    result = load(url, tmp_path, "--zoek-adressen", str(borders), str(providers))
    assert result.exit_code == 2
    assert result.output.count("weigert de vraag met fout 400") == 1
    assert "Traceback" not in result.output
    assert len(server.asked) == 1
    assert (count(url, place), count(url, address_point)) == (0, 0)


def test_a_row_that_is_wrong_already_is_not_sent(
    server: AddressServer, url: str, tmp_path: Path
) -> None:
    server.replies = [answer(in_buurt(2))]
    wrong = "J. Smit 06-12345678;Kerkstraat 1;1234 AB;Rekenhoven;2027-01-01;misschien"
    borders, providers = write_borders(tmp_path), write_providers(tmp_path, wrong, row(2))
    result = load(url, tmp_path, "--zoek-adressen", str(borders), str(providers))
    assert result.exit_code == 2
    assert [asked["q"] for asked in server.asked] == [["1234AB 2 Rekenhoven"]]


def test_a_wrong_setting_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, url: str, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, "adressen.example")
    result = load(url, tmp_path, "--zoek-adressen", str(write_borders(tmp_path)))
    assert result.exit_code == 2
    assert f"{SETTING} is geen webadres" in result.output + result.stderr


def test_who_does_not_ask_does_not_even_load_what_can_ask() -> None:
    code = "import sys, data.__main__, app; sys.exit('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == 0
