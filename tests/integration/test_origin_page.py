"""The page of a file: from any number to where it comes from, whatever is asked of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, insert, select, update

from app import create_app
from dashboard.origin import UnknownFileError, number_of, origin_of
from dashboard.services import Services
from dashboard.settings import Settings
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.origins import OriginStore
from data.records import next_version
from data.schema import observation, release, source_file
from data.store import writing
from layouts import bron
from layouts.parts.plain import plain
from tests.integration.store_copy import copy_of
from tests.integration.test_routes import opened
from tests.integration.test_wijk_questions import counted

TOWN, TINY, OLD_MARKET = "GM9999", "BU99990604", "BU99990101"
CRIMES = "misdrijven_per_1000"
FIRST, AGAIN = 16, 1
"""Questions of a first visit with a number, and of a second one: whether the store changed."""
FORGED = ["", "0", "-1", "99999999", "9" * 30, "x", "1' OR '1'='1", "<b>", "\x00", "٣", "../1"]


@pytest.fixture(scope="module")
def services(demo_sqlite: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(demo_sqlite))


@pytest.fixture
def other(
    demo_sqlite: Engine, catalogue: Catalogue, tmp_path: Path
) -> Iterator[tuple[Services, Engine]]:
    """Services on a copy that a test may change."""
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")
    yield Services(Settings(), catalogue, FigureStore(engine)), engine
    engine.dispose()


def files(engine: Engine) -> list[int]:
    with engine.connect() as connection:
        return list(connection.scalars(select(source_file.c.id).order_by(source_file.c.id)))


def drawn(services: Services, its_id: object, **query: object) -> str:
    return json.dumps(plain(bron.page(services, its_id, query)), ensure_ascii=False)


def file_of(services: Services, indicator: str, area: str, period: str) -> int:
    query = {"cijfer": indicator, "gebied": area, "periode": period}
    found = number_of(services, query)
    assert found is not None
    assert found.file is not None
    return found.file


def test_every_file_of_the_town_has_a_page_with_what_comes_from_it(services: Services) -> None:
    for its_id in files(services.store.engine):
        origin = origin_of(services, str(its_id))
        page = drawn(services, its_id)
        assert origin.file.name in page
        assert origin.file.sha256 in page
        assert origin.file.publisher in page
        assert origin.figures or origin.areas or origin.places, origin.file.name
        assert all(line.title and line.periods and line.levels for line in origin.figures)


def test_every_figure_on_screen_is_counted_once(services: Services) -> None:
    engine, snapshot = services.store.engine, services.snapshot()
    told = sum(
        origin.known + origin.gaps
        for origin in (origin_of(services, its_id) for its_id in files(engine))
    )
    areas = [*snapshot.areas["code"], "NL"]
    assert told == len(snapshot.store.area_figures(areas=areas))


def test_a_link_to_the_table_is_of_the_web_or_none(services: Services) -> None:
    for its_id in files(services.store.engine):
        href = origin_of(services, its_id).table_href
        assert href == "" or href.startswith("https://")
    kwb = origin_of(services, file_of(services, "inwoners", TOWN, "2024"))
    assert str(kwb.file.table_id) in kwb.table_href


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil", "x y"])
def test_a_strange_address_of_a_source_never_becomes_a_link(
    other: tuple[Services, Engine], address: str
) -> None:
    services, engine = other
    with writing(engine) as connection:
        connection.execute(
            update(source_file).values(url=address, source="nobody", name="<i>x</i>")
        )
        next_version(connection, fictitious=True)
    assert origin_of(services, files(engine)[0]).table_href == ""
    assert address not in drawn(services, files(engine)[0])


@pytest.mark.parametrize("its_id", [*FORGED, None, ["1", "2"], 1.5])
def test_a_forged_id_is_a_page_that_says_so(services: Services, its_id: object) -> None:
    with pytest.raises(UnknownFileError):
        origin_of(services, its_id)
    assert "Niet gevonden" in drawn(services, its_id)


@pytest.mark.parametrize("forged", [*FORGED[1:], ["a", "b"], {"x": 1}, "NL", "2024"])
@pytest.mark.parametrize("part", ["cijfer", "gebied", "periode"])
def test_a_forged_number_is_told_and_the_file_is_shown(
    services: Services, part: str, forged: object
) -> None:
    query: dict[str, object] = {"cijfer": CRIMES, "gebied": OLD_MARKET, "periode": "2024"}
    if query[part] == forged or (part, forged) == ("gebied", "NL"):
        return
    page = drawn(services, 1, **{**query, part: forged})
    assert "is niet bekend" in page
    assert "Het bestand" in page


def test_a_number_shows_its_value_its_sum_and_where_its_denominator_comes_from(
    services: Services,
) -> None:
    query = {"cijfer": CRIMES, "gebied": OLD_MARKET, "periode": "2024"}
    found = number_of(services, query)
    assert found is not None
    number = found.number
    assert number.numerator is not None
    assert number.denominator is not None
    assert number.value == pytest.approx(number.numerator / number.denominator * 1000)
    page = drawn(services, found.file, **query)
    assert f"Hier is dat {number.numerator:.0f} gedeeld door" in page
    assert f"/bron/{found.size_file}" in page
    assert found.size_file != found.file


@pytest.mark.parametrize(("area", "summed"), [("WK999901", True), (OLD_MARKET, False)])
def test_a_sum_is_told_where_the_source_has_no_count(
    services: Services, area: str, summed: bool
) -> None:
    found = number_of(services, {"cijfer": CRIMES, "gebied": area, "periode": "2024"})
    assert found is not None
    assert found.number.summed is summed


def test_a_withheld_figure_never_shows_what_it_is_made_of(
    other: tuple[Services, Engine],
) -> None:
    """Not on the page and in no export, even when the store holds its parts by mistake."""
    services, engine = other
    seen, secrets = observation.c, {"numerator": 47114.0, "denominator": 98127.0}
    with writing(engine) as connection:
        row = (seen.indicator == CRIMES) & (seen.area == TINY) & (seen.period == "2024")
        changed = connection.execute(
            update(observation).where(row).values(**secrets, lower=47113.0, upper=47115.0)
        )
        assert changed.rowcount == 1
        next_version(connection, fictitious=True)
    query = {"cijfer": CRIMES, "gebied": TINY, "periode": "2024"}
    page = drawn(services, file_of(services, *query.values()), **query)
    assert "Niet getoond" in page
    client = create_app(Settings(), engine).server.test_client()
    paths = [f"/kaart.csv?{CRIMES}&cijfer={CRIMES}&periode=2024", f"/wijk/{TINY}.csv"]
    said = page + "".join(client.get(path).text for path in [*paths, "/sturen.csv?niveau=buurt"])
    assert TINY in said
    assert not [text for text in ("4711", "47.11", "98127", "98.127") if text in said]


def test_a_file_is_published_since_its_release_until_that_is_taken_back(
    other: tuple[Services, Engine],
) -> None:
    services, engine = other
    row = {
        "id": 1,
        "kind": "publish",
        "version": 3,
        "at": datetime(2026, 10, 5, 12, tzinfo=UTC).replace(tzinfo=None),
    }
    with writing(engine) as connection:
        connection.execute(
            insert(release).values(**row, author="x", reason="", files=json.dumps([2, 1]))
        )
        next_version(connection, fictitious=True)
    assert "Sinds 5 oktober 2026 (versie 3 van de cijfers)" in drawn(services, 1)
    assert "Sinds" not in drawn(services, 3)
    with writing(engine) as connection:
        connection.execute(update(release).values(undone=row["at"]))
        next_version(connection, fictitious=True)
    assert "Sinds" not in drawn(services, 1)


def test_a_renewed_file_leads_to_its_other_versions(other: tuple[Services, Engine]) -> None:
    services, engine = other
    with writing(engine) as connection:
        old = connection.execute(select(source_file).where(source_file.c.id == 1)).one()
        values = {**old._mapping, "id": 900, "sha256": "f" * 64}
        connection.execute(insert(source_file).values(values))
        next_version(connection, fictitious=True)
    page = drawn(services, 1)
    assert "Dit is een oudere versie." in page
    assert "/bron/900" in page
    assert "Dit is een oudere versie." not in drawn(services, 900)
    assert "Er staat nu niets op het scherm" in drawn(services, 900)


def test_a_number_that_comes_from_another_file_by_now_says_so(services: Services) -> None:
    query = {"cijfer": CRIMES, "gebied": OLD_MARKET, "periode": "2024"}
    file = file_of(services, *query.values())
    assert "komt nu uit een ander bestand" in drawn(services, 1, **query)
    assert "komt nu uit een ander bestand" not in drawn(services, file, **query)


def test_the_store_is_asked_a_few_questions_once(services: Services) -> None:
    fresh = replace(services, _snapshot=None)
    query = {"cijfer": CRIMES, "gebied": "WK999901", "periode": "2024"}
    file = file_of(services, *query.values())
    numbers = []
    for _visit in range(2):
        with counted(services.store.engine) as statements:
            drawn(fresh, file, **query)
        numbers.append(len(statements))
    assert numbers[0] <= FIRST
    assert numbers[1] <= AGAIN


def test_both_databases_tell_the_same_of_every_file(
    demo_sqlite: Engine, demo_postgresql: Engine
) -> None:
    one, two = OriginStore(demo_sqlite, TOWN), OriginStore(demo_postgresql, TOWN)
    assert files(demo_sqlite) == files(demo_postgresql)
    for its_id in files(demo_sqlite):
        assert one.figures(its_id) == two.figures(its_id)
        assert one.areas(its_id) == two.areas(its_id)
        assert one.places(its_id) == two.places(its_id)
        named = [[(v.id, v.name, v.sha256) for v in s.versions(its_id)] for s in (one, two)]
        assert named[0] == named[1]
        for area in (TOWN, "WK999901", OLD_MARKET):
            assert one.summed(its_id, CRIMES, "2024", area) == two.summed(
                its_id, CRIMES, "2024", area
            )
    assert one.published() == two.published() == {}


@pytest.fixture(scope="module")
def client(demo_sqlite: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), demo_sqlite).server.test_client()
    return made


@pytest.mark.parametrize("search", ["", "?cijfer=1&cijfer=2", "?its_id=2&its_id=3", "?gebied=%00"])
@pytest.mark.parametrize("path", ["/bron/1", "/bron/x", "/bron/%00", "/bron/1/2", "/bron/"])
def test_whatever_address_a_browser_opens_is_answered(
    client: FlaskClient, path: str, search: str
) -> None:
    assert opened(client, path, search).status_code == 200
