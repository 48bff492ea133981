"""The charts of "Problemen en zorggebruik": which figures, in which order, in which part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from dashboard.compare import Verdict
from dashboard.place_wording import supply_sentence
from dashboard.places import supply_of
from dashboard.services import Services
from dashboard.steering.goals import goals_of_area
from dashboard.wijk import WijkView, wijk_view
from dashboard.wijk_charts import FEWEST, Chart, chart, few_words, values_of
from dashboard.wijk_details import Answer, answer_of
from dashboard.wijk_lines import Line
from data.place import Law

DOMAINS = ("problemen", "zorggebruik")
FIRST = 6
"""Charts that are shown before somebody asks for all."""
MOST_PLACES = 8
"""Names of providers beside a chart; the card of places has them all."""


class Offers(TypedDict):
    """As `window.wijk.supply.draw` takes it. places: (href within the page, name)."""

    said: str
    places: list[tuple[str, str]]


class SectionChart(Chart):
    """A chart with who offers that care here, when the figure is about the use of care."""

    supply: Offers | None


def charted(view: WijkView) -> list[Line]:
    """The figures with a line through time, by weight, then as in the catalogue."""
    return sorted((line for line in _inside(view) if values_of(line) >= FEWEST), key=_weight)


def _weight(line: Line) -> int:
    """First what is better or worse, then what aldermen see, then what only differs."""
    if line.verdict in (Verdict.BETTER, Verdict.WORSE):
        return 0
    if line.indicator.headline:
        return 1
    return 2 if line.deviates else 3


def without_chart(view: WijkView) -> list[tuple[str, str]]:
    """Title and reason of the figures with too few values."""
    lines = [line for line in _inside(view) if values_of(line) < FEWEST]
    return [(line.indicator.title, few_words(line)) for line in lines]


def _inside(view: WijkView) -> Sequence[Line]:
    return [line for line in view.lines if line.indicator.domain in DOMAINS]


def section(
    services: Services, code: str, part: str, query: Mapping[str, object], today: date
) -> Answer:
    """The charts of a part: "rest", or else the first ones, those with a goal in front. Made once
    for a comparator and a day.

    Raises EmptyStoreError and UnknownAreaError.
    """
    view = wijk_view(services, code, query)
    goals = goals_of_area(services, view.snapshot.code, code)
    is_rest = part == "rest"

    def make() -> Answer:
        lines = sorted(charted(view), key=lambda line: line.indicator.id not in goals)
        wanted = lines[FIRST:] if is_rest else lines[:FIRST]
        return answer_of(
            {
                "charts": [
                    _with_supply(chart(line, view, goals.get(line.indicator.id)), line, view, today)
                    for line in wanted
                ]
            }
        )

    key = ("wijk charts", code, is_rest, view.compared, today, tuple(goals.values()))
    return view.snapshot.kept(key, make)


def _with_supply(made: Chart, line: Line, view: WijkView, today: date) -> SectionChart:
    law = line.indicator.law
    return {**made, "supply": _offers(view, law, today) if law else None}


def _offers(view: WijkView, law: Law, today: date) -> Offers:
    supply = supply_of(view, law, today)
    offers = [*supply.inside, *supply.near][:MOST_PLACES]
    return {
        "said": supply_sentence(supply),
        "places": [(f"#plaats-{at.place.id}", at.place.name) for at in offers],
    }
