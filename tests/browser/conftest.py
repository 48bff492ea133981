"""Fixtures of the browser tests. The CSP holds in every one of them: nothing here bypasses it."""

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy import Engine

from tests.browser import chromium as browsers
from tests.browser.probe import App, watch
from tests.integration.store_copy import copy_of

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
RUNNING = pytest.StashKey[list[App]]()
Serve = Callable[..., str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what the apps printed beside a browser test that fails."""
    report = yield
    if report.failed:
        for app in item.config.stash.get(RUNNING, []):
            report.sections.append((f"app on {app.url}", app.output()[-5000:]))
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the session: that of CHROMIUM, else one that is installed already."""
    path = browsers.find((browsers.installed, browsers.of_playwright))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor of their own, on a laptop, in Dutch."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="nl-NL", timezone_id="Europe/Amsterdam"
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on a console error, an exception or a request elsewhere."""
    page = context.new_page()
    faults = watch(page)
    yield page
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Iterator[Serve]:
    """serve(database_url, **environment) -> base URL of the real app in a process of its own."""
    apps: list[App] = []
    pytestconfig.stash[RUNNING] = apps

    def start(database_url: str, **environment: str) -> str:
        folder = tmp_path_factory.mktemp("app")
        app = App(folder, {**environment, "DATABASE_URL": database_url})
        apps.append(app)
        return app.start()

    yield start
    for app in apps:
        app.stop()


@pytest.fixture(scope="module")
def town_to_write_in(demo_sqlite: Engine, tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a store with the fictitious town, for the tests of one module to change."""
    engine = copy_of(demo_sqlite, tmp_path_factory.mktemp("town") / "store.sqlite3")
    engine.dispose()
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def demo_url(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app with the fictitious town: it fills an empty store itself when it starts."""
    return serve(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'store.sqlite3'}")


@pytest.fixture
def unwatched_page(context: BrowserContext) -> Page:
    """A page that is not watched, for tests that provoke a fault on purpose."""
    return context.new_page()
