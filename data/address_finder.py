"""Finds the point of an address: first in what was asked before, then at the service."""

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, insert, select

from data.address import Address, AddressUnclear, ServiceFailed, read_address, unclear_number
from data.language import _
from data.locatieserver import MOST_ADDRESSES, KnownAddress, locatieserver
from data.place_schema import address_point
from data.store import writing

ASK_AGAIN = timedelta(days=30)
"""After this time an address that was not known may have been registered."""
SAME_POINT = 1.0
"""Metres within which two points are one."""
MOST_NAMED = 6

Point = tuple[float, float]
Ask = Callable[[Address], list[KnownAddress]]
"""The addresses with the same postcode and house number. Raises ServiceFailed."""


class AddressFinder:
    """find_address(text) of data.address_points, with what the store remembers.

    Only an answer is remembered, never a failure. After one failure the service is left alone: a
    load of many files does not wait for it again and again.
    """

    def __init__(
        self, engine: Engine, ask: Ask, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._ask = ask
        self._now = now
        self._failure: ServiceFailed | None = None

    def __call__(self, text: str) -> Point | None:
        """x, y in metres (EPSG:28992), None when there is no such address. Raises AddressUnclear
        and ServiceFailed."""
        address = read_address(text)
        remembered = self._remembered(address.spelled)
        if remembered is not None:
            return remembered[0]
        known = self._answer(address)
        found = _the_one(address, known) if known else None
        self._remember(address.spelled, found)
        return (found.x, found.y) if found else None

    def _answer(self, address: Address) -> list[KnownAddress]:
        if self._failure is not None:
            raise self._failure
        try:
            return self._ask(address)
        except ServiceFailed as failure:
            self._failure = failure
            raise

    def _remembered(self, asked: str) -> tuple[Point | None] | None:
        """The answer of before; None when there is none, or it may be different by now."""
        query = select(address_point).where(address_point.c.asked == asked)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        if row.x is not None and row.y is not None:
            return ((float(row.x), float(row.y)),)
        return (None,) if row.at > self._moment() - ASK_AGAIN else None

    def _remember(self, asked: str, found: KnownAddress | None) -> None:
        """In a transaction of its own: also a file that is refused later spares the service."""
        answer = {"found": found.name, "x": found.x, "y": found.y} if found else {}
        with writing(self._engine) as connection:
            connection.execute(delete(address_point).where(address_point.c.asked == asked))
            values = {"asked": asked, "at": self._moment(), **answer}
            connection.execute(insert(address_point).values(values))

    def _moment(self) -> datetime:
        return self._now().astimezone(UTC).replace(tzinfo=None, microsecond=0)


@contextmanager
def open_finder(engine: Engine) -> Iterator[AddressFinder]:
    """A finder that asks the Locatieserver what the store does not remember. Raises ServiceFailed
    when its address is set to what is none."""
    with locatieserver() as service:
        yield AddressFinder(engine, service.ask)


def _the_one(address: Address, known: list[KnownAddress]) -> KnownAddress:
    """The address itself, never one that looks like it. Raises AddressUnclear, which is not
    remembered: the next answer names the same alternatives."""
    if address.street:
        known = [item for item in known if item.street == address.street]
        if not known:
            raise unclear_number()
    same = [item for item in known if item.suffix == address.suffix]
    if not same:
        raise _other_suffixes(address, known)
    first = same[0]
    if any(math.dist((first.x, first.y), (item.x, item.y)) > SAME_POINT for item in same):
        message = _("er zijn {number} plekken met dit adres")
        raise AddressUnclear(message.format(number=len(same)), _("Vul de coördinaten x en y in."))
    return first


def _other_suffixes(address: Address, known: list[KnownAddress]) -> AddressUnclear:
    houses = [Address(item.postcode, item.number, item.suffix, "").house for item in known]
    named = sorted(set(houses))[:MOST_NAMED]
    more = len(set(houses)) > MOST_NAMED or len(known) >= MOST_ADDRESSES
    message = _("huisnummer {house} bestaat daar niet, wel {others}")
    others = ", ".join(named) + (_(" en meer") if more else "")
    return AddressUnclear(
        message.format(house=address.house, others=others),
        _("Vul het huisnummer aan zoals het in het register staat, of vul x en y in."),
    )
