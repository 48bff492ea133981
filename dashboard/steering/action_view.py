"""One action with all that is known of it."""

from dataclasses import dataclass
from datetime import date

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.steering.about import Link, about_links
from dashboard.steering.action_places import place_of, places_of
from dashboard.steering.action_writes import columns_of
from dashboard.steering.actions import is_late, status_said, when
from dashboard.steering.goal_columns import ACTION_LABELS
from dashboard.steering.history import Step, steps
from dashboard.steering.page_figures import Said
from data.place import Place
from data.steering.rows import Action
from data.steering.store import Steering


class UnknownActionError(LookupError):
    """There is no such action in this municipality."""


@dataclass(frozen=True)
class ActionView:
    """place: None when there is none (any more). about: links to figure, theme and goal. when: its
    day in words. history: newest first."""

    snapshot: Snapshot
    steering: Steering
    action: Action
    status: Said
    when: str
    late: bool
    place: Place | None
    about: tuple[Link, ...]
    history: tuple[Step, ...]

    @property
    def area_name(self) -> str:
        return self.snapshot.names.get(self.action.area, self.action.area)


def action_view(services: Services, its_id: object, today: date) -> ActionView:
    """its_id: of the address. Raises UnknownActionError and EmptyStoreError."""
    snapshot = services.snapshot()
    steering = services.steering.of(municipality=snapshot.code)
    found = next((action for action in steering.actions if str(action.id) == str(its_id)), None)
    if found is None:
        raise UnknownActionError(str(its_id))
    rows = services.steering.history(Action, found.id)
    words = columns_of(services)
    return ActionView(
        snapshot=snapshot,
        steering=steering,
        action=found,
        status=status_said(found),
        when=when(found, today),
        late=is_late(found, today),
        place=place_of(places_of(services), found.place),
        about=about_links(found, found.area, steering.goals, snapshot, services.catalogue),
        history=steps(rows, ACTION_LABELS, words.of, snapshot.names),
    )
