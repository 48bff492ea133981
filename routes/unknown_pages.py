"""An address without a page answers 404. Dash draws its page in the browser and says 200 itself."""

import re
from http import HTTPStatus

import dash
from flask import Flask, Response, request

NOT_FOUND = "not_found_404"
EVERYTHING = "/<path:path>"
"""The rule of Dash for every address that nothing else has."""


def register(server: Flask) -> None:
    """The answer keeps its content: the page that says that there is nothing."""

    @server.after_request
    def not_there(response: Response) -> Response:
        rule = request.url_rule
        if rule is not None and rule.rule == EVERYTHING and not is_page(request.path):
            response.status_code = HTTPStatus.NOT_FOUND
        return response


def is_page(path: str) -> bool:
    """Whether a page is registered for this address; what it asks for need not exist."""
    asked = path.strip("/")
    return any(
        re.fullmatch(_pattern(str(page["path_template"] or page["path"])), asked)
        for name, page in dash.page_registry.items()
        if name != NOT_FOUND
    )


def _pattern(template: str) -> str:
    """A part between angle brackets stands for one part of an address."""
    parts = re.split(r"<[^>]*>", template.strip("/"))
    return "[^/]+".join(map(re.escape, parts))
