"""What is said of actions: what is done for an area, how far it is, and whether it helped."""

from collections.abc import Iterable
from datetime import date

from dashboard.fasen_words import short_day
from dashboard.services import Services
from dashboard.steering.effect_actions import effect_of_action
from dashboard.steering.effect_words import effect_short
from dashboard.steering.goal_columns import ACTION_STATES
from dashboard.steering.page import ActionLine
from dashboard.steering.page_figures import Said
from dashboard.steering.scope import Scope
from data.language import _
from data.steering.rows import Action
from data.steering.store import Steering
from data.steering.words import DONE, PLANNED, RUNNING, STOPPED

UNFINISHED = (PLANNED, RUNNING)
ORDER = {RUNNING: 0, PLANNED: 1, DONE: 2, STOPPED: 3}


def is_late(action: Action, today: date) -> bool:
    """It should have been done, or have begun, before this day."""
    if action.status == PLANNED and action.start is not None and action.start < today:
        return True
    return action.status in UNFINISHED and action.due is not None and action.due < today


def in_order(actions: Iterable[Action], today: date) -> list[Action]:
    """What is late first, then what runs, is planned, is done; each by its day."""

    def place(action: Action) -> tuple[int, int, int]:
        late = -1 if is_late(action, today) else ORDER.get(action.status, len(ORDER))
        return late, (action.due or action.start or date.max).toordinal(), action.id

    return sorted(actions, key=place)


def action_lines(
    services: Services, scope: Scope, steering: Steering, today: date
) -> tuple[ActionLine, ...]:
    """As page Sturen shows them: of the area and of what lies in it."""
    inside = [action for action in steering.actions if scope.holds(action.area)]
    return lines_of(services, inside, steering, today)


def lines_of(
    services: Services, actions: Iterable[Action], steering: Steering, today: date
) -> tuple[ActionLine, ...]:
    services = services.holding(services.snapshot())
    return tuple(_line(services, action, steering, today) for action in in_order(actions, today))


def _line(services: Services, action: Action, steering: Steering, today: date) -> ActionLine:
    return ActionLine(
        id=action.id,
        title=action.title,
        area_name=services.snapshot().names.get(action.area, action.area),
        owner=action.owner,
        due=when(action, today),
        status=status_said(action),
        late=is_late(action, today),
        effect=_effect(services, action, steering, today),
    )


def status_said(action: Action) -> Said:
    return Said(action.status, ACTION_STATES.get(action.status, action.status))


def when(action: Action, today: date) -> str:
    """ "klaar op 1 dec 2026", "te laat: 1 nov 2026", "start 1 jan 2027", "sinds 3 mei 2024",
    "begonnen op 3 mei 2024"."""
    day, text = action.due, _("klaar op {day}")
    if action.status == PLANNED and action.start is not None:
        day, text = action.start, _("start {day}")
    elif action.status in (DONE, STOPPED):
        day, text = action.start, _("begonnen op {day}")
    elif day is None:
        day, text = action.start, _("sinds {day}")
    if is_late(action, today):
        text = _("te laat: {day}")
    return text.format(day=short_day(day)) if day else _("geen datum")


def _effect(services: Services, action: Action, steering: Steering, today: date) -> Said | None:
    """Whether it helped, in a few words; None when nothing started or no figure belongs to it."""
    found = effect_of_action(services, action, steering, today)
    if isinstance(found, str):
        return None
    return Said(found.effect.outcome.value, effect_short(found))
