"""The headline figures of page Sturen as a file."""

from flask import Flask, Response, abort, request

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.scope import scope_of
from dashboard.steering.sturen_csv import sturen_csv
from data.language import _
from routes.csv_answer import csv_answer, wants_excel


def register(server: Flask, services: Services) -> None:
    rule = "/sturen.csv"
    server.add_url_rule(rule, rule, lambda: csv_route(services), methods=["GET"])


def csv_route(services: Services) -> Response:
    """The figures of the areas of the query (gebied, niveau)."""
    try:
        scope = scope_of(services, request.args)
        excel = wants_excel()
        body = sturen_csv(services, scope, today(), excel=excel)
    except EmptyStoreError:
        abort(404, _("Er zijn nog geen cijfers geladen."))
    return csv_answer(body, f"sturen-{scope.code}-{scope.inside}.csv", excel=excel)
