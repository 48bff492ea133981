"""A town whose borders changed: the pages stop their lines there and tell what happened."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, insert, update

from app import create_app
from dashboard.editions import edition_report
from dashboard.editions_words import NONE_TO_COMPARE, change_words
from dashboard.kaart import kaart_view
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.effect_areas import look_back
from dashboard.steering.judged import judge_level
from dashboard.steering.signals import level_signals
from dashboard.wijk import wijk_view
from dashboard.wijk_charts import chart
from dashboard.wijk_words import facts
from data.area_changes import AreaChanges
from data.catalogue import Catalogue
from data.catalogue.model import Break
from data.figures import FigureStore
from data.schema import area, area_break, area_change, observation
from layouts import indelingen
from layouts.parts.area_card import area_card
from layouts.parts.area_rows import area_rows
from tests.integration.bordered_town import (
    FORMER,
    GEMEENTE,
    REASON,
    RENUMBERED,
    WHOLE,
    bordered_town,
    moved_areas,
)
from tests.integration.test_wijk_questions import counted

CRIME = "misdrijven_per_1000"


@pytest.fixture(scope="module")
def town(demo_sqlite: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = bordered_town(demo_sqlite, tmp_path_factory.mktemp("bordered"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def services(town: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(town))


@pytest.fixture(scope="module")
def unchanged(demo_sqlite: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(demo_sqlite))


def test_a_moved_border_cuts_every_trend_of_its_area_and_none_of_another(
    services: Services, unchanged: Services, town: Engine
) -> None:
    moved = set(moved_areas(town))
    cut = 0
    for line in judge_level(services, "buurt").lines:
        before = judge_level(unchanged, "buurt").find(line.area, line.indicator.id)
        assert before is not None
        if line.area not in moved:
            assert line.trend == before.trend
        elif before.trend.first is not None and before.trend.last is not None:
            assert line.trend.first is None or not line.trend.first < "2022" <= before.trend.last
            cut += line.trend != before.trend
    assert cut > 20


def test_no_signal_goes_across_a_moved_border(services: Services, town: Engine) -> None:
    found = level_signals(services, "buurt")
    moved = set(moved_areas(town))
    for signal in (*found.signals, *found.untested):
        if signal.area in moved:
            assert str(signal.judged.trend.first) >= "2022"


def test_page_wijk_draws_the_gap_and_tells_the_reason(services: Services, town: Engine) -> None:
    giver, _taker = moved_areas(town)
    view = wijk_view(services, giver, {})
    line = next(line for line in view.lines if line.indicator.id == CRIME)
    made = chart(line, view)
    assert made["figure"] is not None
    city, own = [t for t in made["figure"]["data"] if t["mode"] == "lines+markers"][-2:]
    assert None in own["y"]
    assert None not in city["y"]
    assert ("│", f"Breuk in 2022: de grens is veranderd. {REASON}") in made["marks"]
    assert "breuk in 2022" in made["said"].lower()
    assert REASON in dict(facts(line, view, is_drawn=False))["Let op"]


def test_the_card_of_page_kaart_tells_the_reason(services: Services, town: Engine) -> None:
    giver, _taker = moved_areas(town)
    view = kaart_view(services, {"cijfer": CRIME, "niveau": "buurt", "gebied": giver})
    assert REASON in repr(area_card(view))
    other = kaart_view(services, {"cijfer": CRIME, "niveau": "buurt", "gebied": "BU99990101"})
    assert REASON not in repr(area_card(other))


def test_the_csv_of_page_wijk_has_the_break(services: Services, town: Engine) -> None:
    giver, _taker = moved_areas(town)
    answer = create_app(services.settings, town).server.test_client().get(f"/wijk/{giver}.csv")
    rows = list(csv.DictReader(StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    (crime,) = [row for row in rows if row["cijfer"] == CRIME]
    assert crime["breuk"] == f"breuk in 2022: de grens is veranderd. {REASON}"
    assert any(row["breuk"] == "" for row in rows)


def test_no_effect_is_told_across_a_moved_border(services: Services, town: Engine) -> None:
    giver, taker = moved_areas(town)
    found = look_back(services, area=giver, indicator=CRIME, start=date(2022, 1, 1))
    assert isinstance(found.effect.window.broken, Break)
    assert found.effect.window.broken.kind == "border"
    other = look_back(services, area="BU99990201", indicator=CRIME, start=date(2022, 1, 1))
    assert not {giver, taker} & {reference.code for reference in other.effect.references}


def test_borders_are_read_once_a_version_of_the_store(town: Engine, catalogue: Catalogue) -> None:
    fresh = Services(Settings(), catalogue, FigureStore(town))
    with counted(town) as statements:
        for code in (*moved_areas(town), "BU99990201", GEMEENTE):
            view = wijk_view(fresh, code, {})
            assert [chart(line, view) for line in view.lines]
        judge_level(fresh, "buurt")
    assert sum("area_break" in statement for statement in statements) == 1


def test_what_happened_is_told_in_words(services: Services, town: Engine) -> None:
    snapshot = services.snapshot()
    (found,) = edition_report(snapshot).comparisons
    one, two = (snapshot.names[code] for code in ("BU99990101", "BU99990102"))
    giver, taker = (snapshot.names[code] for code in moved_areas(town))
    told = [change_words(change) for change in found.changes]
    assert told[0] in (
        f"Oud Geheel is gesplitst in {one} en {two}.",
        f"Oud Geheel is gesplitst in {two} en {one}.",
    )
    names = (f"{giver} en {taker}", f"{taker} en {giver}")
    assert told[1].removeprefix("De grens tussen ").startswith(names)
    assert told[1].endswith(f"25% van {giver} hoort nu bij {taker}.")
    assert RENUMBERED in told[2]
    areas = snapshot.areas_of("buurt")
    assert found.same == len(areas) - 5


def test_the_page_has_maps_a_table_and_the_areas_whose_lines_stop(
    services: Services, town: Engine
) -> None:
    shown = repr(indelingen.page(services, {}))
    assert f"Buurten: van {FORMER} naar" in shown
    assert "Gearceerd zijn de gebieden die veranderden: 1 Oud Geheel" in shown
    assert "stoppen bij deze verandering" in shown
    client = create_app(services.settings, town).server.test_client()
    (found,) = edition_report(services.snapshot()).comparisons
    for side in ("voor", "na"):
        answer = client.get(f"/indelingen/{FORMER}-{found.second}/buurt-{side}.svg")
        assert answer.mimetype == "image/svg+xml"
        assert answer.get_data(as_text=True).count('class="number"') == len(
            [part for c in found.changes for part in (c.before if side == "voor" else c.after)]
        )


@pytest.mark.parametrize(
    "address", ["2010-2025/buurt-naast", "2010-2025/land-voor", "1-2/buurt-voor", "x-2/buurt-na"]
)
def test_a_map_that_is_not_there_is_refused(services: Services, town: Engine, address: str) -> None:
    client = create_app(services.settings, town).server.test_client()
    assert client.get(f"/indelingen/{address}.svg").status_code == 404


def test_the_csv_has_every_area_of_both_editions(services: Services, town: Engine) -> None:
    client = create_app(services.settings, town).server.test_client()
    body = client.get("/indelingen.csv").get_data(as_text=True).lstrip("\ufeff")
    rows = list(csv.DictReader(StringIO(body)))
    assert {row["code_naar"] for row in rows} == set(services.snapshot().areas_of("buurt")["code"])
    assert {row["wat"] for row in rows if row["code_van"] == WHOLE} == {"gesplitst"}
    assert {row["deel_van_oud"] for row in rows if row["code_van"] == WHOLE} == {"0.5"}
    files = services.snapshot().store.sources(range(1, 50))["sha256"]
    for row in rows:
        for end in ("van", "naar"):
            known = row[f"sha256_{end}"] in set(files)
            assert known is bool(row[f"code_{end}"])


def test_one_edition_leaves_nothing_to_compare(
    demo_sqlite: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = bordered_town(demo_sqlite, tmp_path)
    with engine.begin() as connection:
        connection.execute(delete(area_change))
        connection.execute(delete(area).where(area.c.edition != 2025))
    shown = repr(indelingen.page(Services(Settings(), catalogue, FigureStore(engine)), {}))
    assert NONE_TO_COMPARE in shown
    assert "/indelingen.csv" not in shown
    engine.dispose()


def test_a_carried_figure_says_where_it_came_from(
    demo_sqlite: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    engine = bordered_town(demo_sqlite, tmp_path)
    note = "opgeteld uit Oost en West"
    here = (observation.c.indicator == CRIME, observation.c.area == "BU99990101")
    with engine.begin() as connection:
        made = update(observation).where(*here).values(carried="summed", note=note)
        connection.execute(made)
    services = Services(Settings(), catalogue, FigureStore(engine))
    view = kaart_view(services, {"cijfer": CRIME, "niveau": "buurt", "gebied": "BU99990101"})
    assert "Opgeteld uit Oost en West." in repr(area_card(view))
    rows = {row[0]: row for row in area_rows(view)["rows"]}
    assert rows["BU99990101"][7:] == [note]
    assert rows["BU99990103"][7:] == []
    wijk = wijk_view(services, "BU99990101", {})
    line = next(line for line in wijk.lines if line.indicator.id == CRIME)
    assert "Opgeteld uit Oost en West." in dict(facts(line, wijk, is_drawn=True))["Let op"]
    client = create_app(services.settings, engine).server.test_client()
    for address in (f"/kaart.csv?cijfer={CRIME}&niveau=buurt", "/wijk/BU99990101.csv"):
        assert note in client.get(address).get_data(as_text=True)
    engine.dispose()


def test_both_databases_tell_the_same_of_editions(engine: Engine) -> None:
    row = {"municipality": GEMEENTE, "edition_from": 2020, "edition_to": 2022, "level": "buurt"}
    pairs = [("BU1", "BU2", "merged"), ("BU3", "BU2", "merged"), ("", "BU9", "appeared")]
    made = [{**row, "code_from": a, "code_to": b, "kind": kind} for a, b, kind in pairs]
    breaks = [{"area": "BU2", "period": "2022", "reason": REASON}]
    with engine.begin() as connection:
        connection.execute(insert(area_change), made)
        connection.execute(insert(area_break), breaks)
    found = AreaChanges(engine).of(municipality=GEMEENTE)
    assert found["code_from"].tolist() == ["", "BU1", "BU3"]
    assert found["name_to"].isna().all()
    assert FigureStore(engine).area_breaks().to_dict("records") == breaks
    assert FigureStore(engine).area_breaks(municipality=GEMEENTE).empty
