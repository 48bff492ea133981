"""`python -m data backup` and `restore`: a copy of all that is in the stores, and back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click
from babel.numbers import format_decimal
from rich.console import Console

from data.commands.options import FAILED, REFUSED, database_option, stop
from data.keeping.backup import Kept
from data.keeping.backup import backup as make_backup
from data.keeping.errors import KeepingError, KeepingFailed
from data.keeping.manifest import Manifest
from data.keeping.pg_tools import PgTools
from data.keeping.restore import restore as put_back
from data.language import _
from data.store import StoreError

DEFAULT_BACKUPS = Path("var/backups")
Command = TypeVar("Command", bound=Callable[..., object])


def _pg_bin_option(command: Command) -> Command:
    return click.option(
        "--pg-bin",
        envvar="PG_BIN",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help=_("Map met pg_dump en pg_restore; anders PG_BIN, anders het zoekpad."),
    )(command)


def _serving_only_option(command: Command) -> Command:
    return click.option(
        "--zonder-voorbereiding",
        "serving_only",
        is_flag=True,
        help=_("Alleen wat het dashboard laat zien, niet de cijfers die nog klaarstaan."),
    )(command)


@click.command(help=_("Maak een reservekopie in MAP (anders var/backups), ook tijdens gebruik."))
@click.argument(
    "folder",
    metavar="[MAP]",
    default=DEFAULT_BACKUPS,
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    help=_("Bewaar zoveel reservekopieën en verwijder de oudere."),
)
@_serving_only_option
@_pg_bin_option
@database_option
def backup(
    folder: Path, keep: int | None, serving_only: bool, pg_bin: Path | None, database_url: str
) -> None:
    with _told():
        made = make_backup(
            database_url,
            folder,
            with_staging=not serving_only,
            keep=keep,
            tools=PgTools(pg_bin),
        )
    for kept in made.made:
        _say(_saved(kept))
    for path in made.removed:
        _say(_("Verwijderd: {path}").format(path=path))


@click.command(help=_("Zet de reservekopie BESTAND terug, op een lege plek."))
@click.argument("file", metavar="BESTAND", type=click.Path(path_type=Path))
@_serving_only_option
@_pg_bin_option
@database_option
def restore(file: Path, serving_only: bool, pg_bin: Path | None, database_url: str) -> None:
    with _told():
        copies = put_back(file, database_url, with_staging=not serving_only, tools=PgTools(pg_bin))
    for copy in copies:
        message = _("Teruggezet: {path}\n  {part}, controlegetal {content}")
        part, content = _part(copy.manifest), copy.manifest.content
        _say(message.format(path=copy.file, part=part, content=content))


def _saved(kept: Kept) -> str:
    message = _("Bewaard: {path}\n  {part}, {size} MB, controlegetal {content}")
    size = format_decimal(kept.manifest.bytes / 1e6, format="#,##0.0", locale="nl_NL")
    part = _part(kept.manifest)
    return message.format(path=kept.file, part=part, size=size, content=kept.manifest.content)


def _part(manifest: Manifest) -> str:
    if manifest.part == "staging":
        return _("voorbereiding")
    if manifest.store_version is None:
        return _("nog zonder cijfers")
    return _("versie {version} van de cijfers").format(version=manifest.store_version)


def _say(line: str) -> None:
    Console().print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except KeepingFailed as error:
        stop(str(error), FAILED)
    except (KeepingError, StoreError) as error:
        stop(str(error), REFUSED)
