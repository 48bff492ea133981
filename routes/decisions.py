"""Decisions as CSV and Excel."""

from flask import Flask, Response, abort, request

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.decisions_table import decisions_csv, decisions_xlsx
from dashboard.steering.scope import Scope, scope_of
from data.language import _
from data.steering.store import Steering
from routes.csv_answer import csv_answer, wants_excel, xlsx_answer


def register(server: Flask, services: Services) -> None:
    routes = {
        "/sturen/besluiten.csv": lambda: csv_route(services),
        "/sturen/besluiten.xlsx": lambda: xlsx_route(services),
    }
    for rule, view in routes.items():
        server.add_url_rule(rule, endpoint=rule, view_func=view, methods=["GET"])


def csv_route(services: Services) -> Response:
    """The decisions about an area and what lies in it (gebied)."""
    (steering, scope), excel = asked_scope(services), wants_excel()
    body = decisions_csv(steering, scope, services.catalogue, today(), excel=excel)
    return csv_answer(body, "besluiten.csv", excel=excel)


def xlsx_route(services: Services) -> Response:
    steering, scope = asked_scope(services)
    body = decisions_xlsx(steering, scope, services.catalogue, today())
    return xlsx_answer(body, "besluiten.xlsx")


def asked_scope(services: Services) -> tuple[Steering, Scope]:
    """What was written, and the area of the request (gebied)."""
    try:
        scope = scope_of(services, request.args)
    except EmptyStoreError:
        abort(404, _("Er zijn nog geen gebieden geladen."))
    return services.steering.of(municipality=scope.snapshot.code), scope
