"""The figures of a frozen page as CSV: what was discussed, with the file every value came from."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.csv_text import csv_text
from dashboard.steering.frozen_page import FrozenFigure, FrozenMeeting, FrozenTopic
from data.language import _

HEADER = (
    "waar",
    "code",
    "naam",
    "cijfer",
    "titel",
    "periode",
    "waarde",
    "eenheid",
    "status",
    "gezegd",
    "ondergrens",
    "bovengrens",
    "vergeleken_met",
    "waarde_vergelijking",
    "oordeel",
    "trend",
    "bron",
    "sha256",
)


def frozen_csv(frozen: FrozenMeeting, *, excel: bool = False) -> str:
    """One row a figure of the page, then one row a period of every figure on the agenda."""
    sources = {line.id: (line.words, line.sha256) for line in frozen.sources}
    rows = ((_("pagina"), figure) for figure in frozen.figures)
    agenda = ((_("agenda"), figure) for topic in frozen.topics for figure in _series(topic))
    records = (
        [*_record(place, figure), *_origin(figure, sources)] for place, figure in (*rows, *agenda)
    )
    return csv_text(HEADER, records, excel=excel)


def _series(topic: FrozenTopic) -> Iterator[FrozenFigure]:
    """The periods of a topic, as figures. Verdict and trend belong to its newest figure."""
    figure = topic.figure
    if figure is None:
        return
    for point in topic.points:
        newest = point.period == figure.period
        yield replace(
            figure,
            period=point.period,
            status=point.status,
            value=point.value,
            said=point.said,
            lower=point.lower,
            upper=point.upper,
            other=point.other,
            verdict=figure.verdict if newest else "",
            trend=figure.trend if newest else "",
            source=point.source,
        )


def _record(place: str, figure: FrozenFigure) -> list[object]:
    return [
        place,
        figure.area,
        figure.area_name,
        figure.indicator,
        figure.title,
        figure.period,
        figure.value,
        figure.unit,
        figure.status,
        figure.said,
        figure.lower,
        figure.upper,
        figure.compared,
        figure.other,
        figure.verdict,
        figure.trend,
    ]


def _origin(figure: FrozenFigure, sources: dict[int, tuple[str, str]]) -> tuple[str, str]:
    return sources.get(figure.source, ("", "")) if figure.source is not None else ("", "")
