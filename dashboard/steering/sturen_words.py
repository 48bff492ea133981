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
}


def sentence(page: SturenPage) -> str:
    """ "In Eldermonde zijn er 3 signalen om te bespreken en 1 kracht om van te leren. Er staan 2
    besluiten open, waarvan 1 te laat. ..."."""
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
    found = [
        *(
            [_count(worries, _("signaal"), _("signalen")) + _(" om te bespreken")]
            if worries
            else []
        ),
        *(
            [_count(strengths, _("kracht"), _("krachten")) + _(" om van te leren")]
            if strengths
            else []
        ),
    ]
    if not found:
        return _("In {name} zijn er nu geen signalen om te bespreken.").format(name=name)
    is_one = len(lines) == 1
    text = _("In {name} is er {found}.") if is_one else _("In {name} zijn er {found}.")
    return text.format(name=name, found=enumerated(found))


def _count(n: int, one: str, more: str) -> str:
    return f"{formatting.number(n, 0)} {one if n == 1 else more}"


def _figures(lines: Sequence[Headline]) -> str:
    """How the headline figures compare; "" when none could be compared."""
    kinds = [line.verdict.kind for line in lines if line.verdict is not None]
    compared = len(kinds) - kinds.count(Verdict.UNKNOWN)
    if not compared:
        return ""
    worse, better = kinds.count(Verdict.WORSE), kinds.count(Verdict.BETTER)
    words = ((worse, _("{n} ongunstiger")), (better, _("{n} gunstiger")))
    found = [text.format(n=n) for n, text in words if n]
    if not found:
        text = _("Geen van de {all} kerncijfers wijkt duidelijk gunstig of ongunstig af.")
        return text.format(all=compared)
    text = _("Van de {all} kerncijfers die te vergelijken zijn, {verb} er {found}.")
    verb = _("is") if worse + better == 1 else _("zijn")
    return text.format(all=compared, verb=verb, found=enumerated(found))


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
    """ "Van de 4 doelen zijn er 2 op koers en 1 niet behaald."; "" without any."""
    if len(lines) == 1:
        return _("Er is 1 doel: {status}.").format(status=lines[0].status.words)
    kinds = [line.status.kind for line in lines]
    counts = [(kinds.count(kind), text) for kind, text in _GOALS.items()]
    found = [text.format(n=n) for n, text in counts if n]
    if not found:
        text = _("Van de {all} doelen is nog niet te zeggen of ze op koers zijn.") if lines else ""
        return text.format(all=len(lines))
    is_one = sum(n for n, _text in counts) == 1
    text = _("Van de {all} doelen is er {found}.")
    if not is_one:
        text = _("Van de {all} doelen zijn er {found}.")
    return text.format(all=len(lines), found=enumerated(found))


def _actions(lines: Sequence[ActionLine]) -> str:
    late = sum(line.late for line in lines)
    if not late:
        return ""
    if late == 1:
        return _("Eén actie is te laat.")
    return _("{n} acties zijn te laat.").format(n=formatting.number(late, 0))
