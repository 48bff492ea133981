"""The folder with copies: their names, one command at a time, what a broken run left behind."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from data.keeping.errors import KeepingError
from data.keeping.manifest import Kind, Part, manifest_of, read_manifest
from data.language import _

if sys.platform != "win32":
    import fcntl

UNFINISHED = ".part"
SUFFIX: dict[Kind, str] = {"sqlite": ".sqlite3", "postgresql": ".dump"}
MARK: dict[Part, str] = {"serving": "", "staging": "-voorbereiding"}
_STAMP = "%Y%m%dT%H%M%SZ"
_STAMPED = r"-(\d{8}T\d{6}Z)"


@dataclass(frozen=True)
class Name:
    """Name of a copy. store: which database. made: UTC; names sort by it."""

    store: str
    made: datetime
    kind: Kind

    def file(self, part: Part) -> str:
        return f"{self.store}-{self.made.strftime(_STAMP)}{MARK[part]}{SUFFIX[self.kind]}"


def plain_name(text: str) -> str:
    """Fit for a file name on every system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "wijkdashboard"


def sibling(copy: Path) -> Path:
    """The copy of the staging store that was made with this one of the serving store."""
    return copy.with_stem(copy.stem + MARK["staging"])


def unfinished(folder: Path, name: str) -> Path:
    """A new empty file for its owner only, under a name that says that it is not whole."""
    path = folder / f".{name}{UNFINISHED}"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return path


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """The folder, made when needed; one command at a time, and that ends with its process however
    it ends. Raises KeepingError."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = _("De map {path} kan niet worden gemaakt. Kies een andere map.")
        raise KeepingError(message.format(path=folder)) from error
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle, folder)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        message = _("Een andere opdracht is bezig in de map {path}. Wacht tot die klaar is.")
        raise KeepingError(message.format(path=folder)) from error


def clean(folder: Path) -> None:
    """Remove what a run that broke off left: half copies, and what was to stand beside them."""
    for path in folder.glob(f".*{UNFINISHED}*"):
        if re.search(_STAMPED, path.name) and not path.is_dir():
            path.unlink(missing_ok=True)
    for path in folder.glob("*.json"):
        copy = path.with_name(path.name.removesuffix(".json"))
        if re.search(_STAMPED, copy.name) and copy.suffix in SUFFIX.values() and not copy.exists():
            path.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """New names survive a power failure. Not every system can do this for a folder."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_oldest(folder: Path, store: str, keep: int) -> list[Path]:
    """The copies of this store beyond the newest `keep` (1 or more) whole ones, which are gone
    then. A copy that is not whole does not count, so a good one always stays."""
    rule = re.compile(
        rf"{re.escape(store)}{_STAMPED}\.({'|'.join(s[1:] for s in SUFFIX.values())})"
    )
    copies = sorted(path for path in folder.iterdir() if rule.fullmatch(path.name))
    whole = [copy for copy in copies if _is_whole(copy)]
    oldest_kept = whole[-keep:][0].name if whole else ""
    gone = [copy for copy in copies if copy.name < oldest_kept]
    for copy in gone:
        # That with exact counts first: whatever breaks off here, it does not stay on its own.
        for path in (sibling(copy), copy):
            path.unlink(missing_ok=True)
            manifest_of(path).unlink(missing_ok=True)
    return gone


def _is_whole(copy: Path) -> bool:
    with suppress(KeepingError, OSError):
        return read_manifest(copy).bytes == copy.stat().st_size
    return False
