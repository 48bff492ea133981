"""The open data of CBS, OData version 3: the tables of CBS itself and those of third parties.

ODataApi gives a table in one answer and refuses (500) when that is more than 10,000 rows; ODataFeed
gives the same in pages. Source: https://www.cbs.nl/nl-nl/onze-diensten/open-data
"""

import json
from collections.abc import Mapping

from data.address import ServiceFailed
from data.fetchers.asked import Asked
from data.fetchers.service import Patience, Service
from data.fetchers.wanted import NAMES, Found, Wanted
from data.importers.codes import clean_code
from data.language import _
from data.web_answers import Answer, TryAgain

OWN, THIRD_PARTY = "CBS_URL", "CBS_THIRD_PARTY_URL"
DEFAULTS = {OWN: "https://opendata.cbs.nl/", THIRD_PARTY: "https://dataderden.cbs.nl/"}
API, FEED = "ODataApi/odata", "ODataFeed/odata"
PROPERTIES = "DataProperties"
"""The entity that names the columns of a table."""
TOO_MANY_ROWS = 500
MOST_TOGETHER = 10
"""Gemeenten in one question, so that its address does not get too long."""
AREA = "WijkenEnBuurten"
_ROWS = ("value", "odata.nextLink")


class Cbs(Service):
    """setting: OWN or THIRD_PARTY."""

    def __init__(self, setting: str, patience: Patience) -> None:
        super().__init__(setting, DEFAULTS[setting], patience)
        self._columns: dict[str, frozenset[str]] = {}

    def urls(self, wanted: Wanted, asked: Asked) -> list[str]:
        return self._urls(FEED if asked.everything else API, wanted, asked)

    def instead(self, wanted: Wanted, asked: Asked, status: int) -> list[str] | None:
        return self._urls(FEED, wanted, asked) if status == TOO_MANY_ROWS else None

    def final(self, url: str) -> tuple[int, ...]:
        is_table = f"/{API}/" in url and f"/{PROPERTIES}?" not in url
        return (TOO_MANY_ROWS,) if is_table else ()

    def area_of(self, row: Mapping[str, object]) -> str:
        return clean_code(row.get(AREA, row.get("Key")))

    def understand(self, body: bytes, url: str) -> Found:
        content = parsed(body, self.host)
        rows = content.get("value") if isinstance(content, dict) else None
        if not isinstance(content, dict) or not isinstance(rows, list):
            raise strange(self.host)
        if not all(isinstance(row, dict) and {AREA, "Key"} & set(row) for row in rows):
            raise strange(self.host)
        link = content.get("odata.nextLink")
        around = {name: content[name] for name in content if name not in _ROWS}
        return Found(rows, self.own(str(link), url) if link else None, around, "value")

    def _urls(self, kind: str, wanted: Wanted, asked: Asked) -> list[str]:
        """One question for some gemeenten, one for all of the country."""
        path = f"{kind}/{wanted.table.id}/{wanted.part}"
        column = "Key" if wanted.part == NAMES else AREA
        only = " and ".join(self._only(wanted))
        urls = []
        for areas in _areas(column, asked):
            filters = " and ".join(filter(None, [f"({areas})" if areas and only else areas, only]))
            params = {"$format": "json"} | ({"$filter": filters} if filters else {})
            urls.append(self.url(path, params))
        return urls

    def _only(self, wanted: Wanted) -> list[str]:
        """The rows that are wanted of a table with more dimensions, which the service names."""
        table = wanted.table
        if not table.only:
            return []
        if table.id not in self._columns:
            url = self.url(f"{API}/{table.id}/{PROPERTIES}", {"$format": "json"})
            body = self.get(url, self._checked_properties).body
            self._columns[table.id] = frozenset(_keys(parsed(body, self.host)))
        known = self._columns[table.id]
        only = [(name, code) for name, code in table.only.items() if name in known]
        return [f"startswith({name},'{code}')" for name, code in only]

    def _checked_properties(self, answer: Answer) -> Answer:
        if not _keys(parsed(answer.body, self.host)):
            raise strange(self.host)
        return answer


def _areas(column: str, asked: Asked) -> list[str]:
    if asked.everything:
        return [""]
    codes = asked.municipalities
    groups = [codes[at : at + MOST_TOGETHER] for at in range(0, len(codes), MOST_TOGETHER)]
    starts = [
        [f"{level}{code[2:]}" for code in group for level in ("GM", "WK", "BU")] for group in groups
    ]
    if asked.country:
        starts[0].append("NL")
    return [" or ".join(f"startswith({column},'{start}')" for start in group) for group in starts]


def _keys(content: object) -> list[str]:
    """The columns in DataProperties; none when that is not what it is."""
    rows = content.get("value") if isinstance(content, dict) else None
    if not isinstance(rows, list):
        return []
    return [str(row.get("Key") or "") for row in rows if isinstance(row, dict)]


def parsed(body: bytes, host: str) -> object:
    """The JSON in an answer. Raises TryAgain: what breaks off may be whole the next time."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        message = _("het antwoord van {host} is niet te lezen: het breekt af of is geen JSON")
        raise TryAgain(message.format(host=host)) from error


def strange(host: str) -> ServiceFailed:
    return ServiceFailed(_("het antwoord van {host} is anders dan verwacht").format(host=host))
