"""What people fill in on the pages of sessions is written, or refused in words."""

from collections.abc import Mapping
from datetime import UTC, datetime

from dashboard.fasen_fields import Asked, day, number, text, texts
from dashboard.ids import Sessie
from dashboard.maturity.model import maturity_model
from dashboard.services import Services
from dashboard.sessions import SessionView, UnknownSessionError, session_view
from dashboard.snapshot import EmptyStoreError
from data.assessments import OpenSession, Score
from data.changes import ChangeRefused, Refusal
from data.importers.codes import as_name
from data.language import _
from data.maturity_words import AGREED

OPEN_FIELDS: Mapping[str, Sessie] = {
    "area": Sessie.AREA,
    "title": Sessie.TITLE,
    "held": Sessie.HELD,
    "parties": Sessie.PARTIES,
}


def open_session(services: Services, asked: Asked) -> tuple[int | None, dict[str, str]]:
    """The number of the new session, or None and what is wrong: id of a field, or of the form ->
    message."""
    try:
        code = services.snapshot().code
        area = text(asked, "area")
        if area not in services.snapshot().levels:
            area = "" if area else code
        change = OpenSession(
            area, text(asked, "title"), day(asked.get("held")), texts(asked.get("parties"))
        )
        return services.write(services.current_user(), change), {}
    except EmptyStoreError:
        return None, {str(Sessie.FORM): _("Er zijn nog geen gebieden geladen.")}
    except ChangeRefused as refused:
        found: dict[str, str] = {}
        for refusal in refused.refusals:
            place = str(OPEN_FIELDS.get(refusal.field or "", Sessie.FORM))
            found[place] = f"{found.get(place, '')} {refusal.message}".strip()
        return None, found


def settle(services: Services, its_id: object, theme: object, asked: Asked) -> list[str]:
    """Write what the session agreed on for a theme (asked: phase, reason, correction). What is
    wrong with it; empty when it was written."""
    try:
        view = session_view(services, its_id)
    except (UnknownSessionError, EmptyStoreError):
        return [_("Deze sessie bestaat niet (meer).")]
    score = Score(
        session=view.session.id,
        party=AGREED,
        theme=theme if isinstance(theme, str) else "",
        phase=number(asked.get("phase")),
        reason=text(asked, "reason"),
        correction=text(asked, "correction"),
    )
    try:
        _check_correction(view, score)
        services.write(services.current_user(), score)
    except ChangeRefused as refused:
        return [_said(refusal) for refusal in refused.refusals]
    return []


def _check_correction(view: SessionView, score: Score) -> None:
    """Who changes what was agreed, says why. Everything else that is wrong is told at once."""
    known = [theme for theme in maturity_model().themes if theme.id == score.theme]
    before = view.talk(known[0]).agreed if known else None
    if before and not as_name(score.correction):
        said = _("In deze sessie staat al fase {phase}. Schrijf waarom dat verandert.")
        now = datetime.now(UTC).replace(tzinfo=None)
        rest = score.refusals(view.session.parties, now)
        raise ChangeRefused([Refusal(None, said.format(phase=before.phase)), *rest])


def _said(refusal: Refusal) -> str:
    about = {"reason": _("Waarom"), "correction": _("Waarom verandert dit")}
    name = about.get(refusal.field or "")
    return f"{name}: {refusal.message}" if name else refusal.message
