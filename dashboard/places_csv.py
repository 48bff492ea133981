"""The places of an area and those within walking distance as CSV, each with its source."""

from collections.abc import Mapping
from datetime import date

from dashboard.csv_text import csv_text
from dashboard.export_columns import ORIGIN, origin
from dashboard.place_wording import web_link
from dashboard.places import Nearby, PlacesHere
from dashboard.snapshot import Snapshot
from data.language import _
from data.places import is_gone

HEADER = (
    *("gebied", "gebied_naam", "ligging", "afstand_m", "soort", "omschrijving", "naam"),
    *("buurtcode", "buurtnaam", "adres", "x", "y", "wetten", "onderwerpen", "themas"),
    *("sinds", "tot", "nog_actief", "contactpagina", "e-mail", "telefoon", "gecontroleerd"),
    *("contract_tot", "wijkdoelen", "wie", "wat", "status", "bereik"),
    *("budget_gevraagd", "budget_toegekend", "link", *ORIGIN, "versie"),
)
"""x, y: metres in EPSG:28992. afstand_m: to the border of the area, 0 inside."""


def places_csv(here: PlacesHere, snapshot: Snapshot, today: date, *, excel: bool = False) -> str:
    """One row a place, in the order of the page; those that have ended too."""
    names, version = snapshot.names, snapshot.version
    records = ([*_record(found, here, names, today), version] for found in here.found)
    return csv_text(HEADER, records, excel=excel)


def _record(found: Nearby, here: PlacesHere, names: Mapping[str, str], today: date) -> list[object]:
    place = found.place
    return [
        here.code,
        here.name,
        _("in het gebied") if found.is_inside else _("op loopafstand"),
        float(round(found.distance)),
        place.kind.words,
        place.sort,
        place.name,
        place.area,
        names.get(place.area or ""),
        place.address,
        float(round(place.x)),
        float(round(place.y)),
        " ".join(place.laws),
        " ".join(place.topics),
        " ".join(place.themes),
        place.since,
        place.until,
        _yes_or_no(not is_gone(place, today)),
        web_link(place.contact_page),
        place.email,
        place.phone,
        place.checked,
        place.contract_until,
        _yes_or_no(place.wijk_goals),
        place.organiser,
        place.description,
        place.status,
        place.reach,
        place.budget_requested,
        place.budget_granted,
        web_link(place.link),
        *_origin(found, here),
    ]


def _yes_or_no(answer: bool | None) -> str | None:
    return None if answer is None else _("ja") if answer else _("nee")


def _origin(found: Nearby, here: PlacesHere) -> list[object]:
    """Under ORIGIN; what was typed in has no file."""
    source = here.sources.get(found.place.source_file or 0)
    if source is None:
        return [_("in het dashboard ingevoerd"), *origin(None)[1:]]
    return origin(source)
