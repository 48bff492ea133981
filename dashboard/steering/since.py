"""What changed in the figures since a moment: which change is more than noise, and which is not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.compare import COLUMNS, Verdict, verdicts_across
from dashboard.figure_rows import FigureRows
from dashboard.palette import Tone
from dashboard.services import Services
from dashboard.steering.known import Before, Known, known_of, printed, rows_of, with_period
from dashboard.steering.scope import Scope
from dashboard.steering.since_words import (
    CORRECTED,
    GONE,
    NEWER,
    break_between,
    change_words,
)
from dashboard.wording import verdict_words
from data.catalogue.model import Indicator
from data.language import _


@dataclass(frozen=True)
class FigureChange:
    """kind: nieuw (a newer period), bijgesteld (another value of the same period) or weg. clear:
    whether it is more than noise, None when that cannot be said. symbol: ▲, ▼, ● or "–"."""

    kind: str
    area: str
    area_name: str
    indicator: str
    title: str
    now: str
    was: str
    clear: bool | None
    symbol: str
    tone: Tone
    said: str
    href: str


def changes_since(services: Services, scope: Scope, before: Before) -> tuple[FigureChange, ...]:
    """What is other than it was, clear changes first. Areas outside the scope are left out.

    before: (period, value, lower, upper) of every figure that was known then; what is the same now
    is not told. Raises EmptyStoreError.
    """
    found: list[FigureChange] = []
    for area in dict.fromkeys(area for area, _indicator in before):
        if not scope.holds(area):
            continue
        rows = rows_of(scope, area)
        for (where, name), then in before.items():
            indicator = services.catalogue.indicators.get(name)
            if where == area and indicator is not None:
                change = _change(scope, area, indicator, then, rows)
                found += [change] if change else []
    return tuple(sorted(found, key=lambda change: not change.clear))


def _change(
    scope: Scope, area: str, indicator: Indicator, then: Known, rows: FigureRows
) -> FigureChange | None:
    latest = rows.latest(indicator.id)
    indicator = rows.with_breaks_since(indicator, then.period, then.value)
    if latest is None:
        return _told(scope, area, indicator, then, None, GONE, Verdict.UNKNOWN, rows)
    now = known_of(rows, indicator, latest)
    if now.period == then.period:
        same = printed(now, indicator) == printed(then, indicator)
        kind = CORRECTED
    else:
        same, kind = now.period < then.period, NEWER
    if same:
        return None
    verdict = _verdict(indicator, now, _with_interval(rows, indicator, then))
    return _told(scope, area, indicator, then, now, kind, verdict, rows)


def _with_interval(rows: FigureRows, indicator: Indicator, then: Known) -> Known:
    """The interval of then, when it was not kept but the store still has that same value."""
    if then.lower is not None:
        return then
    row = rows.row(indicator.id, then.period)
    stored = known_of(rows, indicator, row)
    return stored if printed(stored, indicator) == printed(then, indicator) else then


def _verdict(indicator: Indicator, now: Known, then: Known) -> Verdict:
    """Of now against then; unknown across a break."""
    if break_between(indicator, then, now):
        return Verdict.UNKNOWN
    sides = []
    for known in (now, then):
        given = {"value": known.value, "lower": known.lower, "upper": known.upper}
        sides.append({name: np.array([given.get(name)], dtype=float) for name in COLUMNS})
    (verdict,) = verdicts_across(sides[0], sides[1], [indicator])
    return verdict


def _told(
    scope: Scope,
    area: str,
    indicator: Indicator,
    then: Known,
    now: Known | None,
    kind: str,
    verdict: Verdict,
    rows: FigureRows,
) -> FigureChange:
    words = verdict_words(verdict, indicator.polarity)
    clear = None if verdict is Verdict.UNKNOWN else verdict is not Verdict.SIMILAR
    level = f"&niveau={scope.snapshot.levels[area]}" if area in scope.snapshot.levels else ""
    return FigureChange(
        kind=kind,
        area=area,
        area_name=scope.snapshot.area_name(area),
        indicator=indicator.id,
        title=indicator.title,
        now=with_period(now, indicator) if now else _("geen cijfer meer"),
        was=with_period(then, indicator),
        clear=None if kind == CORRECTED else clear,
        symbol=words.symbol,
        tone=words.tone,
        said=change_words(kind, verdict, indicator, then, now, rows),
        href=f"/kaart?cijfer={indicator.id}{level}&gebied={area}",
    )


def clear_first(changes: Sequence[FigureChange]) -> tuple[list[FigureChange], list[FigureChange]]:
    """(what deserves a word, what is only noise)."""
    noise = [change for change in changes if change.clear is False]
    return [change for change in changes if change.clear is not False], noise
