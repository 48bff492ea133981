"""The places of an area as CSV."""

from flask import Response, abort, request

from dashboard.calendar import today
from dashboard.places import places_here
from dashboard.places_csv import places_csv
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.language import _
from routes.csv_answer import csv_answer, wants_excel


def places_csv_route(services: Services) -> Response:
    """Every place in the area of the query, and those within walking distance."""
    code, excel = request.args.get("gebied", ""), wants_excel()
    try:
        snapshot = services.snapshot()
        here = places_here(snapshot, code)
    except (EmptyStoreError, KeyError):
        abort(404, _("Dit gebied is er niet."))
    body = places_csv(here, snapshot, today(), excel=excel)
    return csv_answer(body, f"plaatsen-{here.code}.csv", excel=excel)
