"""Who is using the dashboard: a seal that cannot be forged, and a default for everything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from dashboard.users import (
    DEFAULT_USER,
    ONE_YEAR,
    Role,
    Sealer,
    User,
    UserRefused,
    first_figures,
    first_page,
    role_words,
    user_of,
    with_own_area,
)

LEVELS = {"GM9999": "gemeente", "WK999901": "wijk", "BU99990101": "buurt"}
SECRET = "s" * 32
SEALER = Sealer(SECRET)
TEAM = User(Role.TEAM, "Els", "WK999901")
ANYTHING: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def sealed(payload: object) -> str:
    """A cookie with our own seal around any payload."""
    made = URLSafeTimedSerializer(SECRET, salt="wijkdashboard.user").dumps(payload)
    return made if isinstance(made, str) else made.decode()


names = st.text(alphabet="abcdefghij éü'-", max_size=60).map(lambda text: " ".join(text.split()))


@given(st.sampled_from(Role), names, st.sampled_from(["WK999901", "BU99990101"]))
def test_what_is_sealed_comes_back(role: Role, name: str, area: str) -> None:
    user = User(role, name, area if role is Role.TEAM else None)
    assert SEALER.unseal(SEALER.seal(user), LEVELS) == user


@given(st.text(max_size=200))
def test_a_made_up_cookie_is_the_default_user(cookie: str) -> None:
    assert SEALER.unseal(cookie, LEVELS) == DEFAULT_USER


@given(st.data())
def test_a_damaged_cookie_is_the_default_user(data: st.DataObject) -> None:
    cookie = SEALER.seal(TEAM)
    at = data.draw(st.integers(0, len(cookie) - 2))  # the last character may have unused bits
    other = data.draw(st.characters().filter(lambda c: c != cookie[at]))
    assert SEALER.unseal(cookie[:at] + other + cookie[at + 1 :], LEVELS) == DEFAULT_USER
    assert SEALER.unseal(cookie[:at], LEVELS) == DEFAULT_USER


@given(ANYTHING)
def test_a_sealed_cookie_of_another_shape_never_fails(payload: object) -> None:
    user = SEALER.unseal(sealed(payload), LEVELS)
    assert user.role in set(Role)
    assert user.area is None or user.area in LEVELS


@pytest.mark.parametrize(
    "payload",
    [
        ["beheerder", "", None],
        ["wijkteam", "Els", "WK999999"],
        ["wijkteam", "Els", None],
        ["wijkteam", "Els", "GM9999"],
        ["beleid", "x" * 61, None],
        ["beleid", "bel 06-12345678", None],
    ],
)
def test_an_unknown_role_area_or_name_is_the_default_user(payload: object) -> None:
    assert SEALER.unseal(sealed(payload), LEVELS) == DEFAULT_USER


def test_a_cookie_of_another_secret_is_the_default_user() -> None:
    assert Sealer("t" * 32).unseal(SEALER.seal(TEAM), LEVELS) == DEFAULT_USER


def test_a_cookie_is_forgotten_after_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    cookie = SEALER.seal(TEAM)
    now = TimestampSigner(SECRET).get_timestamp()
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: now + ONE_YEAR - 60)
    assert SEALER.unseal(cookie, LEVELS) == TEAM
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _self: now + ONE_YEAR + 60)
    assert SEALER.unseal(cookie, LEVELS) == DEFAULT_USER


def test_only_a_wijkteam_has_an_own_area() -> None:
    assert user_of("beleid", "", "WK999901", LEVELS).area is None
    assert user_of("wijkteam", "", "BU99990101", LEVELS).area == "BU99990101"
    with pytest.raises(UserRefused, match="gebied van uw wijkteam"):
        user_of("wijkteam", "", "", LEVELS)


def test_a_name_is_one_line_that_shows_what_it_is() -> None:
    assert user_of("beleid", " Els\u202e\n de\x00 Wit ", "", LEVELS).name == "Els de Wit"
    with pytest.raises(UserRefused, match="De naam kan zo niet"):
        user_of("beleid", "els@voorbeeld.nl", "", LEVELS)


def test_every_role_opens_on_its_own_page() -> None:
    assert first_page(DEFAULT_USER, "GM9999") == "/kaart"
    assert first_page(TEAM, "GM9999") == "/wijk/WK999901"
    assert first_page(User(Role.ALDERMAN), "GM9999") == "/sturen"
    assert first_page(User(Role.ALDERMAN), "") == "/kaart"


def test_the_own_area_is_chosen_where_the_query_names_none() -> None:
    assert with_own_area(TEAM, {"cijfer": "x"}) == {"cijfer": "x", "gebied": "WK999901"}
    for query in ({"gebied": "BU99990101"}, {"niveau": "buurt"}):
        assert with_own_area(TEAM, query) == query
    assert with_own_area(DEFAULT_USER, {}) == {}


def test_a_wethouder_sees_the_headline_figures_first() -> None:
    assert first_figures(User(Role.ALDERMAN)) == "kern"
    assert first_figures(TEAM) == first_figures(DEFAULT_USER) == "afwijkend"


def test_a_role_in_words_names_its_area() -> None:
    assert role_words("wijkteam", "WK999901", {"WK999901": "Oost"}) == "wijkteam Oost"
    assert role_words("wijkteam", "WK999909", {}) == "wijkteam"
    assert role_words("vroeger", None, {}) == "vroeger"
