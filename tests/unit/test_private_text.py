"""What could reach a person is recognised, and what could not is left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.private_text import contact_data, home_address, is_bsn, private_data

MAIL, PHONE = "Hier staat een e-mailadres.", "Hier staat een telefoonnummer."


@pytest.mark.parametrize(
    "text",
    [
        "jan@voorbeeld.nl",
        "Mail naar JAN.JANSEN+werk@mail.voorbeeld.co.uk voor vragen",
        "naam [at] mail.nl",
        "naam(at)mail(punt)nl",
        "naam at mail dot nl",
        "naam apenstaartje mail punt com",
        "naam @ mail.nl",
        "naam＠mail.nl",
        "na\u200bam@\u200bmail.nl",
        "mailto:naam@mail.nl",
        "naam [@] mail [.] nl",
    ],
)
def test_an_email_address_is_recognised_however_it_is_written(text: str) -> None:
    assert private_data(text) == MAIL


@pytest.mark.parametrize(
    "text",
    [
        "0612345678",
        "06-12345678",
        "06 12 34 56 78",
        "bel (06) 1234 5678",
        "+31 6 12345678",
        "+31 (0)6-1234 5678",
        "0031612345678",
        "024-1234567",
        "(024) 123 45 67",
        "0481 123456",
        "Tel. 123 45 67",
        "telefoon: 1234567",
        "+49 30 1234567",
        "op 06-12-2024 via 06-12345678",
        "06\u201312345678",
        "06\u201112 34 56 78",
        "06\u00b712\u00b734\u00b756\u00b778",
        "O6-12345678",
        "085-1234567",
        "0 6 1 2 3 4 5 6 7 8",
        "٠٦١٢٣٤٥٦٧٨".translate({0x660 + n: 0xFF10 + n for n in range(10)}),
    ],
)
def test_a_telephone_number_is_recognised_however_it_is_written(text: str) -> None:
    assert private_data(text) == PHONE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Elke maandag van 09.30 tot 12.00 uur, sinds 2019-2024",
        "Op 06-12-2024 om 10.30 uur, en 06/11/2025 12.00",
        "Bel de gemeente: 14 024, of 0800-2000, 0900 1234567 of 088-1234567",
        "Budget € 1.000.000 en 10 000 000",
        "Kerkstraat 12, 6538 DJ, 7373",
        "Volg @buurthuis op het plein",
        "Wij zijn er at home",
        "KvK 09123456",
        "begroting: 012345678",
        "ma 06.30 - 08.30 - 09.00 uur, di 0900-1200",
        "06.30-08.30 09.00 uur",
        "51.80857, 5.80991",
        "BU99990101 en WK999901",
        "wijken 01 02 03 04 05",
        "Punt. Nl is een land",
        "IJsvogel 1 t/m 1234567890",
    ],
)
def test_what_reaches_nobody_is_left_alone(text: str) -> None:
    assert private_data(text) is None


def test_a_bsn_and_a_bank_account_are_recognised_but_not_in_a_link() -> None:
    assert is_bsn("111222333")
    assert not is_bsn("111222334")
    assert "BSN" in str(private_data("nummer 111222333"))
    assert "IBAN" in str(private_data("NL91 ABNA 0417 1643 00"))
    assert contact_data("https://voorbeeld.nl/111222333") is None
    assert contact_data("https://voorbeeld.nl/?m=jan@voorbeeld.nl") == MAIL


@given(st.text(max_size=200))
def test_no_text_stops_it_and_no_reason_repeats_it(text: str) -> None:
    reason = private_data(text)
    assert reason is None or reason.startswith("Hier staat een ")


@pytest.mark.parametrize("part", ["a", "0", "a@", "06 ", "a at b ", "+31 ", "a.", "tel "])
def test_a_long_text_is_read_in_no_time(part: str) -> None:
    begun = time.perf_counter()
    private_data(part * (30_000 // len(part)))
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "woont op 1234 AB 12",
        "1234AB12a",
        "1234ab 12",
        "1234 AB, nr. 7",
        "1234 AB huisnummer 7",
        "Kerkstraat 12, 1234 AB Rekenhoven",
        "Kerkstraat 12a 1234AB",
        "\uff11\uff12\uff13\uff14 AB 5",
        "12\u200b34 A\u200bB 5",
    ],
)
def test_a_postcode_with_a_house_number_is_recognised(text: str) -> None:
    assert home_address(text) == "Hier staat een postcode met huisnummer."


@pytest.mark.parametrize(
    "text",
    [
        "in 2024 is 3 procent gestegen",
        "in 2024 12 acties",
        "postcode 1234 AB",
        "het gebied 1234",
        "van 2021 tot 2024 in 3 wijken",
        "per 1.000 in 2024: 31,5",
        "Kerkstraat 12",
        "2024H1 en 2024Q3",
        "om 1234 GEBIEDEN 5",
    ],
)
def test_a_year_or_a_postcode_by_itself_is_no_address(text: str) -> None:
    assert home_address(text) is None
