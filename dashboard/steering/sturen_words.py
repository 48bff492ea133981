"""The sentence on top of page Sturen, which says it all."""

from collections.abc import Sequence

from dashboard import formatting
from dashboard.compare import Verdict
from dashboard.steering.goal_status import GoalKind
from dashboard.steering.page import ActionLine, DecisionLine, GoalLine, SturenPage
from dashboard.steering.page_figures import Headline, SignalLine
from dashboard.wording import enumerated
from data.language import _
from data.steering.words import WORRY

_GOALS = {
    GoalKind.REACHED: _("{n} behaald"),
    GoalKind.ON_COURSE: _("{n} op koers"),
    GoalKind.OFF_COURSE: _("{n} niet op koers"),
    GoalKind.MISSED: _("{n} niet behaald"),
    GoalKind.UNCLEAR: _("{n} nog niet te zeggen"),
}


def sentence(page: SturenPage) -> str:
    """ "In Eldermonde zijn er 3 signalen om te bespreken en is er 1 kracht om van te leren.
    Er staan 2 besluiten open, waarvan 1 te laat. ..."."""
    parts = (
        _signals(page.area_name, page.signals.shown),
        _figures(page.headlines),
        _decisions(page.decisions),
        _goals(page.goals),
        _actions(page.actions),
    )
    return " ".join(part for part in parts if part)


def _signals(name: str, lines: Sequence[SignalLine]) -> str:
    worries = sum(line.kind == WORRY for line in lines)
    strengths = len(lines) - worries
    counts = (
        (
            worries,
            _("is er {n} signaal om te bespreken"),
            _("zijn er {n} signalen om te bespreken"),
        ),
        (
            strengths,
            _("is er {n} kracht om van te leren"),
            _("zijn er {n} krachten om van te leren"),
        ),
    )
    found = [_counted(n, one, more) for n, one, more in counts if n]
    if not found:
        return _("In {name} zijn er nu geen signalen om te bespreken.").format(name=name)
    return _("In {name} {found}.").format(name=name, found=enumerated(found))


def _counted(n: int, one: str, more: str) -> str:
    return (one if n == 1 else more).format(n=formatting.number(n, 0))


def _count(n: int, one: str, more: str) -> str:
    return f"{formatting.number(n, 0)} {one if n == 1 else more}"


def _figures(lines: Sequence[Headline]) -> str:
    """How the headline figures compare; "" when none could be compared."""
    kinds = [line.verdict.kind for line in lines if line.verdict is not None]
    compared = len(kinds) - kinds.count(Verdict.UNKNOWN)
    if not compared:
        return ""
    worse, better = kinds.count(Verdict.WORSE), kinds.count(Verdict.BETTER)
    counts = (
        (worse, _("is er {n} ongunstiger"), _("zijn er {n} ongunstiger")),
        (better, _("is er {n} gunstiger"), _("zijn er {n} gunstiger")),
    )
    found = [_counted(n, one, more) for n, one, more in counts if n]
    if not found:
        text = _("Geen van de {all} kerncijfers wijkt duidelijk gunstig of ongunstig af.")
        return text.format(all=compared)
    text = _("Van de {all} kerncijfers die te vergelijken zijn, {found}.")
    return text.format(all=compared, found=enumerated(found))


def _decisions(lines: Sequence[DecisionLine]) -> str:
    if not lines:
        return _("Er staan geen besluiten open.")
    late = sum(line.late for line in lines)
    text = _("Er staat {found} open") if len(lines) == 1 else _("Er staan {found} open")
    said = text.format(found=_count(len(lines), _("besluit"), _("besluiten")))
    if late:
        said += _(", waarvan {n} te laat").format(n=late)
    return f"{said}."


def _goals(lines: Sequence[GoalLine]) -> str:
    """ "Stand van de 4 doelen: 2 op koers en 2 niet behaald."; "" without any."""
    if len(lines) == 1:
        return _("Er is 1 doel: {status}.").format(status=lines[0].status.words)
    kinds = [line.status.kind for line in lines]
    if kinds and set(kinds) == {GoalKind.UNCLEAR}:
        text = _("Van de {all} doelen is nog niet te zeggen of ze op koers zijn.")
        return text.format(all=len(lines))
    counts = [(kinds.count(kind), text) for kind, text in _GOALS.items()]
    found = [text.format(n=n) for n, text in counts if n]
    if not found:
        return ""
    text = _("Stand van de {all} doelen: {found}.")
    return text.format(all=len(lines), found=enumerated(found))


def _actions(lines: Sequence[ActionLine]) -> str:
    late = sum(line.late for line in lines)
    if not late:
        return ""
    if late == 1:
        return _("Eén actie is te laat.")
    return _("{n} acties zijn te laat.").format(n=formatting.number(late, 0))
