"""Places with only an address get a point, or a problem that says which one and why."""

import math

import pandas as pd
import pytest

from data.address import AddressUnclear, ServiceFailed
from data.address_points import located
from data.batch import PLACE_COLUMNS

POINT = (187_136.256, 428_140.5)


def places(*addresses: str | None, x: float = math.nan) -> pd.DataFrame:
    rows = [
        {"kind": "provider", "name": f"Plek {number}", "x": x, "y": x, "address": address}
        | {"row": number}
        for number, address in enumerate(addresses, start=2)
    ]
    return pd.DataFrame(rows, columns=PLACE_COLUMNS)


def test_a_place_with_only_an_address_gets_its_point() -> None:
    before = places("Kerkstraat 1, 1234AB Ons Dorp", None)
    after, problems = located(before, lambda _: POINT, "plekken.csv")
    assert not problems
    assert tuple(after.loc[0, ["x", "y"]]) == POINT
    assert list(after["x"].isna()) == [False, True]
    assert before["x"].isna().all()


def test_a_place_with_a_point_is_never_asked() -> None:
    def never(text: str) -> tuple[float, float] | None:
        pytest.fail(f"asked for {text}")

    after, problems = located(places("Kerkstraat 1, 1234AB", x=190_000.0), never, "plekken.csv")
    assert not problems
    assert list(after["x"]) == [190_000.0]


def test_every_unknown_address_is_reported_with_its_row() -> None:
    many = places(*(f"Kerkstraat {number}, 1234AB Ons Dorp" for number in range(1, 21)))
    _, problems = located(many, lambda _: None, "plekken.csv")
    assert [problem.row for problem in problems] == list(range(2, 22))
    assert all("niet bekend" in problem.message and problem.cure for problem in problems)
    assert "Kerkstraat 20, 1234AB Ons Dorp" in problems[-1].message


def test_why_an_address_is_unclear_and_what_to_do_is_told() -> None:
    def unclear(text: str) -> tuple[float, float] | None:
        raise AddressUnclear("er staat geen huisnummer in", "Vul het huisnummer in.")

    _, (problem,) = located(places("Kerkstraat, 1234AB"), unclear, "plekken.csv")
    assert "er staat geen huisnummer in" in problem.message
    assert problem.cure == "Vul het huisnummer in."


def test_a_service_that_is_down_refuses_the_file_with_one_sentence() -> None:
    asked: list[str] = []

    def down(text: str) -> tuple[float, float] | None:
        asked.append(text)
        raise ServiceFailed("adressen.example antwoordt niet op tijd")

    many = places(*(f"Kerkstraat {number}, 1234AB" for number in range(1, 301)))
    after, (problem,) = located(many, down, "plekken.csv")
    assert len(asked) == 1
    assert problem.row is None
    assert "adressen.example antwoordt niet op tijd" in problem.message
    assert after["x"].isna().all()


def test_switched_off_asks_nothing_and_says_how_to_switch_it_on() -> None:
    _, (problem,) = located(places("Kerkstraat 1, 1234AB", "Dam 2, 1234AC"), None, "plekken.csv")
    assert "2 plekken" in problem.message
    assert "--zoek-adressen" in problem.cure
    assert "Kadaster" in problem.cure


def test_a_row_with_a_problem_of_its_own_is_not_sent() -> None:
    asked: list[str] = []

    def note(text: str) -> tuple[float, float] | None:
        asked.append(text)
        return POINT

    located(places("Kerkstraat 1, 1234AB", "Dam 2, 1234AC"), note, "plekken.csv", skip={2})
    assert asked == ["Dam 2, 1234AC"]


def test_a_file_without_places_needs_nobody() -> None:
    empty = pd.DataFrame(columns=PLACE_COLUMNS)
    after, problems = located(empty, None, "grenzen.geojson")
    assert after.empty
    assert not problems
