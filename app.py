"""Composition root: settings -> store -> services -> Dash. `python app.py` runs the dashboard."""

import logging
import secrets
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import dash
from dash import Dash, html
from sqlalchemy import Engine

import callbacks.fasen
import callbacks.initiatief
import callbacks.kaart
import callbacks.notes
import callbacks.shell
import callbacks.wijk
import routes.downloads
import routes.roles
import routes.wijk_details
from dashboard.secret_key import kept_secret
from dashboard.selection import NoFiguresError
from dashboard.services import Services
from dashboard.settings import Settings, SettingsError, read_settings
from dashboard.snapshot import EmptyStoreError
from dashboard.theme import ThemeError, read_theme
from dashboard.users import Sealer
from dashboard.writes import LOG
from data.catalogue import load_catalogue
from data.figures import FigureStore
from data.language import _
from data.store import StoreError, is_empty, open_store
from layouts import accessibility, fasen, initiatief, kaart, kaart_updates, wijk
from layouts.empty import empty_store, not_found
from layouts.late_plotly import LatePlotly
from layouts.parts.wijk_notes import note_data
from layouts.shell import index_page, shell
from routes.compression import compress
from routes.http import secure
from routes.serve import PortTakenError, serve
from routes.warm import warm

HERE = Path(__file__).parent


def create_app(settings: Settings, engine: Engine) -> Dash:
    """The dashboard on the store behind `engine`."""
    theme = read_theme(settings.municipality.theme_folder)
    services = Services(settings, load_catalogue(), FigureStore(engine), theme)
    sealer = Sealer(settings.secret_key or secrets.token_hex(32))
    services.current_user = routes.roles.current_user(services, sealer)
    app = LatePlotly(
        __name__,
        use_pages=True,
        pages_folder="",
        assets_folder=str(HERE / "assets"),
        title="Wijkdashboard",
        update_title=None,  # type: ignore[arg-type]  # Dash takes None, its type does not say so
        index_string=index_page(theme),
        suppress_callback_exceptions=True,
        serve_locally=True,
    )
    app.layout = lambda: shell(services)
    register_pages(services)
    callbacks.kaart.register(app, services, kaart_updates.updates, kaart_updates.OUTPUTS)
    callbacks.wijk.register(app, services, wijk.rows)
    callbacks.notes.register(app, services, note_data)
    callbacks.initiatief.register(app, services)
    callbacks.fasen.register(app, services, fasen.parts, fasen.OUTPUTS)
    callbacks.shell.register(app)
    routes.downloads.register(app.server, services)
    routes.wijk_details.register(app.server, services)
    tiles = settings.municipality.tile_server
    origins = [tiles.origin] if tiles else []
    compress(app.server)
    secure(app.server, app.csp_hashes, image_origins=origins)
    routes.roles.register(app.server, services, sealer)
    return app


def register_pages(services: Services) -> None:
    """Every page is a function of the query; nothing is read before somebody asks."""

    def kaart_page(**query: object) -> html.Div:
        try:
            return kaart.page(services, query)
        except (EmptyStoreError, NoFiguresError) as error:
            return empty_store(str(error))

    def wijk_page(code: str | None = None, **query: object) -> html.Div:
        try:
            return wijk.page(services, code, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    def fasen_page(**query: object) -> html.Div:
        try:
            return fasen.page(services, query)
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    pages = {
        "begin": ("/", _("Kaart"), kaart_page),
        "kaart": ("/kaart", _("Kaart"), kaart_page),
        "wijk": ("/wijk", _("Kies een gebied"), wijk_page),
        "fasen": ("/fasen", _("Fasen"), fasen_page),
        "toegankelijkheid": (
            "/toegankelijkheid",
            _("Toegankelijkheid"),
            lambda **_query: accessibility.page(),
        ),
    }
    for name, (path, title, layout) in pages.items():
        register(name, path=path, title=f"{title} · Wijkdashboard", layout=layout)
    register(
        "not_found_404",
        title=f"{_('Niet gevonden')} · Wijkdashboard",
        layout=lambda **_query: not_found(_("Deze pagina bestaat niet.")),
    )
    register_initiative_pages(services)
    register(
        "gebied",
        path_template="/wijk/<code>",
        title=lambda code="": f"{wijk.area_title(services, code)} · Wijkdashboard",
        layout=wijk_page,
    )


def register_initiative_pages(services: Services) -> None:
    """With an order: Dash takes the first page that fits, and /wijk/<code> fits all below /wijk."""

    def page(code: str, its_id: str | None = None, **_query: object) -> html.Div:
        try:
            return initiatief.page(services, code, its_id)
        except EmptyStoreError as error:
            return empty_store(str(error))

    register: Callable[..., None] = dash.register_page
    for order, path in enumerate(["/wijk/<code>/initiatief/<its_id>", "/wijk/<code>/initiatief"]):
        register(
            f"initiatief-{order}",
            path_template=path,
            order=order,
            title=partial(initiatief.page_title, services),
            layout=page,
        )


def fill_when_empty(settings: Settings, engine: Engine) -> None:
    """A first start shows the fictitious town instead of an empty page, unless a municipality is
    named: then its own files are waited for."""
    if settings.municipality.code is None and is_empty(engine):
        from data.demo.command import load_demo

        print(_("De database is leeg: de verzonnen voorbeeldstad wordt gemaakt."))  # noqa: T201
        load_demo(engine, settings.originals)


def with_secret(settings: Settings) -> Settings:
    """With the kept secret when none is set: all processes read the same cookies."""
    kept = settings.secret_key or kept_secret(settings.originals.parent)
    return replace(settings, secret_key=kept)


def main() -> int:
    logging.basicConfig(format="%(asctime)s %(name)s: %(message)s")
    LOG.setLevel(logging.INFO)
    try:
        settings = with_secret(read_settings())
        engine = open_store(settings.database_url)
        fill_when_empty(settings, engine)
        app = create_app(settings, engine)
        warm(app.server)
        after_fork = partial(engine.dispose, close=False)
        serve(app.server, settings.host, settings.port, after_fork=after_fork)
    except (SettingsError, StoreError, ThemeError, PortTakenError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
