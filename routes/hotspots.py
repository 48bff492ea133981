"""The map of the areas where worries stack."""

from flask import Flask, Response, abort, request

from dashboard.services import Services
from dashboard.snapshot import MAP_LEVELS, EmptyStoreError
from dashboard.steering.hotspot_map import hotspot_map, numbers_of
from data.language import _


def register(server: Flask, services: Services) -> None:
    rule = "/sturen/stapeling.svg"
    server.add_url_rule(rule, rule, lambda: picture_route(services), methods=["GET"])


def picture_route(services: Services) -> Response:
    """The areas and numbers of the query, on the borders of now."""
    level, numbers = request.args.get("niveau", ""), numbers_of(request.args.get("zorgen", ""))
    try:
        snapshot = services.snapshot()
        scope = request.args.get("gebied", "")
        drawn = hotspot_map(snapshot, scope, level, numbers) if level in MAP_LEVELS else None
    except (EmptyStoreError, KeyError):
        drawn = None
    if drawn is None:
        abort(404, _("Van dit gebied is er geen kaart."))
    response = Response(drawn.body, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(drawn.digest)
    response.make_conditional(request)
    return response
