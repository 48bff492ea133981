"""What every browser test needs: the real app in a process of its own, faults, and axe."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Error, Page, Request

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "assets"
SCRIPTS = tuple(f"js/{path.name}" for path in sorted((ASSETS / "js").glob("*.js")))
"""Our own scripts, in the order in which Dash loads them."""
PATIENCE = 90.0
"""Seconds that an app may take to fill an empty store and answer."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_SERVED = frozenset({"http", "https", "ws", "wss"})


class AppDidNotStart(Exception):
    """The app ended or stayed silent; the message has what it printed."""


@dataclass
class App:
    """`python app.py` on a free loopback port, in a folder of its own so that `var/` is not ours.

    `environment` is added to that of this process, e.g. DATABASE_URL and MUNICIPALITY_FILE.
    """

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    url: str = ""
    _process: subprocess.Popen[bytes] | None = None
    _output: IO[bytes] | None = None

    def start(self) -> str:
        """The base URL, once /health answers 200. Raises AppDidNotStart."""
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._output = (self.folder / "app.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py")],
            cwd=self.folder,
            env={**os.environ, **self.environment, "HOST": "127.0.0.1", "PORT": str(port)},
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )
        self._wait()
        return self.url

    def output(self) -> str:
        """What the app printed until now."""
        return (self.folder / "app.log").read_text("utf-8", errors="replace")

    def stop(self) -> None:
        """End this process and no other."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._output is not None:
            self._output.close()

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process is None or self._process.poll() is not None:
                break
            if _is_healthy(self.url):
                return
            time.sleep(0.1)
        self.stop()
        raise AppDidNotStart(f"The app does not answer on {self.url}/health.\n{self.output()}")


def _is_healthy(url: str) -> bool:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=5)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == 200
    except (HTTPException, OSError):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def watch(page: Page) -> list[str]:
    """Collects what must never happen on `page`: console errors, exceptions, strange requests.

    A request is strange when its origin differs from that of the first page that was opened. A
    test that provokes an error on purpose checks the list and clears it.
    """
    faults: list[str] = []
    home: list[str] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_exception(error: Error) -> None:
        faults.append(f"exception: {error}")

    def on_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in _SERVED:
            return
        if not home:
            home.append(parts.netloc)
        if parts.netloc != home[0]:
            faults.append(f"request to another origin: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", on_exception)
    page.on("request", on_request)
    return faults


def axe(page: Page, within: str | None = None) -> None:
    """Fail with a readable list when axe-core finds a violation of WCAG 2.2 AA.

    within: a CSS selector, to check a part of the page.
    """
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
    violations = Axe().run(page, within, options).response["violations"]
    assert not violations, "\n\n".join(_in_words(violation) for violation in violations)


def _in_words(violation: dict[str, Any]) -> str:
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines += [f"  {node['target']}: {node['html'][:200]}", f"    {node['failureSummary']}"]
    return "\n".join(lines)


def load_scripts(page: Page, *names: str) -> None:
    """Load our own scripts, by their path under assets/, in an empty page to test their functions.

    No CSP holds there: the pages of the app are where it is tested.
    """
    page.goto("about:blank")
    for name in names:
        page.add_script_tag(path=str(ASSETS / name))
