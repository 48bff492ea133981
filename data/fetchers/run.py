"""Fetches everything that was asked for, two files at a time, into the folder of today."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

from data.catalogue import Catalogue
from data.fetchers.asked import Asked
from data.fetchers.cbs import OWN, THIRD_PARTY, Cbs
from data.fetchers.download import PARTS, Fetched, Outcome, Run, download
from data.fetchers.pdok import Pdok
from data.fetchers.report import FetchReport
from data.fetchers.service import Patience
from data.fetchers.wanted import AREAS, KWB, Publisher, Wanted, plan
from data.manifest import HALF, Manifest, Missing, read_manifest, write_manifest

AT_ONCE = 2
"""Requests at the same time, over all services together."""

Hears = Callable[[str, int, int, int], None]
"""hears(file, its rows so far, files done, files in all)."""


def fetch(
    asked: Asked,
    catalogue: Catalogue,
    downloads: Path,
    *,
    patience: Patience | None = None,
    hears: Hears = lambda *_: None,
    today: date | None = None,
) -> FetchReport:
    """The files of `asked` in `downloads/<code>/<date>/`, with a manifest that is true after every
    file. A run of today that did not get everything is gone on with. Raises ServiceFailed when a
    setting is no address, and OSError when the folder cannot be made."""
    day = today or datetime.now().astimezone().date()
    with _publishers(patience or Patience()) as publishers:
        former = _former_folders(downloads / asked.folder)
        folder = _folder_of(downloads / asked.folder, day, asked)
        folder.mkdir(parents=True, exist_ok=True)
        earlier = tuple(path for path in former if path != folder)
        _tidy(folder, [path for path in earlier if path.name < day.isoformat()])
        done = _fetch_all(asked, catalogue, folder, earlier, publishers, hears)
    return FetchReport(folder, done)


def _fetch_all(
    asked: Asked,
    catalogue: Catalogue,
    folder: Path,
    earlier: tuple[Path, ...],
    publishers: Mapping[str, Publisher],
    hears: Hears,
) -> list[Fetched]:
    """What became of every file, in the order of the plan."""
    wanted = plan(catalogue, asked)
    done: list[Fetched] = []
    stop = Event()

    def told(name: str, rows: int) -> None:
        hears(name, rows, len(done), len(wanted))

    run = Run(asked, catalogue, folder, earlier, stop, told)
    started = datetime.now(UTC).replace(microsecond=0)
    with _workers(stop) as workers:
        tasks = [workers.submit(download, run, one, publishers[_host(one)]) for one in wanted]
        for task in as_completed(tasks):
            done.append(task.result())
            told(done[-1].name, 0)
            _remember(folder, asked, started, done)
    _finish(folder, done, len(wanted))
    order = {one.name: number for number, one in enumerate(wanted)}
    return sorted(done, key=lambda one: order[one.name])


def _tidy(folder: Path, past: list[Path]) -> None:
    """Throws away what a run that was killed left behind: half files, and pages of former days,
    which would not fit those of today."""
    for half in folder.glob(f"{HALF}*"):
        half.unlink()
    for path in past:
        shutil.rmtree(path / PARTS, ignore_errors=True)


@contextmanager
def _workers(stop: Event) -> Iterator[ThreadPoolExecutor]:
    """When the run is broken off, what waits is dropped and what runs ends after its page."""
    with ThreadPoolExecutor(max_workers=AT_ONCE) as workers:
        try:
            yield workers
        except BaseException:
            stop.set()
            workers.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def _publishers(patience: Patience) -> Iterator[dict[str, Publisher]]:
    with ExitStack() as stack:
        found: dict[str, Publisher] = {}
        for name in (OWN, THIRD_PARTY):
            cbs = Cbs(name, patience)
            stack.callback(cbs.close)
            found[name] = cbs
        pdok = Pdok(patience)
        stack.callback(pdok.close)
        found[AREAS] = pdok
        yield found


def _host(wanted: Wanted) -> str:
    return {AREAS: AREAS, KWB: OWN}.get(wanted.source.id, THIRD_PARTY)


def _former_folders(home: Path) -> list[Path]:
    """With a manifest, the newest first."""
    found = [path for path in home.glob("*") if read_manifest(path) is not None]
    return sorted(found, key=_by_date, reverse=True)


def _by_date(folder: Path) -> tuple[str, int]:
    """`2026-11-25-10` comes after `2026-11-25-2`."""
    number = folder.name[11:]
    return folder.name[:10], int(number) if number.isdecimal() else 1


def _folder_of(home: Path, day: date, asked: Asked) -> Path:
    """That of today; a next one when it is whole, or of another question: originals stay."""
    number, folder = 1, home / day.isoformat()
    while folder.exists():
        manifest = read_manifest(folder)
        if manifest is None or (manifest.finished is None and manifest.asked == asked.words):
            break
        number += 1
        folder = home / f"{day.isoformat()}-{number}"
    return folder


def _remember(folder: Path, asked: Asked, started: datetime, done: list[Fetched]) -> None:
    """finished stays open as long as something failed, so that a next run goes on here."""
    former = read_manifest(folder)
    missing = [one for one in done if one.outcome in (Outcome.FAILED, Outcome.ABSENT)]
    names = {one.name for one in done}
    kept = [e for e in former.files if e.name not in names] if former else []
    files = [*kept, *(one.entry for one in done if one.entry is not None)]
    manifest = Manifest(
        asked=asked.words,
        started=former.started if former else started,
        files=tuple(sorted(files, key=lambda entry: entry.name)),
        missing=tuple(Missing(name=one.name, reason=one.reason) for one in missing),
    )
    write_manifest(folder, manifest)


def _finish(folder: Path, done: list[Fetched], number: int) -> None:
    whole = len(done) == number and all(one.outcome is not Outcome.FAILED for one in done)
    manifest = read_manifest(folder)
    if not whole or manifest is None:
        return
    now = datetime.now(UTC).replace(microsecond=0)
    write_manifest(folder, manifest.model_copy(update={"finished": now}))
    if (folder / PARTS).is_dir() and not any((folder / PARTS).iterdir()):
        (folder / PARTS).rmdir()
