"""Which figure, area and start an action is looked back on with."""

from collections.abc import Sequence
from datetime import date

from dashboard.services import Services
from dashboard.steering.effect_areas import LookedBack, look_back
from data.language import _
from data.steering.rows import Action, Goal
from data.steering.store import Steering
from data.steering.words import PLANNED


def indicator_of(action: Action, goals: Sequence[Goal]) -> str | None:
    """The figure that an action is about: its own, else that of its goal."""
    if action.indicator is not None:
        return action.indicator
    return next((goal.indicator for goal in goals if goal.id == action.goal), None)


def has_begun(action: Action, today: date) -> bool:
    """What is still planned after its start has not begun, whatever the day says."""
    return action.start is not None and action.start <= today and action.status != PLANNED


def effect_of_action(
    services: Services, action: Action, steering: Steering, today: date
) -> LookedBack | str:
    """What can be said of the action, or why there is nothing to look at.

    Areas with another action on the same figure that has started are no reference areas.
    """
    indicator = indicator_of(action, steering.goals)
    if action.start is None:
        return _("Deze actie heeft nog geen startdatum.")
    if not has_begun(action, today):
        return _("Deze actie is nog niet begonnen.")
    if indicator not in services.catalogue.indicators:
        return _("Deze actie hoort niet bij een cijfer.")
    also = {
        other.area
        for other in steering.actions
        if has_begun(other, today) and indicator_of(other, steering.goals) == indicator
    }
    try:
        return look_back(
            services, area=action.area, indicator=indicator, start=action.start, also=also
        )
    except KeyError:
        return _("Van dit gebied zijn geen cijfers geladen.")
