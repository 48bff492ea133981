"""Prints the path of a Chromium for the tests; finds an installed one or installs it.

Order: the CHROMIUM variable, a browser on PATH, Playwright's own (installed before, or downloaded
now), Debian's package. Everything but the path goes to stderr.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NOT_FOUND = """\
The browser tests need Chromium or Chrome, and none could be found or installed.
Install one (on Debian: sudo apt-get install chromium), or say where it is:
    make test CHROMIUM=/path/to/chromium"""


class NoChromium(Exception):
    """There is no browser and no way to get one; the message says what to do."""


def installed(environment: Mapping[str, str] = os.environ) -> str | None:
    """Path of a browser that is already here. Raises NoChromium when CHROMIUM names none."""
    chosen = environment.get("CHROMIUM")
    if chosen:
        path = shutil.which(chosen)
        if path is None:
            raise NoChromium(f"CHROMIUM={chosen} is not a program that can be started.")
        return path
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    return next((path for path in found if path), None)


def of_playwright() -> str | None:
    """Path of the Chromium that Playwright downloaded, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def download() -> str | None:
    """Let Playwright download one, which needs its download site."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return of_playwright()


def from_debian() -> str | None:
    """Install Debian's package, which needs root."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    _run(["apt-get", "update"])
    _run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
    return installed({"PATH": os.environ.get("PATH", os.defpath)})


def find(
    ways: tuple[Callable[[], str | None], ...] = (installed, of_playwright, download, from_debian),
) -> str:
    """The first browser of `ways` that starts. Raises NoChromium.

    A downloaded browser misses system libraries on a bare machine; Debian's package brings them.
    """
    for way in ways:
        path = way()
        if path and starts(path):
            return path
    raise NoChromium(NOT_FOUND)


def starts(path: str) -> bool:
    """Whether the browser at `path` can be started at all."""
    try:
        asked = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _run(command: list[str]) -> None:
    """A way that fails is no error: the next one is tried."""
    print("Trying:", " ".join(command), file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, stdout=sys.stderr, env=environment, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    try:
        print(find())
    except NoChromium as error:
        sys.exit(str(error))
