"""A local copy of the open data of CBS, its third parties and PDOK, for a town that does not exist.

It speaks OData v3 (ODataApi, which refuses long answers, and ODataFeed, which pages) and OGC API
Features, and can be told to do wrong. Use: `with open_data_server(town) as server:` and give
`server.environment` to what fetches.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from urllib.parse import parse_qs, urlsplit

from tests.integration.open_data_answers import PDOK, THIRD, Answers
from tests.integration.open_data_town import OpenTown, open_town

JSON = "application/json; charset=utf-8"


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
class OpenDataServer(Answers):
    """tags: whether answers have an ETag; packed: whether they are compressed. asked: path and
    query of every request, decoded; conditions: how many were conditional; busy: the most that
    were being answered at once."""

    tags: bool = True
    packed: bool = False
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
        packed = self.data.packed and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body) if packed else body
        self.send_response(status)
        if packed:
            self.send_header("Content-Encoding", "gzip")
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
