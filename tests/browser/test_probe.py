"""The fixtures themselves: they see faults, and they hold under the policy of the app."""

from collections.abc import Iterator
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Error, Page
from werkzeug.serving import make_server

from routes.http import secure
from tests.browser.probe import App, AppDidNotStart, axe, load_scripts, watch

GOOD = """<!doctype html><html lang="nl"><head><title>Proef</title><link rel="icon" href="data:,">
</head><body><main><h1>Proef</h1>{more}</main></body></html>"""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """A small site with the headers of the app."""
    server = Flask(__name__)
    pages = {
        "goed": "",
        "zonder-tekst": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        "inline": "<script>window.entered = true</script>",
        "elders": '<img alt="kaart" src="https://tiles.example/1.png">',
    }
    for name, more in pages.items():
        html = GOOD.format(more=more)
        server.add_url_rule(f"/{name}", name, lambda html=html: html)
    secure(server, list)
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_good_page_has_no_faults_and_passes_axe(page: Page, site: str) -> None:
    page.goto(f"{site}/goed")
    axe(page)


def test_axe_names_what_is_wrong_and_where(page: Page, site: str) -> None:
    page.goto(f"{site}/zonder-tekst")
    with pytest.raises(AssertionError, match=r"image-alt \(critical\)(.|\n)*<img src="):
        axe(page)


@pytest.mark.parametrize(
    ("name", "fault"),
    [("inline", "Content Security Policy"), ("elders", "request to another origin")],
)
def test_a_breach_of_the_policy_is_a_fault(
    unwatched_page: Page, site: str, name: str, fault: str
) -> None:
    faults = watch(unwatched_page)
    unwatched_page.goto(f"{site}/{name}")
    assert any(fault in text for text in faults), faults
    assert unwatched_page.evaluate("window.entered") is None


def test_an_exception_on_the_page_is_a_fault(unwatched_page: Page, site: str) -> None:
    faults = watch(unwatched_page)
    unwatched_page.goto(f"{site}/goed")
    unwatched_page.evaluate("void Promise.reject(new Error('stuk'))")
    unwatched_page.wait_for_timeout(100)
    assert any("stuk" in text for text in faults), faults


def test_a_script_of_ours_can_be_tested_by_itself(page: Page) -> None:
    load_scripts(page, "vendor/plotly/plotly-basic.min.js")
    assert page.evaluate("typeof Plotly.react") == "function"
    with pytest.raises(Error, match="stuk"):
        page.evaluate("() => { throw new Error('stuk') }")


def test_an_app_that_does_not_start_says_what_it_printed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    app = App(tmp_path_factory.mktemp("app"), {"PORT_IS": "no", "DATABASE_URL": "nonsense://"})
    with pytest.raises(AppDidNotStart, match="does not answer"):
        app.start()
