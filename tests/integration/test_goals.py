"""Goals on both backends: where they start, what is refused, two people at once, strangers."""

from datetime import date, datetime
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, update

from app import create_app
from callbacks.forms import send
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.forms import Outcome
from dashboard.steering.goal_view import goal_view, new_goal
from dashboard.steering.goal_writes import revise_goal, set_goal
from dashboard.steering.goals import goal_lines, goals_said
from dashboard.steering.scope import scope_of
from dashboard.steering.writes import WRITES
from dashboard.users import Role, User
from data.catalogue import Catalogue
from data.changes import Author, ChangeRefused, write
from data.schema import observation, store_state
from data.steering.goals import SetGoal, Start
from data.steering.rows import Goal
from data.steering.schema import goal as goal_table
from data.steering.schema import priority
from layouts import sturen, sturen_doel
from tests.integration.fasen_town import BUURT, GEMEENTE, OTHER, WIJK, services_on
from tests.integration.goal_town import (
    CRIME,
    GOAL,
    HEALTHY,
    INCOME,
    LONELY,
    add_figure,
    fill_with_figures,
)
from tests.integration.test_fasen_writes import HOSTILE
from tests.integration.test_wijk_questions import counted

TODAY = date(2026, 6, 1)
ELS = Author("Els", "beleid")
REVISED = {"id": "1", "seen": "1", "status": "loopt"}


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill_with_figures(engine)


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def stored(services: Services) -> tuple[Goal, ...]:
    return services.steering.of(municipality=GEMEENTE).goals


def refused(made: Outcome) -> list[str]:
    assert all(made["errors"].values())
    assert (made["said"], made["go"]) == ("", "")
    return list(made["errors"])


def test_a_goal_starts_from_the_newest_figure_of_the_store(services: Services) -> None:
    made = set_goal(services, GOAL)
    assert (made["errors"], made["go"]) == ({}, "/sturen/doel/1")
    (found,) = stored(services)
    assert (found.area, found.indicator, found.start_period) == (WIJK, LONELY, "2022")
    assert (found.start_value, found.target, found.due_year) == (53.8, 48.5, 2030)
    assert (found.owner, found.status, found.start_file) == ("wethouder zorg", "loopt", 1)


def test_the_counts_behind_a_start_are_kept_with_it(services: Services) -> None:
    set_goal(services, GOAL | {"indicator": CRIME, "start": "2024 31.5", "target": "25"})
    (found,) = stored(services)
    assert (found.start_numerator, found.start_denominator) == (63.0, 2000.0)
    assert found.start_lower is None


def test_an_amount_is_asked_for_as_people_see_it_and_kept_as_the_catalogue_has_it(
    services: Services,
) -> None:
    given = GOAL | {"indicator": INCOME, "start": "2023 28.4", "target": "30.500"}
    assert set_goal(services, given)["errors"] == {}
    assert stored(services)[0].target == 30.5
    assert "€ 28.400" in goal_view(services, "1", TODAY).judged.sentence


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"target": ""}, "target"),
    ({"target": "veel"}, "target"),
    ({"target": "53,8"}, "target"),
    ({"target": "60"}, "target"),  # lower is better
    ({"target": "4"}, "target"),  # out of the range that the figure can have
    ({"target": "48,55"}, "target"),  # more digits than the figure has
    ({"due_year": ""}, "due_year"),
    ({"due_year": "2022"}, "due_year"),
    ({"due_year": "2200"}, "due_year"),
    ({"owner": ""}, "owner"),
    ({"reason": "ab"}, "reason"),
    ({"reason": "Bel 06 12345678"}, "reason"),
    ({"priority": "7"}, "priority"),
)


@pytest.mark.parametrize(("changes", "field"), WRONG)
def test_what_is_wrong_is_said_at_its_field(
    services: Services, changes: dict[str, Any], field: str
) -> None:
    assert refused(set_goal(services, GOAL | changes)) == [field]
    assert stored(services) == ()


def test_a_target_in_the_worse_direction_is_refused_with_what_is_better(
    services: Services, town: Engine
) -> None:
    said = set_goal(services, GOAL | {"target": "60"})["errors"]["target"]
    assert said == "Bij dit cijfer is lager gunstiger. Kies een doel onder het begin."
    add_figure(town, HEALTHY, WIJK, "2022", 70.0)
    health = GOAL | {"indicator": HEALTHY, "start": "2022 70.0", "target": "65"}
    assert "hoger gunstiger" in set_goal(services, health)["errors"]["target"]
    assert set_goal(services, health | {"target": "75"})["errors"] == {}


def test_without_a_figure_there_is_no_goal(services: Services) -> None:
    for changes in ({"area": OTHER}, {"area": BUURT}):
        assert "start" in refused(set_goal(services, GOAL | changes | {"start": ""}))
    assert new_goal(services, {"gebied": BUURT, "cijfer": LONELY}).start is None


def test_who_saw_an_older_figure_is_told_and_can_save_on_top_of_the_newer_one(
    services: Services, town: Engine
) -> None:
    add_figure(town, LONELY, WIJK, "2024", 52.0)
    made = set_goal(services, GOAL)
    assert "52,0% (2024)" in made["errors"][""]
    assert made["renew"] == {"start": "2024 52.0"}
    assert set_goal(services, GOAL | made["renew"])["errors"] == {}
    assert stored(services)[0].start_period == "2024"


def test_the_figure_is_looked_up_again_while_it_is_written(
    town: Engine, catalogue: Catalogue
) -> None:
    start = Start("2022", 53.8)
    known = catalogue.indicators
    change = SetGoal(WIJK, LONELY, start, 48.0, 2030, "wethouder", "Daarom.", known=known)
    for invented in (Start("2022", 53.9), Start("2021", 53.8)):
        forged = SetGoal(WIJK, LONELY, invented, 48.0, 2030, "wethouder", "Daarom.", known=known)
        with pytest.raises(ChangeRefused, match="intussen veranderd"):
            write(town, ELS, forged)
    assert write(town, ELS, change) == 1


def test_who_is_second_is_told_what_changed_and_both_revisions_stay(services: Services) -> None:
    set_goal(services, GOAL)
    services.current_user = lambda: User(Role.TEAM, "Els", WIJK)
    first = GOAL | REVISED | {"target": "47", "owner": "team Oudewijk"}
    assert revise_goal(services, first)["errors"] == {}
    services.current_user = lambda: User(Role.POLICY, "Sam")
    second = GOAL | REVISED | {"due_year": "2031"}
    conflict = revise_goal(services, second)
    told = conflict["errors"][""]
    assert "Els, wijkteam Oudewijk" in told
    assert "Doel: 48,5% → 47,0%" in told
    assert "Wie: wethouder zorg → team Oudewijk" in told
    assert stored(services)[0].due_year == 2030
    assert revise_goal(services, second | conflict["renew"])["errors"] == {}
    history = services.steering.history(Goal, 1)
    assert [(g.target, g.due_year, g.by.name) for g in history] == [
        (48.5, 2030, ""),
        (47.0, 2030, "Els"),
        (48.5, 2031, "Sam"),
    ]
    assert len({g.start_value for g in history}) == 1


def test_saving_without_a_change_writes_nothing(services: Services) -> None:
    set_goal(services, GOAL)
    assert refused(revise_goal(services, GOAL | REVISED)) == [""]
    assert len(services.steering.history(Goal, 1)) == 1


def test_a_revised_goal_aims_the_right_way_too(services: Services) -> None:
    set_goal(services, GOAL)
    assert refused(revise_goal(services, GOAL | REVISED | {"target": "60"})) == ["target"]
    assert refused(revise_goal(services, GOAL | REVISED | {"status": "gehaald"})) == ["status"]
    assert refused(revise_goal(services, GOAL | REVISED | {"id": "9"})) == [""]


def test_a_year_that_has_passed_can_stay_but_not_be_chosen(
    services: Services, town: Engine
) -> None:
    set_goal(services, GOAL)
    with town.begin() as connection:
        connection.execute(update(goal_table).values(due_year=2024))
    changed = GOAL | REVISED | {"owner": "college"}
    assert revise_goal(services, changed | {"due_year": "2024"})["errors"] == {}
    again = changed | {"seen": "2", "due_year": "2025"}
    assert refused(revise_goal(services, again)) == ["due_year"]


def test_a_priority_of_another_gemeente_is_refused(services: Services, town: Engine) -> None:
    row = {"id": 1, "revision": 1, "municipality": GEMEENTE, "area": WIJK, "rank": 1}
    row |= {"title": "Elkaar ontmoeten", "reason": "x", "set_by": "x", "decided": TODAY}
    row |= {"status": "geldt", "author": "", "role": "beleid"}
    at = datetime(2026, 1, 1)  # noqa: DTZ001 - the store has naive times
    elsewhere = row | {"id": 2, "municipality": "GM0000", "area": "GM0000"}
    with town.begin() as connection:
        connection.execute(insert(priority), [row | {"at": at}, elsewhere | {"at": at}])
    assert refused(set_goal(services, GOAL | {"priority": "2"})) == ["priority"]
    assert set_goal(services, GOAL | {"priority": "1"})["errors"] == {}
    found = goal_view(services, "1", TODAY).priority
    assert found is not None
    assert found.title == "Elkaar ontmoeten"


def test_the_lines_of_an_area_hold_what_lies_in_it_and_leave_out_what_was_dropped(
    services: Services, town: Engine
) -> None:
    set_goal(services, GOAL)
    add_figure(town, LONELY, WIJK, "2024", 56.5)
    for code, n in ((GEMEENTE, 1), (WIJK, 1), (OTHER, 0), (BUURT, 0)):
        steering = services.steering.of(municipality=GEMEENTE)
        lines = goal_lines(services, scope_of(services, {"gebied": code}), steering, TODAY)
        assert len(lines) == n
    (line,) = goal_lines(services, scope_of(services, {"gebied": WIJK}), steering, TODAY)
    assert line.sentence == "Van 53,8% in 2022 naar 48,5% in 2030. Nu 56,5% (2024)."
    assert (line.status.kind, line.status.words) == ("niet_op_koers", "niet op koers")
    said = goals_said(services, steering.goals, TODAY)[(WIJK, LONELY)]
    assert said.words == "48,5% in 2030: niet op koers"
    revise_goal(services, GOAL | REVISED | {"status": "vervallen"})
    steering = services.steering.of(municipality=GEMEENTE)
    assert goal_lines(services, scope_of(services, {}), steering, TODAY) == ()


def test_a_goal_outlives_its_figures(services: Services, town: Engine) -> None:
    set_goal(services, GOAL)
    with town.begin() as connection:
        connection.execute(delete(observation))
    add_figure(town, CRIME, OTHER, "2024", 10.0)
    judged = goal_view(services, "1", TODAY).judged
    assert judged.status.kind == "nog_niet_te_zeggen"
    assert judged.sentence == "Van 53,8% in 2022 naar 48,5% in 2030."


def test_whatever_is_posted_is_answered_in_words(services: Services) -> None:
    set_goal(services, GOAL)
    for name, stranger in product(("doel", "doel-wijzig"), HOSTILE):
        for field in (*GOAL, *REVISED):
            values = {**GOAL, **REVISED, field: stranger}
            hidden = {"vorm": name, "waarden": values}
            made = send(services, WRITES, hidden, ([], []))
            assert bool(made["errors"]) != bool(made["said"])
    assert all(goal.start_value in (53.8, 28.4, 31.5) for goal in stored(services))


def test_the_pages_answer_for_whatever_address(town: Engine, catalogue: Catalogue) -> None:
    del catalogue
    client = create_app(Settings(), town).server.test_client()
    for path in ("/sturen/doel", "/sturen/doel/1", "/sturen/doel/x'--", "/sturen/doel?cijfer=%00"):
        assert client.get(path).status_code == 200


def test_as_many_questions_for_many_goals_as_for_one(services: Services, town: Engine) -> None:
    set_goal(services, GOAL)
    numbers = []
    for _round in range(2):
        steering = services.steering.of(municipality=GEMEENTE)
        add_figure(town, CRIME, OTHER, f"20{len(steering.goals):02d}", 10.0)
        scope = scope_of(services, {})
        with counted(town) as statements:
            lines = goal_lines(services, scope, steering, TODAY)
        assert len(lines) == len(steering.goals)
        numbers.append(len(statements))
        for n in range(12):
            set_goal(services, {**GOAL, "reason": f"Reden {n}."})
    assert len(lines) == 13
    # The version of the store, where borders changed, and all figures of the areas.
    assert numbers == [3, 3]


def test_a_start_that_is_withheld_by_now_is_nowhere_to_be_seen(
    services: Services, town: Engine
) -> None:
    assert set_goal(services, GOAL)["errors"] == {}
    with town.begin() as connection:
        here = (observation.c.indicator == LONELY, observation.c.period == "2022")
        connection.execute(update(observation).where(*here).values(value=None, status="withheld"))
        connection.execute(update(store_state).values(version=2))
    client = create_app(services.settings, town).server.test_client()
    (line,) = goal_lines(
        services,
        scope_of(services, {"gebied": WIJK}),
        services.steering.of(municipality=GEMEENTE),
        TODAY,
    )
    assert line.sentence.startswith("Van een afgeschermd cijfer in 2022 naar 48,5% in 2030.")
    assert line.status.kind == "nog_niet_te_zeggen"
    assert "om mensen te beschermen" in line.why
    told = [
        str(sturen_doel.page(services, "1")),
        str(sturen.page(services, {"gebied": WIJK})),
        client.get(f"/wijk/{WIJK}/{LONELY}.json").text,
        client.get(f"/wijk/{WIJK}/grafieken").text,
        client.get("/sturen/doelen.csv").text,
        client.get("/sturen.csv").text,
    ]
    assert not [text for text in told if "53,8" in text or "53.8" in text]
