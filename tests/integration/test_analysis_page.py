"""The page of a wijk analysis and its forms on the town, and what page Wijk shows of it."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, delete

from app import create_app
from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering import analysis_writes, talk_writes
from dashboard.steering.analysis import AnalysisView, analysis_view
from dashboard.steering.beside import beside_figures, doubts_in_words
from dashboard.steering.forms import Outcome
from dashboard.steering.writes import WRITES
from dashboard.wijk import wijk_view
from dashboard.wijk_csv import wijk_csv
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.steering import schema
from data.steering.words import DROPPED
from layouts import analyse, wijk
from tests.integration.store_copy import copy_of
from tests.integration.test_fasen_writes import HOSTILE

WIJK, OTHER = "WK999905", "WK999902"
TALK = {"area": OTHER, "held": "2026-05-12", "kind": "bewoners", "people": "14", "remark": ""}
PRIORITY: dict[str, object] = {
    "area": OTHER,
    "rank": "1",
    "title": "Ontmoeten",
    "reason": "Velen zijn alleen.",
    "set_by": "wijkoverleg",
    "decided": "2026-05-19",
}
STUDY: dict[str, object] = {
    "area": OTHER,
    "title": "Wie komt er niet?",
    "about": "ouderen",
    "method": "huisbezoek",
    "findings": "De weg is te lang.",
}
FORMS: dict[str, dict[str, object]] = {
    talk_writes.ANSWER: {"area": OTHER, "question": "bewoners", "text": "Veel studenten."},
    talk_writes.TALK: dict(TALK),
    talk_writes.RECOGNISE: {"area": OTHER, "talk": "1", "seen": "0", "opened": "0"},
    talk_writes.PROPOSE: {"area": OTHER, "talk": "", "kind": "idee", "text": "Een bank."},
    analysis_writes.SET: PRIORITY,
    analysis_writes.REVISE: {**PRIORITY, "id": "1", "seen": "1", "status": "geldt"},
    analysis_writes.ADD_STUDY: STUDY,
    analysis_writes.REVISE_STUDY: {**STUDY, "id": "1", "seen": "1", "status": "geldt"},
}


@pytest.fixture
def town(demo_sqlite: Engine, tmp_path: Path) -> Iterator[Engine]:
    """The town without goals and without anything that people wrote about wijk OTHER."""
    engine = copy_of(demo_sqlite, tmp_path / "town.sqlite3")
    with engine.begin() as connection:
        for table in (schema.recognition, schema.proposal, schema.talk, schema.analysis_answer):
            connection.execute(delete(table).where(table.c.area == OTHER))
    yield engine
    engine.dispose()


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return Services(Settings(), catalogue, FigureStore(town))


def send(services: Services, form: str, **changes: object) -> Outcome:
    return WRITES[form](services, {**FORMS[form], **changes})


def view_of(services: Services, code: str = OTHER, **query: object) -> AnalysisView:
    return analysis_view(services, code, query)


def shown(services: Services, code: str = OTHER, **query: object) -> str:
    return str(analyse.page(services, {"code": code, **query}))


def figure_of(services: Services, at: int = 0) -> str:
    """A figure that deviates here."""
    return view_of(services).talked_about[at].indicator.id


def recorded(services: Services) -> str:
    """The id of a talk that was recorded through its form."""
    go = send(services, talk_writes.TALK)["go"]
    assert go.startswith(f"/wijk/{OTHER}/analyse?gesprek=")
    return go.rpartition("-")[2]


def test_a_talk_leads_to_the_form_with_every_figure_that_deviates(services: Services) -> None:
    number = recorded(services)
    page = shown(services, gesprek=number)
    for line in view_of(services).talked_about:
        assert f"opinion-{line.indicator.id}" in page
    assert f"opinion-{figure_of(services)}" not in shown(services)
    assert "14 mensen" in page


def test_what_is_not_recognised_stands_beside_the_figure_on_both_pages(
    services: Services,
) -> None:
    number, figure = recorded(services), figure_of(services)
    said = {f"opinion-{figure}": "niet", f"remark-{figure}": "Wij merken dat <b>niet</b>."}
    assert send(services, talk_writes.RECOGNISE, talk=number, **said)["errors"] == {}
    words = "op 12 mei 2026 niet herkend door bewoners: Wij merken dat <b>niet</b>."
    assert words in shown(services)
    (line,) = beside_figures(services, OTHER, {figure: view_of(services).talked_about[0].period})[
        figure
    ]
    assert line["words"] == words
    assert line["href"] == f"/wijk/{OTHER}/analyse#gesprek-{number}"
    view = wijk_view(services, OTHER, {})
    assert words in wijk_csv(view, doubts_in_words(services, view))
    page = str(wijk.page(services, OTHER, {}))
    assert "niet herkend door bewoners" in page
    assert f"/wijk/{OTHER}/analyse" in page
    assert "niet herkend door bewoners" not in str(wijk.page(services, "WK999901", {}))


def test_what_is_doubted_is_not_folded_away(services: Services) -> None:
    number, last = recorded(services), view_of(services).strengths[-1].indicator.id
    send(services, talk_writes.RECOGNISE, talk=number, **{f"opinion-{last}": "niet"})
    view = view_of(services)
    assert len(view.strengths) > len(view.signals) + 1
    assert view.strengths[len(view.signals)].indicator.id == last


def test_a_doubt_about_an_older_figure_says_which_one(services: Services) -> None:
    number, figure = recorded(services), figure_of(services)
    send(services, talk_writes.RECOGNISE, talk=number, **{f"opinion-{figure}": "deels"})
    (line,) = beside_figures(services, OTHER, {figure: "2030"})[figure]
    assert "deels herkend door bewoners (het cijfer over 20" in line["words"]


def test_a_doubt_is_gone_when_the_same_people_recognise_the_figure_later(
    services: Services,
) -> None:
    first, figure = recorded(services), figure_of(services)
    send(services, talk_writes.RECOGNISE, talk=first, **{f"opinion-{figure}": "niet"})
    later = send(services, talk_writes.TALK, held="2026-06-01")["go"].rpartition("-")[2]
    partners = send(services, talk_writes.TALK, kind="partners")["go"].rpartition("-")[2]
    send(services, talk_writes.RECOGNISE, talk=partners, **{f"opinion-{figure}": "herkend"})
    assert figure in view_of(services).doubts
    send(services, talk_writes.RECOGNISE, talk=later, **{f"opinion-{figure}": "herkend"})
    assert view_of(services).doubts == {}
    assert beside_figures(services, OTHER, {}) == {}
    assert "niet herkend" in shown(services), "the talk itself still says so"


def test_what_somebody_else_filled_in_meanwhile_is_left_alone_or_told(services: Services) -> None:
    number = recorded(services)
    mine, theirs = figure_of(services), figure_of(services, 1)
    send(services, talk_writes.RECOGNISE, talk=number, **{f"opinion-{theirs}": "niet"})
    late = {f"opinion-{mine}": "herkend", f"opinion-{theirs}": ""}
    assert send(services, talk_writes.RECOGNISE, talk=number, **late)["errors"] == {}
    found = view_of(services).opinions(int(number))
    assert {name: row.opinion for name, row in found.items()} == {mine: "herkend", theirs: "niet"}
    late = {f"opinion-{theirs}": "herkend"}
    refused = send(services, talk_writes.RECOGNISE, talk=number, **late)
    title = services.catalogue.indicators[theirs].title
    assert f"{title}, niet herkend." in refused["errors"][""]
    again = send(services, talk_writes.RECOGNISE, talk=number, **late, **refused["renew"])
    assert again["errors"] == {}
    assert view_of(services).opinions(int(number))[theirs].opinion == "herkend"


def test_an_opinion_is_taken_back(services: Services) -> None:
    number, figure = recorded(services), figure_of(services)
    send(services, talk_writes.RECOGNISE, talk=number, **{f"opinion-{figure}": "niet"})
    newest = str(max(row.id for row in view_of(services).written.recognitions))
    back = {"talk": number, "seen": newest, "opened": newest}
    assert send(services, talk_writes.RECOGNISE, **back)["errors"] == {}
    assert view_of(services).opinions(int(number)) == {}
    assert view_of(services).doubts == {}


def test_a_remark_without_an_opinion_is_refused_at_its_figure(services: Services) -> None:
    number, figure = recorded(services), figure_of(services)
    said = {f"remark-{figure}": "Zomaar."}
    refused = send(services, talk_writes.RECOGNISE, talk=number, **said)
    assert set(refused["errors"]) == {f"opinion-{figure}"}


@pytest.mark.parametrize("people", ["veel", "-1", "0", "99999", "12,5"])
def test_a_number_of_people_that_cannot_be_is_refused(services: Services, people: str) -> None:
    assert set(send(services, talk_writes.TALK, people=people)["errors"]) == {"people"}


def test_a_priority_names_its_proposals_and_leads_to_a_goal(services: Services) -> None:
    figure = figure_of(services)
    send(services, talk_writes.PROPOSE)
    (proposal,) = view_of(services).written.proposals
    chosen = {"indicators": [figure], "proposals": [str(proposal.id)]}
    assert send(services, analysis_writes.SET, **chosen)["errors"] == {}
    (found,) = view_of(services).priorities
    page = shown(services)
    assert f"/sturen/doel?gebied={OTHER}&cijfer={figure}&prioriteit={found.id}" in page
    assert "idee: Een bank." in page
    wrong = send(services, analysis_writes.SET, proposals=["9", "x"], decided="gisteren")
    assert set(wrong["errors"]) == {"decided"}
    wrong = send(services, analysis_writes.SET, proposals=["99999"], others=["nonsens"])
    assert set(wrong["errors"]) == {"proposals", "indicators"}


def test_the_second_who_revises_is_told_what_changed_and_keeps_what_was_typed(
    services: Services,
) -> None:
    send(services, analysis_writes.SET)
    (found,) = view_of(services).priorities
    same = {"id": str(found.id), "seen": "1"}
    assert send(services, analysis_writes.REVISE, **same, title="Samen eten")["errors"] == {}
    refused = send(services, analysis_writes.REVISE, **same, reason="Nu.")
    assert "Prioriteit: Ontmoeten → Samen eten" in refused["errors"][""]
    again = send(services, analysis_writes.REVISE, **(same | refused["renew"]), reason="Nu.")
    assert again["errors"] == {}
    assert "Samen eten → Ontmoeten" in shown(services)
    gone = {"id": str(found.id), "seen": "3", "status": DROPPED}
    assert send(services, analysis_writes.REVISE, **gone)["errors"] == {}
    assert view_of(services).priorities == []
    assert "Vervallen prioriteiten (1)" in shown(services)


def test_a_study_stands_at_the_area_and_at_its_figures(services: Services) -> None:
    figure = figure_of(services)
    send(services, analysis_writes.ADD_STUDY, indicators=[figure], link="https://example.org/x")
    (study,) = view_of(services).studies
    assert f"#onderzoek-{study.id}" in shown(services)
    assert beside_figures(services, OTHER, {})[figure][0]["words"] == (
        "deelonderzoek: Wie komt er niet?"
    )
    gone = {"id": str(study.id), "seen": "1", "status": DROPPED}
    send(services, analysis_writes.REVISE_STUDY, **gone, indicators=[figure])
    assert beside_figures(services, OTHER, {}) == {}
    assert set(send(services, analysis_writes.ADD_STUDY, link="javascript:x")["errors"]) == {"link"}


def test_an_answer_replaces_the_one_that_its_author_saw(services: Services) -> None:
    assert send(services, talk_writes.ANSWER)["errors"] == {}
    refused = send(services, talk_writes.ANSWER, text="Veel gezinnen.")
    assert "Veel studenten." in refused["errors"][""]
    assert send(services, talk_writes.ANSWER, text="Veel gezinnen.", **refused["renew"])["said"]
    page = shown(services)
    assert "Eerder geschreven (1)" in page
    assert [a.text for a in view_of(services).answers("bewoners")] == [
        "Veel gezinnen.",
        "Veel studenten.",
    ]


def test_no_value_of_any_field_breaks_a_form(services: Services) -> None:
    for form, values in FORMS.items():
        for name, value in product(values, HOSTILE[::2]):
            outcome = send(services, form, **{name: value})
            assert bool(outcome["errors"]) != bool(outcome["said"]), (form, name, value)
    for value in HOSTILE[::4]:
        assert shown(services, gesprek=value, vergelijk=value)
        assert "niet bekend" in str(analyse.page(services, {"code": f"{value}?"}))


def test_the_page_answers_its_address_and_says_which_area_is_unknown(town: Engine) -> None:
    client: FlaskClient = create_app(Settings(), town).server.test_client()
    assert client.get(f"/wijk/{WIJK}/analyse").status_code == 200
    layouts: Any = client.get("/_dash-layout").status_code
    assert layouts == 200


@pytest.mark.parametrize("code", ["GM9999", WIJK, "BU99990502", "BU99990402"])
def test_every_kind_of_area_has_an_analysis(services: Services, code: str) -> None:
    page = shown(services, code)
    assert "Wijkanalyse" in page
    assert "Stel een prioriteit" in page


def test_an_empty_store_refuses_in_words(engine: Engine, catalogue: Catalogue) -> None:
    empty = Services(Settings(), catalogue, FigureStore(engine))
    for form in FORMS:
        assert send(empty, form)["errors"] == {"": "Er zijn nog geen gebieden geladen."}
    assert analyse.title(empty, WIJK) == "Nog zonder gegevens"
