"""Actions on both backends, the tables of goals, and strangers at their pages."""

import csv
import io
from datetime import date
from itertools import product
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine, insert

from app import create_app
from callbacks.forms import send
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.action_view import action_view
from dashboard.steering.action_writes import plan, revise
from dashboard.steering.actions import action_lines
from dashboard.steering.goal_writes import set_goal
from dashboard.steering.scope import scope_of
from dashboard.steering.writes import WRITES
from dashboard.users import Role, User
from data.catalogue import Catalogue
from data.place_schema import place
from data.steering.rows import Action
from tests.integration.fasen_town import BUURT, GEMEENTE, WIJK, services_on
from tests.integration.goal_town import ACTION, GOAL, LONELY, fill_with_figures
from tests.integration.test_fasen_writes import HOSTILE

TODAY = date(2026, 6, 1)
REVISED = {"id": "1", "seen": "1"}


@pytest.fixture
def town(engine: Engine) -> Engine:
    """With an initiative, a school, and an initiative elsewhere: 1, 2 and 3."""
    fill_with_figures(engine)
    spot = {"x": 1e5, "y": 4e5, "area": BUURT, "municipality": GEMEENTE}
    places = [
        spot | {"id": 1, "kind": "initiative", "name": "De Schakel"},
        spot | {"id": 2, "kind": "school", "name": "De Wilg"},
        spot | {"id": 3, "kind": "initiative", "name": "Ver weg", "municipality": "GM0000"},
    ]
    with engine.begin() as connection:
        connection.execute(insert(place), places)
    return engine


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def stored(services: Services) -> tuple[Action, ...]:
    return services.steering.of(municipality=GEMEENTE).actions


def test_an_action_is_written_with_all_that_was_filled_in(services: Services) -> None:
    set_goal(services, GOAL)
    made = plan(services, ACTION | {"goal": "1", "place": "1", "remark": "Gaat goed."})
    assert (made["errors"], made["go"]) == ({}, "/sturen/actie/1")
    (found,) = stored(services)
    assert (found.title, found.owner, found.status) == (
        "Inloop in het buurthuis",
        "welzijn",
        "loopt",
    )
    assert (found.goal, found.theme, found.indicator) == (1, "lokale_teams", None)
    assert (found.start, found.due) == (date(2024, 3, 1), date(2030, 12, 31))
    assert (found.budget, found.place, found.remark) == (25_000.0, 1, "Gaat goed.")
    view = action_view(services, "1", TODAY)
    assert view.place
    assert view.place.name == "De Schakel"
    assert [href for href, _words in view.about][-1] == "/sturen/doel/1"


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"title": ""}, "title"),
    ({"title": "Mail jan@example.org"}, "title"),
    ({"owner": "x"}, "owner"),
    ({"status": "klaar"}, "status"),
    ({"due": "2024-02-29"}, "due"),
    ({"due": "morgen"}, "due"),
    ({"status": "gereed", "start": ""}, "start"),
    ({"status": "loopt", "start": "2030-01-01"}, "start"),
    ({"start": "1900-01-01"}, "start"),
    ({"budget": "veel"}, "budget"),
    ({"budget": "-5"}, "budget"),
    ({"budget": "9.000.000.000"}, "budget"),
    ({"place": "2"}, "place"),  # a school does not act here
    ({"place": "3"}, "place"),  # another gemeente
    ({"place": "x"}, "place"),
    ({"goal": "7"}, "goal"),
    ({"theme": "sfeer"}, "theme"),
    ({"indicator": "bestaat-niet"}, "indicator"),
    ({"area": "WK999999"}, "area"),
    ({"remark": "ab"}, "remark"),
)


@pytest.mark.parametrize(("changes", "field"), WRONG)
def test_what_is_wrong_is_said_at_its_field(
    services: Services, changes: dict[str, Any], field: str
) -> None:
    made = plan(services, ACTION | changes)
    assert list(made["errors"]) == [field]
    assert stored(services) == ()


def test_a_goal_has_its_own_figure(services: Services) -> None:
    set_goal(services, GOAL)
    made = plan(services, ACTION | {"goal": "1", "indicator": LONELY})
    assert list(made["errors"]) == ["indicator"]


def test_who_is_second_is_told_what_changed_and_loses_nothing(services: Services) -> None:
    plan(services, ACTION)
    services.current_user = lambda: User(Role.TEAM, "Els", WIJK)
    first = ACTION | REVISED | {"place": "1", "budget": "30.000", "status": "gereed"}
    assert revise(services, first)["errors"] == {}
    services.current_user = lambda: User(Role.POLICY, "Sam")
    second = ACTION | REVISED | {"owner": "team"}
    conflict = revise(services, second)
    told = conflict["errors"][""]
    assert "Els, wijkteam Oudewijk" in told
    assert "Stand: loopt → gereed" in told
    assert "Budget: € 25.000 → € 30.000" in told
    assert "Met wie: leeg → De Schakel" in told
    assert stored(services)[0].owner == "welzijn"
    assert revise(services, second | conflict["renew"])["errors"] == {}
    assert [a.owner for a in services.steering.history(Action, 1)] == ["welzijn"] * 2 + ["team"]


def test_a_place_that_is_gone_stays_with_its_action(services: Services, town: Engine) -> None:
    plan(services, ACTION | {"place": "1"})
    with town.begin() as connection:
        connection.execute(place.delete().where(place.c.id == 1))
    assert revise(services, ACTION | REVISED | {"place": "1", "owner": "team"})["errors"] == {}
    view = action_view(services, "1", TODAY)
    assert (view.place, stored(services)[0].place) == (None, 1)


def test_what_is_late_comes_first_and_says_so(services: Services) -> None:
    plan(services, ACTION)
    plan(services, ACTION | {"title": "Te laat klaar", "due": "2026-05-01"})
    plan(services, ACTION | {"title": "Al klaar", "status": "gereed", "due": "2026-05-01"})
    steering = services.steering.of(municipality=GEMEENTE)
    lines = action_lines(services, scope_of(services, {}), steering, TODAY)
    assert [(line.title, line.late) for line in lines] == [
        ("Te laat klaar", True),
        ("Inloop in het buurthuis", False),
        ("Al klaar", False),
    ]
    assert lines[0].due == "te laat: 1 mei 2026"
    assert [line.effect for line in lines] == [None] * 3  # they belong to no figure
    elsewhere = scope_of(services, {"gebied": BUURT})
    assert action_lines(services, elsewhere, steering, TODAY) == ()


def test_an_action_on_a_figure_says_in_short_whether_it_helped(services: Services) -> None:
    set_goal(services, GOAL)
    plan(services, ACTION | {"goal": "1", "theme": ""})
    steering = services.steering.of(municipality=GEMEENTE)
    (line,) = action_lines(services, scope_of(services, {}), steering, TODAY)
    assert line.effect
    assert line.effect.words == "niet te zeggen"


def test_whatever_is_posted_is_answered_in_words(services: Services) -> None:
    plan(services, ACTION)
    for name, stranger in product(("actie", "actie-wijzig"), HOSTILE):
        for field in (*ACTION, *REVISED):
            hidden = {"vorm": name, "waarden": {**ACTION, **REVISED, field: stranger}}
            made = send(services, WRITES, hidden, ([], []))
            assert bool(made["errors"]) != bool(made["said"])


def test_goals_as_a_table_for_csv_and_excel(services: Services, town: Engine) -> None:
    set_goal(services, GOAL | {"reason": "=1+1 is geen reden"})
    plan(services, ACTION | {"goal": "1"})
    client = create_app(Settings(), town).server.test_client()
    (row,) = csv.DictReader(io.StringIO(client.get("/sturen/doelen.csv").text))
    assert (row["begin"], row["doel"], row["doel_jaar"]) == ("53.8", "48.5", "2030")
    assert (row["stand"], row["acties"]) == ("nog niet te zeggen", "Inloop in het buurthuis")
    assert row["waarom"] == "'=1+1 is geen reden"
    dutch = client.get("/sturen/doelen.csv?vorm=excel").text
    assert "53,8;48,5;2030" in dutch
    book = load_workbook(io.BytesIO(client.get("/sturen/doelen.xlsx").data))
    header, values = book["Doelen"].iter_rows(values_only=True)
    assert dict(zip(header, values, strict=True))["doel"] == 48.5
    assert "waarom" not in client.get(f"/sturen/doelen.csv?gebied={BUURT}").text.split("\n")[1]


def test_the_pages_answer_for_whatever_address(services: Services, town: Engine) -> None:
    plan(services, ACTION | {"place": "1"})
    client = create_app(Settings(), town).server.test_client()
    for path in ("/sturen/actie", "/sturen/actie/1", "/sturen/actie/0", "/sturen/actie/'"):
        assert client.get(path).status_code == 200
