"""Keeps what each release told about counts of persons: what was told once cannot be taken back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from data.disclosure import Cell, Shown
from data.publishing.bridge import staged
from data.publishing.protection import Protection
from data.publishing.rulebook import Rulebook
from data.publishing.schema import counted_file, told_cell
from data.publishing.schema import protection as protection_row
from data.schema import source_file
from data.store import writing

_Told = tuple[str, float | None, float | None, float | None, int, int]


def remember(staging: Engine, protection: Protection, *, author: str, at: datetime) -> None:
    """Write down what is about to be seen of the counts, where that is new, and by which rules. To
    be done before anybody can see it. at: UTC."""
    if not protection.counts:
        return
    with writing(staging) as connection:
        number = int(connection.scalar(select(func.max(protection_row.c.id))) or 0) + 1
        row = {"id": number, "at": at, "author": author, "rules": _record(protection.book)}
        connection.execute(insert(protection_row).values(row))
        new = list(_new(protection, _last_told(connection)))
        if new:
            connection.execute(insert(told_cell), [{"protection": number, **row} for row in new])


def hide_content_of_counted_files(connection: Connection) -> None:
    """In the serving store: what is made from the bytes of a file with exact counts would let
    somebody find them by trying. connection: of the bridge."""
    counted = select(staged(counted_file).c.id)
    blank = update(source_file).where(source_file.c.id.in_(counted))
    connection.execute(blank.values(sha256="", original=""))


def _record(book: Rulebook) -> str:
    rules = {name: asdict(rule) for name, rule in sorted(book.rules.by_indicator.items())}
    decided = {name: d.model_dump(mode="json") for name, d in sorted(book.decisions.items())}
    return json.dumps({"rules": rules, "decisions": decided}, ensure_ascii=False)


def _new(protection: Protection, before: Mapping[Cell, _Told]) -> Iterator[dict[str, object]]:
    for cell, figure in protection.protected.shown.items():
        told = _told(figure, protection.counts[cell].count)
        if before.get(cell) != told:
            keys = dict(zip(Cell._fields[:3], cell[:3], strict=True))
            yield {**keys, **dict(zip(_NAMES, told, strict=True))}


_NAMES = ("status", "value", "numerator", "denominator", "capped", "counted")


def _told(figure: Shown, count: int) -> _Told:
    numbers = (figure.value, figure.numerator, figure.denominator)
    return (figure.status.value, *numbers, int(figure.capped), count)


def _last_told(connection: Connection) -> dict[Cell, _Told]:
    found: dict[Cell, _Told] = {}
    for row in connection.execute(select(told_cell).order_by(told_cell.c.protection)):
        found[Cell(row.indicator, row.period, row.area)] = _as_told(row)
    return found


def _as_told(row: Row[*tuple[object, ...]]) -> _Told:
    return tuple(getattr(row, name) for name in _NAMES)
