"""Loads files into the store: each in one transaction, after its checks, or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine

from data.acceptance import accepted
from data.address_points import FindAddress, with_points
from data.batch import Batch, ImportRefused, Raw
from data.catalogue import Catalogue
from data.derive import clear_derived, derive, may_change_rates
from data.derive_places import clear_from_places, derive_places
from data.editions.refill import carry
from data.editions.renew import take_in_editions
from data.found import Found, find
from data.importers import Importer
from data.importers.unknown_file import unknown_file
from data.known import context_of, covers_country, is_current
from data.language import _
from data.locate import relocate
from data.originals import digest_of, folder_for, kept
from data.records import add_source_file, next_version
from data.replace import replace_figures
from data.replace_areas import name_the_nameless, replace_areas
from data.replace_places import replace_places
from data.report import FileResult, Outcome, Report
from data.scope import municipalities_of
from data.settle import settle
from data.settle_places import settle_places
from data.steps import Progress, Step
from data.store import writing
from data.tiny import explain_tiny_areas
from data.without_shape import without_shape


class LoadFailedError(RuntimeError):
    """Something unforeseen stopped the load of `file`; the store is as before that file. `report`
    tells of the files before it, `__cause__` what went wrong."""

    def __init__(self, file: str, report: Report) -> None:
        super().__init__(file)
        self.file = file
        self.report = report


@dataclass(frozen=True)
class _Job:
    """What every file of one load shares."""

    engine: Engine
    catalogue: Catalogue
    originals: Path
    edition: int | None
    fictitious: bool
    progress: Progress
    find_address: FindAddress | None
    whole_country: bool


def load_paths(
    engine: Engine,
    catalogue: Catalogue,
    paths: Iterable[Path],
    *,
    originals: Path,
    edition: int | None = None,
    progress: Progress | None = None,
    fictitious: bool = False,
    find_address: FindAddress | None = None,
    whole_country: bool = False,
) -> Report:
    """Load files, and of folders all files that are recognised; borders first.

    originals: folder that keeps a copy of every loaded file; those with exact counts of persons
    are kept beside the staging store.
    edition: year of the borders, wins over what a file says. fictitious: marks the store.
    find_address: gives places their point; without it no address leaves this machine.
    whole_country: of a national file every gemeente, not only those in the store. Raises
    LoadFailedError.
    """
    hears = progress or (lambda *_: None)
    job = _Job(
        engine, catalogue, originals, edition, fictitious, hears, find_address, whole_country
    )
    report, touched = Report(), set[str]()
    for found in find(list(paths)):
        try:
            result, municipalities = _load(job, found)
        except Exception as error:
            raise LoadFailedError(found.path.name, report) from error
        report.files.append(result)
        touched |= municipalities
    with engine.connect() as connection:
        report.notes.extend(without_shape(connection, touched))
    return report


def _load(job: _Job, found: Found) -> tuple[FileResult, frozenset[str]]:
    file = found.path.name
    job.progress(file, Step.READ, 0, 0)
    if found.importer is None:
        return _not_recognised(found), frozenset()
    digest = digest_of(found.path)
    with job.engine.connect() as connection:
        current = is_current(connection, digest, job.edition)
        current = current and (not job.whole_country or covers_country(connection, digest))
        context = context_of(connection, job.edition, whole_country=job.whole_country)
    if current:
        return FileResult(file, Outcome.UNCHANGED), frozenset()
    try:
        raw = found.importer.read(found.path)
        batch = found.importer.transform(raw, job.catalogue, context)
        raw = replace(raw, frame=raw.frame.head(0).copy())  # of a country: 130 MB
        batch = with_points(batch, job.find_address, file)
        notes = _store(job, raw, batch, digest)
    except ImportRefused as refusal:
        return FileResult(file, Outcome.REFUSED, problems=tuple(refusal.problems)), frozenset()
    return _loaded(job, found.importer, file, batch, notes), municipalities_of(batch)


def _not_recognised(found: Found) -> FileResult:
    file = found.path.name
    if found.is_companion:
        reason = _("Hoort bij een ander bestand en is daar al in gelezen.")
        return FileResult(file, Outcome.SKIPPED, reason=reason)
    if not found.named:
        return FileResult(file, Outcome.SKIPPED, reason=_("Geen bestand dat dit programma kent."))
    return FileResult(file, Outcome.REFUSED, problems=(unknown_file(found.path),))


def _store(job: _Job, raw: Raw, batch: Batch, digest: str) -> tuple[str, ...]:
    """Everything that changes, in one transaction; the remarks of the checks. Raises
    ImportRefused."""
    folder = folder_for(batch, job.engine, job.originals)
    with (
        kept(raw.path, digest, folder) as original,
        writing(job.engine) as connection,
    ):
        batch = settle_places(connection, batch, raw.path.name)
        municipalities = municipalities_of(batch)
        job.progress(raw.path.name, Step.CHECK, 0, 0)
        notes = (
            *batch.notes,
            *accepted(connection, job.catalogue, raw.path.name, batch, fictitious=job.fictitious),
        )
        file = add_source_file(connection, job.catalogue, raw, batch, digest, original)
        if may_change_rates(batch, job.catalogue):
            clear_derived(connection, municipalities)
        replace_areas(connection, batch.areas, file)
        name_the_nameless(connection, municipalities)
        notes = (*notes, *take_in_editions(connection, batch.areas, municipalities))
        remarks = replace_places(connection, batch.places, file)
        notes = (*notes, *remarks.in_file, *remarks.of_the_store)
        drawn = batch.areas["geometry"].notna().any()
        moved = relocate(connection) if drawn else frozenset[str]()
        total = len(batch.figures)
        job.progress(raw.path.name, Step.STORE, 0, total)
        settled = settle(batch.figures, batch.persons, job.catalogue)
        replace_figures(
            connection,
            settled,
            file,
            lambda done: job.progress(raw.path.name, Step.STORE, done, total),
            comes_whole=job.catalogue.sources[batch.source].comes_whole,
        )
        job.progress(raw.path.name, Step.FINISH, 0, 0)
        if may_change_rates(batch, job.catalogue):
            clear_from_places(connection, job.catalogue, municipalities)
            derive(connection, job.catalogue, municipalities)
            derive_places(connection, job.catalogue, municipalities | moved)
        explain_tiny_areas(connection, job.catalogue, municipalities)
        carry(connection, job.catalogue, municipalities)
        next_version(connection, fictitious=job.fictitious)
    return notes


def _loaded(
    job: _Job, importer: Importer, file: str, batch: Batch, notes: tuple[str, ...]
) -> FileResult:
    return FileResult(
        file,
        Outcome.LOADED,
        source=" ".join(
            filter(None, [job.catalogue.sources[importer.SOURCE].title, batch.table_id])
        ),
        periods=tuple(sorted(batch.keyed["period"].unique())),
        areas=len(batch.areas),
        figures=len(batch.keyed),
        places=len(batch.places),
        notes=notes,
    )
