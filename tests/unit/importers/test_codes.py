import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.codes import (
    clean_code,
    is_other_region,
    level_of,
    municipality_of,
    parent_of,
    parse_period,
)
from data.importers.missing import NotANumberError, parse_number

buurten = st.integers(0, 99999999).map("BU{:08d}".format)


@given(buurten, st.integers(0, 5))
def test_padding_and_case_do_not_change_a_code(code: str, spaces: int) -> None:
    assert clean_code(code.lower() + " " * spaces) == code
    assert level_of(code) == "buurt"


@given(buurten)
def test_a_buurt_lies_in_a_wijk_of_the_same_municipality(code: str) -> None:
    wijk = parent_of(code)
    assert wijk is not None
    assert level_of(wijk) == "wijk"
    assert parent_of(wijk) == municipality_of(code) == "GM" + code[2:6]
    assert parent_of(municipality_of(code)) is None


@pytest.mark.parametrize("code", ["NL00      ", "NL01", " nl "])
def test_the_country_has_one_code(code: str) -> None:
    assert clean_code(code) == "NL"


@pytest.mark.parametrize(
    "code", ["", "GM99", "BU9999010", "WK99990１", "XX", None, 3.5, "BU9999 0101"]
)
def test_a_wrong_code_has_no_level(code: object) -> None:
    assert level_of(clean_code(code)) is None


def test_a_province_is_a_region_of_another_kind() -> None:
    assert is_other_region("PV25")
    assert not is_other_region("GM99")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024JJ00", "2024"),
        ("2024HJ02", "2024H2"),
        ("2024KW03", "2024Q3"),
        ("2024MM05", "2024-05"),
        (2024.0, "2024"),
        (" 2024h1 ", "2024H1"),
    ],
)
def test_a_period_becomes_sortable_text(text: object, period: str) -> None:
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["", "24", "2024MM13", "2024Q5", "3024", "2024-5", None, "２０２４"]
)
def test_another_period_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        parse_period(text)


@given(st.text() | st.floats() | st.integers())
def test_a_period_that_is_read_reads_the_same_again(value: object) -> None:
    try:
        period = parse_period(value)
    except ValueError:
        return
    assert parse_period(period) == period
    assert 4 <= len(period) <= 7


@given(st.floats(min_value=-99989, max_value=1e12))
def test_a_number_survives_as_text(number: float) -> None:
    assert parse_number(f"  {number!r} ") == number == parse_number(number)


@given(st.floats(max_value=-99990, allow_nan=False, allow_infinity=False))
def test_very_low_numbers_mean_no_figure(number: float) -> None:
    assert parse_number(number) is None


@pytest.mark.parametrize(
    "mark", [None, "", "  ", "       .", "x", "X", float("nan"), -99997, "-99995"]
)
def test_a_mark_for_missing_is_not_a_number(mark: object) -> None:
    assert parse_number(mark) is None


@pytest.mark.parametrize(
    "value", ["veel", "1.2.3", True, [], {}, "inf", 10**400, float("inf"), "1e999"]
)
def test_what_is_not_a_number_is_refused(value: object) -> None:
    with pytest.raises(NotANumberError):
        parse_number(value)


def test_a_decimal_comma_is_a_decimal_sign() -> None:
    assert parse_number("75,9") == 75.9
