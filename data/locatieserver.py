"""Asks the PDOK Locatieserver, the national search service of addresses, which addresses it knows.

Only postcode, house number and the name of the place are sent; never the name of an organisation.
Source: https://api.pdok.nl/bzk/locatieserver/search/v3_1/ui/
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from pydantic import BaseModel, Field, ValidationError

from data.address import Address, ServiceFailed, compact
from data.language import _
from data.web_answers import host_of
from data.web_service import WebService

DEFAULT_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1/"
SETTING = "LOCATIESERVER_URL"
MOST_ADDRESSES = 100
"""In one answer; more than that is not given."""
EAST_END, SOUTH_END, NORTH_END = 300_000, 300_000, 630_000
"""The box of EPSG:28992 around the Netherlands, from x = 0; in metres."""
FIELDS = "type,weergavenaam,postcode,huisnummer,huis_nlt,centroide_rd,straatnaam"
_POINT = re.compile(r"POINT\s?\((\d{1,6}(?:\.\d+)?) (\d{1,6}(?:\.\d+)?)\)")


@dataclass(frozen=True)
class KnownAddress:
    """An address of the register. suffix and street as in Address; x, y: metres in EPSG:28992."""

    name: str
    postcode: str
    number: int
    suffix: str
    x: float
    y: float
    street: str = ""


class _Record(BaseModel):
    """What is used of one record; all fields of the service are in its documentation."""

    type: str
    weergavenaam: str = Field(max_length=200)
    postcode: str = ""
    huisnummer: int
    huis_nlt: str
    centroide_rd: str
    straatnaam: str = ""

    def known(self) -> KnownAddress:
        """Raises ValueError when the point is none."""
        point = _POINT.fullmatch(self.centroide_rd.strip())
        x, y = (float(point[1]), float(point[2])) if point else (0.0, 0.0)
        if not (x <= EAST_END and SOUTH_END <= y <= NORTH_END):
            raise ValueError(self.centroide_rd)
        return KnownAddress(
            name=self.weergavenaam,
            postcode=compact(self.postcode),
            number=self.huisnummer,
            suffix=compact(self.huis_nlt).removeprefix(str(self.huisnummer)),
            x=x,
            y=y,
            street=compact(self.straatnaam),
        )


class _Records(BaseModel):
    docs: list[_Record]


class _Answer(BaseModel):
    response: _Records


class Service(Protocol):
    """Gives JSON for a path and parameters; raises ServiceFailed. host: its name in messages."""

    host: str

    def get(self, path: str, params: list[tuple[str, str]]) -> object: ...


class Locatieserver:
    """The addresses that a service knows."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, address: Address) -> list[KnownAddress]:
        """All addresses with this postcode and house number, whatever their letter or addition.
        Raises ServiceFailed."""
        answer = self._service.get("free", _question(address))
        try:
            records = _Answer.model_validate(answer, strict=True).response
            known = [record.known() for record in records.docs if record.type == "adres"]
        except (ValidationError, ValueError) as error:
            message = _("het antwoord van {host} is anders dan verwacht")
            raise ServiceFailed(message.format(host=self._service.host)) from error
        wanted = (address.postcode, address.number)
        return [item for item in known if (item.postcode, item.number) == wanted]


@contextmanager
def locatieserver(url: str | None = None) -> Iterator[Locatieserver]:
    """The service at `url`, else at LOCATIESERVER_URL, else that of PDOK. Raises ServiceFailed
    when that is not the address of a web service."""
    base = url or os.environ.get(SETTING) or DEFAULT_URL
    if host_of(base) is None:
        message = _("{setting} is geen webadres. Het begint met http:// of https://.")
        raise ServiceFailed(message.format(setting=SETTING))
    with WebService(base) as service:
        yield Locatieserver(service)


def _question(address: Address) -> list[tuple[str, str]]:
    """The filters see to it that the address itself is among the answers: `q` alone gives what
    looks like it, best first."""
    words = " ".join(filter(None, [address.postcode, str(address.number), address.place]))
    return [
        ("q", words),
        ("fq", "type:adres"),
        ("fq", f"postcode:{address.postcode}"),
        ("fq", f"huisnummer:{address.number}"),
        ("rows", str(MOST_ADDRESSES)),
        ("fl", FIELDS),
    ]
