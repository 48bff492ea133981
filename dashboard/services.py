"""All that a page, a callback or a route may need, built once in app.py."""

from dataclasses import dataclass, field
from threading import Lock

from dashboard.settings import Settings
from dashboard.snapshot import Snapshot, take_snapshot
from dashboard.theme import Theme
from data.catalogue import Catalogue
from data.figures import FigureStore


@dataclass
class Services:
    settings: Settings
    catalogue: Catalogue
    store: FigureStore
    theme: Theme = field(default_factory=Theme)
    _snapshot: Snapshot | None = None
    _lock: Lock = field(default_factory=Lock)

    def snapshot(self) -> Snapshot:
        """The present store, re-read when its version moved. Raises EmptyStoreError."""
        version, _fictitious = self.store.state()
        current = self._snapshot
        if current is not None and current.version == version:
            return current
        with self._lock:
            if self._snapshot is None or self._snapshot.version != version:
                self._snapshot = take_snapshot(self.store, self.settings.municipality)
            return self._snapshot
