"""Makes a copy of the stores while they are in use: whole, or not there at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

from data.keeping.content import Content
from data.keeping.errors import FAULTS, KeepingError, KeepingFailed, first_line
from data.keeping.folder import (
    UNFINISHED,
    Name,
    alone_in,
    clean,
    plain_name,
    remove_oldest,
    sync,
    unfinished,
)
from data.keeping.manifest import Manifest, Part, manifest_of, program_version, write_manifest
from data.keeping.pg_tools import PgTools
from data.keeping.postgresql_copy import PostgresqlStores, stores_on_postgresql
from data.keeping.sqlite_copy import SqliteStores
from data.language import _
from data.originals import digest_of
from data.store import is_in_memory, parsed

Stores = SqliteStores | PostgresqlStores


@dataclass(frozen=True)
class Kept:
    """A copy that was made. file: where it is."""

    file: Path
    manifest: Manifest


@dataclass(frozen=True)
class Backup:
    """made: the serving store first. removed: older copies that were one too many."""

    made: list[Kept]
    removed: list[Path] = field(default_factory=list)


def backup(
    url: str,
    folder: Path,
    *,
    with_staging: bool = True,
    keep: int | None = None,
    tools: PgTools | None = None,
) -> Backup:
    """Copy the stores behind `url` into `folder`, and remove all but the newest `keep` copies.

    The serving store goes first: staging then knows of every release that the copy holds. Raises
    KeepingError, StoreError; nothing half stays behind then, and no older copy goes.
    """
    parts: tuple[Part, ...] = ("serving", "staging") if with_staging else ("serving",)
    with alone_in(folder), _told(), _stores(url, tools or PgTools()) as stores:
        clean(folder)
        name = _free_name(folder, stores)
        try:
            copies = [_copied(stores, part, folder, name) for part in parts]
            made = [copy for copy in copies if copy is not None]
            _give_names(folder, made)
        finally:
            clean(folder)
        removed = remove_oldest(folder, name.store, keep) if keep else []
    return Backup(made, removed)


@contextmanager
def _told() -> Iterator[None]:
    """A fault of the disk or the database as a sentence."""
    try:
        yield
    except FAULTS as error:
        message = _(
            "De reservekopie is niet gelukt ({reason}). Controleer of de database bereikbaar is en "
            "of er ruimte op de schijf is. De vorige reservekopieën zijn er nog."
        )
        raise KeepingFailed(message.format(reason=first_line(error))) from error


@contextmanager
def _stores(url: str, tools: PgTools) -> Iterator[Stores]:
    address = parsed(url)
    if address.get_backend_name() == "postgresql":
        with stores_on_postgresql(url, tools) as found:
            yield found
    elif is_in_memory(address):
        raise KeepingError(_("Een database in het geheugen kan niet worden bewaard."))
    else:
        yield SqliteStores(Path(str(address.database)))


def _free_name(folder: Path, stores: Stores) -> Name:
    """Two copies of one second would have one name."""
    while True:
        name = Name(plain_name(stores.name), datetime.now(UTC), stores.kind)
        if not (folder / name.file("serving")).exists():
            return name
        sleep(0.1)


def _copied(stores: Stores, part: Part, folder: Path, name: Name) -> Kept | None:
    """A copy under a temporary name, with all that it says of itself."""
    half = unfinished(folder, name.file(part))
    content = stores.copy(part, half)
    if content is None:
        half.unlink()
        if part == "serving":
            message = _("Er is nog geen database om te bewaren. Controleer DATABASE_URL.")
            raise KeepingError(message)
        return None
    manifest = _manifest(stores, part, half, name, content)
    write_manifest(manifest_of(half), manifest)
    return Kept(folder / name.file(part), manifest)


def _manifest(stores: Stores, part: Part, half: Path, name: Name, content: Content) -> Manifest:
    return Manifest(
        program=program_version(),
        kind=stores.kind,
        part=part,
        migration=content.migration,
        staging_migration=content.staging_migration,
        store_version=content.store_version,
        made=name.made.replace(microsecond=0),
        content=content.content,
        bytes=half.stat().st_size,
        sha256=digest_of(half),
    )


def _give_names(folder: Path, made: list[Kept]) -> None:
    """What a copy says of itself gets its name first: no copy ever stands there without. The
    serving store goes last: where it is, all of this moment is."""
    for copy in reversed(made):
        half = folder / f".{copy.file.name}{UNFINISHED}"
        manifest_of(half).replace(manifest_of(copy.file))
        half.replace(copy.file)
    sync(folder)
