"""The command line: `python -m data load|demo|status|template`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TypeVar

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from sqlalchemy import Engine

from data.address import ServiceFailed
from data.address_points import address_finder
from data.catalogue import load_catalogue
from data.demo.command import RealFiguresError, load_demo
from data.importers.templates import OWN_FIGURES, TEMPLATES
from data.language import _
from data.load import LoadFailedError, load_paths
from data.load import Progress as Hears
from data.maturity_file import FileRefused, read_file
from data.report import Report
from data.status import status_of
from data.store import StoreError, open_store
from data.take_in import take_in

DEFAULT_DATABASE = "sqlite:///var/wijkdashboard.sqlite3"
DEFAULT_ORIGINALS = Path("var/originals")
REFUSED = 2
FAILED = 1

Command = TypeVar("Command", bound=Callable[..., object])


def _database(command: Command) -> Command:
    return click.option(
        "--database-url",
        default=lambda: os.environ.get("DATABASE_URL") or DEFAULT_DATABASE,
        help=_("Adres van de database; anders DATABASE_URL, anders een bestand in var/."),
    )(command)


def _originals(command: Command) -> Command:
    return click.option(
        "--originals",
        type=click.Path(file_okay=False, path_type=Path),
        default=DEFAULT_ORIGINALS,
        help=_("Map waarin van elk geladen bestand een kopie blijft."),
    )(command)


@click.group(help=_("Cijfers in het wijkdashboard laden en bekijken wat er geladen is."))
def cli() -> None:
    pass


@cli.command(help=_("Laad bestanden. Van een map wordt alles geladen wat herkend wordt."))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--edition", type=int, help=_("Jaar van de grenzen, als het bestand dat niet zegt."))
@click.option(
    "--zoek-adressen",
    "look_up",
    is_flag=True,
    help=_(
        "Zoek het punt op van plekken met alleen een adres. Postcode, huisnummer en plaats gaan "
        "naar de PDOK Locatieserver van het Kadaster (of die van LOCATIESERVER_URL), namen niet. "
        "Zonder deze optie wordt niets verstuurd."
    ),
)
@_originals
@_database
def load(
    paths: tuple[Path, ...],
    edition: int | None,
    look_up: bool,
    originals: Path,
    database_url: str,
) -> None:
    with (
        _opened(database_url) as engine,
        address_finder(engine, on=look_up) as find_address,
        _shown_progress() as hears,
    ):
        report = load_paths(
            engine,
            load_catalogue(),
            paths,
            originals=originals,
            edition=edition,
            progress=hears,
            find_address=find_address,
        )
    _tell(report)


@cli.command(help=_("Maak een verzonnen stad en laad die, om het dashboard te leren kennen."))
@_originals
@_database
def demo(originals: Path, database_url: str) -> None:
    with _opened(database_url) as engine, _shown_progress() as hears:
        report = load_demo(engine, originals, hears)
    _tell(report)


@cli.command(help=_("Neem over wat in een bestand van /fasen.json staat."))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_database
def fasen(file: Path, database_url: str) -> None:
    with _opened(database_url) as engine:
        added = take_in(engine, read_file(file.read_bytes()))
    Console().print(_("{n} rijen toegevoegd.").format(n=added))


@cli.command(help=_("Laat zien wat er in de database staat."))
@_database
def status(database_url: str) -> None:
    with _opened(database_url) as engine:
        Console().print(status_of(engine, load_catalogue()))


@cli.command(help=_("Maak een leeg bestand voor eigen cijfers, aanbieders of initiatieven."))
@click.argument("kind", type=click.Choice(["csv", "xlsx"]))
@click.option(
    "--voor",
    "what",
    type=click.Choice(list(TEMPLATES)),
    default=OWN_FIGURES,
    help=_("Waarvoor het bestand is; anders eigen cijfers."),
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path))
def template(kind: Literal["csv", "xlsx"], what: str, output: Path | None) -> None:
    path = output or Path(f"{what}.{kind}")
    if path.exists():
        message = _("{path} bestaat al. Kies een andere naam met --output.")
        _stop(message.format(path=path), REFUSED)
    path.write_bytes(TEMPLATES[what](kind, load_catalogue()))
    Console().print(_("Gemaakt: {path}").format(path=escape(str(path))))


@contextmanager
def _opened(database_url: str) -> Iterator[Engine]:
    """The store; what goes wrong inside is told in a sentence, not in a traceback."""
    try:
        engine = open_store(database_url)
    except StoreError as error:
        _stop(str(error), REFUSED)
    try:
        yield engine
    except (RealFiguresError, ServiceFailed, FileRefused) as error:
        _stop(str(error), REFUSED)
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
        _stop(message.format(file=failure.file, kind=kind, error=reason), FAILED)
    finally:
        engine.dispose()


@contextmanager
def _shown_progress() -> Iterator[Hears]:
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


def _tell(report: Report) -> None:
    Console().print(report)
    if report.refused:
        sys.exit(REFUSED)


def _stop(message: str, code: int) -> None:
    Console(stderr=True).print(f"[bold red]✗[/] {escape(message)}", highlight=False)
    sys.exit(code)


if __name__ == "__main__":
    cli(prog_name="python -m data")
