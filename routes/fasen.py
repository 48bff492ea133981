"""Everything that was written about the six themes, as CSV and as the file that can be taken in."""

from flask import Flask, Response, abort

from dashboard.fasen_csv import fasen_csv
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from data.language import _
from data.maturity_file import file_of, json_of
from routes.csv_answer import csv_answer, wants_excel


def register(server: Flask, services: Services) -> None:
    routes = {
        "/fasen.csv": lambda: fasen_csv_route(services),
        "/fasen.json": lambda: fasen_json_route(services),
    }
    for rule, view in routes.items():
        server.add_url_rule(rule, endpoint=rule, view_func=view, methods=["GET"])


def fasen_csv_route(services: Services) -> Response:
    """Every row of the municipality."""
    snapshot, excel = _snapshot(services), wants_excel()
    maturity = services.maturity.of(municipality=snapshot.code)
    return csv_answer(fasen_csv(maturity, snapshot.names, excel=excel), "fasen.csv", excel=excel)


def fasen_json_route(services: Services) -> Response:
    """The same rows, as `python -m data fasen` takes them in."""
    snapshot = _snapshot(services)
    maturity = services.maturity.of(municipality=snapshot.code)
    response = Response(json_of(file_of(maturity, snapshot.code)), mimetype="application/json")
    response.headers["Content-Disposition"] = 'attachment; filename="fasen.json"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def _snapshot(services: Services) -> Snapshot:
    try:
        return services.snapshot()
    except EmptyStoreError:
        abort(404, _("Er zijn nog geen gebieden geladen."))
