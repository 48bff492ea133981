"""Keeps the original of every file, named after its content."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

LONGEST_NAME = 150


def digest_of(path: Path) -> str:
    """sha256 of the content, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept_name(path: Path, digest: str) -> str:
    return f"{digest}-{path.name[-LONGEST_NAME:]}"


@contextmanager
def kept(path: Path, digest: str, folder: Path) -> Iterator[str]:
    """The file, copied to `folder` while the body runs and removed again when the body raises;
    yields its name there. A copy that was there already stays. Raises OSError, also when the
    content is no longer that of `digest`."""
    target = folder / kept_name(path, digest)
    is_new = not target.exists()
    if is_new:
        folder.mkdir(parents=True, exist_ok=True)
        _copy(path, target, digest)
    try:
        yield target.name
    except BaseException:
        if is_new:
            target.unlink(missing_ok=True)
        raise


def _copy(path: Path, target: Path, digest: str) -> None:
    """Through a file beside it, so that the name never stands for half a copy."""
    with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as half:
        part = Path(half.name)
        try:
            with path.open("rb") as file:
                shutil.copyfileobj(file, half)
            half.flush()
            os.fsync(half.fileno())
            if digest_of(part) != digest:
                raise OSError(path.name)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
