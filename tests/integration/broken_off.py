"""A process in which commands of the command line break off, each time at a later point.

Run as `python -m tests.integration.broken_off FAULT STRIDE URL COMMAND...`. A command runs in a
process of its own; after each, a line of JSON says how it ended and what the stores hold then. It
stops at the first command that ends well, or that was killed after it had done its work. FAULT:

- statement: SIGKILL before the n-th statement or commit;
- rename: SIGKILL before or after the n-th file gets its name;
- quota: no file may become larger than n bytes, as on a disk that is full.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Engine, event

from data.__main__ import cli
from data.catalogue import load_catalogue
from data.content_hash import content_hash
from data.publishing.staging import SCHEMA, staging_file
from data.store import connected, parsed

KILLED = -signal.SIGKILL
SMALLEST_QUOTA = 512
MOST_ATTEMPTS = 40


@dataclass(frozen=True)
class Attempt:
    """at: where it broke off. code: of the exit; KILLED for SIGKILL. serving, staging: hash."""

    at: int
    code: int
    serving: str
    staging: str


class _Countdown:
    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, *_arguments: object) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _at_statement(at: int) -> None:
    countdown = _Countdown(at)
    event.listen(Engine, "before_cursor_execute", countdown)
    event.listen(Engine, "commit", countdown)


def _at_rename(at: int) -> None:
    countdown, rename = _Countdown(at), Path.replace

    def replace(self: Path, target: Path) -> Path:
        countdown()
        done = rename(self, target)
        countdown()
        return done

    Path.replace = replace  # type: ignore[method-assign,assignment]


def _at_quota(at: int) -> None:
    # Without the signal a write that does not fit fails, as one on a full disk does.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, resource.RLIM_INFINITY))


FAULTS: dict[str, Callable[[int], None]] = {
    "statement": _at_statement,
    "rename": _at_rename,
    "quota": _at_quota,
}


def _points(fault: str, stride: int) -> Iterator[int]:
    """A quota doubles `stride` times a step: sizes of files differ a thousand times."""
    for at in range(1, 1 + stride * MOST_ATTEMPTS, stride):
        yield SMALLEST_QUOTA * 2 ** (at - 1) if fault == "quota" else at


def _run(fault: str, at: int, words: list[str]) -> int:
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        FAULTS[fault](at)
        try:
            cli.main(words, standalone_mode=False)
        except SystemExit as ended:
            os._exit(int(ended.code or 0))
        except BaseException:  # noqa: BLE001 -- another process looks at the code
            os._exit(99)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _held(url: str, *, staging: bool) -> str:
    """Empty for a store that is not there: to look for it may not make it."""
    address = parsed(url)
    if address.get_backend_name() == "postgresql":
        engine = connected(url, search_path=SCHEMA if staging else None)
    else:
        serving = Path(str(address.database))
        file = staging_file(serving) if staging else serving
        if not file.exists():
            return ""
        engine = connected(f"sqlite:///{file}")
    found = content_hash(engine)
    engine.dispose()
    return found


def _main(fault: str, stride: str, url: str, *words: str) -> None:
    load_catalogue()
    before = _held(url, staging=False)
    for at in _points(fault, int(stride)):
        code = _run(fault, at, [*words, "--database-url", url])
        held = _held(url, staging=False), _held(url, staging=True)
        print(json.dumps(asdict(Attempt(at, code, *held))), flush=True)  # noqa: T201
        if code == 0 or held[0] != before:
            return


if __name__ == "__main__":
    _main(*sys.argv[1:])
