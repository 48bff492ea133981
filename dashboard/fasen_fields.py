"""The fields of the forms of page Fasen, and how their untrusted values are read."""

from collections.abc import Mapping
from datetime import date

from dashboard.ids import Fasen
from data.maturity_words import PHASES

Asked = Mapping[str, object]
Fields = Mapping[str, Fasen]
SCORE_FIELDS: Fields = {
    "phase": Fasen.PHASE,
    "theme": Fasen.THEME,
    "part": Fasen.PART,
    "reason": Fasen.REASON,
    "party": Fasen.PARTY,
    "session": Fasen.SESSION,
    "title": Fasen.TITLE,
    "held": Fasen.HELD,
    "parties": Fasen.PARTIES,
    "correction": Fasen.CORRECTION,
    "next_step": Fasen.STEP,
    "next_owner": Fasen.OWNER,
    "next_due": Fasen.DUE,
    "link": Fasen.LINK,
    "indicators": Fasen.FIGURES,
}
MARK_FIELDS: Fields = {
    "step": Fasen.MARK_STEP,
    "state": Fasen.MARK_STATE,
    "remark": Fasen.MARK_REMARK,
}
CHOICE_FIELDS: Fields = {
    "value": Fasen.CHOICE,
    "reason": Fasen.CHOICE_REASON,
    "decided": Fasen.CHOICE_DAY,
}


def text(asked: Asked, name: str) -> str:
    value = asked.get(name)
    return value if isinstance(value, str) else ""


def texts(value: object) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def number(value: object) -> int | None:
    """A phase or step, whether a browser gives it as a text or as a number; None for the rest."""
    return {str(phase): phase for phase in PHASES}.get(str(value))


def day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
