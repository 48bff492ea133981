"""The signals of page Sturen on the fictitious town: shown, put aside, and back again."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, update

from app import create_app
from dashboard.calendar import today
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.forms import Asked
from dashboard.steering.hotspot_cards import hotspot_lines
from dashboard.steering.hotspot_map import picture_href
from dashboard.steering.page_figures import Hotspots, SignalLine, Signals
from dashboard.steering.scope import scope_of
from dashboard.steering.signal_cards import signal_lines
from dashboard.steering.signal_writes import figure_words, put_aside, take_back
from data.catalogue import Catalogue, load_catalogue
from data.figures import FigureStore
from data.records import next_version
from data.schema import observation
from data.steering.schema import signal_aside
from data.steering.talks import Opinion, Recognise, RecordTalk
from data.store import writing
from layouts.parts.sturen_signals import signals_card
from tests.integration.store_copy import copy_of

GEMEENTE = "GM9999"
HOSTILE: tuple[object, ...] = (
    *(None, True, 7, 1e308, "", "\x00", "x" * 20_000, "NL", "BU00000000", "nan", "2026-02-30"),
    *([], ["zorg"], {}, "'; DROP TABLE signal_aside; --"),
)


@pytest.fixture(scope="module")
def shared(
    demo_sqlite: Engine, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue
) -> Iterator[Services]:
    """Judged once: figures do not change here."""
    engine = copy_of(demo_sqlite, tmp_path_factory.mktemp("signals") / "town.sqlite3")
    yield Services(Settings(), catalogue, FigureStore(engine))
    engine.dispose()


@pytest.fixture
def services(shared: Services) -> Services:
    """With nothing put aside."""
    with writing(shared.store.engine) as connection:
        connection.execute(delete(signal_aside))
    return shared


@pytest.fixture
def town(demo_sqlite: Engine, tmp_path: Path) -> Iterator[Engine]:
    """A town of which the figures may change."""
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")
    yield engine
    engine.dispose()


def lines(services: Services, area: str = GEMEENTE, day: date | None = None) -> Signals:
    scope = scope_of(services, {"gebied": area, "niveau": "buurt"})
    steering = services.steering.of(municipality=GEMEENTE)
    return signal_lines(services, scope, steering, day or today())


def stacked(services: Services, area: str = GEMEENTE) -> Hotspots:
    scope = scope_of(services, {"gebied": area, "niveau": "buurt"})
    return hotspot_lines(services, scope, services.steering.of(municipality=GEMEENTE), today())


def asked(line: SignalLine, **changes: object) -> Asked:
    """What the form of a signal sends."""
    return {
        "area": line.area,
        "indicator": line.indicator,
        "kind": line.kind,
        "period": line.period,
        "value": figure_words(line.value),
        "reason": "Eerst de wijkagent vragen.",
        "until": (today() + timedelta(days=30)).isoformat(),
        **changes,
    }


def same(one: SignalLine, other: SignalLine) -> bool:
    return (one.area, one.indicator, one.kind) == (other.area, other.indicator, other.kind)


def a_worry(services: Services) -> SignalLine:
    return next(line for line in lines(services).shown if line.kind == "zorg")


def move(engine: Engine, line: SignalLine, times: float) -> None:
    """A corrected figure: another number, and a next version of the store."""
    at = (observation.c.indicator == line.indicator) & (observation.c.area == line.area)
    columns = {name: observation.c[name] * times for name in ("value", "numerator")}
    with writing(engine) as connection:
        connection.execute(
            update(observation).where(at, observation.c.period == line.period).values(**columns)
        )
        next_version(connection, fictitious=True)


def test_a_signal_says_what_it_is_why_it_is_here_and_how_many_were_tested(
    services: Services,
) -> None:
    found = lines(services)
    assert found.shown
    assert found.aside == ()
    assert "cijfers van buurten" in found.said
    assert "10%" in found.said
    for line in found.shown:
        assert line.sentence[0].islower()
        assert line.why.startswith("Waarom dit signaal: ")
        assert f"gebied={line.area}" in line.href
        assert line.source is not None


def test_what_is_put_aside_is_folded_away_with_who_when_why_and_until(services: Services) -> None:
    line = a_worry(services)
    made = put_aside(services, asked(line))
    assert made["errors"] == {}
    assert made["said"].startswith("Opzij gelegd tot ")
    found = lines(services)
    assert not any(same(other, line) for other in found.shown)
    (aside,) = found.aside
    assert same(aside, line)
    for words in ("door beleid", "Reden: Eerst de wijkagent vragen.", " tot "):
        assert words in aside.aside


def test_it_is_back_on_its_day_and_not_before(services: Services) -> None:
    line = a_worry(services)
    put_aside(services, asked(line))
    until = today() + timedelta(days=30)
    assert lines(services, day=until - timedelta(days=1)).aside
    assert any(same(other, line) for other in lines(services, day=until).shown)


def test_it_is_back_when_it_is_taken_back(services: Services) -> None:
    line = a_worry(services)
    put_aside(services, asked(line))
    key = {"area": line.area, "indicator": line.indicator, "kind": line.kind}
    assert set(take_back(services, {**key, "reason": ""})["errors"]) == {"reason"}
    assert take_back(services, {**key, "reason": "Toch nu."})["errors"] == {}
    assert lines(services).aside == ()
    assert set(take_back(services, {**key, "reason": "Toch nu."})["errors"]) == {""}


def test_it_is_back_at_once_when_its_figure_moves(town: Engine, catalogue: Catalogue) -> None:
    services = Services(Settings(), catalogue, FigureStore(town))
    line = a_worry(services)
    put_aside(services, asked(line))
    assert lines(services).aside
    move(town, line, 1.02)
    assert lines(services).aside == ()
    assert any(same(other, line) for other in lines(services).shown)


def test_a_figure_that_moved_while_somebody_was_typing_is_not_put_aside(
    town: Engine, catalogue: Catalogue
) -> None:
    services = Services(Settings(), catalogue, FigureStore(town))
    line = a_worry(services)
    move(town, line, 1.02)
    errors = put_aside(services, asked(line))["errors"]
    assert "intussen veranderd" in errors[""]
    assert lines(services).aside == ()


def test_only_what_is_a_signal_can_be_put_aside(services: Services) -> None:
    line = a_worry(services)
    for changes in ({"kind": "kracht"}, {"indicator": "x"}, {"value": "1"}, {"area": GEMEENTE}):
        assert set(put_aside(services, asked(line, **changes))["errors"]) == {""}
    for name, value in (("until", ""), ("until", today().isoformat()), ("reason", "")):
        assert set(put_aside(services, asked(line, **{name: value}))["errors"]) == {name}
    assert lines(services).aside == ()


def test_no_value_of_any_field_breaks_a_form(services: Services) -> None:
    line = a_worry(services)
    for write, (name, value) in product((put_aside, take_back), product(asked(line), HOSTILE)):
        made = write(services, asked(line, **{name: value}))
        assert bool(made["errors"]) != bool(made["said"]), (name, value)
        assert made["errors"] or name == "reason" or write is take_back


def test_an_area_shows_its_own_signals_and_those_of_the_areas_in_it(services: Services) -> None:
    snapshot = services.snapshot()
    worry = a_worry(services)
    wijk = snapshot.parents[worry.area]
    for line in lines(services, wijk).shown:
        assert line.area == wijk or snapshot.parents[line.area] == wijk
    assert any(same(line, worry) for line in lines(services, wijk).shown)
    assert {line.area for line in lines(services, worry.area).shown} == {worry.area}


def test_an_area_without_signals_says_how_many_were_tested(services: Services) -> None:
    quiet = {line.area for line in lines(services).shown}
    buurten = services.snapshot().areas_of("buurt")["code"]
    found = lines(services, next(code for code in buurten if code not in quiet))
    assert found.shown == ()
    assert found.said.startswith("Er zijn geen signalen om te bespreken. Getoetst in heel ")


def test_where_worries_stack_is_counted_by_domain_with_who_lives_and_works_there(
    services: Services,
) -> None:
    found = stacked(services).found
    assert found
    assert [spot.name for spot in found] == sorted(spot.name for spot in found)
    for spot in found:
        worries = [x for x in lines(services).shown if x.kind == "zorg" and x.area == spot.area]
        counts = {title: sum(x.domain == title for x in worries) for title, _n in spot.counts}
        assert dict(spot.counts) == counts
        assert sum(counts.values()) == len(worries) >= 2
        assert "inwoners (" in spot.people
        assert all(href.startswith(f"/wijk/{spot.area}#plaats-") for href, _name in spot.places)
    assert any(spot.places for spot in found)
    titles = [domain.title for domain in services.catalogue.domains]
    shown = stacked(services).domains
    assert list(shown) == sorted(shown, key=titles.index)
    assert set(shown) == {title for spot in found for title, _n in spot.counts}


def test_a_worry_that_lies_aside_does_not_stack(services: Services) -> None:
    (spot, *others) = stacked(services).found
    worries = [x for x in lines(services).shown if x.kind == "zorg" and x.area == spot.area]
    for line in worries[1:]:
        assert put_aside(services, asked(line))["errors"] == {}
    assert list(stacked(services).found) == others
    quiet = stacked(services, spot.area)
    assert quiet.said == f"In {spot.name} komen geen zorgen samen."


def test_the_map_has_the_number_of_every_area_and_answers_to_any_query(services: Services) -> None:
    client = create_app(Settings(), services.store.engine).server.test_client()
    found = stacked(services)
    drawn = client.get(picture_href(found))
    assert drawn.mimetype == "image/svg+xml"
    for spot in found.found:
        assert f">{sum(n for _title, n in spot.counts)}</text>" in drawn.text
    again = {"If-None-Match": drawn.headers["ETag"]}
    assert client.get(picture_href(found), headers=again).status_code == 304
    query = {"gebied": GEMEENTE, "niveau": "buurt", "zorgen": "BU99990101.2"}
    for name, value in product(query, (*map(str, HOSTILE), "<script>", "BU99990101.<b>,.,2.")):
        answer = client.get("/sturen/stapeling.svg", query_string=query | {name: value})
        assert answer.status_code in (200, 404)
        assert "<script" not in answer.text
        assert "<b>" not in answer.text


def test_who_does_not_recognise_a_figure_stands_beside_its_signal(town: Engine) -> None:
    services = Services(Settings(), load_catalogue(), FigureStore(town))
    line = lines(services).shown[0]
    assert line.doubts == ()
    user, known = services.current_user(), frozenset(services.catalogue.indicators)
    talk = services.write(user, RecordTalk(line.area, today(), "bewoners", 12, "In het buurthuis."))
    opinion = Opinion(line.indicator, line.period, "niet", "Wij zien dat anders.")
    services.write(user, Recognise(line.area, talk, (opinion,), known=known))
    (words,) = next(shown for shown in lines(services).shown if shown.href == line.href).doubts
    assert words.endswith("niet herkend door bewoners: Wij zien dat anders.")
    inside: Any = signals_card(lines(services))
    (said,) = [part for part in inside._traverse() if getattr(part, "children", None) == words]
    assert said.className == "signal-aside"
