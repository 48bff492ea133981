"""A local copy of the open data of CBS, its third parties and PDOK, for a town that does not exist.

It speaks OData v3 (ODataApi, which refuses long answers, and ODataFeed, which pages) and OGC API
Features, and can be told to do wrong. Use: `with open_data_server(town) as server:` and give
`server.environment` to what fetches.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.integration.open_data_town import OpenTown, Row, open_town

THIRD = "/third"
PDOK = "/pdok/"
JSON = "application/json; charset=utf-8"
_TERM = re.compile(r"startswith\((\w+),'([^']*)'\)")


@dataclass(frozen=True)
class Fault:
    """How an answer goes wrong. on: what stands in the address of the request; times: how often.

    cut: bytes of the right answer that are sent before the line breaks. length: what is added to
    the true Content-Length. drip: seconds between single bytes. body, kind: instead of the answer.
    """

    on: str
    times: int = 1
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    kind: str = JSON
    cut: int | None = None
    length: int = 0
    drip: float = 0.0


@dataclass
class OpenDataServer:
    """most_rows: what ODataApi gives at most; a_page: rows of a page. asked: path and query of
    every request, decoded; busy: the most that were being answered at once."""

    url: str
    town: OpenTown
    most_rows: int = 10_000
    a_page: int = 10_000
    tags: bool = True
    faults: list[Fault] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    conditions: int = 0
    busy: int = 0
    pause: float = 0.0
    closing: Event = field(default_factory=Event)
    _now: int = 0
    _lock: Lock = field(default_factory=Lock)

    @property
    def environment(self) -> dict[str, str]:
        """What fetching must be told so that it comes here and nowhere else."""
        return {
            "CBS_URL": f"{self.url}/",
            "CBS_THIRD_PARTY_URL": f"{self.url}{THIRD}/",
            "PDOK_URL": f"{self.url}{PDOK}",
            "NO_PROXY": "*",
        }

    def asked_for(self, words: str) -> list[str]:
        return [one for one in self.asked if words in one]

    def enter(self, path: str) -> Fault | None:
        """Counts the request; the fault that it gets."""
        with self._lock:
            self.asked.append(path)
            self._now += 1
            self.busy = max(self.busy, self._now)
            found = next((one for one in self.faults if one.on in path), None)
            if found is not None:
                self.faults.remove(found)
                if found.times > 1:
                    again = {**vars(found), "times": found.times - 1}
                    self.faults.append(Fault(**again))
            return found

    def leave(self) -> None:
        with self._lock:
            self._now -= 1

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
            content["odata.nextLink"] = f"{self.url}{path}?{more}"
        return 200, content

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
            links.append({"rel": "next", "href": f"{self.url}{PDOK}{path}?{more}"})
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


class _Handler(BaseHTTPRequestHandler):
    data: OpenDataServer

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        wrong = self.data.enter(f"{parts.path}?{'&'.join(f'{n}={v}' for n, v in query.items())}")
        try:
            self.data.closing.wait(self.data.pause)
            if wrong is not None and (wrong.status != 200 or wrong.body is not None):
                self._send(wrong.status, wrong.body or b"{}", wrong)
            else:
                status, content = self.data.answer(parts.path, query)
                self._send(status, json.dumps(content, ensure_ascii=False).encode(), wrong)
        finally:
            self.data.leave()

    def _send(self, status: int, body: bytes, wrong: Fault | None) -> None:
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        asked = self.headers.get("If-None-Match")
        self.data.conditions += asked is not None
        if wrong is None and self.data.tags and asked == tag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(status)
        self.send_header("Content-Type", wrong.kind if wrong else JSON)
        self.send_header("Content-Length", str(len(body) + (wrong.length if wrong else 0)))
        if self.data.tags and status == 200:
            self.send_header("ETag", tag)
        for name, value in (wrong.headers if wrong else {}).items():
            self.send_header(name, value)
        self.end_headers()
        self._write(body, wrong)

    def _write(self, body: bytes, wrong: Fault | None) -> None:
        if wrong is None or not (wrong.drip or wrong.cut is not None):
            self.wfile.write(body)
            return
        for byte in body[: wrong.cut] if wrong.drip else [body[: wrong.cut]]:
            self.wfile.write(bytes([byte]) if isinstance(byte, int) else byte)
            self.wfile.flush()
            if wrong.drip and self.data.closing.wait(wrong.drip):
                return

    def log_message(self, *_: object) -> None:
        """Nothing on the screen of the tests."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A client that hangs up in the middle is part of the game."""


@contextmanager
def open_data_server(town: OpenTown | None = None) -> Iterator[OpenDataServer]:
    """On a free port of this machine; without a town that of open_town()."""

    class Handler(_Handler):
        pass

    with _Quiet(("127.0.0.1", 0), Handler) as http:
        server = OpenDataServer(f"http://127.0.0.1:{http.server_port}", town or open_town())
        Handler.data = server
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            http.shutdown()
            thread.join()
