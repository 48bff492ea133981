"""Asks a web service for JSON: with patience, politely, and without trusting the answer."""

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from types import TracebackType
from urllib.parse import urlencode, urlsplit

import httpx

from data.address import ServiceFailed
from data.language import _

TRIES = 3
SECONDS_BETWEEN = 0.25
"""At most four requests a second."""
FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
"""Seconds before a next try, also when the service asks for more."""
MOST_BYTES = 1_000_000
TOO_MANY_REQUESTS = 429


class _TryAgain(Exception):
    """What may pass by itself; after: seconds that the service asks for, None when it does not."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class WebService(AbstractContextManager["WebService"]):
    """One service at one base address that host_of() knows (`http(s)://host/path/`).

    seconds: longest time for one answer, connecting included. pause and clock stand for the
    passing of time.
    """

    def __init__(
        self,
        base: str,
        *,
        seconds: float = 10.0,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.host = host_of(base) or ""
        self._seconds = seconds
        self._pause = pause
        self._clock = clock
        self._last: float | None = None
        self._client = httpx.Client(
            base_url=base,
            timeout=seconds,
            follow_redirects=False,
            headers={
                "Accept": "application/json",
                "Accept-Encoding": "identity",
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
        for left in reversed(range(TRIES)):
            self._keep_pace()
            try:
                return self._once(path, params)
            except _TryAgain as passing:
                if left == 0:
                    raise ServiceFailed(str(passing)) from passing
                self._pause(_wait(TRIES - left, passing.after))
        raise AssertionError

    def _keep_pace(self) -> None:
        now = self._clock()
        if self._last is not None and (early := self._last + SECONDS_BETWEEN - now) > 0:
            self._pause(early)
            now += early
        self._last = now

    def _once(self, path: str, params: list[tuple[str, str]]) -> object:
        until = self._clock() + self._seconds
        try:
            with self._client.stream("GET", path, params=urlencode(params)) as response:
                self._judge(response)
                return self._parsed(self._body(response, until))
        except httpx.TimeoutException as error:
            raise self._late() from error
        except httpx.TransportError as error:
            message = _("er is geen goede verbinding met {host}")
            raise _TryAgain(message.format(host=self.host)) from error

    def _judge(self, response: httpx.Response) -> None:
        """Refuses all but JSON with a good status, before anything of the body is read."""
        status = response.status_code
        if status == TOO_MANY_REQUESTS or response.is_server_error:
            busy, broken = _("{host} heeft het te druk"), _("{host} geeft fout {status}")
            message = busy if status == TOO_MANY_REQUESTS else broken
            after = _retry_after(response.headers.get("Retry-After", ""))
            raise _TryAgain(message.format(host=self.host, status=status), after)
        if response.is_redirect:
            raise self._failed(
                _("{host} verwijst door naar een ander adres; dat wordt niet gevolgd")
            )
        if not response.is_success:
            raise self._failed(_("{host} weigert de vraag met fout {status}"), status)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise self._failed(_("{host} stuurt iets anders dan gegevens, zoals een webpagina"))

    def _body(self, response: httpx.Response, until: float) -> bytes:
        """As sent. A read time-out is per piece, so that `until` also ends an endless drip."""
        body = bytearray()
        for piece in response.iter_raw():
            body += piece
            if len(body) > MOST_BYTES:
                raise self._failed(_("het antwoord van {host} is te groot"))
            if self._clock() > until:
                raise self._late()
        return bytes(body)

    def _parsed(self, body: bytes) -> object:
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            raise self._failed(_("het antwoord van {host} is niet te lezen")) from error

    def _late(self) -> _TryAgain:
        return _TryAgain(_("{host} antwoordt niet op tijd").format(host=self.host))

    def _failed(self, message: str, status: int = 0) -> ServiceFailed:
        return ServiceFailed(message.format(host=self.host, status=status))


def host_of(base: str) -> str | None:
    """Host and port, without user and password; None when `base` is no http(s) address."""
    try:
        parts = urlsplit(base)
        port = f":{parts.port}" if parts.port else ""
        httpx.URL(base)
    except (ValueError, httpx.InvalidURL):
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return f"{parts.hostname}{port}"


def _wait(attempt: int, asked: float | None) -> float:
    """Seconds before the next try: what the service asks for, or longer each time; with some
    chance in it, so that many who were refused at once do not come back at once."""
    if asked is not None:
        return min(asked, LONGEST_WAIT)
    doubled = FIRST_WAIT * 2.0 ** (attempt - 1)
    return min(doubled * SystemRandom().uniform(0.5, 1.5), LONGEST_WAIT)


def _retry_after(header: str) -> float | None:
    """Seconds in a Retry-After header, which holds a number or a moment; None when it does not."""
    if header.strip().isdecimal():
        return float(header)
    try:
        moment: datetime = parsedate_to_datetime(header)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    left = moment - datetime.now(UTC)
    return max(0.0, left.total_seconds())
