"""What changed in the figures since a moment: which change is more than noise, and which is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from dashboard import formatting
from dashboard.compare import COLUMNS, Verdict, intervals_across, verdicts_across
from dashboard.figure_rows import FigureRows, Row
from dashboard.palette import Tone
from dashboard.services import Services
from dashboard.steering.scope import Scope
from dashboard.wording import is_higher, verdict_words
from data.catalogue.model import Indicator
from data.language import _


class Known(NamedTuple):
    """A figure as it was: the newest one of then. lower, upper: its 95% interval, None without."""

    period: str
    value: float | None
    lower: float | None = None
    upper: float | None = None


Pair = tuple[str, str]
"""(area, indicator)."""
Before = Mapping[Pair, Known]
NEWER, CORRECTED, GONE = "nieuw", "bijgesteld", "weg"


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


def rows_of(scope: Scope, area: str) -> FigureRows:
    """All that is stored of an area; read once a version of the store."""
    snapshot = scope.snapshot
    return snapshot.kept(
        ("wijk rows", area), lambda: FigureRows(snapshot.store.area_figures(areas=(area,)))
    )


def known_of(rows: FigureRows, indicator: Indicator, row: Row) -> Known:
    """A row as it can be kept: its value with the interval, where it has one."""
    lower, upper = intervals_across(rows.numbers([(indicator, str(row["period"]))]), [indicator])
    ends = [float(end[0]) if np.isfinite(end[0]) else None for end in (lower, upper)]
    value = float(row["value"]) if formatting.is_known(row["value"]) else None
    return Known(str(row["period"]), value, *ends)


def _change(
    scope: Scope, area: str, indicator: Indicator, then: Known, rows: FigureRows
) -> FigureChange | None:
    latest = rows.latest(indicator.id)
    if latest is None:
        return _told(scope, area, indicator, then, None, GONE, Verdict.UNKNOWN, rows)
    now = known_of(rows, indicator, latest)
    if now.period == then.period:
        same = _print(now, indicator) == _print(then, indicator)
        kind = CORRECTED
    else:
        same, kind = now.period < then.period, NEWER
    if same:
        return None
    verdict = _verdict(indicator, now, _with_interval(rows, indicator, then))
    return _told(scope, area, indicator, then, now, kind, verdict, rows)


def _print(known: Known, indicator: Indicator) -> str:
    return formatting.short_value(known.value, indicator)


def _with_interval(rows: FigureRows, indicator: Indicator, then: Known) -> Known:
    """The interval of then, when it was not kept but the store still has that same value."""
    if then.lower is not None:
        return then
    row = rows.row(indicator.id, then.period)
    stored = known_of(rows, indicator, row)
    return stored if _print(stored, indicator) == _print(then, indicator) else then


def _verdict(indicator: Indicator, now: Known, then: Known) -> Verdict:
    """Of now against then; unknown across a break."""
    if any(then.period < broken.period <= now.period for broken in indicator.breaks):
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
        now=_with_period(now, indicator) if now else _("geen cijfer meer"),
        was=_with_period(then, indicator),
        clear=None if kind == CORRECTED else clear,
        symbol=words.symbol,
        tone=words.tone,
        said=_said(kind, verdict, indicator, then, now, rows),
        href=f"/kaart?cijfer={indicator.id}{level}&gebied={area}",
    )


def _with_period(known: Known, indicator: Indicator) -> str:
    """ "53,8% in 2024"."""
    if known.value is None:
        return _("nog geen cijfer")
    text = _("{value} in {period}")
    value, when = _print(known, indicator), formatting.period_phrase(known.period)
    return text.format(value=value, period=when)


def _said(
    kind: str,
    verdict: Verdict,
    indicator: Indicator,
    then: Known,
    now: Known | None,
    rows: FigureRows,
) -> str:
    if now is None or then.value is None:
        return ""
    if kind == CORRECTED:
        return _("De bron heeft dit cijfer bijgesteld.")
    told = [_noise(verdict, indicator, then, now)]
    stored = rows.row(indicator.id, then.period)["value"]
    if formatting.is_known(stored):
        shown = formatting.short_value(stored, indicator)
        if shown != _print(then, indicator):
            text = _("Het cijfer over {period} is intussen bijgesteld naar {value}.")
            when = formatting.period_phrase(then.period)
            told.append(text.format(period=when, value=shown))
    return " ".join(words for words in told if words)


def _noise(verdict: Verdict, indicator: Indicator, then: Known, now: Known) -> str:
    if verdict is Verdict.SIMILAR:
        return _("Dit verschil kan toeval zijn.")
    if verdict is Verdict.UNKNOWN:
        if any(then.period < broken.period <= now.period for broken in indicator.breaks):
            return _("Er is intussen anders gemeten: deze twee zijn niet te vergelijken.")
        is_count = indicator.kind == "count"
        return "" if is_count else _("Of dit verschil toeval is, is niet te berekenen.")
    word = _("Hoger dan toen") if is_higher(verdict, indicator.polarity) else _("Lager dan toen")
    meaning = verdict_words(verdict, indicator.polarity).meaning
    said = f"{word} ({meaning})" if meaning else word
    return _("{said}: meer dan toeval.").format(said=said)


def clear_first(changes: Sequence[FigureChange]) -> tuple[list[FigureChange], list[FigureChange]]:
    """(what deserves a word, what is only noise)."""
    noise = [change for change in changes if change.clear is False]
    return [change for change in changes if change.clear is not False], noise
