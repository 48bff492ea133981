"""The topics of an agenda with what the store says of each, to be kept with the page."""

from dataclasses import dataclass

from dashboard.steering.about import about_links
from dashboard.steering.frozen_figures import Figures, Key
from dashboard.steering.frozen_page import FrozenTopic
from dashboard.steering.page import SturenPage
from dashboard.trend_wording import trend_words
from dashboard.wijk_words import line_sentence
from data.catalogue import Catalogue
from data.language import _
from data.steering.rows import AgendaItem, Meeting
from data.steering.store import Steering


@dataclass(frozen=True)
class Topics:
    """Makes the topics of a meeting from a page about the same area."""

    figures: Figures
    catalogue: Catalogue
    steering: Steering
    page: SturenPage

    def of(self, meeting: Meeting) -> tuple[FrozenTopic, ...]:
        return tuple(self._topic(item, item.area or meeting.area) for item in meeting.agenda)

    def _topic(self, item: AgendaItem, area: str) -> FrozenTopic:
        snapshot, goals = self.figures.snapshot, self.steering.goals
        key = self._key(item, area)
        found = self.figures.find(key) if key else None
        said = [self._goal(item.goal), self._phase(item.theme, area)]
        if found is not None:
            name = snapshot.area_name(found.area)
            trend = trend_words(found.line.trend)
            said.append(line_sentence(found.line, name, found.name or None))
            said.append(f"{trend[:1].upper()}{trend[1:]}.")
        return FrozenTopic(
            text=item.text,
            area_name=snapshot.area_name(area),
            about=about_links(item, area, goals, snapshot, self.catalogue),
            said=" ".join(filter(None, said)),
            figure=self.figures.frozen(found) if found else None,
            points=self.figures.points(found) if found else (),
        )

    def _key(self, item: AgendaItem, area: str) -> Key | None:
        """The figure that a topic is about, itself or by its goal."""
        if item.indicator is not None:
            return area, item.indicator
        goal = next((goal for goal in self.steering.goals if goal.id == item.goal), None)
        return (goal.area, goal.indicator) if goal else None

    def _goal(self, its_id: int | None) -> str:
        line = next((line for line in self.page.goals if line.id == its_id), None)
        if line is None:
            return ""
        text = _("Doel: {sentence} Stand: {status}.")
        return text.format(sentence=line.sentence, status=line.status.words)

    def _phase(self, theme: str | None, area: str) -> str:
        """How a theme stands, when the page is about the same area."""
        lines = self.page.phases if area == self.page.area else ()
        line = next((line for line in lines if line.theme == theme), None)
        if line is None:
            return ""
        parts = (line.said, line.since, line.moved)
        return f"{line.title}: {', '.join(filter(None, parts))}."
