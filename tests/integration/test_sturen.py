"""Page Sturen: what it says of an area, alike in every process, in a fixed number of questions."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder
from sqlalchemy import Engine, update

from app import create_app, first_visits
from dashboard.calendar import today
from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.settings import Municipality, Settings
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.judged import judge_level
from dashboard.steering.page import SturenPage, from_json, to_json
from dashboard.steering.sturen import sturen_page
from dashboard.steering.sturen_csv import HEADER
from dashboard.users import Role, User
from dashboard.wijk import wijk_view
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.records import next_version
from data.schema import observation
from data.store import open_store, writing
from layouts import sturen
from layouts.parts import sturen_heat
from layouts.shell import pages
from tests.integration.steered_town import TODAY, TOWN, WIJK, steer
from tests.integration.store_copy import copy_of
from tests.integration.test_wijk_questions import counted

AGAIN = 9
"""Questions of a page that was seen before: the version of the store, five of the steering loop,
one of who does not recognise a figure and two of the phases."""
TINY, OLD_MARKET = "BU99990604", "BU99990101"


@pytest.fixture(scope="module")
def town(demo_sqlite: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = copy_of(demo_sqlite, tmp_path_factory.mktemp("sturen") / "town.sqlite3")
    steer(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def services(town: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(town))


@pytest.fixture(scope="module")
def page(services: Services) -> SturenPage:
    return sturen_page(services, {"niveau": "buurt"}, TODAY)


def test_at_most_eight_headline_figures_and_none_of_them_is_a_count(
    page: SturenPage, catalogue: Catalogue
) -> None:
    assert 1 <= len(page.headlines) <= 8
    kinds = {catalogue.indicators[line.indicator].kind for line in page.headlines}
    assert "count" not in kinds
    assert all(catalogue.indicators[line.indicator].headline for line in page.headlines)


def test_the_municipality_is_compared_with_the_country_and_says_where_that_cannot_be(
    page: SturenPage, services: Services
) -> None:
    beside = {line.indicator: line.verdict for line in page.headlines}
    assert all(verdict is not None for verdict in beside.values())
    for line in page.headlines:
        judged = judge_level(services, "gemeente").find(TOWN, line.indicator)
        assert judged is not None
        assert line.verdict is not None
        assert line.verdict.kind == judged.verdict
        assert "Nederland" in line.verdict.words


def test_without_a_country_in_the_file_there_is_nothing_to_compare_a_municipality_with(
    services: Services,
) -> None:
    alone = replace(
        services,
        settings=Settings(municipality=Municipality(comparators=("gemeente", "parent"))),
        _snapshot=None,
    )
    made = sturen_page(alone, {}, TODAY)
    said = {line.verdict.words for line in made.headlines if line.verdict}
    assert said == {"er is niets om mee te vergelijken"}
    assert "kerncijfers" not in made.sentence


def test_a_goal_of_the_area_stands_at_its_figure_with_status_and_distance(
    page: SturenPage,
) -> None:
    (line,) = [line for line in page.headlines if line.goal]
    assert line.indicator == "misdrijven_per_1000"
    assert line.goal is not None
    assert "50,0 per 1.000 in 2027" in line.goal.words
    assert line.number is not None
    gap = f"{abs(line.number - 50):.1f}".replace(".", ",")
    assert line.goal.words.endswith(f"verschil {gap}")


def test_a_wijk_does_not_show_the_goal_of_the_municipality(services: Services) -> None:
    made = sturen_page(services, {"gebied": WIJK}, TODAY)
    assert all(line.goal is None for line in made.headlines)


def test_every_cell_says_what_page_wijk_says_of_the_same_figure(
    page: SturenPage, services: Services
) -> None:
    assert page.heat is not None
    (row,) = [row for row in page.heat.rows if row.area == OLD_MARKET]
    view = wijk_view(services, OLD_MARKET, {"vergelijk": "gemeente"})
    lines = {line.indicator.id: line for line in view.lines}
    for column, cell in zip(page.heat.columns, row.cells, strict=True):
        line = lines[column.indicator]
        assert cell.number == (line.value if line.has_value else None)
        expected = line.verdict if line.has_value else Verdict.UNKNOWN
        assert (cell.verdict.kind if cell.verdict else Verdict.UNKNOWN) == expected
        if cell.trend:
            assert cell.trend.kind == line.trend.word


def test_all_areas_stand_in_the_table_and_a_gap_has_its_reason(page: SturenPage) -> None:
    assert page.heat is not None
    assert len(page.heat.rows) == 42
    (tiny,) = [row for row in page.heat.rows if row.area == TINY]
    assert {(cell.value, cell.number, cell.verdict) for cell in tiny.cells} == {("", None, None)}
    assert {cell.reason for cell in tiny.cells} == {"te weinig inwoners"}


def test_a_buurt_is_not_a_table_of_itself(services: Services) -> None:
    made = sturen_page(services, {"gebied": OLD_MARKET}, TODAY)
    assert made.heat is None
    assert made.headlines


def test_the_sentence_counts_what_the_page_shows(page: SturenPage) -> None:
    shown = page.signals.shown
    worries = sum(line.kind == "zorg" for line in shown)
    assert f"{worries} signa" in page.sentence
    assert "Er staan 2 besluiten open, waarvan 1 te laat." in page.sentence
    assert f"Er is 1 doel: {page.goals[0].status.words}." in page.sentence
    assert "Eén actie is te laat." in page.sentence


def test_the_page_can_be_kept_as_text(page: SturenPage) -> None:
    assert from_json(to_json(page)) == page


def test_every_source_on_the_page_has_its_digest(page: SturenPage) -> None:
    assert page.heat is not None
    files = {cell.source for row in page.heat.rows for cell in row.cells if cell.value}
    assert files <= {line.id for line in page.sources}
    assert all(len(line.sha256) == 64 for line in page.sources)
    assert not any("nan" in line.words for line in page.sources)


def test_two_processes_say_the_same_before_and_after_new_figures(
    town: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    store = copy_of(town, tmp_path / "shared.sqlite3")
    other = open_store(str(store.url))
    both = [Services(Settings(), catalogue, FigureStore(engine)) for engine in (store, other)]

    def seen() -> list[SturenPage]:
        return [sturen_page(services, {"niveau": "buurt"}, TODAY) for services in both]

    first, second = seen()
    assert first == second
    with writing(store) as connection:
        figure = observation.c
        which = (figure.area == TOWN) & (figure.indicator == "misdrijven_per_1000")
        connection.execute(update(observation).where(which).values(value=figure.value + 9))
        next_version(connection, fictitious=True)
    third, fourth = seen()
    assert third == fourth
    assert third.version == first.version + 1
    assert f"(versie {third.version})" in third.computed
    values = {line.indicator: line.number for line in first.headlines}
    changed = {
        line.indicator: (line.number or 0) - (values[line.indicator] or 0)
        for line in third.headlines
        if line.number != values[line.indicator]
    }
    assert changed == {"misdrijven_per_1000": pytest.approx(9)}
    for engine in (store, other):
        engine.dispose()


def test_what_people_write_is_read_anew_in_as_many_questions_whatever_there_is(
    town: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    store = copy_of(town, tmp_path / "written.sqlite3")
    services = Services(Settings(), catalogue, FigureStore(store))
    numbers = []
    for times in (1, 20):
        steer(store, times=times)
        sturen.page(services, {"niveau": "buurt"})
        with counted(store) as statements:
            sturen.page(services, {"niveau": "buurt"})
        numbers.append(len(statements))
        assert len(sturen_page(services, {}, TODAY).decisions) == 2 * times
        assert not [text for text in statements if "FROM observation" in text]
    assert numbers[0] == numbers[1] <= AGAIN
    store.dispose()


@pytest.fixture(scope="module")
def client(town: Engine) -> FlaskClient:
    made: FlaskClient = create_app(Settings(), town).server.test_client()
    return made


def table(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_csv_has_every_headline_figure_of_every_area(
    client: FlaskClient, services: Services, catalogue: Catalogue
) -> None:
    answer = client.get("/sturen.csv?niveau=buurt")
    assert answer.text.splitlines()[0] == ",".join(HEADER)
    rows = table(answer.text)
    headlines = [i.id for i in catalogue.indicators.values() if i.headline]
    assert {row["code"][:2] for row in rows} == {"GM", "BU"}
    assert len(rows) == 43 * len(headlines)
    page = sturen_page(services, {"niveau": "buurt"}, today())
    for row in page.heat.rows if page.heat else ():
        for column, cell in zip(page.heat.columns, row.cells, strict=True):  # type: ignore[union-attr]
            (found,) = [r for r in rows if (r["code"], r["cijfer"]) == (row.area, column.indicator)]
            assert bool(found["waarde"]) == bool(cell.value)
            assert bool(found["reden"]) == (not cell.value)
            assert not found["waarde"] or len(found["sha256"]) == 64
    marked = {(r["code"], r["cijfer"]): r["signaal"] for r in rows if r["signaal"]}
    shown = {(s.area, s.indicator): s.kind for s in page.signals.shown}
    assert marked == {key: kind for key, kind in shown.items() if key[1] in headlines}


def test_the_csv_for_excel_has_its_spelling(client: FlaskClient) -> None:
    answer = client.get("/sturen.csv?gebied=WK999901&vorm=excel")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = table(answer.data.decode("utf-8-sig"), ";")
    values = [row["waarde"] for row in rows if row["waarde"]]
    assert any("," in value for value in values)
    assert {row["code"][:8] for row in rows} == {"WK999901", "BU999901"}


@pytest.mark.parametrize("query", [{"gebied": "GM0000"}, {"gebied": ["x"]}, {"niveau": "land"}])
def test_a_forged_query_gives_the_municipality(
    services: Services, query: dict[str, object]
) -> None:
    made = sturen_page(services, query, TODAY)
    assert made.area == TOWN
    assert bool(made.messages) == ("gebied" in query)


def test_an_empty_store_is_said_and_has_no_csv(catalogue: Catalogue) -> None:
    empty = open_store("sqlite://")
    services = Services(Settings(), catalogue, FigureStore(empty))
    with pytest.raises(EmptyStoreError):
        sturen_page(services, {}, TODAY)
    assert first_visits(services) == []
    assert create_app(Settings(), empty).server.test_client().get("/sturen.csv").status_code == 404


@pytest.mark.parametrize("role", list(Role))
def test_every_role_finds_the_page_in_the_navigation(role: Role) -> None:
    user = User(role, area=WIJK if role is Role.TEAM else None)
    assert ("/sturen", "Sturen") in pages(user)


def test_the_large_cards_are_drawn_once_and_as_they_would_be_drawn_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sent(part: object) -> str:
        return json.dumps(part, cls=PlotlyJSONEncoder, sort_keys=True)

    query, drawings = {"gebied": WIJK}, []
    first = sent(sturen.page(services, query))
    assert sent(sturen.drawn(sturen_page(services, query, today()))) in first

    def draw_a_cell(cell: object, *_rest: object) -> None:
        drawings.append(cell)

    monkeypatch.setattr(sturen_heat, "_cell", draw_a_cell)
    assert sent(sturen.page(services, query)) == first
    assert drawings == []
