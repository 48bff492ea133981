"""Who is active in the fictitious town: complete enough to show everything, and invented."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from shapely.geometry import shape

from data.catalogue import load_catalogue
from data.demo.place_facts import slug
from data.demo.place_plan import Plan, read_plan
from data.demo.town import Town
from data.importers import recognise
from data.place_words import topics_of
from tests.unit.demo.reading import shapes

Properties = dict[str, object]
FILES = {"aanbieders": "providers", "initiatieven": "initiatives", "basisscholen": "schools"}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan()


def listed(built: Path, name: str) -> list[Properties]:
    text = (built / "plaatsen" / f"{name}.geojson").read_text("utf-8")
    return [feature["properties"] for feature in json.loads(text)["features"]]


def days(rows: list[Properties], column: str) -> list[date]:
    return [date.fromisoformat(str(row[column])) for row in rows if row[column]]


@pytest.mark.parametrize(("name", "source"), FILES.items())
def test_every_list_is_recognised_and_lies_in_inhabited_buurten(
    built: Path, town: Town, name: str, source: str
) -> None:
    path = built / "plaatsen" / f"{name}.geojson"
    importer = recognise(path)
    assert importer is not None
    assert source == importer.SOURCE
    buurten = shapes(built, "buurten", 2025)
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        point = shape(feature["geometry"])
        (code,) = (code for code, area in buurten.items() if area.contains(point))
        assert town.buurten[code].kind != "werk"


def test_no_name_stands_twice_in_a_list(built: Path) -> None:
    for name in FILES:
        names = [row["naam"] for row in listed(built, name)]
        assert len(names) >= 20
        assert len(set(names)) == len(names)


def test_every_wijk_has_a_local_team(built: Path, town: Town) -> None:
    teams = [r for r in listed(built, "aanbieders") if r["soort"] == "wijkteam"]
    assert {str(team["naam"]).removeprefix("Wijkteam ") for team in teams} == set(
        town.wijk_names.values()
    )


def test_contracts_run_out_are_unknown_and_have_goals_or_not(built: Path, plan: Plan) -> None:
    rows = listed(built, "aanbieders")
    ends = days(rows, "contract_tot")
    assert min(ends) < plan.written < max(ends)
    assert {row["wijkdoelen"] for row in rows} == {"ja", "nee", None}


def test_some_was_not_looked_at_for_more_than_a_year(built: Path, plan: Plan) -> None:
    for name in ("aanbieders", "initiatieven"):
        ages = [
            (plan.written - day).days for day in days(listed(built, name), "laatst_gecontroleerd")
        ]
        assert min(ages) > 0
        assert 0.1 < sum(age > 365 for age in ages) / len(ages) < 0.4


def test_initiatives_have_every_status_and_none_ends_before_it_began(built: Path) -> None:
    rows = listed(built, "initiatieven")
    assert {row["status"] for row in rows} == {"idee", "gestart", "lopend", "afgerond"}
    for row in rows:
        assert (row["status"] == "afgerond") == bool(row["tot"])
        assert not row["tot"] or str(row["sinds"]) < str(row["tot"])
        if row["budget_toegekend"] is not None:
            assert float(str(row["budget_toegekend"])) <= float(str(row["budget_gevraagd"]))


def test_links_and_addresses_lead_nowhere_real(built: Path) -> None:
    for name in FILES:
        for row in listed(built, name):
            links = [row.get(c) for c in ("contactpagina", "link", "website")]
            assert {str(v).split("/")[2] for v in links if v} == {"www.example.org"}
            mail = row.get("e-mail")
            assert not mail or str(mail).endswith(".example.org")


def test_topics_are_those_of_the_catalogue(plan: Plan) -> None:
    known = set(topics_of(load_catalogue()))
    for sort in (*plan.providers.sorts, *plan.initiatives.sorts, plan.teams):
        assert set(sort.topics) <= known


def test_files_are_as_old_as_the_lists_whatever_the_clock_says(built: Path, plan: Plan) -> None:
    written = {
        datetime.fromtimestamp(p.stat().st_mtime, UTC).date()
        for p in built.rglob("*")
        if p.is_file()
    }
    assert written == {plan.written}


def test_a_link_has_no_signs_that_need_an_escape() -> None:
    assert slug("Repaircafé Nieuw-Elderoever") == "repaircafe-nieuw-elderoever"
