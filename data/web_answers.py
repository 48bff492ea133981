"""What a web service answers, when it may be asked again, and whether an address is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import SystemRandom
from urllib.parse import urlsplit

import httpx

from data.address import ServiceFailed

FIRST_WAIT = 1.0
LONGEST_WAIT = 30.0
"""Seconds before a next try, also when the service asks for more."""


@dataclass(frozen=True)
class Answer:
    """headers: names in lower case. body: empty when the service says that nothing changed."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class ServiceRefused(ServiceFailed):
    """The service answered with a status that asking again does not change."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class TryAgain(Exception):
    """What may pass by itself; after: seconds that the service asks for, None when it does not."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


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


def wait_before(attempt: int, asked: float | None) -> float:
    """Seconds before the next try: what the service asks for, or longer each time; with some
    chance in it, so that many who were refused at once do not come back at once."""
    if asked is not None:
        return min(asked, LONGEST_WAIT)
    doubled = FIRST_WAIT * 2.0 ** (attempt - 1)
    return min(doubled * SystemRandom().uniform(0.5, 1.5), LONGEST_WAIT)


def retry_after(header: str) -> float | None:
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
