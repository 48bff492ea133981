"""What is done with a whole country, each step in a process of its own that tells what it cost."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from data.catalogue import load_catalogue
from data.load import load_paths
from data.publishing.checks import check_staged
from data.publishing.desk import open_desk
from data.publishing.protection import protect_staged
from data.publishing.publish import Deed, publish


@dataclass(frozen=True)
class Cost:
    """seconds of the work itself; the most memory that its process had, in MB."""

    seconds: float
    megabytes: float


def cost_of(work: Callable[..., None], *arguments: object) -> Cost:
    """Of work(*arguments) in a fresh process."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as process:
        return process.submit(_timed, work, *arguments).result()


def _timed(work: Callable[..., None], *arguments: Any) -> Cost:  # noqa: ANN401 - of any work
    start = time.perf_counter()
    work(*arguments)
    return Cost(time.perf_counter() - start, most_memory())


def most_memory() -> float:
    """MB that this process had at most. Not `getrusage`: that counts the parent too."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def load(url: str, path: Path, whole_country: bool) -> None:
    """Raises RuntimeError when the file is refused."""
    with open_desk(url) as desk:
        report = load_paths(
            desk.staging,
            load_catalogue(),
            [path],
            originals=path.parent / "originals",
            whole_country=whole_country,
        )
    if len(report.loaded) != 1:
        raise RuntimeError([problem.message for problem in report.problems][:3])


def check(url: str) -> None:
    with open_desk(url) as desk:
        protect_staged(desk.staging, load_catalogue())
        check_staged(desk, load_catalogue())


def show(url: str) -> None:
    """Publishes. Raises RuntimeError when there was nothing to publish."""
    deed = Deed("meting", datetime(2026, 1, 5), "meting")  # noqa: DTZ001 - UTC, as in the store
    with open_desk(url) as desk:
        if publish(desk.serving, desk.staging, load_catalogue(), deed) is None:
            raise RuntimeError(url)
