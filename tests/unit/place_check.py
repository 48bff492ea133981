"""A second implementation of the figures from places: one place, one area, one year at a time."""

from data.catalogue.model import Indicator
from data.place_counts import KnownPlace
from tests.unit.places_at import Found, Row


def _counts(item: KnownPlace, what: str, area: str, year: int) -> bool:
    """One place, one area, one year."""
    place = item.place
    if place.area is None or not (place.area[2:].startswith(area[2:])):
        return False
    begin = place.since.year if place.since else item.known
    end = place.until.year if place.until else 9999
    if not begin <= year <= end:
        return False
    ended = place.contract_until.year if place.contract_until else 9999
    return _is_of(item, what) and not (what.startswith("contracts") and ended < year)


def _is_of(item: KnownPlace, what: str) -> bool:
    """It is one of these, whatever the year."""
    place = item.place
    if what == "initiatives":
        unsure = place.status == "idee" or (place.status == "afgerond" and place.until is None)
        return place.kind.value == "initiative" and not unsure
    goals = {"providers": (True, False, None), "contracts": (True, False)}.get(what, (True,))
    return place.kind.value in ("team", "provider") and place.wijk_goals in goals


def _amount(
    what: str, places: list[KnownPlace], area: str, year: int, size: float | None
) -> float | None:
    if what == "inhabitants":
        return size
    return float(sum(_counts(item, what, area, year) for item in places))


def counted_one_by_one(
    item: Indicator,
    places: list[KnownPlace],
    people: dict[tuple[str, int], int],
    *,
    areas: list[str],
    reference: int,
) -> Found:
    assert item.places
    parts = (item.places.numerator, item.places.denominator)
    base = parts[0] if parts[1] == "inhabitants" else parts[1]
    here = [p for p in places if p.place.area and _is_of(p, base)]
    if not here:
        return {}
    begins = [p.place.since.year if p.place.since else p.known for p in here]
    start = min(max(min(begins), min(year for _area, year in people)), reference)
    found: Found = {}
    for area in areas:
        for year in range(start, reference + 1):
            found[area, year] = _one(item, places, people, area, year, newest=year == reference)
    return found


def _one(
    item: Indicator,
    places: list[KnownPlace],
    people: dict[tuple[str, int], int],
    area: str,
    year: int,
    *,
    newest: bool,
) -> Row:
    assert item.places
    seen = sorted((abs(y - year), y) for a, y in people if a == area)
    any_size = people[area, seen[0][1]] if seen else None
    near = bool(seen) and seen[0][0] <= 3
    size = float(any_size) if near and any_size is not None else None
    used = seen[0][1] if near else None
    top = _amount(item.places.numerator, places, area, year, size)
    bottom = _amount(item.places.denominator, places, area, year, size)
    if bottom == 0 and item.places.denominator != "inhabitants":
        word = {"providers": "geen aanbieder", "contracts": "geen contracten"}
        return ("not_applicable", None, None, None, word[item.places.denominator])
    if any_size is not None and any_size < 50:
        return ("withheld", None, None, None, "minder dan 50 inwoners")
    if top is None or bottom is None:
        return ("missing", None, None, None, "inwoners onbekend")
    status = "provisional" if newest else "final"
    of_people = "inhabitants" in (item.places.numerator, item.places.denominator)
    note = str(used) if of_people and used != year else None
    return (status, top / bottom * float(item.per or 1), top, bottom, note)
