"""The small commands: the fictitious town, phases, what is in the store, empty templates."""

from datetime import date
from pathlib import Path
from typing import Literal

import click
from rich.console import Console
from rich.markup import escape
from sqlalchemy import Engine

from data.catalogue import Catalogue, load_catalogue
from data.commands.options import (
    REFUSED,
    database_option,
    opened,
    originals_option,
    shown_progress,
    stop,
    tell,
)
from data.demo.command import load_demo
from data.importers.templates import OWN_FIGURES, TEMPLATES
from data.language import _
from data.maturity_file import read_file
from data.publishing.staging import open_staging
from data.publishing.standing import waiting
from data.status import status_of
from data.store import StoreError
from data.take_in import take_in


@click.command(help=_("Maak een verzonnen stad en laad die, om het dashboard te leren kennen."))
@originals_option
@database_option
def demo(originals: Path, database_url: str) -> None:
    with opened(database_url) as engine, shown_progress() as hears:
        report = load_demo(engine, originals, hears)
    tell(report)


@click.command(help=_("Neem over wat in een bestand van /fasen.json staat."))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@database_option
def fasen(file: Path, database_url: str) -> None:
    with opened(database_url) as engine:
        added = take_in(engine, read_file(file.read_bytes()))
    Console().print(_("{n} rijen toegevoegd.").format(n=added))


@click.command(help=_("Laat zien wat er gepubliceerd is, wat klaarstaat en wat verouderd is."))
@database_option
def status(database_url: str) -> None:
    catalogue = load_catalogue()
    with opened(database_url) as engine:
        Console().print(status_of(engine, catalogue, date.today()))  # noqa: DTZ011 -- the user's own day
        _tell_waiting(engine, catalogue, database_url)


def _tell_waiting(engine: Engine, catalogue: Catalogue, database_url: str) -> None:
    """Who may only read the serving store is told that what is staged is not for them."""
    try:
        staging = open_staging(database_url)
    except StoreError:
        Console().print(_("U mag niet zien wat er klaarstaat."))
        return
    try:
        Console().print(waiting(engine, staging, catalogue))
    finally:
        staging.dispose()


@click.command(help=_("Maak een leeg bestand voor eigen cijfers, aanbieders of initiatieven."))
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
        stop(message.format(path=path), REFUSED)
    try:
        path.write_bytes(TEMPLATES[what](kind, load_catalogue()))
    except OSError as error:
        message = _("{path} kan niet worden gemaakt ({error}). Kies een andere plek met --output.")
        stop(message.format(path=path, error=error.strerror or error), REFUSED)
    Console().print(_("Gemaakt: {path}").format(path=escape(str(path))))
