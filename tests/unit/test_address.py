"""One spelling for an address, whoever wrote it; and never a guess."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.address import LONGEST, AddressUnclear, read_address


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Kerkstraat 1, 1234AB Rekenhoven", "1234AB 1 Rekenhoven"),
        ("Kerkstraat 1 1234 AB", "1234AB 1"),
        ("1234ab 1a rekenhoven", "1234AB 1A Rekenhoven"),
        ("1234 AB, 1 a, REKENHOVEN, Nederland", "1234AB 1A Rekenhoven"),
        ("Kerkstraat 1 bis, 1234AB Rekenhoven", "1234AB 1BIS Rekenhoven"),
        ("Kerkstraat 12-2, 1234AB Rekenhoven", "1234AB 12-2 Rekenhoven"),
        ("Kerkstraat 12/2, 1234AB Rekenhoven", "1234AB 12-2 Rekenhoven"),
        ("Kerkstraat 12A-2, 1234AB Rekenhoven", "1234AB 12A2 Rekenhoven"),
        ("Kerkstraat 100 K12, 1234AB Rekenhoven", "1234AB 100K12 Rekenhoven"),
        ("2e Kerkstraat 5, 1234AB Rekenhoven", "1234AB 5 Rekenhoven"),
        ("Wijkgebouw 't Hart, Kerkstraat 5,\n1234AB Rekenhoven", "1234AB 5 Rekenhoven"),
        ("1234AB 5 's-Rekenhoven aan den Berg", "1234AB 5 's-rekenhoven Aan Den Berg"),
        ("1234AB 5 Rekenhoven (Gld)", "1234AB 5 Rekenhoven"),
        ("1234AB 5 Ee", "1234AB 5 Ee"),
        ("1234AB 5 Één", "1234AB 5 Één"),
    ],
)
def test_one_address_has_one_spelling(text: str, spelled: str) -> None:
    assert read_address(text).spelled == spelled


@pytest.mark.parametrize("after", ["t.a.v. J. Smit", "t.a.v. J. Smit, 06-12345678", "bel J@x.nl"])
def test_what_may_be_a_person_is_left_out(after: str) -> None:
    assert read_address(f"Kerkstraat 5, 1234AB Rekenhoven {after}").spelled == "1234AB 5"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "geen postcode"),
        ("Kerkstraat 5, Rekenhoven", "geen postcode"),
        ("Kerkstraat 5, 1234AB of 1234AC", "meer dan één postcode"),
        ("Kerkstraat, 1234AB Rekenhoven", "geen huisnummer"),
        ("Kerkstraat 5, 1234AB 7 Rekenhoven", "meer dan één huisnummer"),
        ("Postbus 12, 1234AB Rekenhoven", "postbus"),
        ("1234AB 5 " + "x" * LONGEST, "te lang"),
        ("ß" * 120 + " 1944 12, 1234AB", "te lang"),
    ],
)
def test_an_address_that_is_not_certain_is_refused(text: str, reason: str) -> None:
    with pytest.raises(AddressUnclear, match=reason) as caught:
        read_address(text)
    assert caught.value.cure


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("Plein 1944 12, 1234AB", "PLEIN1944"),
        ("Wijkgebouw, Laan '40-'45 12, 1234AB", "LAAN4045"),
        ("Damstraat 12 2, 1234AB", "DAMSTRAAT12"),
        ("Damstraat 12 A 2, 1234AB", "DAMSTRAAT12A"),
        ("2e Kerkstraat 5, 1234AB", ""),
        ("Gebouw 7, Kerkstraat 5, 1234AB", ""),
        ("1234AB 5", ""),
    ],
)
def test_a_street_that_ends_in_a_number_has_to_be_the_street(text: str, street: str) -> None:
    assert read_address(text).street == street


def test_a_dash_keeps_an_addition_apart_from_a_longer_number() -> None:
    spelled = {read_address(f"1234AB {house}").spelled for house in ("12-2", "122", "1-22")}
    assert len(spelled) == 3


PARTS = st.sampled_from(
    ["Kerkstraat", "5", "12a", "-2", "1234AB", ",", " ", "bis", "\n", "'s", "é", "1944", "(", "x"]
)
AFTER = st.from_regex(
    r"1234AB [0-9]{1,3}[A-Ba-b0-9 /-]{0,6}[ ,;(][A-Ci-i' 's-]{0,6}", fullmatch=True
)


@example("1000AA 0A0 BIS")
@given(st.one_of(st.text(max_size=60), st.lists(PARTS, max_size=9).map(" ".join), AFTER))
def test_no_spelling_stands_for_two_addresses(text: str) -> None:
    try:
        address = read_address(text)
        again = read_address(address.spelled)
    except AddressUnclear:
        return
    assert address.street or again == address
    assert len(address.spelled) <= LONGEST
