"""`python -m data check | publish | undo`: from what is staged to what everybody sees, and back."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.markup import escape

from data.catalogue import Catalogue, load_catalogue
from data.commands.options import REFUSED, author_option, database_option, opened_desk, stop
from data.language import _
from data.publishing.checks import check_staged
from data.publishing.desk import Desk
from data.publishing.findings import Finding
from data.publishing.protection import Protection, protect_staged
from data.publishing.protection_report import ProtectionReport
from data.publishing.publish import Deed, Released
from data.publishing.publish import publish as publish_staged
from data.publishing.publish import undo as undo_release


@click.command(
    help=_("Kijk na wat klaarstaat. Er verandert niets voor wie het dashboard gebruikt.")
)
@database_option
def check(database_url: str) -> None:
    with opened_desk(database_url) as desk:
        found, _protection = _checked(desk, load_catalogue())
    _tell(found)
    if any(finding.blocks for finding in found):
        sys.exit(REFUSED)


@click.command(help=_("Maak wat klaarstaat zichtbaar, in één keer en voor iedereen."))
@click.option(
    "--akkoord",
    "reason",
    default="",
    metavar="REDEN",
    help=_("Publiceer ook als de controle opmerkingen heeft, en leg vast waarom dat goed is."),
)
@author_option
@database_option
def publish(reason: str, author: str, database_url: str) -> None:
    catalogue = load_catalogue()
    with opened_desk(database_url) as desk:
        found, protection = _checked(desk, catalogue)
        _tell(found)
        _refuse(found, reason)
        deed = _deed(author, reason)
        released = publish_staged(desk.serving, desk.staging, catalogue, deed, protection)
    if released is None:
        Console().print(_("Wat klaarstaat, is al te zien. Er is niets veranderd."))
    else:
        _say(released, _("Gepubliceerd als versie {version}: {rows} rijen veranderd."))


@click.command(help=_("Neem de laatste publicatie terug. Wat mensen schreven, blijft staan."))
@click.option("--reden", "reason", default="", help=_("Waarom; dat wordt vastgelegd."))
@author_option
@database_option
def undo(reason: str, author: str, database_url: str) -> None:
    with opened_desk(database_url) as desk:
        deed = _deed(author, reason)
        released = undo_release(desk.serving, desk.staging, load_catalogue(), deed)
    if released is None:
        stop(_("Er is geen publicatie die teruggenomen kan worden."), REFUSED)
    _say(released, _("Teruggenomen. Dit is nu versie {version}: {rows} rijen veranderd."))
    again = _("Wat klaarstond, staat er nog. Publiceer het opnieuw als het goed is.")
    Console().print(again)


def _checked(desk: Desk, catalogue: Catalogue) -> tuple[list[Finding], Protection]:
    """Everything that was found, what blocks first, after what was done to protect persons."""
    protection = protect_staged(desk.staging, catalogue)
    Console().print(ProtectionReport(protection, catalogue))
    found = [*protection.findings, *check_staged(desk, catalogue)]
    return sorted(found, key=lambda finding: not finding.blocks), protection


def _deed(author: str, reason: str) -> Deed:
    return Deed(author, datetime.now(UTC).replace(tzinfo=None, microsecond=0), reason.strip())


def _refuse(found: Sequence[Finding], reason: str) -> None:
    """Ends here when something blocks, or asks for a reason that was not given."""
    if any(finding.blocks for finding in found):
        stop(_("Niet gepubliceerd: los eerst op wat hierboven rood is."), REFUSED)
    if found and not reason.strip():
        message = _(
            "Niet gepubliceerd: er zijn opmerkingen. Kloppen de cijfers toch, publiceer dan met "
            '--akkoord "waarom het klopt".'
        )
        stop(message, REFUSED)


def _tell(found: Sequence[Finding]) -> None:
    console = Console()
    if not found:
        console.print(_("De controle vond niets dat niet klopt."))
    for finding in found:
        sign = "[red]✗[/]" if finding.blocks else "[yellow]![/]"
        console.print(f"{sign} {escape(finding.message)}\n  → {escape(finding.cure)}")


def _say(released: Released, words: str) -> None:
    console = Console()
    rows = f"{released.rows:,}".replace(",", ".")
    console.print(words.format(version=released.version, rows=rows))
    for remark in released.remarks:
        console.print(f"  {escape(remark)}")
