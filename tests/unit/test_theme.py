"""A house style is mounted by the municipality; colours that cannot be read are refused."""

from pathlib import Path

import pytest

from dashboard.css_tokens import css_tokens
from dashboard.theme import MAX_LOGO_BYTES, Theme, ThemeError, read_theme


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "theme.yaml").write_text(text, "utf-8")
    return tmp_path


def test_without_a_folder_the_own_look_is_used() -> None:
    assert read_theme(None) == Theme()
    assert "--accent:#0E5A6B;" in css_tokens(Theme())


def test_a_colour_of_the_theme_replaces_the_own_one(tmp_path: Path) -> None:
    theme = read_theme(folder(tmp_path, 'accent: "#7A1F3D"'))
    assert "--accent:#7A1F3D;" in css_tokens(theme)
    assert "--accent:#0E5A6B;" not in css_tokens(theme)


def test_a_colour_that_cannot_be_read_is_refused_with_the_pair(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="accent / card"):
        read_theme(folder(tmp_path, 'accent: "#F5B700"'))


@pytest.mark.parametrize(
    "text", ["kleur: rood", "accent: teal", "accent: '#12345'", "- x", 'accent: "url(#a)"']
)
def test_a_mistake_in_the_theme_is_told_with_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(ThemeError, match=r"theme\.yaml"):
        read_theme(folder(tmp_path, text))


def test_a_folder_without_a_theme_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match="theme_folder"):
        read_theme(tmp_path)


def test_a_logo_is_read_and_one_that_is_too_large_is_refused(tmp_path: Path) -> None:
    place = folder(tmp_path, "")
    (place / "logo.svg").write_bytes(b"<svg/>")
    assert read_theme(place).logo == b"<svg/>"
    (place / "logo.svg").write_bytes(b" " * (MAX_LOGO_BYTES + 1))
    with pytest.raises(ThemeError, match="groter"):
        read_theme(place)
