"""A table as a download."""

from flask import Response, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def wants_excel() -> bool:
    """Whether the request asks for the spelling of Dutch Excel."""
    return request.args.get("vorm") == "excel"


def csv_answer(body: str, name: str, *, excel: bool) -> Response:
    """The table under a file name. Excel needs a byte order mark to read it as UTF-8."""
    response = Response(body.encode("utf-8-sig" if excel else "utf-8"), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response


def xlsx_answer(body: bytes, name: str) -> Response:
    """A workbook under a file name."""
    response = Response(body, mimetype=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-cache"
    return response
