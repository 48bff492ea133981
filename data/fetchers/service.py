"""What the web services have in common: an address from the settings, a client, own links."""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urljoin, urlsplit

from data.address import ServiceFailed
from data.language import _
from data.web_answers import Answer, host_of
from data.web_service import WebService

MOST_BYTES = 200_000_000
"""Of one answer: the largest pages of the whole country are a third of this."""
BETWEEN = 0.2
"""Seconds between the starts of two requests to one service."""


@dataclass(frozen=True)
class Patience:
    """seconds: for one page from first to last byte; silence: without any byte. pause: how time
    passes between tries."""

    seconds: float = 300.0
    silence: float = 30.0
    between: float = BETWEEN
    most_bytes: int = MOST_BYTES
    pause: Callable[[float], None] = time.sleep


@dataclass
class Service:
    """One web service at the address of a setting, or at `default` without one."""

    setting: str
    default: str
    patience: Patience = field(default_factory=Patience)

    def __post_init__(self) -> None:
        self.base = os.environ.get(self.setting) or self.default
        parts = urlsplit(self.base)
        if host_of(self.base) is None or parts.username or parts.password or parts.query:
            message = _(
                "{setting} is geen webadres. Het begint met http:// of https://, zonder wachtwoord."
            )
            raise ServiceFailed(message.format(setting=self.setting))
        self.base = self.base.rstrip("/") + "/"
        kind = self.patience
        self._web = WebService(
            self.base,
            seconds=kind.seconds,
            silence=kind.silence,
            between=kind.between,
            most_bytes=kind.most_bytes,
            packed=True,
            pause=kind.pause,
        )
        self.host = self._web.host

    def close(self) -> None:
        self._web.__exit__(None, None, None)

    def url(self, path: str, params: Mapping[str, str]) -> str:
        """Spaces as %20: not every service reads a plus as one."""
        query = urlencode(params, quote_via=quote, safe="(),'$")
        return urljoin(self.base, path) + (f"?{query}" if query else "")

    def get(
        self,
        url: str,
        check: Callable[[Answer], Answer],
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        return self._web.ask(url, check, headers=headers, at_once=self.final(url))

    def final(self, url: str) -> tuple[int, ...]:  # noqa: ARG002 - for services that need it
        """Statuses of a question that asking again does not change, though others may pass."""
        return ()

    def own(self, link: str, url: str) -> str:
        """A link in the answer to `url` as an address of this service, with the scheme that was
        asked: services behind a proxy write http. Raises ServiceFailed for another host."""
        there, here = urlsplit(urljoin(url, link)), urlsplit(self.base)
        if there.scheme not in ("http", "https") or there.hostname != here.hostname:
            message = _("{host} verwijst door naar een ander adres; dat wordt niet gevolgd")
            raise ServiceFailed(message.format(host=self.host))
        return there._replace(scheme=here.scheme, netloc=here.netloc, fragment="").geturl()
