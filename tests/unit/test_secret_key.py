"""The secret behind the seal: made once, whatever starts at once; closed to others."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.secret_key import kept_secret
from dashboard.settings import Settings, SettingsError, read_settings


def test_a_secret_is_made_once_and_kept_for_its_owner(tmp_path: Path) -> None:
    secret = kept_secret(tmp_path / "var")
    assert len(secret.encode()) >= 32
    assert kept_secret(tmp_path / "var") == secret
    assert kept_secret(tmp_path / "elders") != secret
    file = tmp_path / "var" / "secret_key"
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_who_starts_at_once_ends_with_the_same_secret(tmp_path: Path) -> None:
    for number in range(10):
        folder = tmp_path / str(number)
        with ThreadPoolExecutor(8) as pool:
            found = set(pool.map(kept_secret, [folder] * 8))
        assert len(found) == 1


def test_half_a_secret_or_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("kort")
    with pytest.raises(SettingsError, match="geen hele sleutel"):
        kept_secret(tmp_path)
    (tmp_path / "map" / "secret_key").mkdir(parents=True)
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        kept_secret(tmp_path / "map")
    (tmp_path / "bestand").write_text("")
    with pytest.raises(SettingsError, match="SECRET_KEY"):
        kept_secret(tmp_path / "bestand")


@pytest.mark.parametrize("secret", ["kort", "x" * 31, "é" * 15])
def test_a_secret_that_is_too_short_refuses_to_start(secret: str) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY is te kort"):
        read_settings({"SECRET_KEY": secret})


def test_a_secret_of_the_environment_is_used_and_never_printed() -> None:
    settings = read_settings({"SECRET_KEY": "geheim" * 6})
    assert settings.secret_key == "geheim" * 6
    assert "geheim" not in repr(settings)
    assert Settings().secret_key == ""
