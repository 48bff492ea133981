"""Fetches one file: kept, unchanged, fetched, not there, or failed with a sentence."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Event

from data.address import ServiceFailed
from data.catalogue import Catalogue
from data.fetchers.asked import Asked
from data.fetchers.original import Original
from data.fetchers.pages import Pages, Stopped
from data.fetchers.wanted import AREAS, Publisher, Wanted
from data.language import _
from data.manifest import FileEntry, read_manifest, write_whole
from data.originals import digest_of
from data.web_answers import ServiceRefused

PARTS = ".part"
NOT_THERE = 404
A_PIECE = 1_000_000


class Outcome(StrEnum):
    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    ABSENT = "absent"
    FAILED = "failed"


@dataclass(frozen=True)
class Fetched:
    """What became of one file. reason: why it is not there; entry: what it is, when it is."""

    name: str
    outcome: Outcome
    entry: FileEntry | None = None
    reason: str = ""


@dataclass(frozen=True)
class Run:
    """What the files of one run share. earlier: folders of former runs, the newest first."""

    asked: Asked
    catalogue: Catalogue
    folder: Path
    earlier: tuple[Path, ...]
    stop: Event
    heard: Callable[[str, int], None]


@dataclass(frozen=True)
class _File:
    run: Run
    wanted: Wanted
    publisher: Publisher
    pages: Pages

    @property
    def path(self) -> Path:
        return self.run.folder / self.wanted.name


def download(run: Run, wanted: Wanted, publisher: Publisher) -> Fetched:
    """Never raises: what goes wrong is told in the result."""
    name = wanted.name
    pages = Pages(publisher, run.folder / PARTS / name, run.stop, lambda n: run.heard(name, n))
    file = _File(run, wanted, publisher, pages)
    try:
        return _download(file)
    except Stopped:
        return Fetched(name, Outcome.FAILED, reason=_("afgebroken voordat het klaar was"))
    except ServiceRefused as refused:
        if refused.status == NOT_THERE and wanted.source.id == AREAS:
            reason = _("{host} heeft deze indeling niet")
            return Fetched(name, Outcome.ABSENT, reason=reason.format(host=publisher.host))
        return Fetched(name, Outcome.FAILED, reason=str(refused))
    except ServiceFailed as failure:
        return Fetched(name, Outcome.FAILED, reason=str(failure))
    except OSError as error:
        reason = _("het bestand kan niet worden bewaard ({error})")
        return Fetched(name, Outcome.FAILED, reason=reason.format(error=error.strerror or error))


def _download(file: _File) -> Fetched:
    urls = file.publisher.urls(file.wanted, file.run.asked)
    if kept := _known(file.run.folder, file, urls):
        return Fetched(file.wanted.name, Outcome.KEPT, kept)
    former = _former(file, urls)
    if former and (entry := _still_the_same(file, *former)):
        return Fetched(file.wanted.name, Outcome.UNCHANGED, entry)
    try:
        stored = file.pages.gather(urls)
    except ServiceRefused as refused:
        other = file.publisher.instead(file.wanted, file.run.asked, refused.status)
        if other is None:
            raise
        urls, stored = other, file.pages.gather(other)
    original = Original(file.run.asked, file.wanted, file.publisher, file.pages)
    entry = original.write(file.path, urls, stored, file.run.catalogue)
    if entry is None:
        reason = _("hierin staat niets van deze gemeente")
        return Fetched(file.wanted.name, Outcome.ABSENT, reason=reason)
    if former and former[1].sha256 == entry.sha256:
        same = entry.model_copy(update={"unchanged": True})
        return Fetched(file.wanted.name, Outcome.UNCHANGED, same)
    return Fetched(file.wanted.name, Outcome.FETCHED, entry)


def _known(folder: Path, file: _File, urls: list[str]) -> FileEntry | None:
    """The entry of the file in a folder, when it is whole and what is asked for now."""
    manifest = read_manifest(folder)
    entry = manifest.entry(file.wanted.name) if manifest else None
    if entry is None or entry.starts not in _doors(file, urls):
        return None
    path = folder / entry.name
    return entry if path.is_file() and digest_of(path) == entry.sha256 else None


def _doors(file: _File, urls: list[str]) -> list[tuple[str, ...]]:
    other = file.publisher.instead(file.wanted, file.run.asked, 500)
    return [tuple(urls), tuple(other or ())]


def _former(file: _File, urls: list[str]) -> tuple[Path, FileEntry] | None:
    for folder in file.run.earlier:
        if entry := _known(folder, file, urls):
            return folder, entry
    return None


def _still_the_same(file: _File, folder: Path, entry: FileEntry) -> FileEntry | None:
    """The entry for the folder of today, where the former file then stands too."""
    if not file.pages.is_unchanged(entry.pages):
        return None
    try:
        os.link(folder / entry.name, file.path)
    except OSError:
        with (folder / entry.name).open("rb") as former:
            write_whole(file.path, iter(lambda: former.read(A_PIECE), b""))
    return entry.model_copy(update={"checked": datetime.now(UTC), "unchanged": True})
