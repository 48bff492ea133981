"""What a decision, topic or action is about, as choices of a form and as links."""

from collections.abc import Iterable
from typing import Protocol

from dashboard.maturity.model import maturity_model
from dashboard.snapshot import Snapshot
from data.catalogue import Catalogue
from data.language import _
from data.steering.rows import Goal

Options = list[dict[str, object]]
Link = tuple[str, str]
"""(href, words)."""
FIGURE, THEME, GOAL = "cijfer", "thema", "doel"


class About(Protocol):
    """A decision, a topic of an agenda, or an action."""

    @property
    def indicator(self) -> str | None: ...
    @property
    def theme(self) -> str | None: ...
    @property
    def goal(self) -> int | None: ...


def figure_title(catalogue: Catalogue, indicator: str) -> str:
    """A figure that left the catalogue keeps its id."""
    found = catalogue.indicators.get(indicator)
    return found.title if found else indicator


def theme_title(theme: str) -> str:
    titles = {str(text.id): text.title for text in maturity_model().themes}
    return titles.get(theme, theme)


def goal_title(goal: Goal, snapshot: Snapshot, catalogue: Catalogue) -> str:
    """ "Eenzaam, Dukenburg, 2027"."""
    place = snapshot.names.get(goal.area, goal.area)
    return f"{figure_title(catalogue, goal.indicator)}, {place}, {goal.due_year}"


def figure_options(catalogue: Catalogue) -> Options:
    """Every figure of the catalogue, in its order, after "geen"."""
    titles = {i.id: i.title for i in catalogue.indicators.values()}
    return _options(titles.items(), _("geen cijfer"))


def theme_options() -> Options:
    return _options(((t.id, t.title) for t in maturity_model().themes), _("geen thema"))


def goal_options(goals: Iterable[Goal], snapshot: Snapshot, catalogue: Catalogue) -> Options:
    titles = [(str(goal.id), goal_title(goal, snapshot, catalogue)) for goal in goals]
    return _options(titles, _("geen doel"))


def _options(titles: Iterable[tuple[str, str]], nothing: str) -> Options:
    none: Options = [{"label": nothing, "value": ""}]
    return none + [{"label": title, "value": key} for key, title in titles]


def any_options(goals: Iterable[Goal], snapshot: Snapshot, catalogue: Catalogue) -> Options:
    """Themes, goals and figures in one list; the value says which it is: "thema:..."."""
    kinds = (
        (THEME, _("thema: {title}"), theme_options()),
        (GOAL, _("doel: {title}"), goal_options(goals, snapshot, catalogue)),
        (FIGURE, _("cijfer: {title}"), figure_options(catalogue)),
    )
    found: Options = [{"label": _("niets in het bijzonder"), "value": ""}]
    for kind, words, options in kinds:
        found += [
            {"label": words.format(title=o["label"]), "value": f"{kind}:{o['value']}"}
            for o in options[1:]
        ]
    return found


def any_value(about: About) -> str:
    """The choice of `any_options` that stands for this."""
    for kind, value in ((FIGURE, about.indicator), (THEME, about.theme), (GOAL, about.goal)):
        if value is not None:
            return f"{kind}:{value}"
    return ""


def about_links(
    about: About, area: str, goals: Iterable[Goal], snapshot: Snapshot, catalogue: Catalogue
) -> tuple[Link, ...]:
    """Where the figure, the theme and the goal are. area: what it is about."""
    found: list[Link] = []
    if about.indicator is not None:
        title = figure_title(catalogue, about.indicator)
        level = snapshot.levels.get(area, "")
        level = f"&niveau={level}" if level in snapshot.levels_of(about.indicator) else ""
        known = about.indicator in catalogue.indicators
        href = f"/kaart?cijfer={about.indicator}{level}&gebied={area}" if known else "/kaart"
        found.append((href, title))
    if about.theme is not None:
        found.append((f"/fasen?gebied={area}&thema={about.theme}", theme_title(about.theme)))
    known_goals = {goal.id: goal for goal in goals}
    if about.goal in known_goals:
        title = goal_title(known_goals[about.goal], snapshot, catalogue)
        found.append((f"/sturen/doel/{about.goal}", _("doel: {title}").format(title=title)))
    return tuple(found)
