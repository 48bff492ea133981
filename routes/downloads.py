"""Routes beside the pages: geometry, CSV, templates, health of the store."""

from collections.abc import Callable

from flask import Flask, Response, abort, request

from dashboard.kaart import kaart_view
from dashboard.kaart_csv import kaart_csv
from dashboard.palette import ACCENT
from dashboard.selection import NoFiguresError
from dashboard.services import Services
from dashboard.snapshot import MAP_LEVELS, EmptyStoreError
from dashboard.steering.beside import doubts_in_words
from dashboard.wijk import UnknownAreaError, wijk_view
from dashboard.wijk_csv import wijk_csv
from dashboard.wijk_locator import locator
from data.importers.templates import TEMPLATES
from data.language import _
from data.store import StoreError, health
from routes.csv_answer import XLSX, csv_answer, wants_excel
from routes.places import places_csv_route

YEAR = "public, max-age=31536000, immutable"


def register(server: Flask, services: Services) -> None:
    """Adds the routes to the server."""
    routes: dict[str, Callable[..., Response]] = {
        "/kaart.csv": lambda: csv_route(services),
        "/plaatsen.csv": lambda: places_csv_route(services),
        "/health": lambda: health_route(services),
        "/thema/logo.svg": lambda: logo_route(services),
        "/wijk/<code>.csv": lambda code: wijk_csv_route(services, code),
        "/wijk/<code>.svg": lambda code: locator_route(services, code),
        "/sjabloon/<what>.<kind>": lambda what, kind: template_route(services, what, kind),
        "/geometry/<edition>/<level>/<digest>.json": lambda edition, level, digest: geometry_route(
            services, edition, level, digest
        ),
    }
    for rule, view in routes.items():
        server.add_url_rule(rule, endpoint=rule, view_func=view, methods=["GET"])


def csv_route(services: Services) -> Response:
    """The table behind page Kaart, for the same query."""
    try:
        view = kaart_view(services, request.args)
    except (EmptyStoreError, NoFiguresError):
        abort(404, _("Er zijn nog geen cijfers geladen."))
    excel = wants_excel()
    name = f"{view.indicator.id}-{view.selection.level}-{view.selection.period}.csv"
    return csv_answer(kaart_csv(view, services.catalogue, excel=excel), name, excel=excel)


def wijk_csv_route(services: Services, code: str) -> Response:
    """All figures of an area, against the comparator of the query."""
    try:
        view = wijk_view(services, code, request.args)
    except (EmptyStoreError, UnknownAreaError):
        abort(404, _("Van dit gebied zijn er geen cijfers."))
    excel, doubts = wants_excel(), doubts_in_words(services, view)
    return csv_answer(wijk_csv(view, doubts, excel=excel), f"{view.code}.csv", excel=excel)


def geometry_route(services: Services, edition: str, level: str, digest: str) -> Response:
    """Shapes under their hash: never changes, so a browser asks once."""
    geometry = services.snapshot().geometry(level) if level in MAP_LEVELS else None
    if geometry is None or (str(geometry.edition), geometry.digest) != (edition, digest):
        abort(404, _("Deze grenzen zijn er niet (meer)."))
    response = Response(geometry.body, mimetype="application/geo+json")
    response.headers["Cache-Control"] = YEAR
    response.set_etag(geometry.digest)
    return response


def locator_route(services: Services, code: str) -> Response:
    """Where an area lies. Under its hash it never changes."""
    try:
        snapshot = services.snapshot()
    except EmptyStoreError:
        abort(404, _("Er zijn nog geen grenzen geladen."))
    accent = services.theme.colours.get("accent", ACCENT)
    drawn = locator(snapshot, code, accent) if code in snapshot.levels else None
    if drawn is None:
        abort(404, _("Van dit gebied is er geen kaartje."))
    response = Response(drawn.body, mimetype="image/svg+xml")
    same = request.args.get("v") == drawn.digest
    response.headers["Cache-Control"] = YEAR if same else "no-cache"
    response.set_etag(drawn.digest)
    return response


def template_route(services: Services, what: str, kind: str) -> Response:
    """An empty file to fill with own figures, providers or initiatives."""
    if what not in TEMPLATES:
        abort(404)
    template = TEMPLATES[what]
    if kind == "csv":
        return _attachment(template("csv", services.catalogue), "text/csv", f"{what}.csv")
    if kind != "xlsx":
        abort(404)
    return _attachment(template("xlsx", services.catalogue), XLSX, f"{what}.xlsx")


def logo_route(services: Services) -> Response:
    """The logo of the municipality's own theme."""
    if services.theme.logo is None:
        abort(404)
    return Response(services.theme.logo, mimetype="image/svg+xml")


def _attachment(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def health_route(services: Services) -> Response:
    """200 with the version of the store, or 503 with the reason. Where the store is, stays out."""
    try:
        version = health(services.store.engine)
    except StoreError as error:
        kind = type(error.__cause__).__name__
        reason = _("De database antwoordt niet ({kind}).").format(kind=kind)
        return Response(reason, status=503, mimetype="text/plain")
    if version == 0:
        reason = _("Er zijn nog geen gegevens geladen.")
        return Response(reason, status=503, mimetype="text/plain")
    return Response(f"versie {version}\n", mimetype="text/plain")
