"""What a form sends, and what comes of it. Every value is untrusted: nothing here raises on one."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TypedDict

from dashboard.fasen_fields import day, text, texts
from dashboard.snapshot import EmptyStoreError
from data.changes import ChangeRefused, Refusal
from data.language import _
from data.steering.revisions import Overtaken
from data.written import LARGEST_ID

__all__ = [
    "Asked",
    "Outcome",
    "asked_of",
    "check_days",
    "chosen",
    "day",
    "decimal",
    "number",
    "outcome",
    "refused",
    "text",
    "texts",
]

Asked = Mapping[str, object]
"""Name of a field or of a hidden value -> what was posted: a text, or a list of texts for boxes."""
NOTHING = "__niets"
"""In a browser, the value of the choice for "none of these": a select does not show an empty one.
"""
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
"""A whole number as the Dutch write it: 25.000."""
LONGEST = 20_000
"""Characters that a field can hold at all; every change has its own, lower bound."""


class Outcome(TypedDict):
    """errors: name of a field, or "" for the whole form -> message; empty when it was written.
    said: what was written. go: the address to go to after it, "" to stay and renew the page.
    renew: hidden values that change, e.g. {"seen": "3"} after somebody else was first."""

    errors: dict[str, str]
    said: str
    go: str
    renew: dict[str, str]


Changes = Callable[[Overtaken], Iterable[str]]


def outcome(write: Callable[[], tuple[str, str]], meanwhile: Changes | None = None) -> Outcome:
    """Run `write`, which gives what was said and where to go; what it raises becomes errors.

    meanwhile: what somebody else changed, a line each, when the writer did not see the newest
    revision.
    """
    try:
        said, go = write()
    except EmptyStoreError:
        return refused({"": _("Er zijn nog geen gebieden geladen.")})
    except Overtaken as overtaken:
        lines = [refusal.message for refusal in overtaken.refusals]
        lines += meanwhile(overtaken) if meanwhile else []
        lines.append(_("Bewaart u alsnog, dan geldt wat u hier hebt ingevuld."))
        seen = str(overtaken.newest.revision)
        return {**refused({"": "\n".join(lines)}), "renew": {"seen": seen}}
    except ChangeRefused as found:
        return refused(_errors(found.refusals))
    return {"errors": {}, "said": said, "go": go, "renew": {}}


def refused(errors: dict[str, str]) -> Outcome:
    """Nothing was written."""
    return {"errors": errors, "said": "", "go": "", "renew": {}}


def _errors(refusals: Iterable[Refusal]) -> dict[str, str]:
    """Everything that is wrong with a field, said once."""
    told: dict[str, list[str]] = {}
    for refusal in refusals:
        place = told.setdefault(refusal.field or "", [])
        if refusal.message not in place:
            place.append(refusal.message)
    return {name: " ".join(messages) for name, messages in told.items()}


def asked_of(ids: object, values: object, hidden: object) -> Asked:
    """What was posted, by name: texts and lists of texts only. Raises ChangeRefused when a text is
    too long to be looked at."""
    asked: dict[str, object] = {}
    if isinstance(ids, list) and isinstance(values, list):
        for its_id, value in zip(ids, values, strict=False):
            name = its_id.get("veld") if isinstance(its_id, dict) else None
            if isinstance(name, str):
                asked[name] = _clean(value)
    if isinstance(hidden, dict):
        asked |= {name: _clean(value) for name, value in hidden.items() if isinstance(name, str)}
    if long := [name for name, value in asked.items() if _is_long(value)]:
        raise ChangeRefused([Refusal(name, _("Deze tekst is veel te lang.")) for name in long])
    return asked


def _clean(value: object) -> str | list[str]:
    """Without characters that no database keeps: null bytes and halves of characters."""
    if isinstance(value, list):
        return [_text(part) for part in value if isinstance(part, str)]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return _text(value) if isinstance(value, str) else ""


def _text(value: str) -> str:
    if value == NOTHING:
        return ""
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _is_long(value: object) -> bool:
    return len(value) > LONGEST if isinstance(value, (str, list)) else False


def number(asked: Asked, name: str) -> int | None:
    """A whole number that can be an id or a revision; None for anything else."""
    words = text(asked, name).strip()
    if not (words.isascii() and words.isdigit() and len(words) <= len(str(LARGEST_ID))):
        return None
    found = int(words)
    return found if found <= LARGEST_ID else None


def chosen(asked: Asked, name: str) -> int | None:
    """The id of a choice. None for "none of them"; 0, which no row has, for what is no number."""
    return (number(asked, name) or 0) if text(asked, name) else None


def check_days(asked: Asked, *names: str) -> None:
    """A day that cannot be read is not left out in silence. Raises ChangeRefused."""
    wrong = [name for name in names if asked.get(name) and day(asked.get(name)) is None]
    if wrong:
        message = _("Deze datum is niet te lezen.")
        raise ChangeRefused([Refusal(name, message) for name in wrong])


def decimal(asked: Asked, name: str) -> float | None:
    """A number as people write it ("12,5", "1.250,50", "25.000", "-3"); None for anything else."""
    words = "".join(text(asked, name).split())
    if "," in words or THOUSANDS.fullmatch(words):
        words = words.replace(".", "").replace(",", ".")
    digits = words.removeprefix("-").replace(".", "", 1)
    return float(words) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
