"""Settings are read once; a wrong one stops the start with a sentence that says what to do."""

from pathlib import Path

import pytest

from dashboard.settings import DEFAULT_DATABASE, Municipality, SettingsError, read_settings

DOCS = Path(__file__).parents[2] / "docs"


def test_without_anything_set_it_serves_this_computer_from_sqlite() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8050)
    assert settings.database_url == DEFAULT_DATABASE
    assert settings.municipality == Municipality()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_a_loopback_host_is_fine(host: str) -> None:
    assert read_settings({"HOST": host}).host == host


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "wijk.example", "10.0.0.1"])
def test_any_other_host_refuses_to_start_and_says_why(host: str) -> None:
    with pytest.raises(SettingsError, match="inloggen bestaat nog niet"):
        read_settings({"HOST": host})


@pytest.mark.parametrize("port", ["0", "65536", "-1", "acht", "80.5", "²"])
def test_a_port_that_cannot_be_is_refused(port: str) -> None:
    with pytest.raises(SettingsError, match="tussen 1 en 65535"):
        read_settings({"PORT": port})


@pytest.mark.parametrize("name", ["nijmegen.yaml", "voorbeeldgemeente.yaml"])
def test_the_municipality_files_in_the_docs_are_valid(name: str) -> None:
    municipality = read_settings({"MUNICIPALITY_FILE": str(DOCS / name)}).municipality
    assert municipality.words("buurt").plural


def test_a_level_without_own_words_keeps_the_neutral_ones() -> None:
    own = Municipality.model_validate(
        {"levels": {"buurt": {"singular": "wijk", "plural": "wijken"}}}
    )
    assert own.words("buurt").plural == "wijken"
    assert own.words("gemeente").singular == "gemeente"


def test_a_municipality_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"weg\.yaml"):
        read_settings({"MUNICIPALITY_FILE": str(tmp_path / "weg.yaml")})


@pytest.mark.parametrize("text", ["kleur: rood", "levels: {buurt: 3}", "[1", "first_level: straat"])
def test_a_mistake_in_the_municipality_file_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "gemeente.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"gemeente\.yaml"):
        read_settings({"MUNICIPALITY_FILE": str(file)})


def test_only_the_origin_of_a_tile_server_goes_into_the_policy() -> None:
    tiles = {"url": "https://kaart.example/a/{z}/{x}/{y}.png", "attribution": "bron"}
    municipality = Municipality.model_validate({"tile_server": tiles})
    assert municipality.tile_server is not None
    assert municipality.tile_server.origin == "https://kaart.example"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)//", "https://x.example; script-src *", "ftp://x.example/", "x"]
)
def test_a_tile_server_that_could_loosen_the_policy_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="url"):
        Municipality.model_validate({"tile_server": {"url": url, "attribution": "bron"}})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("first_levl: wijk", "first_levl is geen bekende regel. Bedoelt u first_level?"),
        ("code: GM268", "code: GM268 kan niet."),
        ("first_level: straat", "Verwacht: 'wijk' of 'buurt'"),
        ("code: GM9999\nnaam", "Regel 2 is niet te lezen."),
        ("false_alarm_share: 0.3", "0.3 kan niet. Verwacht: hoogstens 0.25."),
        ("false_alarm_share: 0", "0 kan niet. Verwacht: meer dan 0.0."),
        ("false_alarm_share: .nan", "nan kan niet."),
        ("- a", "Hier horen regels met een naam en een waarde."),
    ],
)
def test_a_mistake_is_told_in_words_and_never_in_those_of_a_library(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "gemeente.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings({"MUNICIPALITY_FILE": str(file)})
    assert said in str(caught.value)
    assert "pydantic" not in str(caught.value)
    assert "validation error" not in str(caught.value)
