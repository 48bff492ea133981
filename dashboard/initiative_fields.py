"""The fields of the form of an initiative, and how their untrusted values are read."""

from collections.abc import Mapping

from dashboard.ids import Initiative
from data.initiative_texts import TYPED
from data.language import _

Asked = Mapping[str, object]

FIELDS: Mapping[str, Initiative] = {
    "name": Initiative.NAME,
    "sort": Initiative.SORT,
    "organiser": Initiative.ORGANISER,
    "description": Initiative.DESCRIPTION,
    "status": Initiative.STATUS,
    "x": Initiative.X,
    "y": Initiative.Y,
    "street": Initiative.STREET,
    "since": Initiative.SINCE,
    "until": Initiative.UNTIL,
    "reach": Initiative.REACH,
    "budget_requested": Initiative.REQUESTED,
    "budget_granted": Initiative.GRANTED,
    "topics": Initiative.TOPICS,
    "themes": Initiative.THEMES,
    "laws": Initiative.LAWS,
    "contact_page": Initiative.CONTACT,
    "link": Initiative.LINK,
    "checked": Initiative.CHECKED,
    "email": Initiative.EMAIL,
    "phone": Initiative.PHONE,
    "contact_public": Initiative.PUBLIC,
    "find": Initiative.FIND,
}
"""Name of a field (TYPED, and whether to look the address up) -> its element."""
CLOSING: Mapping[str, Initiative] = {
    "until": Initiative.LAST_DAY,
    "reason": Initiative.REASON,
}
UNKNOWN = "onbekend"
"""A status that nobody filled in: a list cannot go back to an empty value."""
YES = "ja"


def labels() -> dict[str, str]:
    """Name of a field or of a column -> what it is called on screen."""
    return {
        "name": _("Naam"),
        "sort": _("Soort"),
        "organiser": _("Van wie?"),
        "description": _("Wat gebeurt er?"),
        "status": _("Hoe ver is het?"),
        "x": _("x of lengtegraad"),
        "y": _("y of breedtegraad"),
        "area": _("Gebied"),
        "street": _("Adres"),
        "address": _("Adres"),
        "since": _("Sinds"),
        "until": _("Tot en met"),
        "reach": _("Deelnemers"),
        "budget_requested": _("Gevraagd budget"),
        "budget_granted": _("Toegekend budget"),
        "topics": _("Onderwerpen"),
        "themes": _("Thema's van wijkgericht werken"),
        "laws": _("Wetten"),
        "contact_page": _("Website"),
        "link": _("Link met meer informatie"),
        "checked": _("Laatst gecontroleerd"),
        "email": _("E-mailadres"),
        "phone": _("Telefoonnummer"),
        "contact_public": _("Mag openbaar"),
        "find": _("Punt bij het adres"),
        "reason": _("Waarom stopt het?"),
    }


def texts_asked(asked: Asked) -> dict[str, str]:
    """What was filled in as texts (TYPED): only texts, numbers and lists of texts are read."""
    texts = {name: _text(asked.get(name)) for name in TYPED}
    return {**texts, "status": "" if texts["status"] == UNKNOWN else texts["status"]}


def wants_address(asked: Asked) -> bool:
    """The point is to be that of the address."""
    return _text(asked.get("find")) == YES


def text(asked: Asked, name: str) -> str:
    return _text(asked.get(name))


def _text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(one for one in value if isinstance(one, str))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return value if isinstance(value, str) else repr(value)
