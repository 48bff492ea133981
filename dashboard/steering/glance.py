"""The headline figures of the area that page Sturen is about: at most eight, at one glance."""

from dataclasses import dataclass, replace
from datetime import date

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.figure_words import (
    figure_href,
    number_words,
    verdict_said,
)
from dashboard.steering.goal_status import GoalKind
from dashboard.steering.goals import goals_said
from dashboard.steering.judged import judge_level
from dashboard.steering.page_figures import Headline, Said
from dashboard.steering.scope import Scope
from dashboard.trend_wording import trend_words
from dashboard.wijk import REFERENCE, wijk_view
from dashboard.wijk_lines import Line
from data.catalogue.model import Indicator
from data.language import _
from data.schema import COUNTRY
from data.steering.store import Steering
from data.steering.words import DROPPED

MOST = 8


@dataclass(frozen=True)
class Glance:
    """All headline figures of an area, counts too, beside one comparator. beside: its name in a
    sentence, "" without one. compared: its word in the URL."""

    lines: tuple[Line, ...]
    beside: str
    compared: str


def is_headline(indicator: Indicator) -> bool:
    """Shown to who steers; a count says how large an area is and cannot be better or worse."""
    return indicator.headline and indicator.kind != "count"


def glance_of(services: Services, snapshot: Snapshot, code: str) -> Glance:
    """The figures against the comparator of the municipality file; where that has none for this
    level, against the median of the reference areas. Once a version of the store."""

    def make() -> Glance:
        judged = judge_level(services, snapshot.levels[code])
        lines = [j.line for j in judged.of(code) if j.indicator.headline]
        if judged.comparator:
            word = "nederland" if judged.comparator == COUNTRY else "gemeente"
            return Glance(tuple(lines), judged.comparator_name, word)
        view = wijk_view(services, code, {"vergelijk": REFERENCE})
        if view.compared != REFERENCE:
            return Glance(tuple(lines), "", "")
        wanted = {line.indicator.id for line in lines}
        beside = tuple(line for line in view.lines if line.indicator.id in wanted)
        return Glance(beside, _("de referentiegebieden"), "")

    return snapshot.kept(("glance", code), make)


def headlines(
    services: Services, scope: Scope, steering: Steering, today: date
) -> tuple[Headline, ...]:
    """The first MOST in the order of the catalogue, without counts; each with the goal of exactly
    this area and figure."""
    found = glance_of(services, scope.snapshot, scope.code)
    shown = [line for line in found.lines if is_headline(line.indicator)][:MOST]
    own = [g for g in steering.goals if g.area == scope.code and g.status != DROPPED]
    said = goals_said(services, own, today)
    targets = {goal.indicator: goal.target for goal in own}
    return tuple(
        replace(
            _headline(line, found, scope),
            goal=_with_distance(
                said.get((scope.code, line.indicator.id)), line, targets.get(line.indicator.id)
            ),
        )
        for line in shown
    )


def _with_distance(said: Said | None, line: Line, target: float | None) -> Said | None:
    """ "12,5% in 2027: op koers, nog 0,9 procentpunt"."""
    if said is None or target is None or said.kind == GoalKind.REACHED or not line.has_value:
        return said
    gap = formatting.bare_value(abs(target - line.value), line.indicator)
    unit = formatting.unit_of(line.indicator)
    after = _(" procentpunt") if line.indicator.unit == "%" else ""
    text = _("{said}, verschil {before}{gap}{after}")
    words = text.format(said=said.words, before=unit.before, gap=gap, after=after)
    return Said(said.kind, words)


def _headline(line: Line, glance: Glance, scope: Scope) -> Headline:
    value, unit = number_words(line)
    row = line.row
    return Headline(
        indicator=line.indicator.id,
        title=line.indicator.title,
        value=value,
        unit=unit,
        period=formatting.period(line.period),
        reason="" if value else wording.status_reason(line.status, row["note"]),
        verdict=verdict_said(line, glance.beside) or (_cannot(line, glance) if value else None),
        trend=Said(line.trend.word.value, trend_words(line.trend)),
        goal=None,
        href=figure_href(line, scope.level, scope.code, glance.compared),
        number=line.value if value else None,
        lower=_known(row["lower"]),
        upper=_known(row["upper"]),
        source=line.source_file,
    )


def _cannot(line: Line, glance: Glance) -> Said:
    """Why there is no verdict about a value."""
    if not glance.beside:
        said = _("er is niets om mee te vergelijken")
    elif not formatting.is_known(line.other):
        said = _("geen cijfer van {name}").format(name=glance.beside)
    else:
        said = _("niet te vergelijken met {name}").format(name=glance.beside)
    return Said(Verdict.UNKNOWN.value, said)


def _known(amount: object) -> float | None:
    return float(str(amount)) if formatting.is_known(amount) else None
