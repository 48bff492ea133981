"""Asks a web service for JSON: with patience, politely, and without trusting the answer."""

import json
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from threading import Lock
from types import TracebackType
from typing import TypeVar
from urllib.parse import urlencode

import httpx

from data.address import ServiceFailed
from data.language import _
from data.web_answers import Answer, ServiceRefused, TryAgain, host_of, retry_after, wait_before

TRIES = 3
SECONDS_BETWEEN = 0.25
"""At most four requests a second."""
MOST_BYTES = 1_000_000
NOT_MODIFIED = 304
TOO_MANY_REQUESTS = 429

Understood = TypeVar("Understood")


class WebService(AbstractContextManager["WebService"]):
    """One service at one base address that host_of() knows (`http(s)://host/path/`); threads may
    share it.

    seconds: longest time for one answer, connecting included. silence: longest time without a
    byte, else the same. between: seconds from the start of one request to that of the next.
    most_bytes: of one answer, unpacked. packed: whether it may come compressed. pause and clock
    stand for the passing of time.
    """

    def __init__(
        self,
        base: str,
        *,
        seconds: float = 10.0,
        silence: float | None = None,
        between: float = SECONDS_BETWEEN,
        most_bytes: int = MOST_BYTES,
        packed: bool = False,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.host = host_of(base) or ""
        self._seconds = seconds
        self._between = between
        self._most_bytes = most_bytes
        self._packed = packed
        self._pause = pause
        self._clock = clock
        self._last: float | None = None
        self._turn = Lock()
        self._client = httpx.Client(
            base_url=base,
            timeout=silence or seconds,
            follow_redirects=False,
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "gzip" if packed else "identity",
                "User-Agent": "wijkdashboard",
            },
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def get(self, path: str, params: list[tuple[str, str]]) -> object:
        """The answer as parsed JSON of any shape. Raises ServiceFailed."""
        url = f"{path}?{urlencode(params)}" if params else path
        return self.ask(url, lambda answer: self._parsed(answer.body))

    def ask(
        self,
        url: str,
        understand: Callable[[Answer], Understood],
        *,
        headers: Mapping[str, str] | None = None,
        at_once: Collection[int] = (),
    ) -> Understood:
        """What `understand` makes of the answer; it may raise TryAgain or ServiceFailed.

        url: below the base, or a whole address, which the caller must have judged. at_once:
        statuses that are no reason to try again. Raises ServiceFailed, or ServiceRefused when the
        status says why.
        """
        for left in reversed(range(TRIES)):
            self._keep_pace()
            try:
                return understand(self._once(url, headers or {}, at_once))
            except TryAgain as passing:
                if left == 0:
                    raise ServiceFailed(str(passing)) from passing
                self._pause(wait_before(TRIES - left, passing.after))
        raise AssertionError

    def _keep_pace(self) -> None:
        with self._turn:
            now = self._clock()
            start = now if self._last is None else max(now, self._last + self._between)
            self._last = start
        if start > now:
            self._pause(start - now)

    def _once(self, url: str, headers: Mapping[str, str], at_once: Collection[int]) -> Answer:
        until = self._clock() + self._seconds
        try:
            with self._client.stream("GET", url, headers=dict(headers)) as response:
                kept = {name.lower(): value for name, value in response.headers.items()}
                if response.status_code == NOT_MODIFIED and headers:
                    return Answer(NOT_MODIFIED, kept)
                self._judge(response, at_once)
                return Answer(response.status_code, kept, self._body(response, until))
        except httpx.TimeoutException as error:
            raise self._late() from error
        except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
            message = _("{host} brak het antwoord af")
            raise TryAgain(message.format(host=self.host)) from error
        except httpx.TransportError as error:
            message = _("er is geen goede verbinding met {host}")
            raise TryAgain(message.format(host=self.host)) from error

    def _judge(self, response: httpx.Response, at_once: Collection[int]) -> None:
        """Refuses all but JSON with a good status, before anything of the body is read."""
        status = response.status_code
        if status in at_once:
            raise self._refused(status)
        if status == TOO_MANY_REQUESTS or response.is_server_error:
            busy, broken = _("{host} heeft het te druk"), _("{host} geeft fout {status}")
            message = busy if status == TOO_MANY_REQUESTS else broken
            after = retry_after(response.headers.get("Retry-After", ""))
            raise TryAgain(message.format(host=self.host, status=status), after)
        if response.is_redirect:
            raise self._failed(
                _("{host} verwijst door naar een ander adres; dat wordt niet gevolgd")
            )
        if not response.is_success:
            raise self._refused(status)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise self._failed(_("{host} stuurt iets anders dan gegevens, zoals een webpagina"))

    def _body(self, response: httpx.Response, until: float) -> bytes:
        """As sent, or unpacked. A read time-out is per piece: `until` also ends an endless drip."""
        body = bytearray()
        for piece in response.iter_bytes() if self._packed else response.iter_raw():
            body += piece
            if len(body) > self._most_bytes:
                raise self._failed(_("het antwoord van {host} is te groot"))
            if self._clock() > until:
                raise self._late()
        return bytes(body)

    def _parsed(self, body: bytes) -> object:
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self._failed(_("het antwoord van {host} is niet te lezen")) from error

    def _late(self) -> TryAgain:
        return TryAgain(_("{host} antwoordt niet op tijd").format(host=self.host))

    def _failed(self, message: str) -> ServiceFailed:
        return ServiceFailed(message.format(host=self.host))

    def _refused(self, status: int) -> ServiceRefused:
        message = _("{host} weigert de vraag met fout {status}")
        return ServiceRefused(message.format(host=self.host, status=status), status)
