"""Goals as CSV and Excel."""

from flask import Flask, Response

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.goals_table import goals_csv, goals_xlsx
from routes.csv_answer import csv_answer, wants_excel, xlsx_answer
from routes.decisions import asked_scope


def register(server: Flask, services: Services) -> None:
    routes = {
        "/sturen/doelen.csv": lambda: csv_route(services),
        "/sturen/doelen.xlsx": lambda: xlsx_route(services),
    }
    for rule, view in routes.items():
        server.add_url_rule(rule, endpoint=rule, view_func=view, methods=["GET"])


def csv_route(services: Services) -> Response:
    """The goals of an area and what lies in it (gebied), each with how far it is."""
    (steering, scope), excel = asked_scope(services), wants_excel()
    body = goals_csv(services, steering, scope, today(), excel=excel)
    return csv_answer(body, "doelen.csv", excel=excel)


def xlsx_route(services: Services) -> Response:
    steering, scope = asked_scope(services)
    return xlsx_answer(goals_xlsx(services, steering, scope, today()), "doelen.xlsx")
