"""What the commands share: options, the opened store, the progress bar, an end in a sentence."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import Never, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from data.address import ServiceFailed
from data.demo.command import RealFiguresError
from data.language import _
from data.load import LoadFailedError
from data.maturity_file import FileRefused
from data.publishing.desk import Desk, open_desk
from data.report import Report
from data.steps import Progress as Hears
from data.steps import Step
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


def author_option(command: Command) -> Command:
    return click.option(
        "--wie",
        "author",
        default=_who,
        help=_("Wie dit doet; anders de naam waarmee u bent aangemeld op deze computer."),
    )(command)


def _who() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return ""


@contextmanager
def opened(database_url: str) -> Iterator[Engine]:
    """The serving store."""
    with told_in_sentences():
        engine = open_store(database_url)
        try:
            yield engine
        finally:
            engine.dispose()


@contextmanager
def opened_desk(database_url: str) -> Iterator[Desk]:
    """Both stores, held by this command alone."""
    with told_in_sentences(), open_desk(database_url) as desk:
        yield desk


@contextmanager
def told_in_sentences() -> Iterator[None]:
    """What goes wrong inside is told in a sentence, not in a traceback."""
    try:
        yield
    except (StoreError, RealFiguresError, ServiceFailed, FileRefused) as error:
        stop(str(error), REFUSED)
    except LoadFailedError as failure:
        Console().print(failure.report)
        message = _(
            "Het laden van {file} is afgebroken door een onverwachte fout ({kind}: {error}). De "
            "database is zoals vóór dit bestand. Probeer het opnieuw; gaat het weer mis, meld "
            "het dan bij de makers met deze regel erbij."
        )
        stop(message.format(file=failure.file, **_cause(failure)), FAILED)
    except (SQLAlchemyError, OSError) as error:
        message = _(
            "Dit is afgebroken door een fout van de database of de schijf ({kind}: {error}). Wat "
            "gepubliceerd is, is niet veranderd. Los de oorzaak op en probeer het opnieuw."
        )
        stop(message.format(**_named(error)), FAILED)


def _cause(failure: Exception) -> dict[str, str]:
    return _named(failure.__cause__ or failure)


def _named(error: BaseException) -> dict[str, str]:
    words = str(getattr(error, "orig", None) or error).strip()
    return {"kind": type(error).__name__, "error": words.split("\n")[0]}


@contextmanager
def shown_progress() -> Iterator[Hears]:
    """A bar that says what is done with which file, and how many of its rows are in."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    console = Console(stderr=True)
    with Progress(
        *columns, transient=True, console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("")

        def hear(file: str, step: Step, done: int, total: int) -> None:
            description = escape(step.words.format(file=file))
            bar.update(task, description=description, completed=done, total=total or None)

        yield hear


def tell(report: Report) -> None:
    Console().print(report)
    if report.refused:
        sys.exit(REFUSED)


def stop(message: str, code: int) -> Never:
    Console(stderr=True).print(f"[bold red]✗[/] {escape(message)}", highlight=False)
    sys.exit(code)
