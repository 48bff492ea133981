"""Freezing page Sturen for a meeting: what was frozen stays, whatever is loaded later."""

from datetime import date
from pathlib import Path

import pytest
from plotly.utils import PlotlyJSONEncoder  # the encoder that Dash itself uses
from sqlalchemy import Engine, update

from dashboard.services import Services
from dashboard.settings import Settings
from dashboard.steering.frozen import (
    NotFrozenError,
    freeze,
    freeze_asked,
    frozen_of,
    frozen_page,
)
from dashboard.steering.frozen_csv import HEADER, frozen_csv
from dashboard.steering.frozen_page import FrozenMeeting, from_json, to_json
from dashboard.steering.newer import newer_figures
from dashboard.users import Role, User
from data.catalogue import Catalogue
from data.changes import ChangeRefused
from data.figures import FigureStore
from data.load import load_paths
from data.steering.meetings import PlanMeeting
from data.steering.rows import AgendaItem
from data.steering.schema import frozen_view
from layouts.sturen_bevroren import kept_parts, page
from layouts.vergaderstand import page as wall
from tests.integration.small_town import (
    BUURTEN,
    CRIMES,
    GEMEENTE,
    WIJKEN,
    write_borders,
    write_crimes,
    write_kwb,
)

ELS = User(Role.POLICY, "Els")
TODAY = date(2026, 5, 12)
CRIME = "misdrijven_per_1000"
PERIODS = ("2023", "2024")
"""Of the first file; both have the same counts."""


class Town:
    """The small town with figures, a meeting, and files to load later."""

    def __init__(self, engine: Engine, catalogue: Catalogue, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        self.services = Services(Settings(), catalogue, FigureStore(engine))
        self.services.current_user = lambda: ELS
        folder.mkdir()
        self.load(write_borders(folder), write_kwb(folder), write_crimes(folder, CRIMES, PERIODS))

    def load(self, *files: Path) -> None:
        originals = self.folder / "originals"
        load_paths(self.engine, self.services.catalogue, files, originals=originals)

    def crimes(self, counts: dict[str, int], *more: str) -> None:
        self.load(write_crimes(self.folder, counts, (*PERIODS, *more)))

    def meet(self, area: str = GEMEENTE, *agenda: AgendaItem) -> int:
        known = frozenset(self.services.catalogue.indicators)
        change = PlanMeeting(area, "stuuroverleg", "Voorjaar", TODAY, agenda, known)
        return self.services.write(ELS, change)

    def freeze(self, meeting: int) -> int:
        return freeze(self.services, ELS, meeting, TODAY)


@pytest.fixture
def town(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> Town:
    return Town(engine, catalogue, tmp_path / "town")


def kept(services: Services, meeting: int) -> FrozenMeeting:
    found = frozen_of(services, meeting)
    assert found is not None
    return found


def drawn(services: Services, meeting: int) -> str:
    """What a browser gets of all that was frozen."""
    return str(PlotlyJSONEncoder(sort_keys=True).encode(kept_parts(kept(services, meeting))))


def words(services: Services, meeting: int, **query: object) -> str:
    return str(PlotlyJSONEncoder().encode(page(services, str(meeting), query)))


def test_the_frozen_page_is_identical_after_corrected_and_newer_figures(town: Town) -> None:
    meeting = town.meet(GEMEENTE, AgendaItem("Veiligheid", BUURTEN[0], CRIME))
    town.freeze(meeting)
    before, content = drawn(town.services, meeting), to_json(kept(town.services, meeting))
    assert "40,0" in before
    assert "nieuwere cijfers" not in words(town.services, meeting)
    town.crimes({**CRIMES, BUURTEN[0]: 50}, "2025")
    assert drawn(town.services, meeting) == before
    assert to_json(kept(town.services, meeting)) == content
    after = words(town.services, meeting)
    assert "Er zijn nieuwere cijfers" in after
    assert "Deze cijfers veranderen niet meer" in after


def test_what_is_newer_is_told_with_both_values_and_periods(town: Town) -> None:
    meeting = town.meet(GEMEENTE, AgendaItem("Veiligheid", BUURTEN[0], CRIME))
    town.freeze(meeting)
    page = kept(town.services, meeting)
    assert newer_figures(town.services, page) == ()
    town.crimes({**CRIMES, BUURTEN[0]: 50})
    found = newer_figures(town.services, page)
    corrected = {(line.area, line.was, line.now) for line in found if line.corrected}
    name = town.services.snapshot().area_name
    assert (BUURTEN[0], "40,0 per 1.000 (2024)", "50,0 per 1.000 (2024)") in corrected
    assert (BUURTEN[0], "40,0 per 1.000 (2023)", "50,0 per 1.000 (2023)") in corrected
    assert all(line.corrected and line.area_name == name(line.area) for line in found)
    town.crimes({**CRIMES, BUURTEN[0]: 50}, "2025")
    fresh = [line for line in newer_figures(town.services, page) if not line.corrected]
    assert ("40,0 per 1.000 (2024)", "50,0 per 1.000 (2025)") in {(f.was, f.now) for f in fresh}


def test_a_reload_that_changes_other_figures_is_not_called_newer(town: Town) -> None:
    meeting = town.meet(GEMEENTE)
    town.freeze(meeting)
    town.load(write_kwb(town.folder, 2021))
    page = kept(town.services, meeting)
    assert town.services.snapshot().version > page.page.version
    assert newer_figures(town.services, page) == ()


def test_a_topic_keeps_its_whole_series_with_the_files_it_came_from(town: Town) -> None:
    item = AgendaItem("Veiligheid", BUURTEN[1], CRIME)
    town.freeze(town.meet(GEMEENTE, item, AgendaItem("Rondvraag")))
    frozen = kept(town.services, 1)
    topic, talk = frozen.topics
    assert [(point.period, point.said) for point in topic.points] == [
        ("2023", "30,0 per 1.000"),
        ("2024", "30,0 per 1.000"),
    ]
    assert all(point.lower is not None and point.margin for point in topic.points)
    figure = topic.figure
    assert figure is not None
    assert figure.verdict.endswith("dan Rekenhoven") or "vergelijkbaar" in figure.verdict
    assert figure.trend == "te weinig metingen voor een trend"
    assert topic.points[0].other == pytest.approx(62 / 1720 * 1000)
    digests = {line.id: line.sha256 for line in frozen.sources}
    assert len(digests[topic.points[0].source or 0]) == 64
    assert (talk.text, talk.figure, talk.points) == ("Rondvraag", None, ())


def test_a_withheld_figure_is_frozen_as_its_reason_and_never_as_a_number(town: Town) -> None:
    town.freeze(town.meet(GEMEENTE, AgendaItem("Klein", BUURTEN[3], CRIME)))
    (topic,) = kept(town.services, 1).topics
    assert topic.figure is not None
    assert (topic.figure.value, topic.figure.status) == (None, "withheld")
    assert "te weinig inwoners" in topic.figure.said
    rows = [row for row in frozen_csv(kept(town.services, 1)).splitlines() if BUURTEN[3] in row]
    assert rows
    assert all(",withheld," in row and row.split(",")[6] == "" for row in rows)


def test_freezing_again_makes_a_new_version_and_the_older_one_stays_reachable(
    town: Town,
) -> None:
    meeting = town.meet(GEMEENTE, AgendaItem("Veiligheid", BUURTEN[0], CRIME))
    first = town.freeze(meeting)
    town.crimes({**CRIMES, BUURTEN[0]: 50})
    second = town.freeze(meeting)
    newest = frozen_page(town.services, meeting, {})
    older = frozen_page(town.services, meeting, {"versie": str(first)})
    assert (newest.version.id, older.version.id) == (second, first)
    assert newest.page is not None
    assert older.page is not None
    values = [p.topics[0].figure.value for p in (older.page, newest.page) if p.topics[0].figure]
    assert values == [40.0, 50.0]
    assert f"versie={first}" in words(town.services, meeting)
    assert "Dit is niet de nieuwste" in words(town.services, meeting, versie=str(first))


def test_a_damaged_page_is_told_and_not_shown(town: Town) -> None:
    meeting = town.meet(GEMEENTE, AgendaItem("Veiligheid", BUURTEN[0], CRIME))
    town.freeze(meeting)
    content = to_json(kept(town.services, meeting)).replace("40,0", "12,3")
    with town.engine.begin() as connection:
        connection.execute(update(frozen_view).values(content=content))
    assert frozen_page(town.services, meeting, {}).page is None
    assert frozen_of(town.services, meeting) is None
    shown = words(town.services, meeting)
    assert "beschadigd" in shown
    assert "12,3" not in shown
    assert "beschadigd" in PlotlyJSONEncoder().encode(wall(town.services, str(meeting), {}))


def test_what_is_not_there_is_not_found(town: Town) -> None:
    """Whatever the address says."""
    town.freeze(town.meet())
    for asked in ("", "0", "9", "-1", "1e3", "x", "９", "1" * 40, "1;--", None):
        with pytest.raises(NotFrozenError) as nothing:
            frozen_page(town.services, asked, {})
        assert nothing.value.meeting is None
        with pytest.raises(ChangeRefused):
            freeze(town.services, ELS, asked, TODAY)
    assert "niet bekend" in words(town.services, 9)
    for version in ("0", "2", "x", ["1"], "1" * 40):
        assert "niet bekend" in words(town.services, 1, versie=version)


def test_before_anything_was_frozen_the_page_offers_to_do_it(town: Town) -> None:
    shown = words(town.services, town.meet())
    assert "nog niets bevroren" in shown
    assert "overleg-bevries" in shown


def test_the_form_freezes_and_leads_to_the_page(town: Town) -> None:
    meeting = town.meet(WIJKEN[0])
    made = freeze_asked(town.services, {"overleg": str(meeting)})
    assert made["errors"] == {}
    assert made["go"] == f"/sturen/overleg/{meeting}/bevroren"
    assert kept(town.services, meeting).page.area == WIJKEN[0]
    refused = freeze_asked(town.services, {"overleg": "99"})
    assert "bestaat niet" in refused["errors"][""]
    assert freeze_asked(town.services, {})["errors"]


def test_the_csv_has_every_figure_of_the_page_and_every_period_of_the_agenda(
    town: Town,
) -> None:
    town.freeze(town.meet(GEMEENTE, AgendaItem("=1+1", BUURTEN[0], CRIME)))
    frozen = kept(town.services, 1)
    head, *rows = frozen_csv(frozen).splitlines()
    assert head == ",".join(HEADER)
    assert len(rows) == len(frozen.figures) + len(PERIODS)
    assert all(line.sha256 in "".join(rows) for line in frozen.sources if line.id in _files(frozen))
    assert "=1+1" not in "".join(rows)


def _files(frozen: FrozenMeeting) -> set[int | None]:
    return {figure.source for figure in frozen.figures if figure.value is not None}


def test_what_was_kept_is_stable_json(town: Town) -> None:
    town.freeze(town.meet(GEMEENTE, AgendaItem("Veiligheid", None, CRIME)))
    content = to_json(kept(town.services, 1))
    assert to_json(from_json(content)) == content
    assert "NaN" not in content
