"""Teams, providers, initiatives and schools of the town: points with what the lists say of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from zlib import crc32

import numpy as np
import pandas as pd
from shapely.geometry import Point

from data.demo import place_facts as facts
from data.demo.place_plan import InitiativeSort, Plan, ProviderSort
from data.demo.spots import Shapes, crowded, spots_in
from data.demo.town import Buurt, Town
from data.importers.place_columns import dutch_place
from data.language import _
from data.place import InitiativeStatus

Sort = TypeVar("Sort", ProviderSort, InitiativeSort)


@dataclass(frozen=True)
class ListedPlace:
    """A point (EPSG:4326) with its properties as the list names them. area: its buurt."""

    point: Point
    area: str
    properties: dict[str, object]


class _Lists:
    """Draws every list from chance of its own, so that a new list leaves the others alone."""

    def __init__(self, town: Town, plan: Plan, people: pd.DataFrame, shapes: Shapes) -> None:
        self._town, self._plan, self._people = town, plan, people
        self._free = {code: spots_in(shapes[code], self._rng(code)) for code in town.buurten}

    def _rng(self, what: str) -> np.random.Generator:
        return np.random.default_rng([self._town.seed, crc32(what.encode())])

    def _draw(self, what: str) -> facts.Draw:
        return facts.Draw(self._rng(what), self._plan)

    def _at(self, code: str, found: facts.Facts) -> ListedPlace:
        written = {dutch_place(name): _written(value) for name, value in found.items()}
        return ListedPlace(self._free[code].pop(), code, written)

    def teams(self) -> Iterator[ListedPlace]:
        """One in the largest buurt of every wijk."""
        draw, team = self._draw("teams"), self._plan.teams
        last = self._people.xs(self._town.last_year, level="year")["people"]
        for wijk, name in self._town.wijk_names.items():
            code = str(last[last.index.str[2:8] == wijk[2:]].idxmax())
            title = f"{team.sort.capitalize()} {name}"
            found = {"name": title, "sort": team.sort, **draw.address(), **facts.work(team)}
            found |= facts.course(draw, team.years, 0, 0.0, 0.0)
            found |= {"contract_until": None, "wijk_goals": None, "contact_page": draw.page(title)}
            mail = f"{facts.slug(name)}@wijkteam.{self._plan.site}"
            found |= {"email": mail, "contact_public": "ja", "checked": draw.checked(found)}
            yield self._at(code, found)

    def providers(self) -> Iterator[ListedPlace]:
        plan, draw = self._plan.providers, self._draw("providers")
        codes = crowded(self._town, self._people, draw.rng, count=plan.count, pull=plan.pull)
        for code, sort in self._once(codes, plan.sorts):
            buurt = self._town.buurten[code]
            yield self._at(code, self._provider(draw, sort, buurt))

    def _provider(self, draw: facts.Draw, sort: ProviderSort, buurt: Buurt) -> facts.Facts:
        plan, name = self._plan.providers, f"{sort.name} {buurt.name}"
        found = {"name": name, "sort": sort.name.lower(), **draw.address(), **facts.work(sort)}
        found |= facts.course(draw, plan.years, buurt.since or 0, plan.closes, plan.silent)
        found |= facts.contract(draw, sort, self._plan.written)
        checked = draw.checked(found)
        more = {"email": None, "contact_public": None, "checked": checked}
        return {**found, "contact_page": draw.page(name), **more}

    def initiatives(self) -> Iterator[ListedPlace]:
        plan, draw = self._plan.initiatives, self._draw("initiatives")
        codes = crowded(self._town, self._people, draw.rng, count=plan.count, pull=plan.pull)
        for code, sort in self._once(codes, plan.sorts):
            buurt = self._town.buurten[code]
            yield self._at(code, self._initiative(draw, sort, buurt))

    def _initiative(self, draw: facts.Draw, sort: InitiativeSort, buurt: Buurt) -> facts.Facts:
        plan, name = self._plan.initiatives, f"{sort.name} {buurt.name}"
        found: facts.Facts = {"name": name, "sort": sort.name.lower()}
        found |= {**facts.work(sort), "organiser": f"{sort.who} {buurt.name}"}
        found |= facts.course(draw, plan.years, buurt.since or 0, plan.closes, plan.silent)
        status = facts.stage(draw, found, self._plan)
        if status is InitiativeStatus.IDEA:
            found["since"] = None
        checked = draw.checked(found)
        told = {"description": sort.what, "status": status.value, "link": draw.page(name)}
        return {**found, **told, **facts.money(draw, sort, status), "checked": checked}

    def _once(self, codes: list[str], sorts: tuple[Sort, ...]) -> Iterator[tuple[str, Sort]]:
        """Every sort in turn, none twice in the same buurt."""
        taken: set[tuple[str, str]] = set()
        for n, code in enumerate(codes):
            sort = sorts[n % len(sorts)]
            if (code, sort.name) not in taken:
                taken.add((code, sort.name))
                yield code, sort

    def schools(self) -> Iterator[ListedPlace]:
        """As DUO publishes them; in its own words, not those of the template."""
        plan, draw = self._plan.schools, self._draw("schools")
        codes = crowded(self._town, self._people, draw.rng, count=plan.count, of="young")
        for n, (code, name) in enumerate(zip(codes, plan.names, strict=True)):
            point, where = self._free[code].pop(), draw.address()
            number = f"99{chr(ord('A') + n // 26)}{chr(ord('A') + n % 26)}"
            properties: dict[str, object] = {
                "naam": f"Basisschool {name}",
                "straat": where["street"],
                "huisnummer": where["house_number"],
                "postcode": "",
                "plaats": self._town.name.upper(),
                "denominatie": plan.kinds[draw.whole(0, len(plan.kinds) - 1)],
                "website": draw.page(f"school {name}"),
                "brin": number,
                "vestigingsnummer": f"{number}00",
                "lat": point.y,
                "lon": point.x,
                "buurtcode": code,
                "buurtnaam": self._town.buurten[code].name,
                "wijkcode": f"WK{code[2:8]}",
                "categorie": "basisschool",
                "bron": _("verzonnen"),
            }
            yield ListedPlace(point, code, properties)


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def lists_of(
    town: Town, plan: Plan, people: pd.DataFrame, shapes: Shapes
) -> dict[str, list[ListedPlace]]:
    """File name -> its places, in order of buurt; no name twice in a list."""
    lists = _Lists(town, plan, people, shapes)
    return {
        "aanbieders": [*lists.teams(), *lists.providers()],
        "initiatieven": list(lists.initiatives()),
        "basisscholen": list(lists.schools()),
    }
