"""Both stores opened, and the one place at which a steward works on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from data.publishing.lock import only_steward
from data.publishing.seed import seed
from data.publishing.staging import open_staging
from data.store import open_store


@dataclass(frozen=True)
class Desk:
    """serving: what the pages read. staging: where files are made ready."""

    serving: Engine
    staging: Engine


@contextmanager
def open_desk(url: str) -> Iterator[Desk]:
    """The stores behind the address of the serving store, held by this steward alone. Raises
    StoreError."""
    serving = open_store(url)
    try:
        staging = open_staging(url)
        try:
            with only_steward(staging):
                seed(serving, staging)
                yield Desk(serving, staging)
        finally:
            staging.dispose()
    finally:
        serving.dispose()
