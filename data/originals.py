"""Keeps the original of a file under its content; counts of persons out of reach of the pages."""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Engine

from data.batch import Batch
from data.publishing.staging import FOLDER
from data.settle import takes_counts_of_persons

LONGEST_NAME = 150
_OWNER_ONLY = 0o700


def digest_of(path: Path) -> str:
    """sha256 of the content, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept_name(path: Path, digest: str) -> str:
    return f"{digest}-{path.name[-LONGEST_NAME:]}"


def folder_for(batch: Batch, engine: Engine, originals: Path) -> Path | None:
    """Where the copy of this file is kept: `originals`, or out of reach of the pages when it has
    exact counts of persons. None when those may not be here at all: the load is going to refuse."""
    if batch.persons.empty:
        return originals
    with engine.connect() as connection:
        if not takes_counts_of_persons(connection):
            return None
    if engine.dialect.name == "sqlite":
        return Path(str(engine.url.database)).parent / originals.name
    return originals.parent / FOLDER / originals.name


@contextmanager
def kept(path: Path, digest: str, folder: Path | None) -> Iterator[str]:
    """The file, copied to `folder` while the body runs and removed again when the body raises;
    yields its name there. A copy that was there already stays; only the owner may read the folder.
    Without a folder nothing is copied, and the name is empty. Raises OSError, also when the content
    is no longer that of `digest`."""
    if folder is None:
        _check(path, path, digest)
        yield ""
        return
    target = folder / kept_name(path, digest)
    is_new = not target.exists()
    _open_to_owner_only(folder)
    if is_new:
        _copy(path, target, digest)
    try:
        yield target.name
    except BaseException:
        if is_new:
            target.unlink(missing_ok=True)
        raise


def _open_to_owner_only(folder: Path) -> None:
    """Makes the folder when it is not there. One that all users share, such as /tmp, stays as it
    is, and so does one of somebody else: the copies themselves are closed too."""
    folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
    if not folder.stat().st_mode & stat.S_ISVTX:
        with suppress(PermissionError):
            folder.chmod(_OWNER_ONLY)


def _check(content: Path, path: Path, digest: str) -> None:
    if digest_of(content) != digest:
        raise OSError(path.name)


def _copy(path: Path, target: Path, digest: str) -> None:
    """Through a file beside it, so that the name never stands for half a copy. A temporary file has
    mode 0600, and keeps it under its new name."""
    with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as half:
        part = Path(half.name)
        try:
            with path.open("rb") as file:
                shutil.copyfileobj(file, half)
            half.flush()
            os.fsync(half.fileno())
            _check(part, path, digest)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
