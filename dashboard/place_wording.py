"""Words about places: what one is, where it is, when somebody last looked, who offers a law."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from dashboard import formatting
from dashboard.places import Nearby, Supply
from dashboard.settings import LevelWords
from dashboard.wording import enumerated
from data.language import _
from data.place import InitiativeStatus, Law, Place, PlaceKind

NEXT_DOOR_M = 10


@dataclass(frozen=True)
class Checked:
    """When somebody last looked; is_old: longer than a year ago."""

    words: str
    is_old: bool


def kind_title(kind: PlaceKind) -> str:
    """The heading of a group."""
    return {
        PlaceKind.TEAM: _("Lokale teams"),
        PlaceKind.PROVIDER: _("Aanbieders"),
        PlaceKind.INITIATIVE: _("Initiatieven"),
        PlaceKind.SCHOOL: _("Scholen"),
    }[kind]


def counted(kind: PlaceKind, number: int) -> str:
    """ "1 aanbieder", "4 aanbieders"."""
    one = number == 1
    words = kind.words if one else kind_title(kind)[0].lower() + kind_title(kind)[1:]
    return f"{formatting.number(number, 0)} {words}"


def kinds(found: Iterable[Nearby]) -> str:
    """ "1 lokaal team, 4 aanbieders en 1 school"."""
    of = [item.place.kind for item in found]
    return enumerated(counted(kind, of.count(kind)) for kind in PlaceKind if kind in of)


def what(place: Place) -> str:
    """ "aanbieder · huisarts · Jeugdwet en Wmo · lopend"; nothing is said twice."""
    sort = place.sort if place.sort and place.sort.casefold() != place.kind.words else None
    laws = enumerated(law.words for law in place.laws)
    status = place.status.value if place.status else None
    return " · ".join(part for part in (place.kind.words, sort, laws, status) if part)


def where(found: Nearby, area: str, level: str, words: LevelWords, buurt: str | None) -> str:
    """ "in de wijk", in larger areas "in Aldenhof", and "350 m buiten Aldenhof"."""
    if found.distance >= NEXT_DOOR_M:
        metres = formatting.number(round(found.distance, -1), 0)
        return _("{metres} m buiten {area}").format(metres=metres, area=area)
    if not found.is_inside:
        return _("net buiten {area}").format(area=area)
    if level != "buurt" and buurt:
        return _("in {area}").format(area=buurt)
    return _("in {article} {area}").format(article=words.article, area=words.singular)


def checked(place: Place, today: date) -> Checked:
    """Nothing is said of a school without a check: its register is kept by others. Nobody has
    looked yet on a day to come."""
    if place.checked is None or place.checked > today:
        unknown = _("niet bekend wanneer dit is gecontroleerd")
        return Checked("" if place.kind is PlaceKind.SCHOOL else unknown, is_old=False)
    words = _("laatst gecontroleerd {day}").format(day=formatting.date(place.checked))
    return Checked(words, is_old=place.checked < a_year_before(today))


def a_year_before(day: date) -> date:
    """The same day of the year before; 28 February for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def contract_has_ended(place: Place, today: date) -> bool:
    return place.contract_until is not None and place.contract_until < today


def contract(place: Place) -> str:
    """ "contract t/m 31 december 2027 · wijkdoelen: ja"; empty without a contract."""
    parts = []
    if place.contract_until is not None:
        day = formatting.date(place.contract_until)
        parts.append(_("contract t/m {day}").format(day=day))
    if place.wijk_goals is not None:
        parts.append(_("wijkdoelen: ja") if place.wijk_goals else _("wijkdoelen: nee"))
    return " · ".join(parts)


def presence(place: Place, today: date) -> str:
    """Since when, until when; empty when a place simply is there."""
    if place.until is not None:
        ended = place.until < today
        text = _("gestopt op {day}") if ended else _("tot en met {day}")
        return text.format(day=formatting.date(place.until))
    if place.status is InitiativeStatus.FINISHED:
        return _("afgerond")
    if place.since is not None and place.since > today:
        return _("begint op {day}").format(day=formatting.date(place.since))
    return ""


def effort(place: Place) -> str:
    """ "60 deelnemers · € 5.000 gevraagd, € 4.000 toegekend"; as far as it is known."""
    parts = []
    if place.reach is not None:
        text = _("1 deelnemer") if place.reach == 1 else _("{n} deelnemers")
        parts.append(text.format(n=formatting.number(place.reach, 0)))
    money = [
        text.format(amount=formatting.number(amount, 0))
        for text, amount in (
            (_("€ {amount} gevraagd"), place.budget_requested),
            (_("€ {amount} toegekend"), place.budget_granted),
        )
        if amount is not None
    ]
    return " · ".join([*parts, *([", ".join(money)] if money else [])])


def web_link(address: str | None) -> str | None:
    """The address when it is one of the web with a host; anything else never becomes a link."""
    try:
        parts = urlsplit((address or "").strip())
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return parts.geturl() if is_web else None


def supply_sentence(supply: Supply) -> str:
    """ "4 aanbieders vanuit de Jeugdwet in Dukenburg, 2 op loopafstand."; says so when none."""
    law = law_words(supply.law)
    if not supply.is_known:
        return _("Wie hier hulp biedt vanuit {law}, is niet bekend.").format(law=law)
    if not supply.inside and not supply.near:
        text = _("In {area} is geen aanbieder bekend die werkt vanuit {law}.")
        if supply.walks:
            text = _("In {area} en op loopafstand is geen aanbieder bekend die werkt vanuit {law}.")
        return text.format(area=supply.area, law=law)
    inside = kinds(supply.inside) or _("Geen aanbieder")
    text = _("{offers} vanuit {law} in {area}")
    words = text.format(offers=inside, law=law, area=supply.area)
    if supply.near:
        words += ", " + _("{n} op loopafstand").format(n=formatting.number(len(supply.near), 0))
    return words + "."


def law_words(law: Law) -> str:
    """The law inside a sentence."""
    return {
        Law.JEUGDWET: _("de Jeugdwet"),
        Law.WMO: _("de Wmo"),
        Law.PARTICIPATIEWET: _("de Participatiewet"),
        Law.WGS: _("de Wgs (schuldhulp)"),
        Law.INBURGERING: _("de Wet inburgering"),
    }[law]


def source_sentence(source: Mapping[str, Any]) -> str:
    """ "Bron: DUO, scholen.csv, opgehaald op 3 maart 2026 (licentie: CC0)."."""
    text = _("Bron: {publisher}, {file}, opgehaald op {day} (licentie: {licence}).")
    return text.format(
        publisher=source["publisher"],
        file=source["name"],
        licence=_lowered(str(source["licence"])),
        day=formatting.date(source["retrieved"]),
    )


def _lowered(licence: str) -> str:
    """ "niet opgegeven" inside a sentence; CC0 and CC BY stay as they are."""
    return licence if licence[1:2].isupper() else licence[:1].lower() + licence[1:]
