"""Who is using the dashboard: read from the cookie, chosen with a form; and what opens first."""

from collections.abc import Callable, Mapping

from flask import Flask, Response, abort, g, has_request_context, request

from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.users import (
    COOKIE,
    DEFAULT_USER,
    ONE_YEAR,
    Role,
    Sealer,
    User,
    UserRefused,
    first_page,
    user_of,
)

MAX_FORM_BYTES = 10_000
FORM_PATH = "/rol"


def register(server: Flask, services: Services, sealer: Sealer) -> None:
    """Adds the form's route, and the first page of a role in the place of "/"."""

    @server.before_request
    def open_first_page() -> Response | None:
        return first_page_route(services)

    server.add_url_rule(
        FORM_PATH, FORM_PATH, lambda: choose_route(services, sealer), methods=["POST"]
    )


def current_user(services: Services, sealer: Sealer) -> Callable[[], User]:
    """A function that gives the user of the present request; the cookie is read once for it."""

    def read() -> User:
        if not has_request_context():
            return DEFAULT_USER
        if "user" not in g:
            cookie = request.cookies.get(COOKIE)
            g.user = sealer.unseal(cookie, _levels(services)) if cookie else DEFAULT_USER
        user: User = g.user
        return user

    return read


def choose_route(services: Services, sealer: Sealer) -> Response:
    """Keeps the role of the form (rol, gebied, naam) in the cookie and opens its first page."""
    request.max_content_length = MAX_FORM_BYTES
    form = request.form
    role, name, area = (form.get(part, "") for part in ("rol", "naam", "gebied"))
    try:
        user = user_of(role, name, area, _levels(services))
    except UserRefused as refused:
        abort(400, str(refused))
    response = _see_other(first_page(user, _municipality(services)), 303)
    response.set_cookie(
        COOKIE,
        sealer.seal(user),
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
    )
    return response


def first_page_route(services: Services) -> Response | None:
    """Where "/" leads; None when that is the page Kaart, or when the URL asks for something."""
    if request.path != "/" or request.method != "GET" or request.args:
        return None
    user = services.current_user()
    if user.role is Role.POLICY:
        return None
    page = first_page(user, _municipality(services))
    return None if page == "/kaart" else _see_other(page, 302)


def _see_other(page: str, code: int) -> Response:
    return Response(status=code, headers={"Location": page, "Cache-Control": "no-store"})


def _levels(services: Services) -> Mapping[str, str]:
    try:
        return services.snapshot().levels
    except EmptyStoreError:
        return {}


def _municipality(services: Services) -> str:
    try:
        return services.snapshot().code
    except EmptyStoreError:
        return ""
