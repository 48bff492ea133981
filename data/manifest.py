"""What lies in a folder of downloads: of every file where it came from, when, and what it is."""

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

MANIFEST = "manifest.json"
HALF = ".half-"
"""How the name of a file begins that is being written."""
LONGEST_URL = 400
"""Characters that the store keeps of an address."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Page(_Part):
    """One answer of a service. etag, last_modified: what it said to recognise a change by."""

    url: str
    etag: str = ""
    last_modified: str = ""

    @property
    def can_be_compared(self) -> bool:
        return bool(self.etag or self.last_modified)


class FileEntry(_Part):
    """One original. retrieved: when the content came in, with its zone; unchanged: at `checked` it
    was the same as that of the run before. rows: areas or records. starts: the
    addresses that were asked first; pages: all that were."""

    name: str
    source: str
    publisher: str
    licence: str
    table: str = ""
    period: str = ""
    sha256: str
    bytes: int
    rows: int
    retrieved: datetime
    checked: datetime
    unchanged: bool = False
    starts: tuple[str, ...]
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()


class Missing(_Part):
    """A file that was asked for and is not there."""

    name: str
    reason: str


class Manifest(_Part):
    """asked: the command, in words. finished: None while the run goes on or when it broke off."""

    asked: str
    started: datetime
    finished: datetime | None = None
    files: tuple[FileEntry, ...] = ()
    missing: tuple[Missing, ...] = Field(default=())

    def entry(self, name: str) -> FileEntry | None:
        return next((entry for entry in self.files if entry.name == name), None)


class Origin(NamedTuple):
    """url: where the file was asked for first, at most LONGEST_URL long."""

    url: str
    retrieved: date


def read_manifest(folder: Path) -> Manifest | None:
    """None when there is none, or none that can be read."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """In the place of the former one, all of it or nothing. Raises OSError."""
    content = manifest.model_dump(mode="json")
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_whole(folder / MANIFEST, iter([text.encode()]))


def write_whole(path: Path, pieces: Iterator[bytes]) -> None:
    """The name never stands for half a file: it is given when all is on the disk. Raises OSError,
    and what `pieces` raises; nothing is left behind then."""
    with NamedTemporaryFile(dir=path.parent, prefix=HALF, delete=False) as half:
        part = Path(half.name)
        try:
            for piece in pieces:
                half.write(piece)
            half.flush()
            os.fsync(half.fileno())
            part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def origin_of(path: Path, digest: str) -> Origin | None:
    """What the manifest beside the file says of it; None when it stands in none, or is no longer
    what was fetched. digest: sha256 of its content."""
    manifest = read_manifest(path.parent)
    entry = manifest.entry(path.name) if manifest else None
    if entry is None or entry.sha256 != digest or not entry.pages:
        return None
    url = entry.pages[0].url
    if not url.startswith(("https://", "http://")):
        return None
    if len(url) > LONGEST_URL:
        url = url.partition("?")[0][:LONGEST_URL]
    return Origin(url, entry.retrieved.astimezone().date())
