"""The command line: `python -m data ...`, a command a function in data/commands."""

import click

from data.commands.backup import backup, restore
from data.commands.fetch import fetch
from data.commands.load import load
from data.commands.publish import check, publish, undo
from data.commands.rights import rights
from data.commands.small import demo, fasen, status, template
from data.language import _


@click.group(help=_("Cijfers in het wijkdashboard laden en bekijken wat er geladen is."))
def cli() -> None:
    pass


for _command in (
    fetch,
    load,
    check,
    publish,
    undo,
    backup,
    restore,
    rights,
    demo,
    fasen,
    status,
    template,
):
    cli.add_command(_command)

if __name__ == "__main__":
    cli(prog_name="python -m data")
