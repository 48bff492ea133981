"""The history of an initiative in words: who, when, and of each field what it was and is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dashboard import formatting
from dashboard.calendar import HERE, day_of
from dashboard.initiative_fields import labels
from dashboard.maturity.model import maturity_model
from dashboard.notes import Names, who
from data.catalogue import Catalogue
from data.initiative_texts import RECORDED
from data.language import _
from data.place import Law
from data.place_history import ADDED, CHANGED, CLOSED, PlaceChange
from data.place_words import topics_of

_MONEY = ("budget_requested", "budget_granted")
_UNSHOWN = ("municipality", "y")


@dataclass(frozen=True)
class FieldChange:
    """What a field is called, what it was and what it became."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Step:
    """One change in words. signed: who and when. reason: "" when none was given. was_there: it was
    not added just then."""

    did: str
    signed: str
    fields: tuple[FieldChange, ...]
    reason: str
    was_there: bool


def steps(history: tuple[PlaceChange, ...], catalogue: Catalogue, names: Names) -> tuple[Step, ...]:
    """names: area -> name."""
    return tuple(_step(change, catalogue, names) for change in history)


def step_words(step: Step) -> str:
    """One line: "Gewijzigd door Els, wijkteam, op 3 mei 2026 om 10:32. Deelnemers: 20 → 30."."""
    told = [f"{field.label}: {field.was} → {field.now}" for field in step.fields]
    return f"{step.did} {step.signed}. {'; '.join(told)}."


def _step(change: PlaceChange, catalogue: Catalogue, names: Names) -> Step:
    did = {ADDED: _("Toegevoegd"), CHANGED: _("Gewijzigd"), CLOSED: _("Afgesloten")}
    text = _("door {who}, op {when}")
    signed = text.format(who=who(change.by, names), when=moment(change.at))
    fields = tuple(
        FieldChange(
            _label(name),
            value_words(name, change.before, catalogue, names),
            value_words(name, change.after, catalogue, names),
        )
        for name in RECORDED
        if _is_told(name, change)
    )
    return Step(
        did.get(change.action, change.action),
        signed,
        fields,
        change.reason or "",
        bool(change.before),
    )


def _is_told(name: str, change: PlaceChange) -> bool:
    """x stands for the point as a whole, also when only y is another."""
    if name == "x":
        return "x" in change.after or "y" in change.after
    return name in change.after and name not in _UNSHOWN


def _label(name: str) -> str:
    return _("Punt op de kaart") if name == "x" else labels()[name]


def nothing() -> str:
    """What stands for an empty field."""
    return _("leeg")


def moment(at: datetime) -> str:
    """ "3 mei 2026 om 10:32" on a Dutch clock. at: UTC."""
    clock = at.replace(tzinfo=UTC).astimezone(HERE)
    return _("{day} om {time}").format(day=formatting.date(day_of(at)), time=f"{clock:%H:%M}")


def value_words(name: str, values: Mapping[str, object], catalogue: Catalogue, names: Names) -> str:
    """A value as it stands on screen."""
    if name == "x":
        return _point(values)
    value = values.get(name)
    if value is None:
        return nothing()
    if isinstance(value, date):
        return formatting.date(value)
    if name in _MONEY:
        return f"€ {formatting.number(value, 0 if float(str(value)).is_integer() else 2)}"
    if name == "reach":
        return formatting.number(value, 0)
    if name == "area":
        return names.get(str(value), str(value))
    titles = _titles(name, catalogue)
    words = str(value).split() if titles else [str(value)]
    return ", ".join(titles.get(word, word) for word in words)


def _titles(name: str, catalogue: Catalogue) -> Mapping[str, str]:
    """word of the store -> word on screen, of the fields that hold such words."""
    if name == "topics":
        return topics_of(catalogue)
    if name == "themes":
        return {str(theme.id): theme.title for theme in maturity_model().themes}
    return {law.value: law.words for law in Law} if name == "laws" else {}


def _point(values: Mapping[str, object]) -> str:
    known = [f"{axis} {formatting.number(values[axis], 0)}" for axis in "xy" if values.get(axis)]
    return ", ".join(known) or nothing()
