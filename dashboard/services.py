"""All that a page, a callback or a route may need, built once in app.py."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_hex
from threading import Lock

from dashboard.settings import Settings
from dashboard.share import Sharer
from dashboard.snapshot import Snapshot, take_snapshot
from dashboard.theme import Theme
from dashboard.users import User, default_user
from dashboard.writes import write_as, write_as_party
from data import changes
from data.catalogue import Catalogue
from data.figures import FigureStore
from data.maturity import MaturityStore
from data.notes import NoteStore
from data.steering.store import SteeringStore


@dataclass
class Services:
    settings: Settings
    catalogue: Catalogue
    store: FigureStore
    theme: Theme = field(default_factory=Theme)
    current_user: Callable[[], User] = default_user
    """Who makes the present request."""
    sharer: Sharer = field(default_factory=lambda: Sharer(token_hex(32)))
    """Makes and reads the links of sessions."""
    _snapshot: Snapshot | None = None
    _held: Snapshot | None = None
    _lock: Lock = field(default_factory=Lock)

    def snapshot(self) -> Snapshot:
        """The present store, re-read when its version moved. Raises EmptyStoreError."""
        if self._held is not None:
            return self._held
        version, _fictitious = self.store.state()
        current = self._snapshot
        if current is not None and current.version == version:
            return current
        with self._lock:
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = take_snapshot(self.store, self.settings.municipality)
            return self._snapshot

    def holding(self, snapshot: Snapshot) -> "Services":
        """The same services for one page, which is of one version of the store from top to bottom
        whatever is loaded meanwhile."""
        held = copy(self)
        held._held = snapshot
        return held

    @cached_property
    def notes(self) -> NoteStore:
        return NoteStore(self.store.engine)

    @cached_property
    def maturity(self) -> MaturityStore:
        return MaturityStore(self.store.engine)

    @cached_property
    def steering(self) -> SteeringStore:
        return SteeringStore(self.store.engine)

    def write(self, user: User, change: changes.Change) -> int:
        """The only way in which pages write; gives the id of what was changed.

        Raises ChangeRefused.
        """
        return write_as(user, change, self._write)

    def write_as_party(self, party: str, change: changes.Change) -> int:
        """For who has a share link of this party; gives the id of what was changed.

        Raises ChangeRefused.
        """
        return write_as_party(party, change, self._write)

    def _write(self, author: changes.Author, change: changes.Change) -> int:
        return changes.write(self.store.engine, author, change)
