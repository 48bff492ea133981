"""Composition root: settings -> store -> services -> Dash. `python app.py` runs the dashboard."""

import logging
import secrets
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

from dash import Dash
from sqlalchemy import Engine

import callbacks.fasen
import callbacks.forms
import callbacks.initiatief
import callbacks.kaart
import callbacks.notes
import callbacks.sessie
import callbacks.shell
import callbacks.vergaderstand
import callbacks.wijk
import routes.decisions
import routes.downloads
import routes.editions
import routes.fasen
import routes.frozen
import routes.goals
import routes.hotspots
import routes.meedoen
import routes.roles
import routes.security_txt
import routes.sturen
import routes.unknown_pages
import routes.wijk_details
from dashboard.secret_key import kept_secret
from dashboard.services import Services
from dashboard.settings import Settings, SettingsError, read_settings
from dashboard.share import Sharer
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.writes import WRITES
from dashboard.theme import ThemeError, read_theme
from dashboard.users import Sealer
from dashboard.writes import LOG
from data.catalogue import load_catalogue
from data.figures import FigureStore
from data.language import _
from data.publishing.staging import has_staging
from data.store import StoreError, is_empty, open_store
from layouts import fasen, kaart_updates, sessie, wijk
from layouts.late_plotly import LatePlotly
from layouts.pages import register_pages
from layouts.parts.wijk_notes import note_data
from layouts.parts.wijk_phases import small_strip
from layouts.shell import index_page, shell
from routes.compression import compress
from routes.http import secure
from routes.serve import PortTakenError, serve
from routes.warm import warm

HERE = Path(__file__).parent


def create_app(settings: Settings, engine: Engine) -> Dash:
    """The dashboard on the store behind `engine`."""
    return app_of(services_of(settings, engine))


def services_of(settings: Settings, engine: Engine) -> Services:
    theme = read_theme(settings.municipality.theme_folder)
    return Services(settings, load_catalogue(), FigureStore(engine), theme)


def app_of(services: Services) -> Dash:
    settings = services.settings
    secret = settings.secret_key or secrets.token_hex(32)
    sealer, services.sharer = Sealer(secret), Sharer(secret)
    services.current_user = routes.roles.current_user(services, sealer)
    app = LatePlotly(
        __name__,
        use_pages=True,
        pages_folder="",
        assets_folder=str(HERE / "assets"),
        title="Wijkdashboard",
        update_title=None,  # type: ignore[arg-type]  # Dash takes None, its type does not say so
        index_string=index_page(services.theme),
        suppress_callback_exceptions=True,
        serve_locally=True,
    )
    app.layout = lambda: shell(services)
    register_pages(services)
    callbacks.kaart.register(
        app, services, kaart_updates.updates, kaart_updates.OUTPUTS, small_strip
    )
    callbacks.wijk.register(app, services, wijk.rows)
    callbacks.notes.register(app, services, note_data)
    callbacks.initiatief.register(app, services)
    callbacks.fasen.register(app, services, fasen.parts, fasen.OUTPUTS)
    callbacks.sessie.register(app, services, sessie.stand)
    callbacks.forms.register(app, services, WRITES)
    callbacks.vergaderstand.register(app)
    callbacks.shell.register(app)
    routes.downloads.register(app.server, services)
    routes.decisions.register(app.server, services)
    routes.editions.register(app.server, services)
    routes.goals.register(app.server, services)
    routes.wijk_details.register(app.server, services)
    routes.fasen.register(app.server, services)
    routes.frozen.register(app.server, services)
    routes.hotspots.register(app.server, services)
    routes.sturen.register(app.server, services)
    routes.meedoen.register(app.server, services, services.sharer)
    tiles = settings.municipality.tile_server
    origins = [tiles.origin] if tiles else []
    compress(app.server)
    secure(app.server, app.csp_hashes, image_origins=origins)
    routes.roles.register(app.server, services, sealer)
    routes.security_txt.register(app.server, settings.security_contact)
    routes.unknown_pages.register(app.server)
    return app


def fill_when_empty(settings: Settings, engine: Engine) -> None:
    """A first start shows the fictitious town instead of an empty page, unless a municipality is
    named or figures are made ready: then these are waited for."""
    if settings.municipality.code is None and is_empty(engine) and not has_staging(engine):
        from data.demo.command import load_demo

        print(_("De database is leeg: de verzonnen voorbeeldstad wordt gemaakt."))  # noqa: T201
        load_demo(engine, settings.originals)


def first_visits(services: Services) -> list[str]:
    """What stands on all figures of the store: made before the workers start, it is made once."""
    try:
        code = services.snapshot().code
    except EmptyStoreError:
        return []
    return ["/kaart.csv", f"/wijk/{code}.csv", "/sturen.csv", "/sturen.csv?niveau=buurt"]


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
        services = services_of(settings, engine)
        app = app_of(services)
        warm(app.server, first_visits(services))
        after_fork = partial(engine.dispose, close=False)
        serve(app.server, settings.host, settings.port, after_fork=after_fork)
    except (SettingsError, StoreError, ThemeError, PortTakenError) as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
