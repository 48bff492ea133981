"""What the commands share: options, the opened store, the progress bar, an end in a sentence."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Never, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from sqlalchemy import Engine

from data.address import ServiceFailed
from data.demo.command import RealFiguresError
from data.language import _
from data.load import LoadFailedError
from data.load import Progress as Hears
from data.maturity_file import FileRefused
from data.report import Report
from data.store import StoreError, open_store

DEFAULT_DATABASE = "sqlite:///var/wijkdashboard.sqlite3"
DEFAULT_ORIGINALS = Path("var/originals")
REFUSED = 2
FAILED = 1

Command = TypeVar("Command", bound=Callable[..., object])


def database_option(command: Command) -> Command:
    return click.option(
        "--database-url",
        default=lambda: os.environ.get("DATABASE_URL") or DEFAULT_DATABASE,
        help=_("Adres van de database; anders DATABASE_URL, anders een bestand in var/."),
    )(command)


def originals_option(command: Command) -> Command:
    return click.option(
        "--originals",
        type=click.Path(file_okay=False, path_type=Path),
        default=DEFAULT_ORIGINALS,
        help=_("Map waarin van elk geladen bestand een kopie blijft."),
    )(command)


@contextmanager
def opened(database_url: str) -> Iterator[Engine]:
    """The store; what goes wrong inside is told in a sentence, not in a traceback."""
    try:
        engine = open_store(database_url)
    except StoreError as error:
        stop(str(error), REFUSED)
    try:
        yield engine
    except (RealFiguresError, ServiceFailed, FileRefused) as error:
        stop(str(error), REFUSED)
    except LoadFailedError as failure:
        Console().print(failure.report)
        message = _(
            "Het laden van {file} is afgebroken door een onverwachte fout ({kind}: {error}). De "
            "database is zoals vóór dit bestand. Probeer het opnieuw; gaat het weer mis, meld "
            "het dan bij de makers met deze regel erbij."
        )
        cause = failure.__cause__
        reason = str(cause).strip().split("\n")[0]
        kind = type(cause).__name__
        stop(message.format(file=failure.file, kind=kind, error=reason), FAILED)
    finally:
        engine.dispose()


@contextmanager
def shown_progress() -> Iterator[Hears]:
    """A bar that says which file is being read and how many of its rows are in."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, transient=True, console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("")

        def hear(file: str, done: int, total: int) -> None:
            words = _("{file} wordt gelezen") if total == 0 else _("{file} wordt opgeslagen")
            description = escape(words.format(file=file))
            bar.update(task, description=description, completed=done, total=total or None)

        yield hear


def tell(report: Report) -> None:
    Console().print(report)
    if report.refused:
        sys.exit(REFUSED)


def stop(message: str, code: int) -> Never:
    Console(stderr=True).print(f"[bold red]✗[/] {escape(message)}", highlight=False)
    sys.exit(code)
