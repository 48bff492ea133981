"""From exact counts in the staging store to figures that may be published (norms B2 to B5)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd
from sqlalchemy import Connection, Engine, delete, select, tuple_

from data.bulk import insert_frame
from data.catalogue import Catalogue
from data.disclosure import Cell, Count, Former, Protected, Structure, protect
from data.disclosure.program import SolverStopped
from data.language import _
from data.publishing.findings import Finding
from data.publishing.rulebook import Rulebook, rulebook
from data.publishing.schema import raw_count
from data.publishing.staged_counts import counts_in, former_in, structure_of
from data.schema import observation
from data.store import StoreError, writing
from data.words import listed

NOTHING = Protected({}, (), (), Structure())
_KEY = ("indicator", "period", "area")


class Unsafe(StoreError):
    """What is staged would give counts of persons away."""


@dataclass(frozen=True)
class Protection:
    """What of the counts may be seen, and all that was found. Says nothing of a count when it is
    printed: that is why `counts` is left out."""

    protected: Protected = field(repr=False)
    book: Rulebook
    findings: tuple[Finding, ...]
    counts: Mapping[Cell, Count] = field(repr=False, default_factory=dict)

    @property
    def blocks(self) -> bool:
        return any(finding.blocks for finding in self.findings)

    def refuse_if_unsafe(self) -> None:
        """Raises Unsafe; there is no way around it."""
        if self.blocks:
            raise Unsafe(
                _(
                    "Er is niets gepubliceerd: uit deze cijfers is af te leiden om hoeveel "
                    "personen het gaat."
                )
            )


def protect_staged(
    staging: Engine, catalogue: Catalogue, book: Rulebook | None = None
) -> Protection:
    """Put in `observation` of the staging store what may be seen of its exact counts, audited.

    When the audit does not pass, nothing of these counts is in `observation` afterwards. To be
    called while data.publishing.lock is held. book: else that of DISCLOSURE_FILE. Raises
    StoreError for a wrong file.
    """
    book = book or rulebook(catalogue)
    ruled = set(book.rules.by_indicator)
    with staging.connect() as connection:
        staged = counts_in(connection, ruled)
        former = list(former_in(connection, ruled))
        told = {item.cell for item in former}
        structure = (
            structure_of(connection, staged.counts, catalogue, told) if staged.counts else None
        )
    protected = NOTHING
    if structure is not None:
        protected = _protected(staged.counts, structure, book, former)
    findings = (*_strangers(staged.without_rule), *_found(protected, catalogue))
    counts = {count.cell: count for count in staged.counts}
    protection = Protection(protected, book, findings, counts)
    with writing(staging) as connection:
        _clear(connection)
        if not protection.blocks:
            insert_frame(connection, observation, _rows(protected, staged.files))
    return protection


def _protected(
    counts: Iterable[Count], structure: Structure, book: Rulebook, former: Iterable[Former]
) -> Protected:
    try:
        return protect(counts, structure, book.rules, former)
    except SolverStopped as error:
        message = _(
            "De controle op herleidbare aantallen kwam niet klaar. Er is niets gepubliceerd."
        )
        raise Unsafe(message) from error


def _clear(connection: Connection) -> None:
    keys = select(*(raw_count.c[name] for name in _KEY))
    its_key = tuple_(*(observation.c[name] for name in _KEY))
    connection.execute(delete(observation).where(its_key.in_(keys)))


def _rows(protected: Protected, files: Mapping[Cell, int]) -> pd.DataFrame:
    """Columns of `observation`."""
    records = [
        {
            **dict(zip(_KEY, cell[:3], strict=True)),
            "value": shown.value,
            "status": shown.status.value,
            "numerator": shown.numerator,
            "denominator": shown.denominator,
            "note": shown.reason,
            "source_file": files[cell],
        }
        for cell, shown in protected.shown.items()
    ]
    columns = [*_KEY, "value", "status", "numerator", "denominator", "note", "source_file"]
    return pd.DataFrame(records, columns=columns, dtype=object)


def _strangers(names: tuple[str, ...]) -> list[Finding]:
    message = _("Van {name} staan er aantallen personen klaar, maar dit cijfer heet niet gevoelig.")
    cure = _("Zet in de catalogus sensitive: true, of laad het bestand opnieuw.")
    return [Finding(message.format(name=name), cure, blocks=True, about=name) for name in names]


def _found(protected: Protected, catalogue: Catalogue) -> Iterator[Finding]:
    """One finding for everything of a kind that was found in an indicator and period."""
    cures = {
        True: _("Lever minder gedetailleerde cijfers, of laat dit cijfer in deze periode weg."),
        False: _("Kijk het na. Klopt het, publiceer dan met een reden."),
    }
    areas: dict[tuple[str, str, str, bool], list[str]] = {}
    for found in protected.findings:
        kind = (found.cell.indicator, found.cell.period, found.text, found.blocks)
        areas.setdefault(kind, []).append(found.cell.area)
    for (indicator, period, text, blocks), codes in areas.items():
        words = _("{title}, {period} ({areas}): {text}").format(
            title=catalogue.indicators[indicator].title,
            period=period,
            areas=listed(sorted(set(codes))),
            text=text,
        )
        yield Finding(words, cures[blocks], blocks, f"{indicator} {period}")
