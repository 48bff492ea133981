"""What every HTTP answer must have, and which requests are refused before a page sees them.

Every callback input is untrusted: Dash accepts any posted value (norms C2, C5, C6).
"""

import ipaddress
from collections.abc import Callable, Collection, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

from dash._callback import _invoke_callback
from dash.exceptions import (
    DependencyException,
    ImportedInsideCallbackError,
    InvalidCallbackReturnValue,
    InvalidResourceError,
)
from flask import Flask, Response, abort, current_app, request
from markupsafe import escape
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException

from data.language import _

MAX_CALLBACK_BYTES = 1_000_000
CALLBACK_PATH = "/_dash-update-component"
ONE_YEAR = 31_536_000

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({None, "same-origin", "none"})
_NEVER_OLD = frozenset({"text/html", "application/json"})
"""Pages, and the layout of Dash: they follow the store and the cookie."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{message}</p><p><a href="/">{back}</a></p></main></body></html>
"""


def secure(
    server: Flask,
    csp_hashes: Callable[[], Sequence[str]],
    *,
    allowed_hosts: Collection[str] = (),
    image_origins: Sequence[str] = (),
) -> None:
    """Add the headers, the refusals and the error pages to `server`.

    csp_hashes: `app.csp_hashes` itself, not its answer: Dash adds the script that sets the title of
    a page during the first request. Asked for every HTML page, never for figures.
    allowed_hosts: names, without port, that may stand in the Host header beside loopback names.
    image_origins: origins of a configured tile server, e.g. `https://tiles.example`.
    """
    names = frozenset(name.lower() for name in allowed_hosts)

    @server.before_request
    def refuse_strangers() -> None:
        if not _may_be_host(request.host, names):
            abort(403, _("Dit adres hoort niet bij het dashboard."))
        if request.method not in _READING and not _is_own_request():
            abort(403, _("Dit verzoek komt van een andere website en is geweigerd."))
        if request.path.endswith(CALLBACK_PATH):
            request.max_content_length = MAX_CALLBACK_BYTES
            if not _has_plain_location(request.get_json(silent=True)):
                abort(400, _("Het dashboard begrijpt dit adres niet."))

    @server.after_request
    def add_headers(response: Response) -> Response:
        hashes = csp_hashes() if response.mimetype == "text/html" else ()
        policy = content_security_policy(hashes, image_origins)
        response.headers.setdefault("Content-Security-Policy", policy)
        if response.mimetype in _NEVER_OLD:
            response.headers.setdefault("Cache-Control", "no-cache")
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        if request.is_secure:
            response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
        return response

    server.register_error_handler(HTTPException, _refusal)
    server.register_error_handler(Exception, _failure)


def content_security_policy(csp_hashes: Sequence[str], image_origins: Sequence[str] = ()) -> str:
    """The policy of norm C6: own origin only, no eval, inline scripts by their hash."""
    rules = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *csp_hashes],
        # Dash and Leaflet position elements with style attributes.
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:", *image_origins],
        "connect-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "object-src": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def _may_be_host(host: str, allowed: frozenset[str]) -> bool:
    """A name that is not ours can point here by DNS rebinding and would then read the figures."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or name in allowed:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _is_own_request() -> bool:
    """Browsers say where a request comes from; another port of this computer is a stranger too."""
    if request.headers.get("Sec-Fetch-Site") not in _OWN_SITE:
        return False
    origin = request.headers.get("Origin")
    return origin in (None, f"http://{request.host}", f"https://{request.host}")


def _has_plain_location(body: object) -> bool:
    """Whether the address in a posted callback is one that a browser can have.

    Dash reads it before any page does, and takes whatever is posted.
    """
    inputs = body.get("inputs") if isinstance(body, dict) else None
    located = [
        item
        for item in (inputs if isinstance(inputs, list) else [])
        if isinstance(item, dict) and item.get("id") == "_pages_location"
    ]
    return all(_is_plain(item.get("property"), item.get("value")) for item in located)


def _is_plain(part: object, value: object) -> bool:
    if part == "pathname":
        return isinstance(value, str) and value.startswith("/")
    return value is None or isinstance(value, str)


def _refusal(error: HTTPException) -> Response | HTTPException:
    """400 up to 500 as Flask or `abort` raised it, in words for people."""
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error
    plain = {
        404: _("Deze pagina bestaat niet."),
        413: _("Dit verzoek is te groot."),
    }
    fallback = plain.get(error.code, _("Het dashboard kan dit verzoek niet verwerken."))
    # What Werkzeug and Flask say themselves is English: only our own sentences pass.
    is_ours = error.code != HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    own = error.description if error.description != type(error).description else None
    return _answer(error.code, own if own and is_ours else fallback)


def _failure(error: Exception) -> Response:
    """Details go to the log, never to the screen."""
    if request.path.endswith(CALLBACK_PATH) and _never_reached_a_callback(error):
        return _answer(400, _("Het dashboard begrijpt dit verzoek niet."))
    if isinstance(error, DependencyException | InvalidResourceError):
        return _answer(404, _("Deze pagina bestaat niet."))
    if isinstance(error, SQLAlchemyError):
        current_app.logger.error("the store does not answer: %s", type(error).__name__)
        return _answer(503, _("De database antwoordt niet. Probeer het over een minuut opnieuw."))
    current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return _answer(500, _("Er ging iets mis. Probeer het opnieuw of meld het aan de beheerder."))


def _never_reached_a_callback(error: Exception) -> bool:
    """Dash unpacks the posted body first; what fails there is the fault of the request."""
    if isinstance(error, InvalidCallbackReturnValue | ImportedInsideCallbackError):
        return False
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code is _invoke_callback.__code__:
            return False
        step = step.tb_next
    return True


def _answer(code: int, message: str) -> Response:
    if request.path.endswith(CALLBACK_PATH):
        return Response(message, code, mimetype="text/plain")
    title = _("Dat lukt niet") if code < HTTPStatus.INTERNAL_SERVER_ERROR else _("Storing")
    page = _PAGE.format(title=title, message=escape(message), back=_("Naar het dashboard"))
    return Response(page, code, mimetype="text/html")
