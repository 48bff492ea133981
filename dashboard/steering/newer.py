"""Which figures of a frozen page are newer or corrected in the present store."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard import formatting
from dashboard.services import Services
from dashboard.steering.frozen_figures import Beside, Figures
from dashboard.steering.frozen_page import FrozenFigure, FrozenMeeting, FrozenPoint, FrozenTopic
from data.language import _


@dataclass(frozen=True)
class Newer:
    """was, now: the printed values with their periods. corrected: the same period has another
    value; else there is a newer period."""

    area: str
    area_name: str
    indicator: str
    title: str
    was: str
    now: str
    corrected: bool


def newer_figures(services: Services, frozen: FrozenMeeting) -> tuple[Newer, ...]:
    """Those of the agenda first, then in the order of the page. Raises EmptyStoreError."""
    figures = Figures(services)
    if figures.snapshot.version == frozen.page.version:
        return ()
    own = figures.headlines(frozen.page.area)
    found: dict[tuple[str, str, str], Newer] = {}
    for topic in frozen.topics:
        for line in _in_topic(figures, topic):
            found.setdefault((line.area, line.indicator, line.was), line)
    for figure in frozen.figures:
        key = (figure.area, figure.indicator)
        changed = _changed(figure, own.get(key) or figures.find(key), figures)
        if changed is not None:
            found.setdefault((changed.area, changed.indicator, changed.was), changed)
    return tuple(found.values())


def _in_topic(figures: Figures, topic: FrozenTopic) -> Iterator[Newer]:
    """The figure of a topic, and the earlier periods of its series that were corrected."""
    figure = topic.figure
    if figure is None:
        return
    present = figures.find((figure.area, figure.indicator))
    line = _changed(figure, present, figures)
    if line is not None:
        yield line
    now = {point.period: point for point in figures.points(present)} if present else {}
    for point in topic.points:
        if point.period != figure.period and not _same(point, now.get(point.period)):
            yield _corrected(figure, point, now.get(point.period))


def _changed(figure: FrozenFigure, present: Beside | None, figures: Figures) -> Newer | None:
    if present is None:
        return _told(figure, _when(figure.said, figure.period), _("is er niet meer"), False)
    now = figures.frozen(present)
    if now.period == figure.period and (now.status, now.value) == (figure.status, figure.value):
        return None
    was, new = _when(figure.said, figure.period), _when(now.said, now.period)
    return _told(figure, was, new, now.period == figure.period)


def _same(was: FrozenPoint, now: FrozenPoint | None) -> bool:
    return now is not None and (now.status, now.value) == (was.status, was.value)


def _corrected(figure: FrozenFigure, was: FrozenPoint, now: FrozenPoint | None) -> Newer:
    new = _when(now.said, now.period) if now else _("is er niet meer")
    return _told(figure, _when(was.said, was.period), new, True)


def _when(said: str, period: str) -> str:
    return _("{value} ({period})").format(value=said, period=formatting.period(period))


def _told(figure: FrozenFigure, was: str, now: str, corrected: bool) -> Newer:
    return Newer(
        area=figure.area,
        area_name=figure.area_name,
        indicator=figure.indicator,
        title=figure.title,
        was=was,
        now=now,
        corrected=corrected,
    )
