"""The page of a share link: six themes one after the other, on a phone, without the dashboard.

Plain HTML with one form: it works without a script, and needs little of a phone or a network.
"""

from pathlib import Path
from typing import Any

from flask import Flask, Response, render_template_string, request

from dashboard.css_tokens import css_tokens
from dashboard.joining import Joining, join, joining
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.services import Services
from dashboard.share import DEVICE_COOKIE, LIFE, LinkRefused, Sharer, device_of, new_key
from dashboard.snapshot import EmptyStoreError
from data.assessments import LONGEST_REASON
from data.language import _

PATH = "/fasen/meedoen/<token>"
MAX_FORM_BYTES = 20_000
TEMPLATE = (Path(__file__).parent / "meedoen.html").read_text("utf-8")


def register(server: Flask, services: Services, sharer: Sharer) -> None:
    server.add_url_rule(PATH, PATH, lambda token: show_route(services, sharer, token))
    server.add_url_rule(
        PATH, f"{PATH}!", lambda token: join_route(services, sharer, token), methods=["POST"]
    )


def show_route(services: Services, sharer: Sharer, token: str) -> Response:
    """A theme, or what is wrong with the link."""
    device = device_of(request.cookies.get(DEVICE_COOKIE))
    try:
        found = joining(services, sharer.read(token), device)
    except (LinkRefused, EmptyStoreError) as error:
        return _refusal(services, str(error))
    response = _page(services, found, found.theme(request.args.get("thema")))
    return _with_device(response, device or new_key())


def join_route(services: Services, sharer: Sharer, token: str) -> Response:
    """Writes one theme and opens the next one, or says what is wrong with what was filled in."""
    request.max_content_length = MAX_FORM_BYTES
    device = device_of(request.cookies.get(DEVICE_COOKIE)) or new_key()
    form = {name: request.form.get(name, "") for name in ("thema", "fase", "waarom")}
    try:
        invitation = sharer.read(token)
        found = joining(services, invitation, device)
        errors = join(services, invitation, device, form)
    except (LinkRefused, EmptyStoreError) as error:
        return _refusal(services, str(error))
    if errors:
        theme = found.theme(form["thema"])
        return _with_device(_page(services, found, theme, errors=errors, form=form), device)
    target = f"{request.path}?bewaard={form['thema']}"
    response = Response(status=303, headers={"Location": target, "Cache-Control": "no-store"})
    return _with_device(response, device)


def _page(
    services: Services,
    found: Joining,
    theme: ThemeText | None,
    *,
    errors: list[str] | None = None,
    form: dict[str, str] | None = None,
) -> Response:
    placed = found.placed.get(theme.id) if theme else None
    chosen = form["fase"] if form else str(placed.phase) if placed else ""
    reason = form["waarom"] if form else placed.reason if placed else ""
    title = theme.title if theme else _("Klaar")
    return _answer(
        services,
        422 if errors else 200,
        title=_("{title} · Meedoen").format(title=title),
        session=found.session.title,
        area=found.area,
        party=found.party,
        steps=_steps(found, theme),
        saved=_saved(found),
        theme=theme,
        cells=_cells(theme, chosen) if theme else [],
        action=request.path,
        errors=errors or [],
        reason=reason,
        again=placed.phase if placed else None,
        longest=LONGEST_REASON,
    )


def _steps(found: Joining, shown: ThemeText | None) -> list[dict[str, object]]:
    return [
        {
            "id": theme.id,
            "title": theme.title,
            "phase": found.placed[theme.id].phase if theme.id in found.placed else None,
            "current": theme is shown,
        }
        for theme in maturity_model().themes
    ]


def _saved(found: Joining) -> str:
    """What was just written."""
    placed = found.placed.get(request.args.get("bewaard", ""))
    if placed is None:
        return ""
    title = maturity_model().theme(placed.theme).title
    return _("Bewaard: {theme}, fase {phase}.").format(theme=title, phase=placed.phase)


def _cells(theme: ThemeText, chosen: str) -> list[dict[str, object]]:
    return [
        {
            "phase": text.phase,
            "short": text.short,
            "text": theme.cells[text.phase],
            "chosen": str(text.phase) == chosen,
        }
        for text in maturity_model().phases
    ]


def _refusal(services: Services, message: str) -> Response:
    said = message or _("Er zijn nog geen gebieden geladen.")
    return _answer(services, 403, title=_("Deze link werkt niet"), refused=said)


def _answer(services: Services, code: int, **words: Any) -> Response:  # noqa: ANN401 -- of Jinja
    """Never kept by a browser or on the way: what a party wrote is for who holds its phone."""
    tokens = css_tokens(services.theme)
    page = render_template_string(TEMPLATE, _=_, tokens=tokens, **words)
    return Response(page, code, mimetype="text/html", headers={"Cache-Control": "no-store"})


def _with_device(response: Response, device: str) -> Response:
    response.set_cookie(
        DEVICE_COOKIE,
        device,
        max_age=LIFE,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure,
        path="/fasen/meedoen",
    )
    return response
