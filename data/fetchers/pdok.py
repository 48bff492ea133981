"""Borders of PDOK: OGC API Features, an edition a year, pages with a link to the next one.

Source: https://api.pdok.nl/cbs/wijken-en-buurten-<year>/ogc/v1
"""

from collections.abc import Mapping

from data.fetchers.asked import Asked
from data.fetchers.cbs import parsed, strange
from data.fetchers.service import Patience, Service
from data.fetchers.wanted import Found, Wanted
from data.importers.codes import clean_code

SETTING = "PDOK_URL"
DEFAULT_URL = "https://api.pdok.nl/cbs/"
A_PAGE = 1000
"""Areas in one answer; the most that the service gives."""
_CODES = ("buurtcode", "wijkcode", "gemeentecode")


class Pdok(Service):
    def __init__(self, patience: Patience) -> None:
        super().__init__(SETTING, DEFAULT_URL, patience)

    def urls(self, wanted: Wanted, asked: Asked) -> list[str]:
        path = f"{wanted.table.id}/ogc/v1/collections/{wanted.part}/items"
        params = {"f": "json", "limit": str(A_PAGE)}
        if asked.everything:
            return [self.url(path, params)]
        return [self.url(path, params | {"gemeentecode": code}) for code in asked.municipalities]

    def instead(self, wanted: Wanted, asked: Asked, status: int) -> list[str] | None:  # noqa: ARG002 - a service may have another door, this one has not
        return None

    def area_of(self, row: Mapping[str, object]) -> str:
        properties = row.get("properties")
        found = properties if isinstance(properties, dict) else {}
        return next((clean_code(found[name]) for name in _CODES if found.get(name)), "")

    def understand(self, body: bytes, url: str) -> Found:
        content = parsed(body, self.host)
        rows = content.get("features") if isinstance(content, dict) else None
        if not isinstance(content, dict) or not isinstance(rows, list):
            raise strange(self.host)
        if content.get("type") != "FeatureCollection":
            raise strange(self.host)
        if not all(isinstance(row, dict) and self.area_of(row) for row in rows):
            raise strange(self.host)
        links = content.get("links")
        link = next((one for one in _links(links) if one.get("rel") == "next"), None)
        next_url = self.own(str(link.get("href")), url) if link else None
        around = {name: content[name] for name in ("type", "crs") if name in content}
        return Found(rows, next_url, around, "features")


def _links(links: object) -> list[dict[str, object]]:
    found = links if isinstance(links, list) else []
    return [link for link in found if isinstance(link, dict)]
