"""Decisions and meetings on both backends: written, revised, refused, and two people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import Engine

from app import create_app
from callbacks.forms import send
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering import decision_writes, meeting_writes
from dashboard.steering.decisions import decision_view
from dashboard.steering.forms import Outcome
from dashboard.steering.meetings import meeting_view
from dashboard.steering.writes import WRITES
from dashboard.users import Role, User
from data.catalogue import Catalogue
from data.steering.rows import AgendaItem, Decision, Meeting
from data.steering.store import Steering
from tests.integration.fasen_town import BUURT, GEMEENTE, WIJK, fill, services_on
from tests.integration.test_fasen_writes import HOSTILE

DECISION: dict[str, Any] = {
    "area": WIJK,
    "meeting": "",
    "text": "Ontmoetingsplek openen",
    "owner": "wethouder",
    "decided": "2026-05-14",
    "due": "2026-12-01",
    "indicator": "eenzaam",
    "theme": "",
    "goal": "",
}
MEETING: dict[str, Any] = {
    "area": WIJK,
    "kind": "stuuroverleg",
    "title": "Stuuroverleg voorjaar",
    "held": "2026-05-14",
    "text1": "Eenzaamheid",
    "area1": BUURT,
    "about1": "cijfer:eenzaam",
    "text3": "Hoe werken wij samen?",
    "about3": "thema:lokale_teams",
}
REVISED = {"id": "1", "seen": "1", "status": "loopt", "remark": ""}

WRONG: tuple[tuple[dict[str, str], str], ...] = (
    ({"text": "ab"}, "text"),
    ({"text": "Bel 06 12345678"}, "text"),
    ({"owner": ""}, "owner"),
    ({"due": "2026-01-01"}, "due"),
    ({"due": "gisteren"}, "due"),
    ({"indicator": "bestaat-niet"}, "indicator"),
    ({"theme": "sfeer"}, "theme"),
    ({"goal": "7"}, "goal"),
    ({"meeting": "7"}, "meeting"),
    ({"area": "WK999999"}, "area"),
    ({"decided": "2099-01-01", "due": ""}, "decided"),
)


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def stored(services: Services) -> Steering:
    return services.steering.of(municipality=GEMEENTE)


def test_a_decision_is_written_and_the_browser_goes_to_its_page(services: Services) -> None:
    made = decision_writes.record(services, DECISION)
    assert made["errors"] == {}
    assert made["go"] == "/sturen/besluit/1"
    (found,) = stored(services).decisions
    assert (found.text, found.owner, found.status) == (
        "Ontmoetingsplek openen",
        "wethouder",
        "open",
    )
    assert (found.due, found.indicator, found.theme, found.meeting) == (
        date(2026, 12, 1), "eenzaam", None, None,
    )  # fmt: skip


def test_a_decision_in_a_meeting_stays_on_its_page(services: Services) -> None:
    meeting_writes.plan(services, MEETING)
    made = decision_writes.record(services, DECISION | {"meeting": "1", "stay": "ja"})
    assert (made["errors"], made["go"]) == ({}, "")
    assert [d.id for d in meeting_view(services, "1").decisions] == [1]


def test_what_is_wrong_with_a_decision_is_said_at_its_field(services: Services) -> None:
    for changes, field in WRONG:
        made = decision_writes.record(services, DECISION | changes)
        assert list(made["errors"]) == [field]
    assert stored(services).decisions == ()


def test_who_is_second_is_told_what_changed_and_both_revisions_stay(services: Services) -> None:
    decision_writes.record(services, DECISION)
    services.current_user = lambda: User(Role.TEAM, "Els", WIJK)
    first = DECISION | REVISED | {"owner": "team Oudewijk", "due": "2027-02-01"}
    assert decision_writes.revise(services, first)["errors"] == {}
    services.current_user = lambda: User(Role.POLICY, "Sam")
    second = DECISION | REVISED | {"text": "Twee ontmoetingsplekken openen", "status": "open"}
    refused = decision_writes.revise(services, second)
    told = refused["errors"][""]
    assert "Els, wijkteam Oudewijk" in told
    assert "Wie: wethouder → team Oudewijk" in told
    assert "Klaar op: 1 dec 2026 → 1 feb 2027" in told
    assert "Stand: open → loopt" in told
    assert "Besluit:" not in told
    assert refused["renew"] == {"seen": "2"}
    assert [d.revision for d in services.steering.history(Decision, 1)] == [1, 2]
    assert decision_writes.revise(services, second | refused["renew"])["errors"] == {}
    history = decision_view(services, "1", date(2026, 11, 25)).history
    assert [step.who for step in history] == ["Sam, beleid", "Els, wijkteam Oudewijk", "beleid"]
    assert ("Besluit", "Ontmoetingsplek openen", "Twee ontmoetingsplekken openen") in (
        history[0].changes
    )
    assert stored(services).decisions[0].revision == 3


def test_of_many_who_save_at_the_same_moment_one_is_first_and_all_others_are_told(
    services: Services,
) -> None:
    decision_writes.record(services, DECISION)
    at_once = Barrier(5)

    def save(number: int) -> Outcome:
        at_once.wait(10)
        return decision_writes.revise(services, DECISION | REVISED | {"owner": f"team {number}"})

    with ThreadPoolExecutor(5) as people:
        made = list(people.map(save, range(5)))
    assert sorted(found["renew"].get("seen", "") for found in made) == ["", "2", "2", "2", "2"]
    assert [d.revision for d in services.steering.history(Decision, 1)] == [1, 2]


def test_a_decision_that_lapses_says_why_and_nothing_changed_is_no_revision(
    services: Services,
) -> None:
    decision_writes.record(services, DECISION)
    lapsed = DECISION | REVISED | {"status": "vervallen"}
    assert list(decision_writes.revise(services, lapsed)["errors"]) == ["remark"]
    same = decision_writes.revise(services, DECISION | REVISED | {"status": "open"})
    assert same["errors"] == {"": "U hebt nog niets veranderd."}


def test_the_topics_of_a_meeting_are_kept_in_order_with_what_they_are_about(
    services: Services,
) -> None:
    assert meeting_writes.plan(services, MEETING)["go"] == "/sturen/overleg/1"
    (found,) = stored(services).meetings
    assert found.agenda == (
        AgendaItem("Eenzaamheid", BUURT, "eenzaam"),
        AgendaItem("Hoe werken wij samen?", theme="lokale_teams"),
    )


def test_what_is_wrong_with_a_topic_is_said_at_the_row_it_was_typed_in(services: Services) -> None:
    wrong = MEETING | {"text3": "", "area5": "WK999999", "text5": "Iets", "held": "2032-01-01"}
    made = meeting_writes.plan(services, wrong)
    assert set(made["errors"]) == {"text3", "area5", "held"}
    assert meeting_writes.plan(services, MEETING | {"kind": "borrel"})["errors"].keys() == {"kind"}
    assert stored(services).meetings == ()


def test_who_is_second_on_a_meeting_is_told_what_became_of_the_agenda(services: Services) -> None:
    meeting_writes.plan(services, MEETING)
    seen = {"id": "1", "seen": "1"}
    meeting_writes.revise(services, MEETING | seen | {"text1": "Alleen zijn"})
    refused = meeting_writes.revise(services, MEETING | seen | {"title": "Overleg in mei"})
    assert "Agenda: Eenzaamheid (Hoek, " in refused["errors"][""]
    assert "→ Alleen zijn (Hoek, " in refused["errors"][""]
    assert [m.revision for m in services.steering.history(Meeting, 1)] == [1, 2]


def test_a_decision_of_another_municipality_cannot_be_revised_or_read(services: Services) -> None:
    decision_writes.record(services, DECISION)
    for its_id in ("2", "", "0", "-1", "9" * 40, "1; --"):
        made = decision_writes.revise(services, DECISION | REVISED | {"id": its_id})
        assert made["errors"] == {"": "Dit bestaat niet (meer)."}


def test_whatever_is_posted_is_answered_in_words(services: Services) -> None:
    forms = {"besluit": DECISION, "overleg": MEETING}
    forms |= {f"{name}-wijzig": filled | REVISED for name, filled in forms.items()}
    for name, field, hostile in product(forms, [*DECISION, *MEETING, *REVISED], HOSTILE[::9]):
        filled = forms[name]
        sent = {"vorm": name, "waarden": filled | {field: hostile}}
        made = send(services, WRITES, sent, ([], []))
        assert bool(made["errors"]) != bool(made["said"]), (name, field, hostile)


def test_the_tables_escape_what_a_spreadsheet_would_run(
    town: Engine, services: Services, catalogue: Catalogue
) -> None:
    decision_writes.record(services, DECISION | {"text": "=1+1 plekken", "owner": "@wethouder"})
    client = create_app(Settings(), town).server.test_client()
    csv = client.get("/sturen/besluiten.csv")
    assert csv.mimetype == "text/csv"
    assert ",'=1+1 plekken,'@wethouder,2026-12-01,open," in csv.get_data(as_text=True)
    sheet = client.get("/sturen/besluiten.xlsx?gebied=WK999902")
    assert sheet.data.startswith(b"PK")
    assert (
        client.get("/sturen/besluiten.csv?gebied=WK999902").get_data(as_text=True).count("\n") == 1
    )
