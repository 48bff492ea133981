"""The figures of a frozen page as a download."""

from flask import Flask, Response, abort, request

from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.steering.frozen import NotFrozenError, frozen_page
from dashboard.steering.frozen_csv import frozen_csv
from data.language import _
from routes.csv_answer import csv_answer, wants_excel

RULE = "/sturen/overleg/<its_id>/bevroren.csv"


def register(server: Flask, services: Services) -> None:
    server.add_url_rule(
        RULE,
        endpoint=RULE,
        view_func=lambda its_id: frozen_csv_route(services, its_id),
        methods=["GET"],
    )


def frozen_csv_route(services: Services, its_id: str) -> Response:
    """The newest frozen page of a meeting, or the one asked for (versie); never a damaged one."""
    try:
        frozen = frozen_page(services, its_id, request.args)
    except (EmptyStoreError, NotFrozenError):
        abort(404, _("Voor dit overleg is niets bevroren."))
    if frozen.page is None:
        abort(404, _("Deze bevroren pagina is beschadigd."))
    excel = wants_excel()
    name = f"overleg-{frozen.meeting.id}-bevroren-{frozen.version.id}.csv"
    return csv_answer(frozen_csv(frozen.page, excel=excel), name, excel=excel)
