"""`python -m data load`: reads files into the staging store."""

from pathlib import Path

import click
from rich.console import Console

from data.address_points import address_finder
from data.catalogue import load_catalogue
from data.commands.options import (
    database_option,
    opened_desk,
    originals_option,
    shown_progress,
    tell,
)
from data.language import _
from data.load import load_paths

READY = _(
    "Dit staat klaar en is nog niet te zien. Kijk het na met [bold]python -m data check[/] en "
    "maak het zichtbaar met [bold]python -m data publish[/]."
)


@click.command(help=_("Zet bestanden klaar. Van een map wordt alles geladen wat herkend wordt."))
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
@click.option(
    "--heel-nederland",
    "whole_country",
    is_flag=True,
    help=_(
        "Laad van een landelijk bestand alle gemeenten. Zonder deze optie alleen de gemeenten "
        "waarvan de grenzen of de kerncijfers er al zijn, en Nederland."
    ),
)
@originals_option
@database_option
def load(
    paths: tuple[Path, ...],
    edition: int | None,
    look_up: bool,
    whole_country: bool,
    originals: Path,
    database_url: str,
) -> None:
    with (
        opened_desk(database_url) as desk,
        address_finder(desk.staging, on=look_up) as find_address,
        shown_progress() as hears,
    ):
        report = load_paths(
            desk.staging,
            load_catalogue(),
            paths,
            originals=originals,
            edition=edition,
            progress=hears,
            find_address=find_address,
            whole_country=whole_country,
        )
    tell(report)
    if report.loaded:
        Console().print("\n" + READY)
