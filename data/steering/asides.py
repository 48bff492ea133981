"""Signals that are put aside and taken back, as changes that people make (data.changes)."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isclose
from typing import Any

from sqlalchemy import Connection, Row, select

from data.changes import Author, ChangeRefused, Refusal
from data.language import _
from data.schema import observation
from data.steering.links import figure_refusals
from data.steering.schema import signal_aside
from data.steering.words import SIGNAL_KINDS
from data.written import add_row, area_refusals, lines_of, refuse, text_refusals

LONGEST_REASON = 500
FURTHEST = timedelta(days=548)
"""A year and a half: by then every figure has moved, or somebody has to say so again."""
HAIR = 1e-9
"""Figures that differ less than this part of themselves are the same."""


def same_figure(first: float | None, second: float | None) -> bool:
    """Whether a figure still is what it was."""
    if first is None or second is None:
        return first is second
    return isclose(first, second, rel_tol=HAIR)


@dataclass(frozen=True)
class PutAside:
    """A signal is out of sight until a day, or until its figure moves. period, value: the figure as
    the author saw it. known: the figures of the catalogue."""

    area: str
    indicator: str
    kind: str
    period: str
    value: float | None
    reason: str
    until: date | None
    known: frozenset[str] = field(default=frozenset(), repr=False)
    action = "signal.put_aside"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        reason = lines_of(self.reason)
        refusals = text_refusals("reason", reason, LONGEST_REASON)
        refusals += _until_refusals(self.until, now.date())
        refusals += area_refusals(connection, self.area)
        refusals += figure_refusals(self.indicator, self.known)
        refusals += _kind_refusals(self.kind)
        refuse(refusals)
        refuse(self._moved(connection) or self._already(connection, now.date()))
        values = {
            "indicator": self.indicator,
            "kind": self.kind,
            "period": self.period,
            "value": self.value,
            "reason": reason,
            "until": self.until,
            "at": now,
        }
        return add_row(connection, signal_aside, self.area, values, author)

    def _moved(self, connection: Connection) -> list[Refusal]:
        """A refusal when the newest figure is another one than the author saw."""
        query = select(observation.c.period, observation.c.value).where(
            observation.c.indicator == self.indicator,
            observation.c.area == self.area,
            observation.c.value.is_not(None),
        )
        found = connection.execute(query.order_by(observation.c.period.desc()).limit(1)).first()
        if found and found.period == self.period and same_figure(found.value, self.value):
            return []
        message = _("Dit cijfer is intussen veranderd. Ververs de pagina en kijk opnieuw.")
        return [Refusal(None, message)]

    def _already(self, connection: Connection, today: date) -> list[Refusal]:
        before = _newest(connection, self.area, self.indicator, self.kind)
        if before is None or before.until is None or before.until <= today:
            return []
        if before.period != self.period or not same_figure(before.value, self.value):
            return []
        return [Refusal(None, _("Iemand anders heeft dit signaal intussen opzij gelegd."))]


@dataclass(frozen=True)
class TakeBack:
    """A signal that was put aside is to be seen again."""

    area: str
    indicator: str
    kind: str
    reason: str
    action = "signal.take_back"

    def apply(self, connection: Connection, author: Author, now: datetime) -> int:
        reason = lines_of(self.reason)
        refusals = text_refusals("reason", reason, LONGEST_REASON)
        refusals += area_refusals(connection, self.area)
        refusals += _kind_refusals(self.kind)
        refuse(refusals)
        before = _newest(connection, self.area, self.indicator, self.kind)
        if before is None or before.until is None or before.until <= now.date():
            raise ChangeRefused([Refusal(None, _("Dit signaal ligt niet (meer) opzij."))])
        values = {
            "indicator": self.indicator,
            "kind": self.kind,
            "period": before.period,
            "value": before.value,
            "reason": reason,
            "until": None,
            "at": now,
        }
        return add_row(connection, signal_aside, self.area, values, author)


def _newest(connection: Connection, area: str, indicator: str, kind: str) -> Row[Any] | None:
    same = (
        signal_aside.c.area == area,
        signal_aside.c.indicator == indicator,
        signal_aside.c.kind == kind,
    )
    query = select(signal_aside).where(*same).order_by(signal_aside.c.id.desc()).limit(1)
    return connection.execute(query).first()


def _kind_refusals(kind: str) -> list[Refusal]:
    return [] if kind in SIGNAL_KINDS else [Refusal("kind", _("Dit signaal is niet bekend."))]


def _until_refusals(until: date | None, today: date) -> list[Refusal]:
    if until is None:
        return [Refusal("until", _("Vul een datum in."))]
    if until <= today:
        return [Refusal("until", _("Kies een dag na vandaag."))]
    if until > today + FURTHEST:
        return [Refusal("until", _("Kies een dag binnen anderhalf jaar."))]
    return []
