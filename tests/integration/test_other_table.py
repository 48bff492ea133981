"""A figure that is compared with one of another table: both are shown, and it is said."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, update

from dashboard.kaart import kaart_view
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.wijk import wijk_view
from dashboard.wijk_csv import wijk_csv
from dashboard.wijk_details import details
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.schema import observation, source_file
from layouts.parts.area_card import area_card
from tests.integration.store_copy import copy_of

WIJK, TOWN = "WK999901", "GM9999"


@pytest.fixture
def own_copy(demo_sqlite: Engine, tmp_path: Path) -> Iterator[Engine]:
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")
    yield engine
    engine.dispose()


def told(services: Services, indicator: str) -> str:
    return str(json.loads(details(services, WIJK, indicator, {}).body)["facts"])


def on_kaart(services: Services, indicator: str) -> str:
    query = {"cijfer": indicator, "niveau": "wijk", "gebied": WIJK, "vergelijk": "gemeente"}
    return str(area_card(kaart_view(services, query)))


def test_a_comparator_of_another_table_is_told_in_the_details_and_the_csv(
    own_copy: Engine, catalogue: Catalogue
) -> None:
    services = Services(Settings(), catalogue, FigureStore(own_copy))
    lines = wijk_view(services, WIJK, {}).lines
    line, untouched = [x for x in lines if x.has_value and x.other == x.other and x.trend.n > 1][:2]
    name = line.indicator.id
    assert "andere tabel" not in told(services, name)
    with own_copy.begin() as connection:
        query = select(source_file).where(source_file.c.id == line.other_file)
        known = dict(connection.execute(query).mappings().one())
        new = {**known, "id": None, "name": "ander.csv", "table_id": "99999NED"}
        key = connection.execute(insert(source_file).values(new)).inserted_primary_key
        assert key is not None
        rows = (observation.c.indicator == name, observation.c.area == TOWN)
        connection.execute(update(observation).where(*rows).values(source_file=key[0]))
    fresh = Services(Settings(), catalogue, FigureStore(own_copy))
    assert "komt uit een andere tabel (99999NED)" in told(fresh, name)
    assert "andere tabel" not in told(fresh, untouched.indicator.id)
    assert "komt uit een andere tabel (99999NED)" in on_kaart(fresh, name)
    assert "andere tabel" not in on_kaart(services, untouched.indicator.id)
    view = wijk_view(fresh, WIJK, {})
    assert [x.verdict for x in view.lines] == [x.verdict for x in lines]
    table = {row["cijfer"]: row for row in csv.DictReader(io.StringIO(wijk_csv(view, {})))}
    assert table[name]["tabel_vergelijking"] == "99999NED"
    assert table[name]["tabel"] != "99999NED"
