"""What the card "Wie is hier actief" says when there is nothing to show, and when there is."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from dashboard.services import Services
from dashboard.wijk import wijk_view
from data.schema import area
from data.store import open_store, writing
from layouts.parts.wijk_places import active_here, places_data
from tests.integration.placed import box_of, put, town
from tests.integration.small_town import BUURTEN, GEMEENTE

TODAY = date(2026, 11, 24)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Engine]:
    engine = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    yield engine
    engine.dispose()


@pytest.fixture
def services(store: Engine, tmp_path: Path) -> Services:
    return town(store, tmp_path)


def card_of(services: Services, code: str = BUURTEN[0]) -> str:
    return str(active_here(wijk_view(services, code, {}), services, TODAY))


def near_first_buurt(store: Engine, east: float) -> dict[str, object]:
    west, south, _east, _north = box_of(store, BUURTEN[0])
    return {"name": "Zorg", "x": west + east, "y": south + 300}


def test_without_places_the_card_says_how_they_get_there(services: Services) -> None:
    said = card_of(services)
    assert "nog geen aanbieders en initiatieven geladen" in said
    assert "/sjabloon/aanbieders.xlsx" in said
    assert "/plaatsen.csv" not in said


def test_where_nobody_is_active_that_is_said_and_nothing_else(
    services: Services, store: Engine
) -> None:
    put(store, near_first_buurt(store, 50))
    said = card_of(services, BUURTEN[3])
    assert "Wij kennen niemand die actief is in Buurt 0202 of op loopafstand." in said
    assert "sjabloon" not in said


def test_an_area_without_a_shape_says_that_nothing_is_known(
    services: Services, store: Engine
) -> None:
    put(store, near_first_buurt(store, 50))
    with writing(store) as connection:
        connection.execute(update(area).where(area.c.code == BUURTEN[0]).values(geometry=None))
    assert "geen grens geladen" in card_of(services)


def test_the_sentence_counts_what_map_and_list_show(services: Services, store: Engine) -> None:
    put(
        store,
        near_first_buurt(store, 50),
        {**near_first_buurt(store, 60), "name": "Gestopt", "until": date(2020, 1, 1)},
        {**near_first_buurt(store, -200), "name": "Ernaast", "kind": "school"},
    )
    said = card_of(services)
    assert "In Buurt 0101: 1 aanbieder. Op loopafstand: 1 school." in said
    assert "tot 500 meter buiten de grens van Buurt 0101, hemelsbreed" in said
    rows = places_data(wijk_view(services, BUURTEN[0], {}), services, TODAY)["rows"]
    assert [(row["name"], row["group"], row["at"] is None) for row in rows] == [
        ("Gestopt", "gone", True),
        ("Zorg", "inside", False),
        ("Ernaast", "near", False),
    ]


def test_of_a_gemeente_walking_distance_is_not_mentioned(services: Services, store: Engine) -> None:
    put(store, near_first_buurt(store, 50))
    said = card_of(services, GEMEENTE)
    assert "In Rekenhoven: 1 aanbieder." in said
    assert "Loopafstand is hier" not in said
    data = places_data(wijk_view(services, GEMEENTE, {}), services, TODAY)
    assert (data["words"]["walk"], data["ground"]["walk"]) == ("", "")


def test_the_ground_is_in_metres_and_holds_every_place(services: Services, store: Engine) -> None:
    put(store, near_first_buurt(store, 50), near_first_buurt(store, -400))
    made = places_data(wijk_view(services, BUURTEN[0], {}), services, TODAY)
    ground = made["ground"]
    west, south, east, north = box_of(store, BUURTEN[0])
    assert ground["width"] >= east - west + 1000
    assert ground["height"] >= north - south + 1000
    assert ground["width"] / ground["height"] == pytest.approx(1.15, abs=0.01)
    first, second = (row["at"] for row in made["rows"])
    assert first
    assert second
    assert first[0] - second[0] == pytest.approx(450, abs=1)
    assert 0 < second[0] < first[0] < ground["width"]
    assert all(ground[kind].startswith("M") for kind in ("area", "walk", "around"))
