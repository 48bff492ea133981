"""Writing something as it is from now on, whatever it is that people revise."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dashboard.services import Services
from dashboard.steering.forms import Asked, Outcome, number, outcome
from dashboard.steering.history import Revised, Words, meanwhile
from data.changes import Change, ChangeRefused, Refusal
from data.language import _
from data.steering.revisions import Overtaken


class Owned(Revised, Protocol):
    """What is revised, of a municipality."""

    @property
    def municipality(self) -> str: ...


Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True)
class Revising(Generic[Row]):
    """labels: column -> its name on screen. words: how the columns of a row are told. said: after
    it was written."""

    kind: type[Row]
    labels: Mapping[str, str]
    words: Callable[[Services, Row], Words]
    said: str


def revised(
    services: Services,
    asked: Asked,
    what: Revising[Row],
    change_of: Callable[[int, int | None, Row], Change],
) -> Outcome:
    """Write what `change_of` makes of the id, the revision that was seen and the newest row; who
    did not see the newest one is told who changed what.

    asked: id and seen, and what `change_of` reads.
    """
    its_id, seen = number(asked, "id") or 0, number(asked, "seen")

    def rows() -> tuple[Row, ...]:
        return services.steering.history(what.kind, its_id) if its_id else ()

    def write() -> tuple[str, str]:
        municipality, found = services.snapshot().code, rows()
        if not found or found[-1].municipality != municipality:
            raise ChangeRefused([Refusal(None, _("Dit bestaat niet (meer)."))])
        services.write(services.current_user(), change_of(its_id, seen, found[-1]))
        return what.said, ""

    def told(_overtaken: Overtaken) -> Iterable[str]:
        found, names = rows(), services.snapshot().names
        return meanwhile(found, seen, what.labels, what.words(services, found[-1]), names)

    return outcome(write, told)
