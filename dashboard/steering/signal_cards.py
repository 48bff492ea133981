"""The signals of an area as page Sturen shows them: to talk about, and put aside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import isfinite

from dashboard import formatting, wording
from dashboard.services import Services
from dashboard.steering.beside import doubts_everywhere, spoken_words
from dashboard.steering.figure_words import figure_href
from dashboard.steering.judged import judge_level
from dashboard.steering.page_figures import SignalLine, Signals
from dashboard.steering.put_aside import KEPT_KINDS, aside_of, aside_words, newest_asides
from dashboard.steering.scope import Scope
from dashboard.steering.signal_words import claim, share_words, small_title, unproven, why
from dashboard.steering.signals import LevelSignals, Signal, in_order, level_signals
from data.language import _
from data.steering.rows import Aside
from data.steering.store import Steering

BY_ITSELF = timedelta(days=182)
"""How long a signal is put aside when nobody chooses another day."""


def signal_lines(services: Services, scope: Scope, steering: Steering, today: date) -> Signals:
    """The signals about the area itself and about the areas in it.

    Every level is tested as a whole, all its areas in the gemeente together, whatever the scope.
    """
    shown, aside = signals_in(services, scope, steering, today)
    doubted = doubts_everywhere(services, scope.snapshot.code)

    def line(signal: Signal, row: Aside | None = None) -> SignalLine:
        said = doubted.get((signal.area, signal.indicator_id), [])
        words = tuple(spoken_words(spoken, signal.judged.period) for spoken in said)
        return replace(_line(services, scope, signal, row), doubts=words)

    return Signals(
        shown=tuple(line(signal) for signal in shown),
        aside=tuple(line(signal, row) for signal, row in aside),
        said=_said(services, scope, any_shown=bool(shown)),
        until=(today + BY_ITSELF).isoformat(),
        untested=tuple(line(signal) for signal in _untested(services, scope)),
    )


def signals_in(
    services: Services, scope: Scope, steering: Steering, today: date
) -> tuple[list[Signal], list[tuple[Signal, Aside]]]:
    """The signals to talk about, and those that are put aside; both as in the catalogue."""
    found = [signal for level in _tested(services, scope) for signal in level.signals]
    newest = newest_asides(steering.asides)
    shown: list[Signal] = []
    aside: list[tuple[Signal, Aside]] = []
    for signal in in_order([s for s in found if scope.holds(s.area)], services.catalogue):
        row = aside_of(signal, newest, today)
        if row is None:
            shown.append(signal)
        else:
            aside.append((signal, row))
    return shown, aside


def _tested(services: Services, scope: Scope) -> list[LevelSignals]:
    levels = dict.fromkeys((scope.level, scope.inside))
    return [level_signals(services, level) for level in levels]


def _line(
    services: Services, scope: Scope, signal: Signal, aside: Aside | None = None
) -> SignalLine:
    judged, snapshot = signal.judged, scope.snapshot
    level = snapshot.levels[signal.area]
    titles = {domain.id: domain.title for domain in services.catalogue.domains}
    beside = judge_level(services, level).compared
    return SignalLine(
        kind=KEPT_KINDS[signal.kind],
        area=signal.area,
        area_name=judged.name,
        indicator=signal.indicator_id,
        title=small_title(judged.indicator),
        domain=titles[signal.domain],
        sentence=claim(signal),
        why=why(signal) if isfinite(signal.p) else unproven(signal),
        period=judged.period,
        value=judged.value,
        href=figure_href(judged.line, level, signal.area, beside),
        aside=aside_words(aside, snapshot.names) if aside else "",
        source=judged.line.source_file,
    )


def _said(services: Services, scope: Scope, *, any_shown: bool) -> str:
    """How many were tested and how sure a signal is; why there is nothing, when there is none."""
    tested = [level for level in _tested(services, scope) if level.tested]
    if not tested:
        return _("Er zijn geen signalen: er zijn te weinig metingen om een cijfer te toetsen.")
    parts = [_counted(services, tested)]
    if any_shown:
        sure = _("Naar verwachting is hooguit {share}% van alle signalen vals alarm.")
        parts.append(sure.format(share=share_words(tested[0].share)))
    else:
        parts.insert(0, _("Er zijn geen signalen om te bespreken."))
    return " ".join([*parts, *_looks(services, scope)])


def _counted(services: Services, tested: Sequence[LevelSignals]) -> str:
    """ "Getoetst in heel Eldermonde: 52 cijfers van stadsdelen en 4 van de gemeente zelf."."""
    words = services.settings.municipality.words
    text, own = _("{n} cijfers van {areas}"), _("{n} cijfers van de gemeente zelf")
    counts = wording.enumerated(
        (own if level.level == "gemeente" else text).format(
            n=formatting.number(level.tested, 0), areas=words(level.level).plural
        )
        for level in tested
    )
    name = services.snapshot().name
    return _("Getoetst in heel {name}: {counts}.").format(name=name, counts=counts)


def _untested(services: Services, scope: Scope) -> list[Signal]:
    """What looks like a signal in this scope and cannot be tested, as in the catalogue."""
    found = [signal for level in _tested(services, scope) for signal in level.untested]
    return in_order([signal for signal in found if scope.holds(signal.area)], services.catalogue)


def _looks(services: Services, scope: Scope) -> list[str]:
    """What looks like a signal and cannot be tested is not left out in silence."""
    number = len(_untested(services, scope))
    if not number:
        return []
    if number == 1:
        return [_("Eén cijfer lijkt op een signaal, maar is een schatting: niet te toetsen.")]
    text = _("{n} cijfers lijken op een signaal, maar zijn schattingen: niet te toetsen.")
    return [text.format(n=formatting.number(number, 0))]
