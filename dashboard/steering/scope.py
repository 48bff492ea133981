"""What a page of the steering loop is about: the gemeente, or one wijk or buurt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.services import Services
from dashboard.snapshot import Snapshot
from data.language import _

INSIDE = {"gemeente": ("wijk", "buurt"), "wijk": ("buurt",), "buurt": ("buurt",)}
"""The levels whose areas can be shown for an area of a level, the first one by itself."""


@dataclass(frozen=True)
class Scope:
    """code: the area it is about. inside: the level of the areas that are shown in it."""

    snapshot: Snapshot
    code: str
    inside: str
    messages: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        return self.snapshot.levels[self.code]

    @property
    def name(self) -> str:
        return self.snapshot.names[self.code]

    @cached_property
    def areas(self) -> tuple[str, ...]:
        """The areas of level `inside` in it, by name; a buurt holds itself."""
        level = self.snapshot.areas_of(self.inside)
        codes = [str(code) for code in level["code"]]
        return tuple(code for code in codes if self.holds(code))

    def holds(self, code: str) -> bool:
        """Whether an area is this one or lies in it."""
        step: object = code
        seen: set[object] = set()
        while isinstance(step, str) and step not in seen:
            if step == self.code:
                return True
            seen.add(step)
            step = self.snapshot.parents.get(step)
        return False


def scope_of(services: Services, query: Mapping[str, object]) -> Scope:
    """The scope of a query (gebied, niveau), whatever it says. Raises EmptyStoreError.

    Without an area it is the own area of a wijkteam, else the gemeente.
    """
    snapshot = services.snapshot()
    asked = query.get("gebied") or services.current_user().area or snapshot.code
    known = isinstance(asked, str) and asked in snapshot.levels
    code = str(asked) if known else snapshot.code
    said = () if known else (_("Dit gebied is niet bekend. U ziet {name}."),)
    levels = [level for level in INSIDE[snapshot.levels[code]] if _has(snapshot, level)]
    wanted = query.get("niveau")
    inside = str(wanted) if wanted in levels else (levels or ["buurt"])[0]
    return Scope(snapshot, code, inside, tuple(s.format(name=snapshot.names[code]) for s in said))


def _has(snapshot: Snapshot, level: str) -> bool:
    return not snapshot.areas_of(level).empty
