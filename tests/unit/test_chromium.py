"""The browser for the tests is found where it is, and the way to get one is said when it is not."""

from pathlib import Path

import pytest

from tests.browser.chromium import NoChromium, find, installed


def program(folder: Path, name: str, does: str = "exit 0") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return str(path)


def test_a_browser_on_path_is_taken(tmp_path: Path) -> None:
    chrome = program(tmp_path, "google-chrome")
    assert installed({"PATH": str(tmp_path)}) == chrome


def test_the_browser_that_the_user_names_goes_first(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    own = program(tmp_path, "my-browser")
    assert installed({"PATH": str(tmp_path), "CHROMIUM": own}) == own


def test_a_wrong_name_is_said_and_not_replaced(tmp_path: Path) -> None:
    program(tmp_path, "chromium")
    with pytest.raises(NoChromium, match="nowhere"):
        installed({"PATH": str(tmp_path), "CHROMIUM": str(tmp_path / "nowhere")})


def test_nothing_is_installed_when_a_browser_is_here(tmp_path: Path) -> None:
    def never() -> str | None:
        raise AssertionError

    here = program(tmp_path, "chromium")
    assert find((lambda: None, lambda: here, never)) == here


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    broken = program(tmp_path, "broken", "exit 127")
    good = program(tmp_path, "good")
    assert find((lambda: broken, lambda: str(tmp_path / "gone"), lambda: good)) == good


def test_without_any_browser_the_message_says_what_to_do() -> None:
    with pytest.raises(NoChromium, match="apt-get install chromium"):
        find((lambda: None,))
