"""The forms of page Fasen on both backends: what is written, what is refused, and strangers."""

from itertools import product
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from app import create_app
from callbacks.fasen import change
from dashboard.fasen import fasen_view
from dashboard.fasen_fields import CHOICE_FIELDS, MARK_FIELDS, SCORE_FIELDS
from dashboard.fasen_writes import NEW, WHOLE, assess, choose, mark
from dashboard.ids import Fasen
from dashboard.services import Services
from dashboard.settings import Settings
from data.catalogue import Catalogue
from data.maturity import Maturity
from data.maturity_words import AGREED
from layouts import fasen as page
from tests.integration.fasen_town import (
    GEMEENTE,
    OTHER,
    WIJK,
    fill,
    place,
    services_on,
    talk,
)

FILLED: dict[str, Any] = {
    "gebied": WIJK,
    "thema": "lokale_teams",
    "phase": "3",
    "part": WHOLE,
    "reason": "Het team zit in het buurthuis.",
    "party": AGREED,
    "session": NEW,
    "title": "Inschatting mei 2026",
    "held": "2026-05-14",
    "parties": ["gemeente", "wijkteam"],
    "correction": "",
    "next_step": "Spreekuur op school.",
    "next_owner": "teamleider",
    "next_due": "2026-12-01",
    "link": "https://example.org/verslag",
    "indicators": [],
}
HOSTILE: tuple[object, ...] = (
    *(None, True, 7, -1, 3.5, 1e308, "", "\x00", "\ud800", "x" * 20_000, "9" * 5000),
    *("<script>alert(1)</script>", "WK999901", "'; DROP TABLE assessment; --", "0000-00-00"),
    *([], [[]], [None, 3], ["gemeente", {"a": 1}], {}, {"a": {"b": []}}, "２", "2026-02-30"),
)


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def stored(services: Services) -> Maturity:
    return services.maturity.of(municipality=GEMEENTE)


def asked(**changes: object) -> dict[str, object]:
    return {**FILLED, **changes}


def test_a_new_session_and_its_first_placing_are_written_together(services: Services) -> None:
    outcome = assess(services, asked())
    assert (outcome["errors"], outcome["form"]) == ({}, Fasen.FORM)
    assert outcome["said"] == "Bewaard: Lokale teams in Oudewijk, fase 3, samen afgesproken."
    found = stored(services)
    (session,), (placed,) = found.sessions, found.assessments
    assert outcome["session"] == session.id == placed.session
    assert (session.area, session.title, session.parties) == (
        WIJK,
        "Inschatting mei 2026",
        ("gemeente", "wijkteam"),
    )
    assert (placed.phase, placed.part, placed.next_owner) == (3, None, "teamleider")
    assert str(placed.next_due) == "2026-12-01"


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(
    services: Services,
) -> None:
    wrong = asked(reason="", held="2999-01-01", link="javascript:alert(1)", phase="9", parties=[])
    errors = assess(services, wrong)["errors"]
    assert set(errors) == {
        Fasen.REASON,
        Fasen.HELD,
        Fasen.LINK,
        Fasen.PHASE,
        Fasen.PARTIES,
    }
    assert all(errors.values())
    assert stored(services) == Maturity()


def test_a_session_is_not_opened_for_a_placing_that_is_refused(services: Services) -> None:
    assert set(assess(services, asked(reason=""))["errors"]) == {Fasen.REASON}
    assert set(assess(services, asked(next_due="gisteren"))["errors"]) == {Fasen.DUE}
    assert stored(services).sessions == ()


def test_who_places_again_in_a_session_says_why_and_both_rows_are_kept(
    services: Services,
) -> None:
    session = str(assess(services, asked())["session"])
    again = asked(session=session, phase="2", reason="Toch niet.")
    outcome = assess(services, again)
    assert set(outcome["errors"]) == {Fasen.CORRECTION}
    assert "fase 3" in outcome["errors"][Fasen.CORRECTION]
    assert assess(services, again | {"correction": "Verkeerd gelezen."})["errors"] == {}
    rows = stored(services).assessments
    assert [(row.phase, row.correction) for row in rows] == [(3, None), (2, "Verkeerd gelezen.")]


def test_another_party_another_theme_or_a_part_is_no_correction(services: Services) -> None:
    session = str(assess(services, asked())["session"])
    for changes in ({"party": "wijkteam"}, {"thema": "samenwerking"}, {"part": "outreachend"}):
        assert assess(services, asked(session=session, **changes))["errors"] == {}
    assert len(stored(services).assessments) == 4


def test_a_session_of_another_area_is_refused(services: Services, town: Engine) -> None:
    elsewhere = talk(town, OTHER)
    outcome = assess(services, asked(session=str(elsewhere)))
    assert set(outcome["errors"]) == {Fasen.SESSION}
    assert stored(services).assessments == ()


def test_a_part_that_another_theme_left_in_the_form_does_not_count(services: Services) -> None:
    assert assess(services, asked(thema="samenwerking", part="outreachend"))["errors"] == {}
    assert stored(services).assessments[0].part is None


def test_a_figure_that_has_nothing_to_do_with_the_theme_is_refused(services: Services) -> None:
    known = fasen_view(services, {"gebied": WIJK, "thema": "lokale_teams"}).related
    assert set(assess(services, asked(indicators=["nonsens"]))["errors"]) == {Fasen.FIGURES}
    assert assess(services, asked(indicators=[known[0].id]))["errors"] == {}
    assert stored(services).assessments[0].indicators == (known[0].id,)


def test_a_step_and_a_choice_are_written_and_refused_beside_their_field(
    services: Services,
) -> None:
    assert mark(services, {"gebied": WIJK, "step": "1", "state": "klaar"})["errors"] == {}
    wrong = mark(services, {"gebied": WIJK, "step": "5", "state": "weg"})["errors"]
    assert set(wrong) == {Fasen.MARK_STEP, Fasen.MARK_STATE}
    chosen = {"gebied": WIJK, "value": "aanpak:evolutionair", "decided": "2026-01-01"}
    assert set(choose(services, chosen)["errors"]) == {Fasen.CHOICE_REASON}
    assert choose(services, chosen | {"reason": "Zij zijn begonnen."})["errors"] == {}
    found = stored(services)
    assert [(m.step, m.state) for m in found.marks] == [(1, "klaar")]
    assert [(c.choice, c.value) for c in found.choices] == [("aanpak", "evolutionair")]


@pytest.mark.parametrize("write", [assess, mark, choose])
def test_an_empty_store_refuses_in_words(
    write: Any,  # noqa: ANN401 -- one of three functions of the same shape
    engine: Engine,
    catalogue: Catalogue,
) -> None:
    outcome = write(services_on(engine, catalogue), asked())
    assert list(outcome["errors"].values()) == ["Er zijn nog geen gebieden geladen."]
    assert change(services_on(engine, catalogue), page.parts, WIJK, "samenwerking") == {}


def test_no_value_of_any_field_breaks_the_form(services: Services) -> None:
    for name, value in product(FILLED, HOSTILE[::2]):
        outcome = assess(services, asked(**{name: value}))
        assert bool(outcome["errors"]) != bool(outcome["said"]), (name, value)


def test_no_value_breaks_another_form_or_the_page(services: Services) -> None:
    forms = ((mark, MARK_FIELDS), (choose, CHOICE_FIELDS))
    for value, (write, fields) in product(HOSTILE, forms):
        assert write(services, dict.fromkeys([*fields, "gebied", "thema"], value))["errors"]
        assert write(services, dict.fromkeys(fields, value) | {"gebied": WIJK})["form"]
        assert set(page.parts(services, value, value)) == set(page.OUTPUTS)


def test_a_stranger_who_posts_to_the_callback_gets_no_500(town: Engine) -> None:
    client: FlaskClient = create_app(Settings(), town).server.test_client()
    dependencies = client.get("/_dash-dependencies").json or []
    button = {"id": Fasen.SAVE, "property": "n_clicks"}
    (output,) = [d["output"] for d in dependencies if button in d["inputs"]]
    places = [(name, "value") for name in SCORE_FIELDS.values()]
    places += [(Fasen.AREA, "data"), (Fasen.THEME, "value")]
    for value in HOSTILE:
        body = {
            "output": output,
            "outputs": {"id": Fasen.RESULT, "property": output.partition(".")[2]},
            "inputs": [{**button, "value": 1}],
            "changedPropIds": [f"{Fasen.SAVE}.n_clicks"],
            "state": [{"id": name, "property": part, "value": value} for name, part in places],
        }
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, value
        assert (answer.json or {})["response"][Fasen.RESULT]["data"]["errors"]


def test_what_was_written_is_on_the_page_as_text(services: Services, town: Engine) -> None:
    session = talk(town, WIJK, title="<b>Ronde</b>")
    place(town, session, "lokale_teams", 3, next_step="<i>Stap</i>")
    made = str(page.parts(services, WIJK, "lokale_teams"))
    assert "<b>Ronde</b>" in made
    assert "dangerously" not in made
