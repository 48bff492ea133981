"""What the store remembers of addresses: nothing is asked twice, a failure is never kept."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from data.address import Address, AddressUnclear, ServiceFailed
from data.address_finder import ASK_AGAIN, AddressFinder
from data.locatieserver import KnownAddress
from data.place_schema import address_point

POINT = (187_136.056, 428_140.256)
START = datetime(2026, 1, 1, 12, tzinfo=UTC)


def known(suffix: str = "", point: tuple[float, float] = POINT) -> KnownAddress:
    return KnownAddress(f"Kerkstraat 1{suffix}, 1234AB", "1234AB", 1, suffix, *point)


@dataclass
class Register:
    """The service, and the moment it is."""

    knows: list[KnownAddress] = field(default_factory=list)
    fails: bool = False
    asked: list[str] = field(default_factory=list)
    now: datetime = START

    def __call__(self, address: Address) -> list[KnownAddress]:
        self.asked.append(address.spelled)
        if self.fails:
            raise ServiceFailed("adressen.example heeft het te druk")
        return self.knows

    def finder(self, engine: Engine) -> AddressFinder:
        return AddressFinder(engine, self, lambda: self.now)


def test_an_address_is_asked_once_however_it_is_written(engine: Engine) -> None:
    register = Register([known()])
    assert register.finder(engine)("Kerkstraat 1, 1234 AB Rekenhoven") == POINT
    assert register.finder(engine)("1234ab 1 rekenhoven") == POINT
    assert register.asked == ["1234AB 1 Rekenhoven"]


def test_what_was_recognised_and_when_is_kept(engine: Engine) -> None:
    Register([known()]).finder(engine)("Kerkstraat 1, 1234AB Rekenhoven")
    with engine.connect() as connection:
        row = connection.execute(select(address_point)).one()
    assert (row.asked, row.found) == ("1234AB 1 Rekenhoven", "Kerkstraat 1, 1234AB")
    assert (row.x, row.y, row.at) == (*POINT, START.replace(tzinfo=None))


def test_not_known_is_remembered_for_thirty_days(engine: Engine) -> None:
    register = Register()
    find = register.finder(engine)
    assert find("1234AB 1") is None
    register.now += ASK_AGAIN - timedelta(hours=1)
    assert find("1234AB 1") is None
    assert len(register.asked) == 1
    register.now += timedelta(hours=2)
    register.knows = [known()]
    assert find("1234AB 1") == POINT
    assert len(register.asked) == 2


def test_a_failure_is_never_remembered_and_not_met_twice_in_one_load(engine: Engine) -> None:
    register = Register([known()], fails=True)
    find = register.finder(engine)
    for text in ("1234AB 1", "1234AB 1 Rekenhoven"):
        with pytest.raises(ServiceFailed, match="te druk"):
            find(text)
    assert len(register.asked) == 1
    register.fails = False
    assert register.finder(engine)("1234AB 1") == POINT


def test_after_a_failure_what_is_remembered_is_still_known(engine: Engine) -> None:
    register = Register([known()])
    find = register.finder(engine)
    find("1234AB 1")
    register.fails = True
    with pytest.raises(ServiceFailed):
        find("1234AB 2")
    assert find("1234AB 1") == POINT


def test_the_same_address_twice_at_one_point_is_found(engine: Engine) -> None:
    near = (POINT[0] + 0.4, POINT[1])
    assert Register([known(), known(point=near)]).finder(engine)("1234AB 1") == POINT


def test_the_same_address_at_two_points_is_not_guessed(engine: Engine) -> None:
    far = (POINT[0] + 40, POINT[1])
    find = Register([known(), known(point=far)]).finder(engine)
    with pytest.raises(AddressUnclear, match="2 plekken"):
        find("1234AB 1")


def test_another_letter_is_named_but_never_taken(engine: Engine) -> None:
    register = Register([known("B"), known("A"), known("2")])
    find = register.finder(engine)
    for _ in range(2):
        with pytest.raises(AddressUnclear, match="huisnummer 1 bestaat daar niet, wel 1-2, 1A, 1B"):
            find("1234AB 1")
    assert find("1234AB 1b") == POINT
    assert len(register.asked) == 3


def test_a_number_in_the_name_of_the_street_is_no_house_number(engine: Engine) -> None:
    square = KnownAddress("Plein 1944 2, 1234AB", "1234AB", 2, "", *POINT, street="PLEIN1944")
    assert Register([square]).finder(engine)("Plein 1944 2, 1234AB") == POINT


def test_an_addition_is_never_taken_for_the_house_number(engine: Engine) -> None:
    other = KnownAddress("Damstraat 2, 1234AB", "1234AB", 2, "", *POINT, street="DAMSTRAAT")
    find = Register([other]).finder(engine)
    assert find("Damstraat 2, 1234AB") == POINT
    with pytest.raises(AddressUnclear, match="welk getal"):
        find("Damstraat 12 2, 1234AB")
