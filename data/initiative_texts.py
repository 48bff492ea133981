"""An initiative as texts in a form, and back: what data.place_fields reads gives the same again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.changes import Refusal
from data.language import _
from data.place import PlaceKind
from data.place_fields import Fields, read_fields
from data.place_history import newest_change
from data.place_point import read_point
from data.place_schema import place
from data.place_values import WrongValueError
from data.written import is_id

TYPED = (
    *("name", "sort", "organiser", "description", "status", "x", "y", "street", "laws", "topics"),
    *("themes", "since", "until", "reach", "budget_requested", "budget_granted", "contact_page"),
    *("link", "checked", "email", "phone", "contact_public"),
)
"""The fields of a form. street: the whole address. laws, topics, themes: ids with a comma."""
RECORDED = (
    *("name", "sort", "organiser", "description", "status", "x", "y", "area", "municipality"),
    *("address", "laws", "topics", "themes", "since", "until", "reach", "budget_requested"),
    *("budget_granted", "contact_page", "link", "checked", "email", "phone"),
)
"""The columns of table `place` of which the history keeps the former value."""
LONGEST_TYPED = 5_000
"""More characters than any field holds: what is longer is not even looked at."""
_SHORT = {"email": 200, "phone": 40}

Texts = Mapping[str, str]


@dataclass(frozen=True)
class StoredInitiative:
    """values: column -> value (RECORDED). texts: the same as a form shows it. seen: what a form
    sends back, so that nobody overwrites what it did not see."""

    id: int
    values: Mapping[str, object]
    texts: Texts
    seen: str

    @property
    def newest(self) -> int:
        """The id of its newest change, 0 for none."""
        return change_in(self.seen)


def initiative_of(
    connection: Connection, its_id: object, municipality: str
) -> StoredInitiative | None:
    """The initiative with this id; None for another kind of place or another municipality."""
    if not is_id(its_id):
        return None
    mine = (place.c.municipality == municipality, place.c.kind == PlaceKind.INITIATIVE.value)
    query = select(place).where(place.c.id == its_id, *mine)
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    values = {name: row[name] for name in RECORDED}
    newest = newest_change(connection, row["id"])
    return StoredInitiative(row["id"], values, texts_of(values), _seen(values, newest))


def _seen(values: Mapping[str, object], newest: int) -> str:
    """A load changes an initiative without a change of its own: its content counts too."""
    digest = hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()
    return f"{newest}-{digest[:16]}"


def change_in(seen: str) -> int:
    """The id of the newest change that a form saw, 0 for none or for nonsense."""
    number = seen.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0


def texts_of(values: Mapping[str, object]) -> dict[str, str]:
    """The texts (TYPED) of these columns; "" for what is not there."""
    texts = {name: _text(values.get(name)) for name in TYPED}
    for name in ("laws", "topics", "themes"):
        texts[name] = ", ".join(texts[name].split())
    for name in ("budget_requested", "budget_granted"):
        texts[name] = _euros(values.get(name))
    texts["street"] = _text(values.get("address"))
    texts["contact_public"] = "ja" if texts["email"] or texts["phone"] else ""
    return texts


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _euros(value: object) -> str:
    """`1500`, `1500,50`."""
    if not isinstance(value, int | float):
        return ""
    return f"{value:.2f}".removesuffix(".00").replace(".", ",")


def read_initiative(texts: Texts, topics: Mapping[str, str]) -> tuple[Fields, list[Refusal]]:
    """The columns that were typed, with x and y, and everything that is wrong, by field.

    topics: id -> title.
    """
    known, refusals = dict[str, str](), list[Refusal]()
    for name in TYPED:
        text = texts.get(name, "")
        if refusal := _unreadable(name, text) or _not_public(name, text, texts):
            refusals.append(refusal)
        else:
            known[name] = text
    told = {refusal.field for refusal in refusals}
    fields, wrong = read_fields(known, topics)
    refusals += [mistake.refusal for mistake in wrong if mistake.field not in told]
    point = _point(known, refusals if not told & {"x", "y"} else [])
    fields["x"], fields["y"] = point or (None, None)
    return fields, refusals


def _unreadable(name: str, text: object) -> Refusal | None:
    if not isinstance(text, str):
        return Refusal(name, _("Dit is niet te lezen. Vul het opnieuw in."))
    if len(text) > _SHORT.get(name, LONGEST_TYPED):
        return Refusal(name, _("Dit is te lang. Maak het korter."))
    return None


def _not_public(name: str, text: str, texts: Texts) -> Refusal | None:
    """An e-mail address or telephone number without the tick that it is for everybody."""
    if name not in _SHORT or not text.strip() or texts.get("contact_public") == "ja":
        return None
    message = _(
        "Dit mag hier alleen staan als het openbaar is. Is het van een organisatie, vink dan aan "
        "dat het openbaar mag. Is het van een persoon, haal het dan weg."
    )
    return Refusal(name, message)


def _point(texts: Texts, refusals: list[Refusal]) -> tuple[float, float] | None:
    written = {name: texts.get(name, "").strip() for name in ("x", "y")}
    try:
        point = read_point(written)
    except WrongValueError as wrong:
        refusals.append(Refusal("x", f"{wrong} {wrong.cure}"))
        return None
    if point is None:
        message = _(
            "Wijs aan waar het is: kies een gebied of een punt op de kaart, of vul coördinaten in."
        )
        refusals.append(Refusal("x", message))
    return point
