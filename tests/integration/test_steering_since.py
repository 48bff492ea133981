"""What a meeting opens with: figures, goals, phases and decisions that moved since the last one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select, update

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.decisions import in_order
from dashboard.steering.frozen import freeze
from dashboard.steering.known import Known
from dashboard.steering.meetings import meeting_view
from dashboard.steering.opening import Opening, opening_of
from dashboard.steering.scope import Scope
from dashboard.steering.since import FigureChange, changes_since, clear_first
from data.catalogue import Catalogue
from data.changes import Author, write
from data.schema import observation, source_file, store_state
from data.steering.decisions import RecordDecision, ReviseDecision
from data.steering.goals import ReviseGoal, SetGoal, Start
from data.steering.meetings import PlanMeeting
from data.steering.rows import AgendaItem, Decision
from data.store import open_store
from tests.integration.fasen_town import GEMEENTE, OTHER, WIJK, fill, place, services_on, talk

ELS = Author("Els", "beleid")
LONELY, CRIME = "eenzaam", "misdrijven_per_1000"
OLD_FILE, NEW_FILE = 2, 3
FIRST, SECOND = today() - timedelta(days=200), today() - timedelta(days=2)


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Engine]:
    """Two files: one from before the first meeting, one from after it. On SQLite only: the queries
    are those of other pages, which have tests of their own on both."""
    engine = fill(open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}"))
    with engine.begin() as connection:
        for number, day in ((OLD_FILE, FIRST - timedelta(days=30)), (NEW_FILE, SECOND)):
            loaded = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the store is naive
            file = {
                "id": number,
                "name": f"x{number}",
                "sha256": "x",
                "source": "x",
                "publisher": "x",
            }
            file |= {"licence": "x", "retrieved": day, "loaded": loaded, "rows": 1, "original": ""}
            connection.execute(insert(source_file).values(**file))
        state = {"id": 1, "version": 1, "changed": datetime(2026, 1, 1), "fictitious": 1}  # noqa: DTZ001
        connection.execute(insert(store_state).values(**state))
    yield engine
    engine.dispose()


@pytest.fixture
def services(town: Engine, catalogue: Catalogue) -> Services:
    return services_on(town, catalogue)


def figure(
    engine: Engine, period: str, value: float, file: int, *, of: str = CRIME, people: int = 20_000
) -> None:
    """Of the wijk; with counts for a rate, so that its margin follows from them."""
    counts: dict[str, float] = {}
    if of == CRIME:
        counts = {"numerator": value * people / 1000, "denominator": people}
    row = {"indicator": of, "period": period, "area": WIJK, "value": value, "status": "final"}
    with engine.begin() as connection:
        connection.execute(insert(observation).values(**row, **counts, source_file=file))


def meet(engine: Engine, held: date, *agenda: AgendaItem, area: str = WIJK) -> int:
    known = frozenset({CRIME, LONELY})
    return write(engine, ELS, PlanMeeting(area, "wijkoverleg", "Overleg", held, agenda, known))


def opening(services: Services, meeting: int) -> Opening:
    return opening_of(services, meeting_view(services, str(meeting)), today())


def changes(services: Services, **before: Known) -> tuple[FigureChange, ...]:
    scope = Scope(services.snapshot(), WIJK, "buurt")
    return changes_since(services, scope, {(WIJK, name): then for name, then in before.items()})


def test_the_first_meeting_has_nothing_to_compare_with(services: Services, town: Engine) -> None:
    meet(town, FIRST, area=OTHER)
    found = opening(services, meet(town, SECOND))
    assert found.figures is None
    assert found.basis == (
        "Dit is het eerste overleg over Oudewijk: er is nog niets om mee te vergelijken."
    )


def test_a_newer_figure_out_of_its_margin_is_more_than_noise(
    services: Services, town: Engine
) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    figure(town, "2025", 45.0, NEW_FILE)
    meet(town, FIRST)
    (change,) = opening(services, meet(town, SECOND)).figures or ()
    assert (change.kind, change.clear, change.symbol) == ("nieuw", True, "▲")
    assert change.tone == "unfavourable"
    assert (change.was, change.now) == ("30,0 per 1.000 in 2024", "45,0 per 1.000 in 2025")
    assert change.said == "Hoger dan toen (ongunstiger): meer dan toeval."


def test_a_newer_figure_within_its_margin_is_only_noise(services: Services, town: Engine) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    figure(town, "2025", 30.4, NEW_FILE)
    meet(town, FIRST)
    told, noise = clear_first(opening(services, meet(town, SECOND)).figures or ())
    assert told == []
    assert [change.said for change in noise] == ["Dit verschil kan toeval zijn."]


def test_what_stood_there_is_not_guessed_when_all_was_loaded_later(
    services: Services, town: Engine
) -> None:
    figure(town, "2024", 30.0, NEW_FILE)
    meet(town, FIRST)
    found = opening(services, meet(town, SECOND))
    assert found.figures is None
    assert "is niet bewaard" in found.basis


def test_of_a_file_that_was_renewed_it_is_not_said_that_its_newest_period_is_new(
    services: Services, town: Engine
) -> None:
    """The period may have been there; what its figure was then was not kept."""
    figure(town, "2023", 40.0, OLD_FILE)
    figure(town, "2024", 25.0, NEW_FILE)
    with town.begin() as connection:
        row = connection.execute(select(source_file).where(source_file.c.id == OLD_FILE)).one()
        earlier = dict(row._mapping) | {"id": 4, "name": f"x{NEW_FILE}"}
        connection.execute(insert(source_file).values(**earlier))
    meet(town, FIRST)
    assert opening(services, meet(town, SECOND)).figures is None


def test_a_figure_of_the_agenda_is_compared_though_it_is_no_headline(
    services: Services, town: Engine, catalogue: Catalogue
) -> None:
    plain = (i for i in catalogue.indicators.values() if not i.headline and not i.breaks)
    other = next(i.id for i in plain if i.similar_band and i.kind != "count")
    figure(town, "2022", 20.0, OLD_FILE, of=other)
    figure(town, "2024", 60.0, NEW_FILE, of=other)
    meet(town, FIRST)
    item = AgendaItem("Hierover", indicator=other)
    known = frozenset({other})
    change = PlanMeeting(WIJK, "raad", "Met agenda", SECOND, (item,), known)
    found = opening(services, write(town, ELS, change))
    assert [c.indicator for c in found.figures or ()] == [other]


def test_a_corrected_figure_says_so_and_the_same_figure_says_nothing(
    services: Services, town: Engine
) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    assert changes(services, **{CRIME: Known("2024", 30.0, 28.0, 32.0)}) == ()
    (change,) = changes(services, **{CRIME: Known("2024", 33.0, 31.0, 35.0)})
    assert (change.kind, change.clear) == ("bijgesteld", None)
    assert change.said == "De bron heeft dit cijfer bijgesteld."


def test_an_older_figure_that_was_corrected_too_is_told(services: Services, town: Engine) -> None:
    figure(town, "2024", 31.0, NEW_FILE)
    figure(town, "2025", 31.2, NEW_FILE)
    (change,) = changes(services, **{CRIME: Known("2024", 30.0)})
    assert change.said.endswith("Het cijfer over 2024 is intussen bijgesteld naar 31,0 per 1.000.")


def test_a_figure_that_went_away_is_told(services: Services) -> None:
    (change,) = changes(services, **{CRIME: Known("2024", 30.0)})
    assert (change.kind, change.now, change.clear) == ("weg", "geen cijfer meer", None)


def test_a_survey_without_a_margin_follows_the_band_of_the_catalogue(
    services: Services, town: Engine, catalogue: Catalogue
) -> None:
    band = catalogue.indicators[LONELY].similar_band or 0
    figure(town, "2024", 50.0, OLD_FILE, of=LONELY)
    (near,) = changes(services, **{LONELY: Known("2022", 50.0 - band + 0.1)})
    (far,) = changes(services, **{LONELY: Known("2022", 50.0 - band - 1)})
    assert (near.clear, far.clear) == (False, True)


def test_across_a_break_nothing_is_compared(services: Services, town: Engine) -> None:
    figure(town, "2024", 50.0, OLD_FILE, of=LONELY)
    (change,) = changes(services, **{LONELY: Known("2020", 10.0)})
    assert change.clear is None
    assert change.said == "Er is intussen anders gemeten: deze twee zijn niet te vergelijken."


def test_areas_outside_the_scope_and_figures_that_are_gone_from_the_catalogue_are_left_out(
    services: Services, town: Engine
) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    scope = Scope(services.snapshot(), OTHER, "buurt")
    then = {(WIJK, CRIME): Known("2023", 1.0), (OTHER, "weg"): Known("2023", 1.0)}
    assert changes_since(services, scope, then) == ()


def test_phases_that_moved_between_the_meetings_are_told(services: Services, town: Engine) -> None:
    place(town, talk(town, WIJK, FIRST - timedelta(days=1)), "lokale_teams", 2)
    meet(town, FIRST)
    later = talk(town, WIJK, SECOND - timedelta(days=1))
    place(town, later, "lokale_teams", 3)
    place(town, later, "samenwerking", 1)
    words = [words for _href, words in opening(services, meet(town, SECOND)).phases]
    assert words[0] == "Lokale teams: van fase 2 naar fase 3 (de werkwijze)"
    assert "voor het eerst een fase, fase 1" in words[1]


def test_a_goal_that_was_reached_since_the_meeting_before_is_told(
    services: Services, town: Engine
) -> None:
    for year, value, file in (("2022", 40.0, OLD_FILE), ("2023", 40.0, OLD_FILE)):
        figure(town, year, value, file)
    start = Start("2023", 40.0, 800.0, 20_000.0, source_file=OLD_FILE)
    why, known = "Omdat het hoog is.", services.catalogue.indicators
    goal = SetGoal(WIJK, CRIME, start, 25.0, today().year, "wethouder", why, known=known)
    with town.begin() as connection:
        goal.apply(connection, ELS, datetime.combine(FIRST, datetime.min.time()))
    meet(town, FIRST)
    figure(town, str(today().year), 20.0, NEW_FILE)
    (line,) = opening(services, meet(town, SECOND)).goals
    assert line == ("/sturen/doel/1", "Misdrijven in Oudewijk: van nog niet te zeggen naar behaald")


def test_a_goal_set_since_is_new_though_it_was_revised_since(
    services: Services, town: Engine
) -> None:
    for year, file in (("2022", OLD_FILE), ("2023", OLD_FILE)):
        figure(town, year, 40.0, file)
    meet(town, FIRST)
    start = Start("2023", 40.0, 800.0, 20_000.0, source_file=OLD_FILE)
    why, known = "Omdat het hoog is.", services.catalogue.indicators
    goal = SetGoal(WIJK, CRIME, start, 25.0, today().year, "wethouder", why, known=known)
    its_id = write(town, ELS, goal)
    args = (its_id, 1, 30.0, today().year, "wethouder", why, None, "loopt")
    write(town, ELS, ReviseGoal(*args, known=known))
    (line,) = opening(services, meet(town, SECOND)).goals
    said = f"Nieuw doel: Misdrijven in Oudewijk, 30,0 per 1.000 in {today().year}"
    assert line == (f"/sturen/doel/{its_id}", said)


def test_of_a_goal_whose_figures_of_then_are_gone_it_is_not_said_that_it_stayed_the_same(
    services: Services, town: Engine
) -> None:
    figure(town, "2023", 40.0, NEW_FILE)
    start = Start("2023", 40.0, 800.0, 20_000.0, source_file=NEW_FILE)
    why, known = "Omdat het hoog is.", services.catalogue.indicators
    goal = SetGoal(WIJK, CRIME, start, 25.0, today().year, "wethouder", why, known=known)
    with town.begin() as connection:
        goal.apply(connection, ELS, datetime.combine(FIRST, datetime.min.time()))
    meet(town, FIRST)
    found = opening(services, meet(town, SECOND))
    assert (found.goals, found.are_goals_known) == ((), False)


def test_open_decisions_come_late_first_and_those_of_the_meeting_itself_do_not(
    services: Services, town: Engine
) -> None:
    first = meet(town, FIRST)
    day = today()

    def decide(text: str, due: date | None, meeting: int = first, area: str = WIJK) -> int:
        change = RecordDecision(area, meeting, text, "wethouder", FIRST, due)
        return write(town, ELS, change)

    decide("Zonder datum", None)
    decide("Op tijd", day + timedelta(days=9))
    decide("Te laat", day - timedelta(days=1))
    decide("Ergens anders", None, area=OTHER)
    done = decide("Gereed", day)
    write(town, ELS, ReviseDecision(done, 1, "Gereed", "wethouder", day, "gereed"))
    second = meet(town, SECOND)
    decide("Van vandaag", None, meeting=second)
    lines = opening(services, second).decisions
    assert [line.text for line in lines] == ["Te laat", "Op tijd", "Zonder datum"]
    assert [line.late for line in lines] == [True, False, False]
    assert [d.text for d in in_order(_decisions(services), day)][-1] == "Gereed"


def test_what_was_finished_since_the_meeting_before_is_told_before_it_is_out_of_sight(
    services: Services, town: Engine
) -> None:
    first = meet(town, FIRST)
    for number, state in enumerate(("gereed", "vervallen", "loopt"), start=1):
        text = f"Besluit {number}."
        its_id = write(town, ELS, RecordDecision(WIJK, first, text, "wethouder", FIRST))
        remark = {"gereed": "Het is klaar.", "vervallen": "Het kan niet."}.get(state, "")
        write(town, ELS, ReviseDecision(its_id, 1, text, "wethouder", None, state, remark))
    assert opening(services, meet(town, SECOND)).closed == (
        ("/sturen/besluit/1", "Besluit 1. Nu gereed. Het is klaar."),
        ("/sturen/besluit/2", "Besluit 2. Nu vervallen. Het kan niet."),
    )


def _decisions(services: Services) -> tuple[Decision, ...]:
    return services.steering.of(municipality=GEMEENTE).decisions


def test_a_meeting_of_another_area_is_not_the_one_before(services: Services, town: Engine) -> None:
    meet(town, FIRST)
    meet(town, FIRST + timedelta(days=1), area=OTHER)
    view = meeting_view(services, str(meet(town, SECOND)))
    assert view.before is not None
    assert view.before.area == WIJK


def test_a_figure_that_became_known_since_is_new(services: Services, town: Engine) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    (change,) = changes(services, **{CRIME: Known("2023", None)})
    assert (change.kind, change.clear, change.was) == ("nieuw", None, "nog geen cijfer")


def test_what_was_frozen_wins_over_what_was_loaded(services: Services, town: Engine) -> None:
    figure(town, "2024", 30.0, OLD_FILE)
    first = meet(town, FIRST)
    freeze(services, services.current_user(), first, FIRST)
    with town.begin() as connection:
        connection.execute(update(observation).values(value=45.0, numerator=900.0))
        connection.execute(update(store_state).values(version=2))
    found = opening(services, meet(town, SECOND))
    assert found.basis.startswith("Vergeleken met de stukken die voor het overleg van")
    (change,) = [c for c in found.figures or () if c.indicator == CRIME]
    assert (change.kind, change.was) == ("bijgesteld", "30,0 per 1.000 in 2024")
