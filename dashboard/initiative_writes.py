"""What people fill in about an initiative is written, or refused in words; nothing is trusted."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from dashboard.ids import Initiative
from dashboard.initiative_address import point_of
from dashboard.initiative_fields import (
    CLOSING,
    FIELDS,
    Asked,
    labels,
    text,
    texts_asked,
    wants_address,
)
from dashboard.initiative_words import step_words, steps
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError, Snapshot
from data.changes import Change, ChangeRefused, Refusal
from data.initiative_texts import TYPED, StoredInitiative, change_in, read_initiative
from data.initiatives import AddInitiative, ChangedMeanwhile, ChangeInitiative, CloseInitiative
from data.language import _
from data.place_words import topics_of
from data.places import PlaceStore


class Wrong(TypedDict):
    """id: of the field, or of the form. label: what the field is called, "" for the form."""

    id: str
    label: str
    message: str


class Outcome(TypedDict):
    """form: the form that was sent. wrong: empty when it was written; then href is where to go and
    said what to say there. meanwhile: what others changed; seen: what is seen then."""

    form: str
    wrong: list[Wrong]
    meanwhile: list[str]
    seen: str
    href: str
    said: str


@dataclass(frozen=True)
class _Shown:
    """What the form was about, as the browser sends it back."""

    snapshot: Snapshot
    code: str
    place: int
    seen: str
    was: Mapping[object, object]


def save(services: Services, shown: object, asked: Asked) -> Outcome:
    """Add the initiative, or change the fields that are other than the form showed."""

    def change(form: _Shown) -> Change:
        texts = texts_asked(asked)
        if wants_address(asked):
            texts |= _located(services, texts)
        if not form.place:
            return AddInitiative(form.snapshot.code, texts, services.catalogue)
        changed = {name: texts[name] for name in TYPED if texts[name] != form.was.get(name)}
        where = (form.place, form.snapshot.code, form.seen)
        return ChangeInitiative(*where, changed, services.catalogue)

    return _written(services, shown, Initiative.FORM, FIELDS, change)


def close(services: Services, shown: object, asked: Asked) -> Outcome:
    """Say that the initiative has ended."""

    def change(form: _Shown) -> Change:
        last, why = _day(text(asked, "until")), text(asked, "reason")
        where = (form.place, form.snapshot.code, form.seen)
        return CloseInitiative(*where, last, why, services.catalogue)

    return _written(services, shown, Initiative.CLOSE_FORM, CLOSING, change)


def _written(
    services: Services,
    shown: object,
    form: Initiative,
    fields: Mapping[str, Initiative],
    change_of: Callable[[_Shown], Change],
) -> Outcome:
    outcome: Outcome = {
        "form": form, "wrong": [], "meanwhile": [], "seen": "", "href": "", "said": "",
    }  # fmt: skip
    try:
        known = _shown(services, shown)
        its_id = services.write(services.current_user(), change_of(known))
    except ChangedMeanwhile as refused:
        outcome["wrong"] = _wrong(refused.refusals, form, fields)
        outcome["meanwhile"], outcome["seen"] = _meanwhile(services, known)
        return outcome
    except ChangeRefused as refused:
        return {**outcome, "wrong": _wrong(refused.refusals, form, fields)}
    stored = _stored(services, known.snapshot, its_id)
    said = _said(form, is_new=not known.place).format(name=stored.values["name"] if stored else "")
    return {**outcome, "href": _page(known, stored, its_id), "said": said}


def _located(services: Services, texts: dict[str, str]) -> dict[str, str]:
    """x and y of the address. Raises ChangeRefused with whatever else is wrong too; an address that
    may not stand here is not sent to anybody either."""
    _fields, wrong = read_initiative(texts, topics_of(services.catalogue))
    others = [refusal for refusal in wrong if refusal.field not in ("x", "y")]
    if any(refusal.field == "street" for refusal in others):
        raise ChangeRefused(others)
    try:
        return point_of(services, texts["street"])
    except ChangeRefused as refused:
        raise ChangeRefused([*refused.refusals, *others]) from refused


def _said(form: Initiative, *, is_new: bool) -> str:
    if form is Initiative.CLOSE_FORM:
        return _("“{name}” is afgesloten.")
    return _("“{name}” is toegevoegd.") if is_new else _("“{name}” is gewijzigd.")


def _shown(services: Services, shown: object) -> _Shown:
    """Raises ChangeRefused when it is about no area of the municipality."""
    parts = shown if isinstance(shown, dict) else {}
    code, place, seen, was = (parts.get(part) for part in ("code", "place", "seen", "was"))
    try:
        snapshot = services.snapshot()
    except EmptyStoreError:
        raise ChangeRefused([Refusal(None, _("Er zijn nog geen gebieden geladen."))]) from None
    if not isinstance(code, str) or code not in snapshot.levels:
        raise ChangeRefused([Refusal(None, _("Dit gebied is niet bekend."))])
    return _Shown(
        snapshot,
        code,
        place if isinstance(place, int) and not isinstance(place, bool) else -1,
        seen if isinstance(seen, str) else "",
        was if isinstance(was, dict) else {},
    )


def _day(text_: str) -> date | None:
    try:
        return date.fromisoformat(text_)
    except ValueError:
        return None


def _wrong(
    refusals: Iterable[Refusal], form: Initiative, fields: Mapping[str, Initiative]
) -> list[Wrong]:
    """In the order of the form; what is about no field of it is about the form."""
    names = list(fields)
    found: list[Wrong] = []
    for refusal in sorted(refusals, key=lambda r: _position(names, r.field)):
        name = refusal.field if refusal.field in fields else None
        place = fields[name] if name else form
        label = labels()[name] if name else ""
        found.append({"id": place, "label": label, "message": refusal.message})
    return found


def _position(names: list[str], name: str | None) -> int:
    return names.index(name) if name in names else -1


def _stored(services: Services, snapshot: Snapshot, its_id: int) -> StoredInitiative | None:
    return PlaceStore(services.store.engine).initiative(its_id, municipality=snapshot.code)


def _page(known: _Shown, stored: StoredInitiative | None, its_id: int) -> str:
    """The initiative on the page where the form was opened, or on that of its own area."""
    area = str(stored.values["area"]) if stored else known.code
    snapshot, parents = known.snapshot, known.snapshot.parents
    here = known.code in (snapshot.code, area, parents.get(area)) or area not in snapshot.levels
    return f"/wijk/{known.code if here else area}#plaats-{its_id}"


def _meanwhile(services: Services, known: _Shown) -> tuple[list[str], str]:
    """What others did since the form was opened, and what is seen now."""
    stored = _stored(services, known.snapshot, known.place)
    since = change_in(known.seen)
    history = PlaceStore(services.store.engine).history(known.place)
    newer = tuple(change for change in history if change.id > since)
    told = [step_words(s) for s in steps(newer, services.catalogue, known.snapshot.names)]
    by_load = [_("Er is een nieuw bestand met initiatieven geladen.")]
    return told or by_load, stored.seen if stored else ""
