"""The figures of a frozen page as CSV: what was discussed, with the file every value came from."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.csv_text import csv_text
from dashboard.export_columns import ORIGIN, RULE
from dashboard.steering.frozen_page import FrozenFigure, FrozenMeeting, FrozenTopic
from dashboard.steering.page import SourceLine
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
    *ORIGIN,
    *RULE,
    "bron_voluit",
)
"""bron_voluit: the source in a line; all that pages tell that were frozen before the columns of its
parts were kept."""


def frozen_csv(frozen: FrozenMeeting, *, excel: bool = False) -> str:
    """One row a figure of the page, then one row a period of every figure on the agenda."""
    sources = {line.id: line for line in frozen.sources}
    rows = ((_("pagina"), figure) for figure in frozen.figures)
    agenda = ((_("agenda"), figure) for topic in frozen.topics for figure in _series(topic))
    records = (
        [*_record(place, figure), *_origin(figure, sources, frozen.page.version)]
        for place, figure in (*rows, *agenda)
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


def _origin(figure: FrozenFigure, sources: Mapping[int, SourceLine], version: int) -> list[object]:
    line = sources.get(figure.source or 0, SourceLine(0, "", ""))
    cells = (line.publisher, line.table, line.file, line.retrieved, line.sha256, line.licence)
    return [*cells, figure.rule, version, line.words]
