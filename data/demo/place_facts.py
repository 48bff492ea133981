"""What the lists say of a place: dates, contract, contact, money; drawn by chance from the plan."""

import re
import unicodedata
from datetime import date, timedelta

import numpy as np

from data.demo.place_plan import InitiativeSort, Plan, ProviderSort, Work, Years
from data.place import InitiativeStatus

Facts = dict[str, object]
"""English name of a column of the template -> what stands there."""
YEAR = 365


class Draw:
    """Chance for one list. All dates lie before the day on which the list was written."""

    def __init__(self, rng: np.random.Generator, plan: Plan) -> None:
        self.rng, self._plan = rng, plan

    def happens(self, share: float) -> bool:
        return bool(self.rng.random() < share)

    def whole(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    def begin(self, years: Years, earliest: int) -> date:
        """The first day of a month in these years, not before the buurt was there."""
        year = max(self.whole(*years), earliest)
        return min(date(year, self.whole(1, 12), 1), self._plan.written - timedelta(days=30))

    def end(self, since: date) -> date | None:
        """The last day of a year, three to eight years on; None where that is yet to come."""
        last = date(since.year + self.whole(3, 8), 12, 31)
        return last if last < self._plan.written else None

    def checked(self, found: Facts) -> date | None:
        """Most within a year of the list, some longer ago, a few never; not before it was there."""
        since, until = found["since"], found["until"]
        if until is not None or self.happens(0.06):
            return None
        days = self.whole(5, 300) if self.happens(0.75) else self.whole(400, 800)
        day = self._plan.written - timedelta(days=days)
        return max(day, since) if isinstance(since, date) else day

    def address(self) -> Facts:
        street = self._plan.streets[self.whole(0, len(self._plan.streets) - 1)]
        return {"street": street, "house_number": str(self.whole(1, 140))}

    def page(self, name: str) -> str:
        return f"https://www.{self._plan.site}/{slug(name)}"


def slug(name: str) -> str:
    """`Repaircafé Oude Markt` -> `repaircafe-oude-markt`."""
    plain = unicodedata.normalize("NFKD", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if c.isascii())).strip("-")


def work(sort: Work) -> Facts:
    return {
        "laws": ", ".join(sort.laws),
        "topics": ", ".join(sort.topics),
        "themes": ", ".join(sort.themes),
    }


def course(draw: Draw, years: Years, earliest: int, closes: float, silent: float) -> Facts:
    """since and until; what is silent says no since."""
    since = draw.begin(years, earliest)
    until = draw.end(since) if draw.happens(closes) else None
    unsaid = draw.happens(silent) and until is None
    return {"since": None if unsaid else since, "until": until}


def contract(draw: Draw, sort: ProviderSort, written: date) -> Facts:
    """Half of the contracts have goals; of some it is not known; some have run out."""
    if not sort.contract or draw.happens(0.08):
        return {"contract_until": None, "wijk_goals": None}
    until = date(written.year + draw.whole(-1, 3), 12, 31)
    goals = "ja" if draw.happens(0.5) else "nee"
    return {
        "contract_until": None if draw.happens(0.1) else until,
        "wijk_goals": None if draw.happens(0.15) else goals,
    }


def stage(draw: Draw, facts: Facts, plan: Plan) -> InitiativeStatus:
    since, until = facts["since"], facts["until"]
    if until is not None:
        return InitiativeStatus.FINISHED
    if draw.happens(plan.initiatives.ideas):
        return InitiativeStatus.IDEA
    young = isinstance(since, date) and (plan.written - since).days < YEAR
    return InitiativeStatus.STARTED if young else InitiativeStatus.RUNNING


def money(draw: Draw, sort: InitiativeSort, status: InitiativeStatus) -> Facts:
    """Budgets in steps of 250 euro; an idea has not been granted anything yet."""
    asked = 250 * draw.whole(sort.budget[0] // 250, sort.budget[1] // 250)
    granted = asked if draw.happens(0.7) else 250 * draw.whole(0, asked // 250)
    idea = status is InitiativeStatus.IDEA
    return {
        "reach": None if idea else draw.whole(*sort.reach),
        "budget_requested": asked or None,
        "budget_granted": granted if asked and not idea else None,
    }
