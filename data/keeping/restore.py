"""Puts a copy back into an empty place: whole and checked, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.keeping.content import refuse_newer
from data.keeping.errors import FAULTS, KeepingError, KeepingFailed, first_line
from data.keeping.folder import sibling
from data.keeping.manifest import Manifest, read_manifest
from data.keeping.pg_tools import PgTools
from data.keeping.put_in_file import put_in_files
from data.keeping.put_in_schema import put_in_schemas
from data.language import _
from data.originals import digest_of
from data.store import is_in_memory, parsed


@dataclass(frozen=True)
class Restored:
    """A copy that was put back. upgraded: its tables were brought to those of this program."""

    file: Path
    manifest: Manifest


def restore(
    file: Path, url: str, *, with_staging: bool = True, tools: PgTools | None = None
) -> list[Restored]:
    """Put the copy `file` at `url`, and the one of the staging store when it stands beside it.

    Refuses a place that is not empty, a copy of another kind of database, one that is not whole and
    one of a newer program. An older one gets the tables of this program. Raises KeepingError,
    StoreError; the place is empty again then.
    """
    copies = [_whole(file)]
    if with_staging and copies[0].manifest.part == "serving" and sibling(file).exists():
        copies.append(_whole(sibling(file)))
    address = parsed(url)
    kind = address.get_backend_name()
    _refuse_other_kind(copies[0].manifest, kind)
    if kind == "sqlite" and is_in_memory(address):
        raise KeepingError(_("Terugzetten in het geheugen kan niet. Kies een bestand."))
    with _told():
        if kind == "postgresql":
            put_in_schemas(copies, url, tools or PgTools())
        else:
            put_in_files(copies, Path(str(address.database)))
    return copies


def _whole(file: Path) -> Restored:
    """The copy, after a look at whether it is what was once written. Raises KeepingError."""
    if not file.is_file():
        raise KeepingError(_("{path} bestaat niet of is geen bestand.").format(path=file))
    manifest = read_manifest(file)
    refuse_newer(manifest)
    if file.stat().st_size != manifest.bytes or digest_of(file) != manifest.sha256:
        message = _(
            "{path} is veranderd of beschadigd sinds het is gemaakt. Kies een andere reservekopie."
        )
        raise KeepingError(message.format(path=file))
    return Restored(file, manifest)


def _refuse_other_kind(manifest: Manifest, kind: str) -> None:
    if manifest.kind == kind:
        return
    words = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    message = _(
        "Deze reservekopie is van {copy}, en DATABASE_URL wijst naar {here}. Kies een database van "
        "hetzelfde soort."
    )
    here = words.get(kind, kind)
    raise KeepingError(message.format(copy=words[manifest.kind], here=here))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except FAULTS as error:
        message = _(
            "Terugzetten is niet gelukt ({reason}). Controleer of de database bereikbaar is en of "
            "er ruimte op de schijf is. Er is niets teruggezet."
        )
        raise KeepingFailed(message.format(reason=first_line(error))) from error
