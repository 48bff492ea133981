"""What page Fasen says of an area, on both backends, in a fixed number of questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import Engine, event

from dashboard.fasen import FasenView, fasen_view
from dashboard.fasen_words import attention_words, headline
from dashboard.maturity.model import maturity_model
from dashboard.services import Services
from dashboard.users import Role, User
from data.catalogue import Catalogue
from layouts import fasen as page
from tests.integration.fasen_town import (
    BUURT,
    GEMEENTE,
    OTHER,
    WIJK,
    fill,
    place,
    services_on,
    talk,
)

THEMES = [theme.id for theme in maturity_model().themes]
MOST_STATEMENTS = 6
"""Whether the store changed (two), and what people wrote (four)."""


@pytest.fixture
def town(engine: Engine) -> Engine:
    return fill(engine)


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def view(services: Services, code: str = WIJK, theme: str = THEMES[1]) -> FasenView:
    return fasen_view(services, {"gebied": code, "thema": theme})


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def test_nothing_written_is_said_and_the_page_is_whole(services: Services) -> None:
    found = view(services)
    assert (found.shown, dict(found.positions), found.sessions) == (WIJK, {}, ())
    said = "In Oudewijk heeft nog niemand een thema in een fase gezet. Begin hieronder"
    assert headline(found).startswith(said)
    assert "Alle partijen in de wijk" in str(page.page(services, {}))


def test_a_wijk_without_own_placings_shows_the_gemeente_and_says_so(
    services: Services, town: Engine
) -> None:
    place(town, talk(town, GEMEENTE), THEMES[0], 2)
    found = view(services, BUURT)
    assert (found.shown, found.is_borrowed, found.own_phases) == (GEMEENTE, True, {})
    assert headline(found).startswith(
        "Voor Hoek heeft nog niemand een thema in een fase gezet. Hier staat Rekenhoven."
    )


def test_the_nearest_area_around_it_goes_before_the_gemeente(
    services: Services, town: Engine
) -> None:
    place(town, talk(town, GEMEENTE), THEMES[0], 2)
    place(town, talk(town, WIJK), THEMES[0], 3)
    assert view(services, BUURT).shown == WIJK
    assert view(services, OTHER).shown == GEMEENTE


def test_placings_of_parties_are_own_placings_though_nothing_was_settled(
    services: Services, town: Engine
) -> None:
    place(town, talk(town, GEMEENTE), THEMES[0], 2)
    place(town, talk(town, WIJK), THEMES[1], 3, "wijkteam")
    found = view(services)
    assert (found.shown, dict(found.positions)) == (WIJK, {})
    assert "nog niets afgesproken" in headline(found)


def test_the_sentence_says_most_and_what_asks_for_attention(
    services: Services, town: Engine
) -> None:
    first, second = talk(town, WIJK, date(2025, 1, 8)), talk(town, WIJK)
    for theme in THEMES:
        place(town, first, theme, 3)
        place(town, second, theme, 2 if theme == THEMES[2] else 3)
    found = view(services)
    assert headline(found) == (
        "Oudewijk staat op de meeste thema's in fase 3; opdrachtgeverschap vraagt aandacht."
    )
    (asked,) = found.attention
    assert attention_words(asked) == (
        "staat met fase 2 het laagst en ging van fase 3 terug naar fase 2"
    )


def test_themes_that_stand_alike_ask_for_nothing(services: Services, town: Engine) -> None:
    session = talk(town, WIJK)
    for theme in THEMES:
        place(town, session, theme, 2)
    assert headline(view(services)) == (
        "Oudewijk staat op alle zes thema's in fase 2; geen thema vraagt nu extra aandacht."
    )


def test_the_last_talk_of_a_theme_is_that_with_parties(services: Services, town: Engine) -> None:
    first, second = talk(town, WIJK, date(2025, 1, 8)), talk(town, WIJK)
    place(town, first, THEMES[0], 1, "gemeente")
    place(town, first, THEMES[0], 3, "wijkteam")
    place(town, second, THEMES[0], 2)
    talked = view(services).talk(THEMES[0])
    assert talked is not None
    assert (talked[0].id, dict(talked[1].phases)) == (first, {"gemeente": 1, "wijkteam": 3})


def test_a_part_of_a_theme_has_its_own_phase_and_agreed_wins(
    services: Services, town: Engine
) -> None:
    session = talk(town, WIJK)
    place(town, session, "lokale_teams", 2, part="outreachend")
    place(town, session, "lokale_teams", 4, "wijkteam", part="outreachend")
    found = view(services)
    assert found.parts("lokale_teams")["outreachend"][1].phase == 2
    assert "lokale_teams" not in found.positions


def test_history_keeps_every_row_and_other_areas_out(services: Services, town: Engine) -> None:
    mine, other = talk(town, WIJK), talk(town, OTHER)
    for phase in (1, 3):
        place(town, mine, THEMES[1], phase)
    place(town, other, THEMES[1], 4)
    assert [placed.phase for _s, placed in view(services).history(THEMES[1])] == [3, 1]


def test_what_is_written_in_another_process_is_on_the_next_page(
    services: Services, town: Engine
) -> None:
    assert not view(services).positions
    place(town, talk(town, WIJK), THEMES[1], 3)
    assert view(services).positions[THEMES[1]].phase == 3


def test_the_number_of_questions_does_not_grow_with_what_was_written(
    services: Services, town: Engine
) -> None:
    view(services)
    for day in range(1, 6):
        session = talk(town, WIJK, date(2026, 1, day))
        for theme in THEMES:
            place(town, session, theme, 2)
    with counted(town) as statements:
        view(services)
    assert len(statements) <= MOST_STATEMENTS, statements


@pytest.mark.parametrize("asked", ["<b>x</b>", "GM0001", 7, ["WK999901"], {"a": 1}, "\x00"])
def test_an_unknown_area_or_theme_is_told_and_the_page_is_there(
    services: Services, asked: object
) -> None:
    found = fasen_view(services, {"gebied": asked, "thema": asked})
    assert (found.code, found.theme.id) == (GEMEENTE, THEMES[0])
    assert len(found.messages) == 2


def test_a_wijkteam_starts_in_its_own_wijk(services: Services) -> None:
    services.current_user = lambda: User(Role.TEAM, "", OTHER)
    assert fasen_view(services, {}).code == OTHER
    assert fasen_view(services, {"gebied": WIJK}).code == WIJK
