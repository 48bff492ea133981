"""The right answers of the open data of CBS and PDOK, as the local copy of them gives them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.integration.open_data_town import OpenTown, Row

THIRD = "/third"
PDOK = "/pdok/"
_TERM = re.compile(r"startswith\((\w+),'([^']*)'\)")


@dataclass
class Answers:
    """url: of the server. most_rows: what ODataApi gives at most; a_page: rows of a page;
    link_scheme: how the addresses in answers begin."""

    url: str
    town: OpenTown
    most_rows: int = 10_000
    a_page: int = 10_000
    link_scheme: str = "http"

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, object]:
        """Status and content of the right answer."""
        if path.startswith(PDOK):
            return self._features(path.removeprefix(PDOK), query)
        third = path.startswith(THIRD)
        parts = path.removeprefix(THIRD).strip("/").split("/")
        tables = self.town.third if third else self.town.tables
        if len(parts) != 4 or parts[1] != "odata" or parts[2] not in tables:
            return 404, {}
        door, _odata, table, entity = parts
        rows = tables[table].get(entity)
        if rows is None:
            return 404, {}
        return self._rows(door, f"{table}/{entity}", rows, path, query)

    def _rows(
        self, door: str, name: str, rows: Sequence[Row], path: str, query: dict[str, str]
    ) -> tuple[int, object]:
        kept = filtered(rows, query.get("$filter", ""))
        if kept is None:
            return 400, {"odata.error": {"message": {"value": "Could not find a property"}}}
        table, entity = name.split("/")
        link = f"https://opendata.cbs.nl/{door}/odata/{table}/$metadata#Cbs.OData.WebAPI.{entity}"
        content: dict[str, object] = {"odata.metadata": link}
        if door == "ODataApi":
            if len(kept) > self.most_rows:
                return 500, {"odata.error": {"message": {"value": "too many records"}}}
            return 200, content | {"value": kept}
        skip = int(query.get("$skip", 0))
        content["value"] = kept[skip : skip + self.a_page]
        if skip + self.a_page < len(kept):
            more = urlencode({**query, "$skip": str(skip + self.a_page)})
            content["odata.nextLink"] = self._link(f"{path}?{more}")
        return 200, content

    def _link(self, path: str) -> str:
        return self.url.replace("http", self.link_scheme, 1) + path

    def _features(self, path: str, query: dict[str, str]) -> tuple[int, object]:
        found = re.fullmatch(r"wijken-en-buurten-(\d{4})/ogc/v1/collections/(\w+)/items", path)
        edition = self.town.editions.get(int(found[1]), {}) if found else {}
        if not found or found[2] not in edition:
            return 404, {"title": "Not Found"}
        code = query.get("gemeentecode")
        rows = [r for r in edition[found[2]] if code in (None, r["properties"]["gemeentecode"])]
        start, size = int(query.get("offset", 0)), min(int(query.get("limit", 10)), self.a_page)
        links = [{"rel": "self", "href": f"{self.url}{PDOK}{path}"}]
        if start + size < len(rows):
            more = urlencode({**query, "offset": str(start + size)})
            links.append({"rel": "next", "href": self._link(f"{PDOK}{path}?{more}")})
        page = rows[start : start + size]
        return 200, {"type": "FeatureCollection", "features": page, "links": links}


def filtered(rows: Sequence[Row], expression: str) -> list[Row] | None:
    """The rows that pass `(startswith(A,'x') or ...) and startswith(B,'y')`; None when a column is
    not there."""
    if not expression:
        return list(rows)
    groups = [_TERM.findall(part) for part in expression.split(" and ")]
    if rows and any(column not in rows[0] for group in groups for column, _value in group):
        return None
    return [
        row
        for row in rows
        if all(any(str(row[column]).startswith(v) for column, v in group) for group in groups)
    ]
