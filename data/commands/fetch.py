"""`python -m data fetch`: gets the figures and borders that others publish. Loads nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from data.address import ServiceFailed
from data.catalogue import load_catalogue
from data.commands.options import FAILED, REFUSED, stop
from data.fetchers.asked import Asked, AskedWrongly, read_codes, read_years
from data.language import _

if TYPE_CHECKING:
    from data.fetchers.run import Hears

DEFAULT_DOWNLOADS = Path("var/downloads")


@click.command(
    help=_(
        "Haal de cijfers en grenzen van een gemeente op bij het CBS, de politie, het RIVM en PDOK. "
        "CODE is de code van de gemeente: GM en vier cijfers. Laden doet u daarna."
    )
)
@click.argument("code")
@click.option("--years", help=_("Welke jaren: 2015-2025 of 2024. Anders alle."))
@click.option("--with-country", "country", is_flag=True, help=_("Ook de cijfers van Nederland."))
@click.option("--with", "others", default="", help=_("Ook deze gemeenten: GM en vier cijfers, ..."))
@click.option("--all", "everything", is_flag=True, help=_("Alle gemeenten van Nederland."))
@click.option(
    "--to",
    "downloads",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT_DOWNLOADS,
    help=_("Map waarin de bestanden komen, per gemeente en dag."),
)
def fetch(
    code: str, years: str | None, country: bool, others: str, everything: bool, downloads: Path
) -> None:
    from data.fetchers.run import fetch as fetch_all
    from data.fetchers.wanted import known_years

    catalogue = load_catalogue()
    try:
        chosen = read_years(years, known_years(catalogue))
        codes = read_codes(f"{code},{others}")
        asked = Asked(codes, chosen, country or everything, everything)
        with _progress() as hears:
            report = fetch_all(asked, catalogue, downloads, hears=hears)
    except (AskedWrongly, ServiceFailed) as error:
        stop(str(error), REFUSED)
    except OSError as error:
        message = _("In {folder} kan niets worden bewaard ({error}).")
        stop(message.format(folder=downloads, error=error.strerror or error), REFUSED)
    except KeyboardInterrupt:
        stop(_("Afgebroken. Dezelfde opdracht gaat verder waar u was."), FAILED)
    Console().print(report)
    if report.failed:
        sys.exit(FAILED if report.there else REFUSED)


@contextmanager
def _progress() -> Iterator["Hears"]:
    """A bar over the files, with the rows of the one that is busy."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, transient=True, console=console, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("")

        def hear(file: str, rows: int, done: int, total: int) -> None:
            words = _("{file}: {rows} rijen") if rows else file
            description = escape(words.format(file=file, rows=rows))
            bar.update(task, description=description, completed=done, total=total)

        yield hear
