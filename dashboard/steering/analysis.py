"""The analysis of an area: what the figures say and what people make of it.

It is step 1 of the approach of wijkgericht werken: who lives here, what are the problems, which
parties are active; then the talk about it, the priorities, and small studies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.compare import Verdict
from dashboard.services import Services
from dashboard.steering.analysis_words import column_words
from dashboard.steering.beside import doubts, holding
from dashboard.steering.history import Step, steps
from dashboard.steering.signals import Signal, level_signals
from dashboard.wijk import WijkView, wijk_view
from dashboard.wijk_lines import Line
from data.steering.analysis_rows import Answer, Priority, Proposal, Recognition, Spoken, Study, Talk
from data.steering.rows import Goal
from data.steering.store import Analysis
from data.steering.words import DROPPED


@dataclass(frozen=True)
class AnalysisView:
    """One area. priority_rows, study_rows: all revisions, oldest first. goals: of the gemeente.
    chosen: the talk of which the figures are filled in now."""

    wijk: WijkView
    written: Analysis
    signals: tuple[Signal, ...]
    priority_rows: tuple[Priority, ...]
    study_rows: tuple[Study, ...]
    goals: tuple[Goal, ...]
    chosen: Talk | None

    @property
    def code(self) -> str:
        return self.wijk.code

    @property
    def name(self) -> str:
        return self.wijk.name

    @cached_property
    def worries(self) -> tuple[Line, ...]:
        """The figures that are less favourable, those that deserve a talk first."""
        return self._lines(Verdict.WORSE)

    @cached_property
    def strengths(self) -> tuple[Line, ...]:
        return self._lines(Verdict.BETTER)

    @property
    def talked_about(self) -> tuple[Line, ...]:
        """The figures of question 2, which a talk goes through."""
        return (*self.worries, *self.strengths)

    @property
    def talks(self) -> list[Talk]:
        """The newest first."""
        return sorted(self.written.talks, key=lambda talk: (talk.held, talk.id), reverse=True)

    @property
    def priorities(self) -> list[Priority]:
        return [found for found in self.written.priorities if found.status != DROPPED]

    @property
    def dropped(self) -> list[Priority]:
        return [found for found in self.written.priorities if found.status == DROPPED]

    @property
    def studies(self) -> list[Study]:
        """The newest first."""
        return holding(self.written.studies)[::-1]

    @cached_property
    def doubts(self) -> dict[str, list[Spoken]]:
        """figure -> who does not, or only partly, recognise it, newest first."""
        found: dict[str, list[Spoken]] = {}
        for spoken in reversed(doubts(self._spoken)):
            found.setdefault(spoken.said.indicator, []).append(spoken)
        return found

    def opinions(self, talk: int) -> dict[str, Recognition]:
        """figure -> what a talk says of it now."""
        said = {found.indicator: found for found in self.written.recognitions if found.talk == talk}
        return {name: found for name, found in said.items() if found.opinion != DROPPED}

    def proposals(self, talk: int | None) -> list[Proposal]:
        """Those of one talk, or those that came otherwise."""
        return [found for found in self.written.proposals if found.talk == talk]

    def answers(self, question: str) -> list[Answer]:
        """The newest first: that one counts."""
        return [found for found in self.written.answers if found.question == question][::-1]

    def studies_of(self, indicator: str) -> list[Study]:
        return [study for study in self.studies if indicator in study.indicators]

    def goals_of(self, priority: int) -> list[Goal]:
        return [goal for goal in self.goals if goal.priority == priority]

    def history(
        self, rows: tuple[Priority, ...] | tuple[Study, ...], labels: Mapping[str, str]
    ) -> tuple[Step, ...]:
        """rows: the revisions of one priority or study. Newest first."""
        words = column_words(self.written, self.wijk.catalogue)
        return steps(rows, labels, words, self.wijk.snapshot.names)

    @property
    def _spoken(self) -> list[Spoken]:
        held = {talk.id: talk for talk in self.written.talks}
        said = {(found.talk, found.indicator): found for found in self.written.recognitions}
        spoken = [Spoken(r, held[r.talk].kind, held[r.talk].held) for r in said.values()]
        return sorted(spoken, key=lambda found: (found.held, found.said.id))

    def _lines(self, verdict: Verdict) -> tuple[Line, ...]:
        """Signals first, then what is doubted, what aldermen see, and the rest of the catalogue."""
        signs = {signal.indicator_id for signal in self.signals}

        def place(line: Line) -> tuple[bool, bool, bool]:
            name = line.indicator.id
            return name not in signs, name not in self.doubts, not line.indicator.headline

        return tuple(
            sorted((line for line in self.wijk.lines if line.verdict is verdict), key=place)
        )


def analysis_view(services: Services, code: str, query: Mapping[str, object]) -> AnalysisView:
    """The analysis of an area, whatever the query says (vergelijk, gesprek).

    Raises EmptyStoreError and UnknownAreaError.
    """
    wijk = wijk_view(services, code, query)
    written = services.steering.analysis(area=code)
    asked = str(query.get("gesprek") or "")
    return AnalysisView(
        wijk=wijk,
        written=written,
        signals=tuple(s for s in level_signals(services, wijk.level).signals if s.area == code),
        priority_rows=services.steering.revisions(Priority, area=code),
        study_rows=services.steering.revisions(Study, area=code),
        goals=services.steering.all_of(Goal, municipality=wijk.snapshot.code),
        chosen=next((talk for talk in written.talks if str(talk.id) == asked), None),
    )
