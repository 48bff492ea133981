"""The figures of an area that have to do with a theme, beside those of areas that look like it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import formatting, wording
from dashboard.fasen import FasenView
from dashboard.maturity.hints import Beside, questions
from dashboard.services import Services
from dashboard.wijk import REFERENCE, WijkView, wijk_view
from dashboard.wijk_lines import Line
from data.language import _


@dataclass(frozen=True)
class Related:
    """lines: the figures of the theme that this level has, those of the model first. near: how
    many of them are the model's. comparator: what they are compared with, "" without any."""

    view: WijkView
    lines: tuple[Line, ...]
    near: int
    comparator: str


def related(view: FasenView, services: Services) -> Related:
    """Compared with the reference areas where there are any, else with the first comparator."""
    wijk = wijk_view(services, view.code, {"vergelijk": REFERENCE})
    lines = {line.indicator.id: line for line in wijk.lines}
    found = tuple(lines[i.id] for i in view.related if i.id in lines)
    near = sum(line.indicator.id in view.theme.indicators for line in found)
    return Related(wijk, found, near, _comparator(wijk, services))


def _comparator(wijk: WijkView, services: Services) -> str:
    if wijk.compared != REFERENCE:
        return wijk.target_name or ""
    plural = services.settings.municipality.words(wijk.level).plural
    return _("vergelijkbare {plural}").format(plural=plural)


def doubts(view: FasenView, found: Related) -> tuple[str, ...]:
    """The questions that the model's figures raise about the phase of the theme in this area;
    none when the theme stands nowhere, or where the gemeente's phase is shown."""
    position = view.positions.get(view.theme.id)
    if position is None or view.is_borrowed:
        return ()
    return questions(position.phase, _beside(found.lines[: found.near], found.comparator))


def _beside(lines: Sequence[Line], comparator: str) -> list[Beside]:
    return [
        Beside(
            title=line.indicator.title,
            word=wording.verdict_words(line.verdict, line.indicator.polarity).word,
            value=formatting.short_value(line.value, line.indicator),
            other=formatting.short_value(line.other, line.indicator),
            comparator=comparator,
            verdict=line.verdict,
        )
        for line in lines
        if line.has_value
    ]
