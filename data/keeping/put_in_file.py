"""Puts copies of SQLite stores where no store is yet."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL

from data.content_hash import hash_within
from data.keeping.errors import KeepingError
from data.keeping.folder import UNFINISHED, alone_in, sync
from data.keeping.manifest import Manifest
from data.keeping.sqlite_copy import read_only
from data.language import _
from data.publishing.staging import open_staging, staging_file
from data.store import open_store


class Copy(Protocol):
    @property
    def file(self) -> Path: ...
    @property
    def manifest(self) -> Manifest: ...


def put_in_files(copies: Sequence[Copy], serving: Path) -> None:
    """serving: the file that the serving store will be. All is made ready in a folder beside it, so
    that the names never stand for something half. Raises KeepingError, StoreError, OSError,
    sqlite3.Error."""
    serving.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(serving.parent):
        _refuse_full(copies, serving)
        workplace = serving.parent / f".{serving.name}{UNFINISHED}"
        shutil.rmtree(workplace, ignore_errors=True)
        try:
            half = workplace / serving.name
            for copy in copies:
                _prepare(copy, half)
            _give_names(copies, half, serving)
        finally:
            shutil.rmtree(workplace, ignore_errors=True)


def place_of(copy: Copy, serving: Path) -> Path:
    return staging_file(serving) if copy.manifest.part == "staging" else serving


def not_empty(place: str) -> KeepingError:
    message = _(
        "Op {place} staat al iets. Terugzetten kan alleen op een lege plek: kies een ander adres "
        "met --database-url, of haal weg wat er staat."
    )
    return KeepingError(message.format(place=place))


def _refuse_full(copies: Sequence[Copy], serving: Path) -> None:
    """The log of a former store counts too: SQLite would play it into the new one. Beside a new
    serving store there may be no old staging store: it would know of other releases."""
    taken = {place_of(copy, serving) for copy in copies}
    if serving in taken:
        taken.add(staging_file(serving))
    for place in sorted(taken):
        for path in (place, *(place.with_name(place.name + end) for end in ("-wal", "-journal"))):
            if path.exists():
                raise not_empty(str(path))


def _prepare(copy: Copy, half: Path) -> None:
    """The copy at its place in the workplace, checked and with the tables of this program."""
    place = place_of(copy, half)
    private = copy.manifest.part == "staging"
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(copy.file, place)
    with read_only(place).connect() as connection:
        if hash_within(connection) != copy.manifest.content:
            raise other_content(copy)
    url = URL.create("sqlite", database=str(half)).render_as_string()
    (open_staging(url) if private else open_store(url)).dispose()


def other_content(copy: Copy) -> KeepingError:
    message = _(
        "Wat in {path} staat, is niet wat er bij het maken in stond. Er is niets teruggezet; kies "
        "een andere reservekopie."
    )
    return KeepingError(message.format(path=copy.file))


def _give_names(copies: Sequence[Copy], half: Path, serving: Path) -> None:
    """The serving store last: where it is, all is."""
    for copy in reversed(copies):
        place = place_of(copy, serving)
        if copy.manifest.part == "staging":
            place.parent.mkdir(mode=0o700, exist_ok=True)
            place.parent.chmod(0o700)
        place_of(copy, half).replace(place)
        sync(place.parent)
