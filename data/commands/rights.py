"""`python -m data rights ROLE`: what the role of the web process may do on PostgreSQL."""

from itertools import groupby

import click
from rich.console import Console
from rich.markup import escape

from data.commands.options import database_option, opened_desk
from data.language import _
from data.publishing.staging import SCHEMA
from data.rights import grant


@click.command(
    help=_(
        "Geef de rol waarmee het dashboard draait de rechten die het nodig heeft, en geen andere. "
        "Doe dit opnieuw na een nieuwe versie van het programma. Alleen voor PostgreSQL."
    )
)
@click.argument("role")
@database_option
def rights(role: str, database_url: str) -> None:
    with opened_desk(database_url) as desk:
        given = grant(desk.serving, role)
    console = Console()
    words = _("De rol {role} mag in het dashboard:")
    console.print(escape(words.format(role=given.role)))
    console.print(_("  lezen: alle {number} tabellen").format(number=len(given.read)))
    by_right = sorted(given.written.items(), key=lambda item: (item[1], item[0]))
    for what, tables in groupby(by_right, key=lambda item: item[1]):
        names = ", ".join(name for name, _what in tables)
        console.print(f"  {what}: {escape(names)}")
    shut = _("In het schema {schema}, met de exacte aantallen, mag deze rol niets.")
    console.print(shut.format(schema=SCHEMA))
