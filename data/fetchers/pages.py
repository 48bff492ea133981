"""All pages of a file, one after the other; those that are in are kept until the file is whole."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from threading import Event

from pydantic import ValidationError

from data.address import ServiceFailed
from data.fetchers.wanted import Found, Publisher
from data.language import _
from data.manifest import Page, write_whole
from data.web_answers import Answer, TryAgain
from data.web_service import NOT_MODIFIED

MOST_PAGES = 2000


class Stopped(Exception):
    """The user broke off the run."""


@dataclass(frozen=True)
class Stored:
    """A page on the disk. rows: how many are in it."""

    page: Page
    path: Path
    rows: int


class Pages:
    """The pages of one file in the folder of its parts.

    stop: set when no more requests may be made. heard: called with the number of rows so far.
    """

    def __init__(
        self, publisher: Publisher, folder: Path, stop: Event, heard: Callable[[int], None]
    ) -> None:
        self._publisher = publisher
        self._folder = folder
        self._stop = stop
        self._heard = heard

    def gather(self, starts: Sequence[str]) -> list[Stored]:
        """From every start to the last page. Raises ServiceFailed, Stopped and OSError."""
        stored: list[Stored] = []
        seen: set[str] = set()
        for start in starts:
            url: str | None = start
            while url is not None:
                if url in seen or len(seen) >= MOST_PAGES:
                    message = _("{host} geeft steeds dezelfde bladzijden")
                    raise ServiceFailed(message.format(host=self._publisher.host))
                seen.add(url)
                page, found = self._one(url)
                stored.append(Stored(page, self._path(url), len(found.rows)))
                self._heard(sum(one.rows for one in stored))
                url = found.next_url
        return stored

    def is_unchanged(self, pages: Sequence[Page]) -> bool:
        """The service says of every page that it is still the same. One that is not is kept, so
        that it is not asked for again."""
        for page in pages:
            if not page.can_be_compared:
                return False
            answer = self._ask(page.url, _conditions(page))
            if answer.status != NOT_MODIFIED:
                self._keep(page.url, answer)
                return False
        return True

    def rows(self, stored: Stored) -> Found:
        return self._publisher.understand(stored.path.read_bytes(), stored.page.url)

    def clear(self) -> None:
        """Forget what was kept. Raises OSError."""
        for path in self._folder.glob("*"):
            path.unlink()
        if self._folder.exists():
            self._folder.rmdir()

    def _one(self, url: str) -> tuple[Page, Found]:
        """Kept by an earlier try, else asked for now."""
        try:
            page = Page.model_validate_json(self._path(url).with_suffix(".head").read_bytes())
            return page, self._publisher.understand(self._path(url).read_bytes(), url)
        except (OSError, ValidationError, TryAgain):
            answer = self._ask(url, {})
        return self._keep(url, answer), self._publisher.understand(answer.body, url)

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        if self._stop.is_set():
            raise Stopped
        return self._publisher.get(url, lambda answer: self._checked(answer, url), headers)

    def _checked(self, answer: Answer, url: str) -> Answer:
        if answer.status != NOT_MODIFIED:
            self._publisher.understand(answer.body, url)
        return answer

    def _keep(self, url: str, answer: Answer) -> Page:
        head = answer.headers
        page = Page(url=url, etag=head.get("etag", ""), last_modified=head.get("last-modified", ""))
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._path(url)
        write_whole(path.with_suffix(".head"), iter([page.model_dump_json().encode()]))
        write_whole(path, iter([answer.body]))
        return page

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.part"


def _conditions(page: Page) -> dict[str, str]:
    known = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
    return {name: value for name, value in known.items() if value}


def joined(parts: Iterator[Found]) -> Iterator[bytes]:
    """One JSON out of several pages, piece by piece; around the rows stands what stood around
    those of the first page."""
    first = next(parts)
    yield b"{"
    for name, value in first.around.items():
        yield f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)},\n".encode()
    yield f"{json.dumps(first.list)}: [".encode()
    comma = ""
    for part in chain([first], parts):
        for row in part.rows:
            yield f"{comma}\n{json.dumps(row, ensure_ascii=False)}".encode()
            comma = ","
    yield b"\n]}\n"
