"""What a row of page Wijk opens, as JSON that the browser draws; asked for when it is opened."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.figures.config import GRAPH_CONFIG
from dashboard.origin_address import origin_href
from dashboard.services import Services
from dashboard.steering.goals import goals_of_area
from dashboard.wijk import WijkView, wijk_view
from dashboard.wijk_charts import chart
from dashboard.wijk_csv import sources_of
from dashboard.wijk_lines import Line
from dashboard.wijk_words import facts, source_words
from data.language import _
from data.steering.rows import Goal


class UnknownFigureError(LookupError):
    """The catalogue has no such figure, or this level has none of it."""


@dataclass(frozen=True)
class Answer:
    """body: JSON. digest: names its content, for an ETag."""

    body: bytes
    digest: str


def details(services: Services, code: str, indicator: str, query: Mapping[str, object]) -> Answer:
    """Sentence, chart, table, definition, method and source of one figure of an area.

    Raises EmptyStoreError, UnknownAreaError and UnknownFigureError. A comparator that this area
    does not have is replaced by its first.
    """
    view = wijk_view(services, code, query)
    goal = goals_of_area(services, view.snapshot.code, code).get(indicator)

    def make() -> Answer:
        return answer_of(_details(_line(view, indicator), view, goal))

    return view.snapshot.kept(("wijk details", code, indicator, view.compared, goal), make)


def _line(view: WijkView, indicator: str) -> Line:
    for line in view.lines:
        if line.indicator.id == indicator:
            return line
    raise UnknownFigureError(indicator)


def _details(line: Line, view: WijkView, goal: Goal | None) -> dict[str, Any]:
    drawn = chart(line, view, goal)
    return {
        "chart": drawn,
        "facts": facts(line, view, is_drawn=drawn["figure"] is not None),
        "source": _source(line, view),
        "map": _("{title} op de kaart").format(title=line.indicator.title),
    }


def _source(line: Line, view: WijkView) -> dict[str, str]:
    """words, the page of this number, and href when the publisher has a web address."""
    sources = sources_of(view)
    found = sources.get(line.source_file)
    address = str(found["url"] or "") if found else ""
    is_web = address.startswith(("https://", "http://"))
    page = origin_href(line.source_file, line.indicator.id, view.code, line.period)
    return {
        "words": source_words(line, sources),
        "origin": page or "",
        "href": address if is_web else "",
    }


def answer_of(content: Mapping[str, Any]) -> Answer:
    """The content with how charts are shown."""
    whole = {**content, "config": GRAPH_CONFIG}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    body = text.encode()
    return Answer(body, hashlib.sha256(body).hexdigest()[:16])
