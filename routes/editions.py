"""The maps of page Indelingen, and its table as CSV."""

from flask import Flask, Response, abort, request

from dashboard.editions import edition_report
from dashboard.editions_csv import editions_csv
from dashboard.editions_map import edition_map
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from routes.csv_answer import csv_answer, wants_excel

SIDES = {"voor": False, "na": True}


def register(server: Flask, services: Services) -> None:
    picture = "/indelingen/<int:first>-<int:second>/<level>-<side>.svg"
    table = "/indelingen.csv"
    server.add_url_rule(table, table, lambda: csv_route(services), methods=["GET"])
    server.add_url_rule(
        picture,
        picture,
        lambda first, second, level, side: map_route(services, (first, second, level), side),
        methods=["GET"],
    )


def csv_route(services: Services) -> Response:
    try:
        snapshot = services.snapshot()
        report = edition_report(snapshot)
    except EmptyStoreError:
        abort(404, _("Er zijn nog geen grenzen geladen."))
    excel = wants_excel()
    return csv_answer(editions_csv(report, snapshot, excel=excel), "indelingen.csv", excel=excel)


def map_route(services: Services, key: tuple[int, int, str], side: str) -> Response:
    """The areas of one level in one edition, those that changed with a number."""
    try:
        snapshot = services.snapshot()
        found = edition_report(snapshot).find(*key) if side in SIDES else None
        drawn = edition_map(snapshot, found, after=SIDES[side]) if found else None
    except EmptyStoreError:
        drawn = None
    if drawn is None:
        abort(404, _("Van deze indelingen is er geen kaart."))
    response = Response(drawn.body, mimetype="image/svg+xml")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(drawn.digest)
    response.make_conditional(request)
    return response
