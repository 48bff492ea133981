"""What people write about a place is read field by field, and every mistake is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.place_fields import Fields, Wrong, read_fields
from data.place_values import WrongValueError, amount, first_day, last_day, web_link, whole_number

TOPICS = {"gezondheid": "Gezondheid", "eenzaamheid_en_meedoen": "Eenzaamheid en meedoen"}
NAMES = (
    *("name", "sort", "street", "house_number", "postcode", "town", "laws", "topics", "themes"),
    *("since", "until", "contract_until", "wijk_goals", "organiser", "description", "status"),
    *("reach", "budget_requested", "budget_granted", "link", "contact_page", "email", "phone"),
    *("contact_public", "checked", "key"),
)


def read(**texts: str) -> tuple[Fields, list[Wrong]]:
    return read_fields({"name": "Buurthuis", **texts}, TOPICS)


def wrong(**texts: str) -> Wrong:
    """The one thing that is wrong."""
    found = read(**texts)[1]
    assert len(found) == 1, found
    assert found[0].message
    assert found[0].cure
    return found[0]


def value(name: str, text: str) -> object:
    fields, problems = read(**{name: text})
    assert problems == []
    return fields[name]


def test_a_name_is_all_that_is_needed_and_every_other_field_is_none() -> None:
    fields, problems = read()
    assert problems == []
    assert fields.pop("name") == "Buurthuis"
    assert set(fields.values()) == {None}


def test_markup_in_a_name_is_text_and_stays() -> None:
    assert value("name", "<script>alert(1)</script>") == "<script>alert(1)</script>"
    assert value("name", "=SOM(A1) & \u202ezo") == "=SOM(A1) & zo"


def test_a_place_without_a_name_is_wrong_in_one_way() -> None:
    assert wrong(name=" ").field == "name"
    assert wrong(name="x" * 201).message.startswith("Dit zijn 201 tekens")


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Jeugdwet, Wmo", "jeugdwet wmo"),
        ("wmo jeugdwet wmo", "wmo jeugdwet"),
        ("Wgs (schuldhulp); Inburgering", "wgs inburgering"),
        ("Wet maatschappelijke ondersteuning|Participatiewet", "wmo participatiewet"),
    ],
)
def test_laws_are_known_by_their_usual_names(text: str, laws: str) -> None:
    assert value("laws", text) == laws


def test_of_an_unknown_word_the_nearest_is_suggested_and_the_choices_are_named() -> None:
    law = wrong(laws="Jeugdwt, wmo")
    assert "“Jeugdwt”" in law.message
    assert "Jeugdwet" in law.message
    assert "inburgering" in law.cure
    assert "lopend" in wrong(status="loopend").message
    assert "Gezondheid" in wrong(topics="gezonheid").message
    assert "lokale teams" in wrong(themes="lokale taems").message


def test_topics_and_themes_are_known_by_id_and_by_title() -> None:
    assert value("topics", "Eenzaamheid en meedoen, gezondheid") == (
        "eenzaamheid_en_meedoen gezondheid"
    )
    assert value("themes", "Lokale teams; visie_en_inspiratie") == (
        "lokale_teams visie_en_inspiratie"
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-05-01", date(2024, 5, 1), date(2024, 5, 1)),
        ("1-5-2024", date(2024, 5, 1), date(2024, 5, 1)),
        ("31/12/2024", date(2024, 12, 31), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_day_may_be_a_month_or_a_year(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


def test_a_public_address_that_does_not_fit_is_refused_and_not_dropped() -> None:
    found = wrong(email="a" * 190 + "@buurthuis.voorbeeld.nl", contact_public="ja")
    assert (found.field, found.message) == ("email", "Dit is te lang.")
    assert wrong(phone="(((((((((((" * 4 + "0881234", contact_public="ja").field == "phone"


@pytest.mark.parametrize("text", ["31-2-2024", "morgen", "1-5-24", "43586", "2024-13"])
def test_another_date_is_refused(text: str) -> None:
    assert "datum" in wrong(since=text).message


def test_an_end_before_the_begin_is_wrong() -> None:
    assert wrong(since="2024", until="2023").field == "until"
    assert read(since="2024", until="2024")[1] == []


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("1500", 1500),
        ("1.500", 1500),
        ("1.500,50", 1500.5),
        ("€ 1.500,-", 1500),
        ("1500.5", 1500.5),
        ("1,500.00", 1500),
        ("1 500", 1500),
        ("0", 0),
        ("0,5", 0.5),
    ],
)
def test_an_amount_is_read_as_people_write_it(text: str, euros: float) -> None:
    assert amount(text) == euros


@pytest.mark.parametrize("text", ["-5", "1.5.0", "veel", "1500 euro", "1e6", "9" * 12, "1.50,000"])
def test_another_amount_is_refused(text: str) -> None:
    with pytest.raises(WrongValueError, match="bedrag"):
        amount(text)


def test_a_reach_is_a_whole_number() -> None:
    assert whole_number("1.000") == 1000
    for text in ("-1", "2,5", "2.5", "ongeveer 20", "9" * 5000):
        with pytest.raises(WrongValueError):
            whole_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ftp://voorbeeld.nl",
        "file:///etc/passwd",
        "https://",
        "//voorbeeld.nl",
        "https://gebruiker@voorbeeld.nl",
        "https://voorbeeld.nl/<b>",
        "https://voorbeeld.nl:99999/",
        "https://[voorbeeld",
        "geen link",
        "mailto:info@voorbeeld.nl",
    ],
)
def test_only_a_page_on_the_web_is_a_link(text: str) -> None:
    assert wrong(link=text).field == "link"
    assert wrong(contact_page=text).field == "contact_page"


def test_a_link_keeps_its_scheme_and_gets_one_when_it_has_none() -> None:
    assert web_link("http://voorbeeld.nl/a?b=1#c") == "http://voorbeeld.nl/a?b=1#c"
    assert web_link("www.voorbeeld.nl/x") == "https://www.voorbeeld.nl/x"


def test_contact_data_is_refused_unless_it_is_public_and_in_its_own_column() -> None:
    assert "contact_openbaar" in wrong(email="info@voorbeeld.nl").cure
    assert wrong(phone="024-1234567", contact_public="nee").field == "phone"
    fields, problems = read(email="info@voorbeeld.nl", phone="024-1234567", contact_public="Ja")
    assert problems == []
    assert (fields["email"], fields["phone"]) == ("info@voorbeeld.nl", "024-1234567")


@pytest.mark.parametrize("field", ["name", "sort", "organiser", "description", "street", "town"])
@pytest.mark.parametrize("text", ["jan [at] mail.nl", "bel 06-12345678", "bsn 111222333"])
def test_a_free_text_never_holds_contact_data_and_it_is_not_repeated(field: str, text: str) -> None:
    fields, problems = read(**{field: text, "contact_public": "ja"})
    assert problems
    assert all(text not in f"{p.message}{p.cure}{p.value}" for p in problems)
    assert fields["address" if field in ("street", "town") else field] is None


def test_a_wrong_value_that_could_reach_somebody_is_not_repeated() -> None:
    for field in ("since", "reach", "laws", "budget_granted", "status", "wijk_goals"):
        problem = wrong(**{field: "06-12345678"})
        assert "12345678" not in f"{problem.message}{problem.cure}{problem.value}"


def test_the_address_is_put_together() -> None:
    address = read(street="Kerkstraat", house_number="12", postcode="1234 AB", town="Dorp")[0]
    assert address["address"] == "Kerkstraat 12, 1234 AB Dorp"
    whole = read(street="Kerkstraat 12", house_number="12", postcode="1234AB")[0]
    assert whole["address"] == "Kerkstraat 12, 1234AB"
    assert read(house_number="12", postcode="1234AB")[0]["address"] == "1234AB 12"
    assert wrong(postcode="12345").field == "postcode"


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
def test_whatever_is_written_is_read_or_complained_of(texts: dict[str, str]) -> None:
    fields, problems = read_fields(texts, TOPICS)
    assert all(problem.message and problem.cure for problem in problems)
    assert all(problem.field in NAMES for problem in problems)
    assert fields.keys() >= {"name", "address", "email"}
