"""What page Wijk asks for when a visitor gets there: the details of a figure, and charts."""

from collections.abc import Callable

from flask import Flask, Response, abort, request

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.wijk import UnknownAreaError
from dashboard.wijk_details import Answer, UnknownFigureError, details
from dashboard.wijk_section import section
from data.language import _

ENCODINGS = ("", "-br", "-gzip")
"""What compression adds to an ETag."""


def register(server: Flask, services: Services) -> None:
    """Adds the routes to the server."""
    routes: dict[str, Callable[..., Response]] = {
        "/wijk/<code>/grafieken": lambda code: charts_route(services, code),
        "/wijk/<code>/<indicator>.json": lambda code, indicator: details_route(
            services, code, indicator
        ),
    }
    for rule, view in routes.items():
        server.add_url_rule(rule, endpoint=rule, view_func=view, methods=["GET"])


def details_route(services: Services, code: str, indicator: str) -> Response:
    """One figure of an area, against the comparator of the query."""
    try:
        return _answer(details(services, code, indicator, request.args))
    except (EmptyStoreError, UnknownAreaError, UnknownFigureError):
        abort(404, _("Van dit gebied is dit cijfer er niet."))


def charts_route(services: Services, code: str) -> Response:
    """The charts of problems and care use: the first ones, or with `deel=rest` all others."""
    part = request.args.get("deel", "")
    try:
        return _answer(section(services, code, part, request.args, today()))
    except (EmptyStoreError, UnknownAreaError):
        abort(404, _("Van dit gebied zijn er geen cijfers."))


def _answer(answer: Answer) -> Response:
    """The figures may change with every load: a browser asks whether its copy still holds."""
    known = request.if_none_match
    same = any(known.contains_weak(f"{answer.digest}{encoding}") for encoding in ENCODINGS)
    response = Response(b"" if same else answer.body, mimetype="application/json")
    response.status_code = 304 if same else 200
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(answer.digest)
    return response
