"""What may be typed behind `fetch`, and what the answers of the services may be."""

import json
import string

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from data.address import ServiceFailed
from data.catalogue import load_catalogue
from data.fetchers.asked import Asked, AskedWrongly, read_codes, read_years
from data.fetchers.cbs import OWN, Cbs
from data.fetchers.pages import joined
from data.fetchers.pdok import Pdok
from data.fetchers.service import Patience
from data.fetchers.wanted import Found, known_years, plan
from data.web_answers import TryAgain

KNOWN = range(2013, 2026)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024", (2024,)),
        ("2019,2021-2023", (2019, 2021, 2022, 2023)),
        ("2024-2030", (2024, 2025)),
        (" 2014 , 2013", (2013, 2014)),
        (None, tuple(KNOWN)),
        ("", tuple(KNOWN)),
    ],
)
def test_years(text: str | None, years: tuple[int, ...]) -> None:
    assert read_years(text, KNOWN) == years


@pytest.mark.parametrize(
    "text", ["2025-2015", "1999", "vorig jaar", "2024-", "2024,,2025", "-2024"]
)
def test_years_that_are_none_are_told(text: str) -> None:
    with pytest.raises(AskedWrongly, match=r"Van|jaren"):
        read_years(text, KNOWN)


def test_codes() -> None:
    assert read_codes(" gm9999, GM9998,GM9999,") == ("GM9999", "GM9998")


@pytest.mark.parametrize("text", ["9999", "GM99999", "Rekenhoven", "GM9999;GM9998", "GM999'"])
def test_a_code_that_is_none_is_told(text: str) -> None:
    with pytest.raises(AskedWrongly, match="geen code van een gemeente"):
        read_codes(text)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_years_or_a_sentence(text: str) -> None:
    try:
        assert set(read_years(text, KNOWN)) <= set(KNOWN)
    except AskedWrongly:
        event("told")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(string.ascii_letters),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["value", "features", "links", "rel", "href", "type", "Key", "odata.nextLink"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.binary(max_size=60) | JSON.map(lambda content: json.dumps(content).encode()))
def test_whatever_a_service_answers_is_a_page_or_a_failure(body: bytes) -> None:
    for service in (Cbs(OWN, Patience()), Pdok(Patience())):
        try:
            found = service.understand(body, service.base)
        except (ServiceFailed, TryAgain):
            event("told")
        else:
            assert isinstance(found.rows, list)
            assert found.next_url is None or found.next_url.startswith("https://")
        service.close()


@given(
    st.lists(
        st.lists(st.dictionaries(st.text(), st.integers() | st.text()), max_size=3), min_size=1
    )
)
def test_pages_that_are_joined_are_one_json_with_all_rows(
    pages: list[list[dict[str, object]]],
) -> None:
    around = {"odata.metadata": 'x"é'}
    text = b"".join(joined(Found(list(rows), None, around, "value") for rows in pages))
    assert json.loads(text) == around | {"value": [row for rows in pages for row in rows]}


def test_only_secure_addresses_are_used_without_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CBS_URL", "CBS_THIRD_PARTY_URL", "PDOK_URL"):
        monkeypatch.delenv(name, raising=False)
    for service in (Cbs("CBS_URL", Patience()), Cbs("CBS_THIRD_PARTY_URL", Patience())):
        assert service.base.startswith("https://")
        service.close()
    pdok = Pdok(Patience())
    assert (
        pdok.own("http://api.pdok.nl/cbs/x?page=2", pdok.base) == "https://api.pdok.nl/cbs/x?page=2"
    )
    pdok.close()


@pytest.mark.parametrize(
    "url", ["ftp://x.nl", "x.nl", "https://me:secret@x.nl/", "https://x.nl/?a=1"]
)
def test_a_setting_that_is_no_address_is_told(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PDOK_URL", url)
    with pytest.raises(ServiceFailed, match="PDOK_URL is geen webadres"):
        Pdok(Patience())


def test_many_gemeenten_are_asked_in_questions_that_are_not_too_long() -> None:
    codes = tuple(f"GM{number:04d}" for number in range(25))
    service = Cbs(OWN, Patience())
    asked = Asked(codes, (2024,), country=True)
    wanted = [one for one in plan(load_catalogue(), asked) if one.source.id == "cbs_kwb"]
    urls = service.urls(wanted[1], asked)
    service.close()
    assert len(urls) == 3
    assert all(len(url) < 2000 for url in urls)
    assert ["'NL'" in url for url in urls] == [True, False, False]


def test_every_planned_file_has_a_name_that_its_importer_knows() -> None:
    catalogue = load_catalogue()
    asked = Asked(("GM9999",), tuple(known_years(catalogue)))
    names = [one.name for one in plan(catalogue, asked)]
    assert len(names) == len(set(names)) == 13 * 5 + 3
    assert names == sorted(names, key=lambda name: not name.startswith("grenzen"))
