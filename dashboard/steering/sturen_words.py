"""The sentence on top of page Sturen, which says it all."""

from collections.abc import Iterable

from dashboard.compare import Verdict
from dashboard.steering.page_figures import Headline
from dashboard.wording import enumerated
from data.language import _


def sentence(name: str, figures: Iterable[Headline]) -> str:
    """ "In Eldermonde zijn 2 van de 8 kerncijfers ongunstiger dan ..."."""
    return figures_said(name, tuple(figures))


def figures_said(name: str, figures: tuple[Headline, ...]) -> str:
    """How the headline figures compare: "" when none could be compared."""
    judged = [line.verdict.kind for line in figures if line.verdict is not None]
    compared = [kind for kind in judged if kind != Verdict.UNKNOWN]
    if not compared:
        return _("In {name} is nog geen kerncijfer te vergelijken.").format(name=name)
    worse, better = compared.count(Verdict.WORSE), compared.count(Verdict.BETTER)
    found = [
        text.format(n=n)
        for n, text in ((worse, _("{n} ongunstiger")), (better, _("{n} gunstiger")))
        if n
    ]
    if not found:
        text = _("In {name} is geen van de {all} kerncijfers duidelijk gunstiger of ongunstiger.")
        return text.format(name=name, all=len(compared))
    text = _("Van de {all} kerncijfers van {name} zijn er {found}.")
    if worse + better == 1:
        text = _("Van de {all} kerncijfers van {name} is er {found}.")
    return text.format(name=name, all=len(compared), found=enumerated(found))
