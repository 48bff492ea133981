"""An initiative is added, changed and closed; who, when and the former value are kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from data.changes import ChangeRefused, write
from data.initiatives import AddInitiative, ChangedMeanwhile, ChangeInitiative
from data.load import load_paths
from data.place_schema import place, place_change
from data.places import PlaceStore
from data.records import next_version
from data.schema import store_state
from data.store import health, writing
from tests.integration.initiative_town import (
    CATALOGUE,
    ELS,
    JAN,
    add,
    change,
    closing,
    known,
    rates,
    row_of,
    typed,
)
from tests.integration.place_files import places, spot, write_initiatives
from tests.integration.placed import put, town
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN, content_hash

YEAR = str(datetime.now(UTC).year)


@pytest.fixture
def filled(engine: Engine, tmp_path: Path) -> Engine:
    town(engine, tmp_path)
    return engine


def refused(engine: Engine, asked: AddInitiative | ChangeInitiative) -> dict[str | None, str]:
    """field -> why; the store is as before."""
    before = content_hash(engine)
    with pytest.raises(ChangeRefused) as found:
        write(engine, ELS, asked)
    assert content_hash(engine) == before
    return {refusal.field: refusal.message for refusal in found.value.refusals}


def refused_new(engine: Engine, **texts: str) -> dict[str | None, str]:
    return refused(engine, AddInitiative(GEMEENTE, {**typed(), **texts}, CATALOGUE))


def test_what_was_typed_is_in_the_store_with_who_added_it(filled: Engine) -> None:
    its_id = add(filled, typed(status="lopend", since="2024-02-01", budget_requested="1.500,50"))
    row = row_of(filled, its_id)
    assert (row["kind"], row["municipality"], row["area"]) == ("initiative", GEMEENTE, BUURTEN[0])
    assert (row["since"], row["budget_requested"]) == (date(2024, 2, 1), 1500.5)
    assert (row["edited"], row["source_file"]) == (1, None)
    (made,) = PlaceStore(filled).history(its_id)
    assert (made.action, made.by, made.before) == ("add", ELS, {})
    assert made.after["since"] == date(2024, 2, 1)
    assert "until" not in made.after


def test_nobody_can_have_checked_it_on_a_day_to_come(filled: Engine) -> None:
    year = int(YEAR) + 1
    assert refused_new(filled, checked=f"{year}-03-01") == {
        "checked": "Deze datum ligt in de toekomst."
    }
    its_id = add(filled, typed(checked="2024-05-01"))
    assert row_of(filled, its_id)["checked"] == date(2024, 5, 1)


def test_a_change_keeps_only_what_was_different(filled: Engine) -> None:
    its_id = add(filled, typed(reach="20", organiser="De tuinclub"))
    change(filled, its_id, {"reach": "30", "organiser": ""}, author=JAN)
    newest, oldest = PlaceStore(filled).history(its_id)
    assert (newest.action, newest.by, oldest.action) == ("change", JAN, "add")
    assert newest.before == {"reach": 20, "organiser": "De tuinclub"}
    assert newest.after == {"reach": 30, "organiser": None}
    assert row_of(filled, its_id)["reach"] == 30


def test_closing_sets_the_last_day_and_keeps_the_reason(filled: Engine) -> None:
    its_id = add(filled, typed(status="lopend"))
    write(filled, JAN, closing(filled, its_id, reason="De subsidie is op."))
    closed = PlaceStore(filled).history(its_id)[0]
    assert (closed.action, closed.reason) == ("close", "De subsidie is op.")
    assert closed.before == {"status": "lopend", "until": None}
    assert closed.after == {"status": "afgerond", "until": date(2026, 3, 1)}
    with pytest.raises(ChangeRefused, match="al afgesloten"):
        write(filled, JAN, closing(filled, its_id))
    change(filled, its_id, {"status": "lopend", "until": ""})
    assert row_of(filled, its_id)["status"] == "lopend"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "Bel 06-12345678"}, "reason"),
        ({"until": None}, "until"),
        ({"until": date(2099, 1, 1)}, "until"),
        ({"until": date(2019, 1, 1)}, "until"),
    ],
)
def test_closing_needs_a_day_that_can_be_and_a_reason(
    filled: Engine, more: dict[str, object], field: str
) -> None:
    its_id = add(filled, typed(since="2020-01-01"))
    with pytest.raises(ChangeRefused) as found:
        write(filled, ELS, closing(filled, its_id, **more))
    assert [refusal.field for refusal in found.value.refusals] == [field]


def test_everything_that_is_wrong_is_said_at_once_by_field(filled: Engine) -> None:
    wrong = refused_new(
        filled,
        name="",
        description="Bel Els op 06-12345678",
        status="loopt",
        since="2024-05-01",
        until="2024-01-01",
        reach="veel",
        link="javascript:alert(1)",
        email="els@voorbeeld.nl",
        laws="wmo, bijstandswet",
        x="1",
    )
    assert set(wrong) == {
        *("name", "description", "status", "until", "reach", "link", "email", "laws", "x"),
    }
    assert "06-12345678" not in " ".join(wrong.values())
    assert "vink dan aan" in wrong["email"]


def test_a_public_address_needs_the_tick(filled: Engine) -> None:
    its_id = add(filled, typed(email="info@voorbeeld.nl", contact_public="ja"))
    assert row_of(filled, its_id)["email"] == "info@voorbeeld.nl"
    assert known(filled, its_id).texts["contact_public"] == "ja"


def test_the_point_lies_in_an_area_of_this_municipality(filled: Engine) -> None:
    assert "geen enkel gebied" in refused_new(filled, x="20000", y="400000")["x"]
    assert "Wijs aan" in refused_new(filled, x="", y="")["x"]
    assert "verwisseld" in refused_new(filled, x="52,005", y="5,005")["x"]
    asked = AddInitiative("GM0001", typed(), CATALOGUE)
    assert "andere gemeente" in refused(filled, asked)["x"]
    degrees = add(filled, typed(x="5,015", y="52,005"))
    assert row_of(filled, degrees)["area"] == BUURTEN[1]


def test_the_same_twice_is_one(filled: Engine) -> None:
    its_id = add(filled, typed("Soep op straat"))
    assert "al een initiatief" in refused_new(filled, name="soep op Straat")["name"]
    add(filled, typed("Soep op straat", buurt=1))
    write(filled, ELS, closing(filled, its_id))
    add(filled, typed("Soep op straat"))


def test_only_initiatives_of_this_municipality_can_be_changed(filled: Engine) -> None:
    x, y = spot(0)
    provider, elsewhere = put(
        filled,
        {"name": "Zorg", "kind": "provider", "x": x, "y": y},
        {"name": "Elders", "kind": "initiative", "municipality": "GM0001", "x": x, "y": y},
    )
    for its_id in (provider, elsewhere, 10**12, -1, 0, True, None, "1"):
        asked = ChangeInitiative(its_id, GEMEENTE, "0-", {"name": "x"}, CATALOGUE)  # type: ignore[arg-type]
        assert "is hier niet" in refused(filled, asked)[None]
        assert PlaceStore(filled).initiative(its_id, municipality=GEMEENTE) is None  # type: ignore[arg-type]
    assert PlaceStore(filled).history(10**12) == ()


def test_nothing_changed_is_no_change(filled: Engine) -> None:
    its_id = add(filled, typed(reach="1.200", description="Een.\n\nTwee.", laws="Wmo; Jeugdwet"))
    shown = known(filled, its_id)
    asked = ChangeInitiative(its_id, GEMEENTE, shown.seen, shown.texts, CATALOGUE)
    assert "nog niets gewijzigd" in refused(filled, asked)[None]


def test_of_two_editors_the_second_hears_of_the_first(filled: Engine) -> None:
    its_id = add(filled, typed(reach="20"))
    seen = known(filled, its_id).seen
    change(filled, its_id, {"reach": "30"}, seen)
    with pytest.raises(ChangedMeanwhile, match="Iemand anders"):
        change(filled, its_id, {"organiser": "De tuinclub"}, seen, JAN)
    assert row_of(filled, its_id)["organiser"] is None
    change(filled, its_id, {"organiser": "De tuinclub"}, author=JAN)
    row = row_of(filled, its_id)
    assert (row["reach"], row["organiser"]) == (30, "De tuinclub")


def test_of_two_editors_at_the_same_moment_one_is_refused(filled: Engine) -> None:
    its_id = add(filled, typed(reach="20"))
    seen = known(filled, its_id).seen

    def save(reach: str) -> bool:
        try:
            change(filled, its_id, {"reach": reach}, seen)
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        saved = list(pool.map(save, ["30", "40"]))
    assert sorted(saved) == [False, True]
    assert len(PlaceStore(filled).history(its_id)) == 2


def test_a_load_that_came_between_is_seen_too(filled: Engine, tmp_path: Path) -> None:
    x, y = spot(0)
    load(filled, write_initiatives(tmp_path, [f"Tuin;{x};{y};Els;lopend"]))
    its_id = int(places(filled)["id"][0])
    seen = known(filled, its_id).seen
    load(filled, write_initiatives(tmp_path, [f"Tuin;{x};{y};De tuinclub;lopend"]))
    with pytest.raises(ChangedMeanwhile):
        change(filled, its_id, {"reach": "10"}, seen)


def load(engine: Engine, path: Path) -> None:
    report = load_paths(engine, CATALOGUE, [path], originals=path.parent / "originals")
    assert report.problems == []


def test_a_later_file_keeps_what_was_written_here(filled: Engine, tmp_path: Path) -> None:
    x, y = spot(0)
    other = spot(1)
    load(
        filled,
        write_initiatives(
            tmp_path, [f"Tuin;{x};{y};Els;lopend", f"Soep;{other[0]};{other[1]};Els;idee"]
        ),
    )
    by_name = {str(row["name"]): int(row["id"]) for _at, row in places(filled).iterrows()}
    change(filled, by_name["Tuin"], {"organiser": "De tuinclub"})
    write(filled, JAN, closing(filled, by_name["Soep"]))
    added = add(filled, typed("Nieuw", buurt=2))
    later = [f"Tuin;{x};{y};Iemand;lopend", f"Derde;{x};{y + 90};Els;lopend"]
    load(filled, write_initiatives(tmp_path, later))
    assert row_of(filled, by_name["Tuin"])["organiser"] == "De tuinclub"
    assert row_of(filled, by_name["Soep"])["status"] == "afgerond"
    assert row_of(filled, added)["name"] == "Nieuw"
    assert set(places(filled)["name"]) == {"Tuin", "Soep", "Nieuw", "Derde"}
    assert len(PlaceStore(filled).history(by_name["Tuin"])) == 1


def test_the_figures_count_what_is_written_and_every_process_sees_it(filled: Engine) -> None:
    version = health(filled)
    first = add(filled, typed(since="2024-01-01", status="lopend"))
    assert health(filled) == version + 1
    add(filled, typed("Soep", buurt=1, since=f"{YEAR}-01-01"))
    add(filled, typed("Plan", buurt=2, status="idee"))
    counted = rates(filled)
    of = [counted[code, YEAR] for code in (GEMEENTE, *WIJKEN, *BUURTEN[:2])]
    assert of == [2, 2, 0, 1, 1]
    assert counted[GEMEENTE, "2024"] == 1
    write(filled, ELS, closing(filled, first, until=date(int(YEAR) - 1, 12, 31)))
    counted = rates(filled)
    assert [counted[code, YEAR] for code in (GEMEENTE, BUURTEN[0])] == [1, 0]
    assert [counted[code, "2024"] for code in (GEMEENTE, BUURTEN[0])] == [1, 1]


def test_a_town_that_is_made_up_stays_so(filled: Engine) -> None:
    with writing(filled) as connection:
        next_version(connection, fictitious=True)
    add(filled, typed())
    with filled.connect() as connection:
        assert connection.scalar(select(store_state.c.fictitious)) == 1


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["name", "status", "x", "y", "laws", "email", "link", "since", "street"]),
        st.none() | st.integers() | st.text() | st.just("a" * 20_000) | st.lists(st.text()),
    )
)
def test_hostile_values_are_refused_or_stay_text(filled: Engine, texts: dict[str, object]) -> None:
    asked = AddInitiative(GEMEENTE, {**typed(), **texts}, CATALOGUE)  # type: ignore[dict-item]
    try:
        its_id = write(filled, ELS, asked)
    except ChangeRefused:
        return
    assert row_of(filled, its_id)["municipality"] == GEMEENTE
    with filled.begin() as connection:
        connection.execute(place_change.delete().where(place_change.c.place == its_id))
        connection.execute(place.delete().where(place.c.id == its_id))
