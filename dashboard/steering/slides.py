"""A page in slides, for a screen on the wall: one topic a slide, few words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard import formatting
from dashboard.steering.frozen_page import FrozenFigure, FrozenTopic
from dashboard.steering.page import DecisionLine, GoalLine, PhaseLine, SturenPage
from dashboard.steering.page_figures import Headline, Said, SignalLine
from data.language import _
from data.steering.words import WORRY

SIGNALS, GOALS, DECISIONS, PERIODS = 2, 3, 4, 6
"""How many fit on a slide."""


@dataclass(frozen=True)
class SlideLine:
    """One thing on a slide. small: who and when; said: how it stands."""

    text: str
    small: str = ""
    said: Said | None = None


@dataclass(frozen=True)
class Slide:
    """One screen. lead: a sentence below the heading. number: the figure it is about. course:
    (period, printed value), oldest first."""

    heading: str
    lead: str = ""
    lines: tuple[SlideLine, ...] = ()
    headlines: tuple[Headline, ...] = ()
    phases: tuple[PhaseLine, ...] = ()
    number: FrozenFigure | None = None
    course: tuple[tuple[str, str], ...] = ()


def slides_of(
    page: SturenPage, topics: Sequence[FrozenTopic] = (), title: str = ""
) -> tuple[Slide, ...]:
    """The slides of a page, and of the agenda of a meeting with this title; at least one."""
    opening = Slide(title or _("Stand van de wijken"), page.sentence, headlines=page.headlines)
    return (
        opening,
        *map(_topic, topics),
        *_many(_("Signalen om te bespreken"), map(_signal, page.signals.shown), SIGNALS),
        *_many(_("Doelen"), map(_goal, page.goals), GOALS),
        *_phases(page),
        *_many(_("Open besluiten"), map(_decision, page.decisions), DECISIONS),
    )


def _topic(topic: FrozenTopic) -> Slide:
    """What the figure itself shows is not told once more: the sentence stays with what it adds."""
    known = [point for point in topic.points if point.value is not None][-PERIODS:]
    course = tuple((formatting.period(p.period), p.label or p.said) for p in known)
    shown = course if len(course) > 1 else ()
    return Slide(topic.text, topic.said, number=topic.figure, course=shown)


def _many(heading: str, lines: Iterator[SlideLine], fit: int) -> Iterator[Slide]:
    """As many slides as are needed; none without lines."""
    found = tuple(lines)
    parts = [found[at : at + fit] for at in range(0, len(found), fit)]
    text = _("{heading}, deel {n} van {all}")
    for n, part in enumerate(parts, start=1):
        named = heading if len(parts) == 1 else text.format(heading=heading, n=n, all=len(parts))
        yield Slide(named, lines=part)


def _signal(line: SignalLine) -> SlideLine:
    words = _("zorg") if line.kind == WORRY else _("kracht")
    said = f"{line.area_name} · {line.title}: {line.sentence}"
    return SlideLine(said, said=Said(line.kind, words))


def _goal(line: GoalLine) -> SlideLine:
    said = f"{line.title}. {line.sentence}" if line.sentence else line.title
    return SlideLine(said, line.area_name, line.status)


def _decision(line: DecisionLine) -> SlideLine:
    return SlideLine(line.text, f"{line.owner} · {line.due}", line.status)


def _phases(page: SturenPage) -> tuple[Slide, ...]:
    """Only when anybody placed a theme."""
    placed = any(line.phase for line in page.phases)
    heading = _("Fase van wijkgericht werken")
    return (Slide(heading, page.phases_said, phases=page.phases),) if placed else ()
