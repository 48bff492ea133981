"""Places in the store: the area of a point, what a reload keeps, what stays when it goes wrong."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, event, insert, update

from data.catalogue import Catalogue
from data.load import LoadFailedError, load_paths
from data.place_schema import place, place_change
from data.report import FileResult, Outcome
from data.status import status_of
from tests.integration.place_files import (
    places,
    row,
    spot,
    write_initiatives,
    write_providers,
)
from tests.integration.small_town import BUURTEN, content_hash, write_borders

Load = Callable[..., FileResult]


@pytest.fixture
def load(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> Load:
    """Loads one file and gives its result."""

    def one(path: Path) -> FileResult:
        (result,) = load_paths(engine, catalogue, [path], originals=tmp_path / "kept").files
        return result

    return one


@pytest.fixture
def town(load: Load, tmp_path: Path) -> None:
    """The borders are in."""
    load(write_borders(tmp_path))


@pytest.mark.usefixtures("town")
def test_each_place_is_in_the_buurt_that_holds_its_point(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    rows = [row(f"Plek {n}", spot(n)) for n in range(4)]
    rows.append(row("Team", spot(0, 80), sort="Lokaal team"))
    result = load(write_providers(tmp_path, rows))
    assert (result.outcome, result.places, result.notes) == (Outcome.LOADED, 5, ())
    found = places(engine)
    assert list(found["area"]) == [*BUURTEN, BUURTEN[0]]
    assert set(found["municipality"]) == {"GM9999"}
    assert list(found["kind"]) == ["provider"] * 4 + ["team"]
    assert (found["wijk_goals"][0], found["edited"][0], found["laws"][0]) == (1, 0, "wmo")


def test_places_before_the_borders_are_refused(engine: Engine, load: Load, tmp_path: Path) -> None:
    result = load(write_providers(tmp_path, [row("A", spot(0))]))
    assert result.outcome is Outcome.REFUSED
    assert "grenzen" in result.problems[0].cure
    assert places(engine).empty


@pytest.mark.usefixtures("town")
def test_points_outside_all_areas_are_all_named_and_nothing_loads(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    sea, abroad = (20_000.0, 500_000.0), (260_000.0, 300_000.0)
    rows = [row("Goed", spot(1)), row("Zee", sea), row("Ver", abroad), row("", spot(2))]
    before = content_hash(engine)
    result = load(write_providers(tmp_path, rows))
    assert [(p.row, "geen enkel gebied" in p.message) for p in result.problems] == [
        (5, False),
        (3, True),
        (4, True),
    ]
    assert "Zee" in result.problems[1].message
    assert "km" in result.problems[1].message
    assert content_hash(engine) == before


@pytest.mark.usefixtures("town")
def test_a_point_just_outside_belongs_to_the_nearest_area_with_a_remark(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    x, y = spot(0)
    half = 1112.7 / 2
    result = load(write_providers(tmp_path, [row("Boot", (x, y + half + 60))]))
    assert places(engine)["area"][0] == BUURTEN[0]
    assert "Boot" in result.notes[0]


@pytest.mark.usefixtures("town")
def test_the_same_file_twice_changes_nothing(engine: Engine, load: Load, tmp_path: Path) -> None:
    path = write_providers(tmp_path, [row("A", spot(0))])
    load(path)
    before = content_hash(engine)
    assert load(path).outcome is Outcome.UNCHANGED
    assert content_hash(engine) == before


@pytest.mark.usefixtures("town")
def test_a_new_list_renews_adds_and_removes_and_ids_stay(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    rows = [
        row("Thuiszorg de Linde", spot(0)),
        row("Wordt hernoemd", spot(1), key="k1"),
        row("Verdwijnt", spot(2)),
    ]
    load(write_providers(tmp_path, rows))
    first = places(engine).set_index("name")["id"]
    renewed = [
        row("thuiszorg DE LINDE!", spot(0, 40), sort="nieuw"),
        row("Heet nu anders", spot(3), key="k1"),
        row("Verdwijnt", spot(2, 60)),
    ]
    result = load(write_providers(tmp_path, renewed))
    found = places(engine).set_index("name")
    assert found["id"]["thuiszorg DE LINDE!"] == first["Thuiszorg de Linde"]
    assert found["sort"]["thuiszorg DE LINDE!"] == "nieuw"
    assert found["id"]["Heet nu anders"] == first["Wordt hernoemd"]
    assert found["area"]["Heet nu anders"] == BUURTEN[3]
    assert len(found) == 3
    assert found["id"]["Verdwijnt"] != first["Verdwijnt"]
    assert any("niet meer in dit" in note and "Verdwijnt" in note for note in result.notes)


@pytest.mark.usefixtures("town")
def test_teams_and_providers_are_one_list(engine: Engine, load: Load, tmp_path: Path) -> None:
    rows = [row("A", spot(0), sort="wijkteam"), row("B", spot(1), sort="wijkteam")]
    load(write_providers(tmp_path, rows))
    first = places(engine).set_index("name")["id"]
    load(write_providers(tmp_path, [row("A", spot(0), sort="zorg")]))
    found = places(engine)
    assert list(zip(found["name"], found["kind"], strict=True)) == [("A", "provider")]
    assert found["id"][0] == first["A"]


@pytest.mark.usefixtures("town")
def test_the_status_counts_the_places_and_names_their_file(
    engine: Engine, catalogue: Catalogue, load: Load, tmp_path: Path
) -> None:
    console = Console(width=120)
    with console.capture() as before:
        console.print(status_of(engine, catalogue, date(2024, 6, 3)))
    load(write_providers(tmp_path, [row("A", spot(0)), row("B", spot(1))]))
    with console.capture() as after:
        console.print(status_of(engine, catalogue, date(2024, 6, 3)))
    assert "Plekken" not in before.get()
    assert "aanbieder " in after.get()
    assert "aanbieders.csv" in after.get()


@pytest.mark.usefixtures("town")
def test_lists_of_another_kind_are_left_alone(engine: Engine, load: Load, tmp_path: Path) -> None:
    load(write_providers(tmp_path, [row("A", spot(0))]))
    x, y = spot(0)
    load(write_initiatives(tmp_path, [f"A;{x};{y};Bewoners;idee"]))
    load(write_providers(tmp_path, [row("B", spot(0))]))
    assert list(places(engine)["kind"]) == ["initiative", "provider"]


@pytest.mark.usefixtures("town")
def test_what_was_written_in_the_dashboard_stays(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    load(write_providers(tmp_path, [row("Bewerkt", spot(0)), row("Oud", spot(1))]))
    x, y = spot(2)
    own = {"kind": "provider", "municipality": "GM9999", "area": BUURTEN[2], "edited": 0}
    with engine.begin() as connection:
        change = update(place).where(place.c.name == "Bewerkt")
        connection.execute(change.values(sort="zelf gezet", edited=1))
        connection.execute(insert(place).values(name="Eigen", x=x, y=y, **own))
    rows = [row("Bewerkt", spot(0)), row("Nieuw", spot(3)), row("eigen", spot(2, 10))]
    result = load(write_providers(tmp_path, rows))
    found = places(engine).set_index("name")
    assert sorted(found.index) == ["Bewerkt", "Eigen", "Nieuw"]
    assert found["sort"]["Bewerkt"] == "zelf gezet"
    assert found["source_file"]["Eigen"] is None
    assert found["source_file"]["Bewerkt"] == found["source_file"]["Nieuw"]
    assert any("2 plekken" in note and "Bewerkt" in note for note in result.notes)
    load(write_providers(tmp_path, [row("Nieuw", spot(3))]))
    assert sorted(places(engine)["name"]) == ["Bewerkt", "Eigen", "Nieuw"]


@pytest.mark.usefixtures("town")
def test_a_place_with_a_history_is_never_removed(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    load(write_providers(tmp_path, [row("A", spot(0))]))
    change = {"action": "changed", "at": datetime(2026, 1, 1), "author": "", "role": "beleid"}  # noqa: DTZ001 -- UTC without a zone, as stored
    with engine.begin() as connection:
        its_id = int(places(engine)["id"][0])
        connection.execute(insert(place_change).values(place=its_id, after="{}", **change))
    load(write_providers(tmp_path, [row("B", spot(1))]))
    assert sorted(places(engine)["name"]) == ["A", "B"]


@pytest.mark.usefixtures("town")
def test_places_that_may_be_one_are_named_and_both_loaded(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    rows = [row("De Linde", spot(0)), row("de linde", spot(0, 30)), row("De Linde", spot(0, 99))]
    result = load(write_providers(tmp_path, rows))
    assert len(places(engine)) == 3
    assert [note[:16] for note in result.notes] == ["Rij 2 en rij 3 z"]


def test_places_move_to_another_buurt_when_borders_change(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    load(write_borders(tmp_path, 2024))
    load(write_providers(tmp_path, [row("A", spot(0)), row("B", spot(3))]))
    turned = (BUURTEN[1], BUURTEN[0], BUURTEN[2])
    load(write_borders(tmp_path, 2025, buurten=turned))
    assert list(places(engine)["area"]) == [BUURTEN[1], None]
    assert list(places(engine)["municipality"]) == ["GM9999", "GM9999"]


@pytest.mark.usefixtures("town")
def test_a_fault_at_every_step_leaves_the_places_as_before(
    engine: Engine, load: Load, tmp_path: Path
) -> None:
    load(write_providers(tmp_path, [row("A", spot(0)), row("B", spot(1)), row("C", spot(2))]))
    changed = write_providers(tmp_path, [row("A", spot(0), sort="anders"), row("D", spot(3))])
    before = content_hash(engine)
    for verb in (
        "INSERT INTO source_file",
        "UPDATE place",
        "DELETE FROM place",
        "INSERT INTO place",
    ):

        def fail(_c: object, _u: object, statement: str, *_rest: object, verb: str = verb) -> None:
            if statement.startswith(verb):
                raise RuntimeError

        event.listen(engine, "before_cursor_execute", fail)
        with pytest.raises(LoadFailedError):
            load(changed)
        event.remove(engine, "before_cursor_execute", fail)
        assert content_hash(engine) == before
    assert load(changed).outcome is Outcome.LOADED
    assert list(places(engine)["name"]) == ["A", "D"]


def test_a_list_of_places_of_no_clear_kind_is_told_how_to_be_clear(
    load: Load, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("naam;x;y\nA;155000;463000\n", "utf-8")
    (problem,) = load(path).problems
    assert "aanbieders of initiatieven" in problem.cure
