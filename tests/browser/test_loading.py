"""What a first visit downloads: the small plotly, compressed files, and nothing twice."""

from collections.abc import Iterator
from threading import Thread

import plotly.graph_objects as go
import pytest
from dash import Dash, dcc, html
from flask import Flask
from playwright.sync_api import Page, Response
from werkzeug.serving import make_server

from routes.compression import IMMUTABLE, compress
from routes.http import secure
from tests.browser.probe import ASSETS, watch

DASH_ASKS_WITHOUT_FINGERPRINT = "/async-"
"""Parts that Dash loads when they are needed: those are checked at each visit and answer 304."""


@pytest.fixture(scope="module")
def chart_url() -> Iterator[str]:
    """One page with one chart, with our assets, headers and compression."""
    app = Dash(__name__, assets_folder=str(ASSETS), assets_ignore=r"^(map|page|kaart).*\.js$")
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]))
    app.layout = html.Div(dcc.Graph(id="chart", figure=figure, config={"displaylogo": False}))
    server: Flask = app.server
    compress(server)
    secure(server, app.csp_hashes)
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/"
    running.shutdown()
    thread.join()
    running.server_close()


def test_a_chart_is_drawn_with_the_vendored_plotly_only(page: Page, chart_url: str) -> None:
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    page.goto(chart_url)
    page.wait_for_selector(".js-plotly-plot .scatterlayer path")
    assert sum("plotly-basic.min.js" in url for url in urls) == 1
    assert [url for url in urls if "async-plotlyjs" in url] == []


def test_scripts_and_styles_arrive_compressed_and_stay_for_a_year(
    page: Page, chart_url: str
) -> None:
    files: list[Response] = []
    page.on("response", lambda response: files.append(response))
    page.goto(chart_url)
    page.wait_for_selector(".js-plotly-plot .scatterlayer path")
    texts = [f for f in files if f.url.split("?")[0].endswith((".js", ".css"))]
    large = [f for f in texts if int(f.headers.get("content-length", 0)) > 1000]
    assert len(large) > 3
    for file in large:
        assert file.headers["content-encoding"] == "br", file.url
        if DASH_ASKS_WITHOUT_FINGERPRINT not in file.url:
            assert file.headers["cache-control"] == IMMUTABLE, file.url


def test_a_second_visit_downloads_no_file_again(unwatched_page: Page, chart_url: str) -> None:
    faults = watch(unwatched_page)
    unwatched_page.goto(chart_url)
    unwatched_page.wait_for_selector(".js-plotly-plot .scatterlayer path")
    unwatched_page.goto("about:blank")
    unwatched_page.goto(chart_url)
    unwatched_page.wait_for_selector(".js-plotly-plot .scatterlayer path")
    sizes: dict[str, int] = unwatched_page.evaluate(
        """() => Object.fromEntries(performance.getEntriesByType("resource")
             .filter(entry => entry.name.match(/\\.(js|css)([?]|$)/))
             .map(entry => [entry.name, entry.transferSize]))"""
    )
    asked_again = {name: size for name, size in sizes.items() if size}
    assert len(sizes) > 3
    assert all(DASH_ASKS_WITHOUT_FINGERPRINT in name for name in asked_again), asked_again
    assert sum(asked_again.values()) < 1000
    assert faults == []
