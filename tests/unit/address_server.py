"""A local copy of the address service that answers as it is told, and keeps what it was asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """length: what Content-Length says, when that is not true."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json;charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    never: bool = False


@dataclass
class AddressServer:
    """replies: given in order, the last one again and again. asked: parameters of every request."""

    url: str
    replies: list[Reply] = field(default_factory=list)
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def record(**fields: object) -> dict[str, object]:
    """One record as v3_1 of the service gives it, of an address that does not exist."""
    return {
        "bron": "BAG",
        "type": "adres",
        "woonplaatsnaam": "Rekenhoven",
        "huis_nlt": "1",
        "gemeentecode": "9999",
        "weergavenaam": "Kerkstraat 1, 1234AB Rekenhoven",
        "id": "adr-0",
        "postcode": "1234AB",
        "centroide_ll": "POINT(5.85351525 51.84092097)",
        "huisnummer": 1,
        "centroide_rd": "POINT(187136.056 428140.256)",
        "straatnaam": "Kerkstraat",
        "score": 1.0568129,
    } | fields


def answer(*records: dict[str, object]) -> Reply:
    """The envelope of the service around some records."""
    response = {"numFound": len(records), "start": 0, "maxScore": 1.0, "numFoundExact": True}
    return Reply(json.dumps({"response": response | {"docs": list(records)}}).encode())


@contextmanager
def running() -> Iterator[AddressServer]:
    """A server on a free port of this machine."""
    server: AddressServer

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            server.paths.append(parts.path)
            server.asked.append(parse_qs(parts.query))
            server.agents.append(self.headers.get("User-Agent", ""))
            reply = server.next_reply()
            if reply.never:
                server.closing.wait(20)
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Nothing on the screen of the tests."""

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A client that hangs up in the middle is part of the game."""

    with Quiet(("127.0.0.1", 0), Handler) as http:
        server = AddressServer(f"http://127.0.0.1:{http.server_port}/search/v3_1/")
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.closing.set()
        http.shutdown()
        thread.join()
