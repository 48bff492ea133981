"""The heat table: the areas in the scope by the headline figures, each cell a verdict."""

from dashboard import formatting, wording
from dashboard.formatting import is_known
from dashboard.services import Services
from dashboard.steering.figure_words import course_said, figure_href, reason_words, verdict_said
from dashboard.steering.glance import is_headline
from dashboard.steering.judged import Judged, JudgedLevel, judge_level
from dashboard.steering.page_figures import HeatCell, HeatColumn, HeatRow, HeatTable
from dashboard.steering.scope import INSIDE, Scope
from data.catalogue.model import Indicator
from data.language import _


def heat_table(services: Services, scope: Scope) -> HeatTable | None:
    """None where there are no areas inside the scope to set beside each other.

    Rests on the figures alone: made once a version of the store.
    """
    if scope.level == scope.inside:
        return None
    key = ("heat", scope.code, scope.inside)
    return scope.snapshot.kept(key, lambda: _heat_table(services, scope))


def _heat_table(services: Services, scope: Scope) -> HeatTable:
    judged = judge_level(services, scope.inside)
    shown = {line.indicator.id: line for line in judged.lines if is_headline(line.indicator)}
    columns = tuple(_column(line, services) for line in shown.values())
    return HeatTable(
        level=scope.inside,
        heading=heading(services, scope),
        compared=judged.comparator_name,
        columns=columns,
        rows=tuple(_row(judged, scope, code, columns) for code in scope.areas),
        levels=_levels(services, scope),
    )


def heading(services: Services, scope: Scope) -> str:
    """ "Stadsdelen en kerncijfers"."""
    plural = services.settings.municipality.words(scope.inside).plural
    return _("{areas} en kerncijfers").format(areas=plural[:1].upper() + plural[1:])


def _levels(services: Services, scope: Scope) -> tuple[tuple[str, str], ...]:
    words = services.settings.municipality.words
    levels = [name for name in INSIDE[scope.level] if not scope.snapshot.areas_of(name).empty]
    return tuple((level, words(level).plural) for level in levels)


def _column(line: Judged, services: Services) -> HeatColumn:
    indicator: Indicator = line.indicator
    titles = {domain.id: domain.title for domain in services.catalogue.domains}
    return HeatColumn(
        indicator=indicator.id,
        title=indicator.title,
        domain=indicator.domain,
        domain_title=titles[indicator.domain],
        unit=per_words(indicator),
        period=formatting.period(line.period),
        note=wording.polarity_words(indicator),
    )


def per_words(indicator: Indicator) -> str:
    """ "per 1.000": the unit that the numbers leave out; "" where they have it with them."""
    is_said = formatting.label_value(1, indicator) != formatting.bare_value(1, indicator)
    return "" if is_said else formatting.unit_of(indicator).short_after.strip()


def _row(judged: JudgedLevel, scope: Scope, code: str, columns: tuple[HeatColumn, ...]) -> HeatRow:
    found = [judged.find(code, column.indicator) for column in columns]
    cells = tuple(_cell(line, scope.inside, judged.compared) for line in found if line is not None)
    return HeatRow(code, scope.snapshot.names[code], cells)


def _cell(judged: Judged, level: str, compared: str) -> HeatCell:
    line = judged.line
    return HeatCell(
        value=formatting.label_value(line.value, line.indicator) if line.has_value else "",
        number=line.value if line.has_value and is_known(line.value) else None,
        verdict=verdict_said(line),
        trend=course_said(line.trend) if line.has_value else None,
        reason=reason_words(line),
        href=figure_href(line, level, judged.area, compared),
        source=line.source_file,
    )
