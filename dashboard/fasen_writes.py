"""What people fill in on page Fasen is written, or refused in words; every value is untrusted."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TypedDict

from dashboard.fasen import FasenView, fasen_view
from dashboard.fasen_fields import (
    CHOICE_FIELDS,
    MARK_FIELDS,
    SCORE_FIELDS,
    Asked,
    Fields,
    day,
    number,
    text,
    texts,
)
from dashboard.fasen_words import party_words
from dashboard.ids import Fasen
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from data.approach import MarkStep, RecordChoice
from data.assessments import OpenSession, Score, ScoreInNewSession
from data.changes import ChangeRefused, Refusal
from data.importers.codes import as_name
from data.language import _
from data.maturity import Session
from data.maturity_words import PARTS

NEW, WHOLE = "nieuw", "geheel"
"""The session that is yet to be opened; the theme itself instead of one of its parts."""


class Outcome(TypedDict):
    """form: the id of the form that was sent. errors: id of a field, or of the form -> message;
    empty when it was written. said: what was written. session: the one it was written in."""

    form: str
    errors: dict[str, str]
    said: str
    session: int | None


def assess(services: Services, asked: Asked) -> Outcome:
    """Write a placing, in a new session or in one of this area."""

    def write(view: FasenView) -> tuple[str, int]:
        session, opening = _session(view, asked), _opening(view, asked)
        score = _score(view, asked, session)
        parties = session.parties if session else opening.parties
        if wrong := _wrong(view, asked, session, score):
            now = datetime.now(UTC).replace(tzinfo=None)
            raise ChangeRefused([*wrong, *score.refusals(parties, now)])
        change = score if session else ScoreInNewSession(opening, score)
        written = services.write(services.current_user(), change)
        said = _("Bewaard: {theme} in {area}, fase {phase}, {party}.").format(
            theme=view.theme.title,
            area=view.name,
            phase=score.phase,
            party=party_words(score.party),
        )
        return said, session.id if session else written

    return _outcome(services, asked, Fasen.FORM, SCORE_FIELDS, write)


def mark(services: Services, asked: Asked) -> Outcome:
    """Write how far a step of the approach is."""

    def write(view: FasenView) -> tuple[str, None]:
        step = number(asked.get("step"))
        change = MarkStep(view.code, step, text(asked, "state"), text(asked, "remark"))
        services.write(services.current_user(), change)
        return _("Bewaard: stap {step} van de aanpak.").format(step=step), None

    return _outcome(services, asked, Fasen.MARK_FORM, MARK_FIELDS, write)


def choose(services: Services, asked: Asked) -> Outcome:
    """Write a core choice; `value` is "choice:value"."""

    def write(view: FasenView) -> tuple[str, None]:
        choice, _colon, value = text(asked, "value").partition(":")
        reason, decided = text(asked, "reason"), day(asked.get("decided"))
        change = RecordChoice(view.code, choice, value, reason, decided)
        services.write(services.current_user(), change)
        return _("Bewaard: de kernkeuze voor {area}.").format(area=view.name), None

    return _outcome(services, asked, Fasen.CHOICE_FORM, CHOICE_FIELDS, write)


def _outcome(
    services: Services,
    asked: Asked,
    form: Fasen,
    fields: Fields,
    write: Callable[[FasenView], tuple[str, int | None]],
) -> Outcome:
    try:
        view = fasen_view(services, {"gebied": asked.get("gebied"), "thema": asked.get("thema")})
        _refuse(Refusal(None, message) for message in view.messages)
        said, session = write(view)
    except EmptyStoreError:
        errors = {str(form): _("Er zijn nog geen gebieden geladen.")}
        return {"form": form, "errors": errors, "said": "", "session": None}
    except ChangeRefused as refused:
        errors = _errors(refused.refusals, form, fields)
        return {"form": form, "errors": errors, "said": "", "session": None}
    return {"form": form, "errors": {}, "said": said, "session": session}


def _errors(refusals: Iterable[Refusal], form: Fasen, fields: Fields) -> dict[str, str]:
    """id of a field, or of the form -> everything that is wrong with it, said once."""
    told: dict[str, list[str]] = {}
    for refusal in refusals:
        place = told.setdefault(str(fields.get(refusal.field or "", form)), [])
        if refusal.message not in place:
            place.append(refusal.message)
    return {place: " ".join(messages) for place, messages in told.items()}


def _refuse(refusals: Iterable[Refusal]) -> None:
    if found := list(refusals):
        raise ChangeRefused(found)


def _session(view: FasenView, asked: Asked) -> Session | None:
    """The chosen session; None for a new one. Raises ChangeRefused when this area has no such."""
    if asked.get("session") == NEW:
        return None
    for session in view.sessions:
        if str(session.id) == str(asked.get("session")):
            return session
    raise ChangeRefused([Refusal("session", _("Kies een sessie uit de lijst."))])


def _opening(view: FasenView, asked: Asked) -> OpenSession:
    held = day(asked.get("held"))
    return OpenSession(view.code, text(asked, "title"), held, texts(asked.get("parties")))


def _score(view: FasenView, asked: Asked, session: Session | None) -> Score:
    return Score(
        session=session.id if session else 0,
        party=text(asked, "party"),
        theme=view.theme.id,
        phase=number(asked.get("phase")),
        reason=text(asked, "reason"),
        part=_part(view, asked),
        next_step=text(asked, "next_step"),
        next_owner=text(asked, "next_owner"),
        next_due=day(asked.get("next_due")),
        link=as_name(text(asked, "link")),
        indicators=texts(asked.get("indicators")),
        correction=text(asked, "correction"),
        known=frozenset(indicator.id for indicator in view.related),
    )


def _part(view: FasenView, asked: Asked) -> str | None:
    """A part that was left behind in the form by another theme does not count."""
    part = text(asked, "part")
    return part if part not in ("", WHOLE) and view.theme.id in PARTS else None


def _wrong(view: FasenView, asked: Asked, session: Session | None, score: Score) -> list[Refusal]:
    """What the change itself does not check."""
    found = []
    if asked.get("next_due") and score.next_due is None:
        found.append(Refusal("next_due", _("Deze datum is niet te lezen.")))
    before = session and view.placed(session.id, score.party, score.theme, score.part)
    if before and not as_name(score.correction):
        said = _("In deze sessie staat al fase {phase}. Schrijf waarom dat verandert.")
        found.append(Refusal("correction", said.format(phase=before.phase)))
    return found
