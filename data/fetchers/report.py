"""What came of a fetch, told in Dutch: every file, what is missing, and what to do now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.markup import escape
from rich.table import Table

from data.fetchers.download import Fetched, Outcome
from data.language import _


@dataclass(frozen=True)
class FetchReport:
    """folder: where the files are. files: in the order in which they must be loaded."""

    folder: Path
    files: list[Fetched]

    def of(self, *outcomes: Outcome) -> list[Fetched]:
        return [one for one in self.files if one.outcome in outcomes]

    @property
    def there(self) -> list[Fetched]:
        return self.of(Outcome.FETCHED, Outcome.UNCHANGED, Outcome.KEPT)

    @property
    def failed(self) -> list[Fetched]:
        """Also what is absent, when that goes for all files of the same kind: then not a single
        year is the reason, but the code or the service."""
        kinds = {_kind(one) for one in self.there}
        return [
            one
            for one in self.of(Outcome.FAILED, Outcome.ABSENT)
            if one.outcome is Outcome.FAILED or _kind(one) not in kinds
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Group(self._table(), *self._remarks())

    def _table(self) -> Table:
        table = Table(title=_("Opgehaalde bestanden"), title_justify="left")
        table.add_column(_("Bestand"), overflow="fold")
        table.add_column(_("Wat"))
        table.add_column(_("Rijen"), justify="right")
        table.add_column(_("Van"))
        for one in self.files:
            rows = f"{one.entry.rows:,}".replace(",", ".") if one.entry else ""
            day = one.entry.retrieved.astimezone().strftime("%d-%m-%Y") if one.entry else ""
            table.add_row(escape(one.name), _words(one.outcome), rows, day)
        return table

    def _remarks(self) -> Iterator[str]:
        noted = [(note, one.name) for one in self.there if one.entry for note in one.entry.notes]
        for note in dict.fromkeys(note for note, _name in noted):
            names = ", ".join(name for found, name in noted if found == note)
            yield f"\n[bold]{escape(names)}[/]\n  {escape(note)}"
        failed = self.failed
        absent = [one for one in self.of(Outcome.ABSENT) if one not in failed]
        yield from _reasons(_("Niet te krijgen"), absent)
        yield from _reasons(_("Niet opgehaald"), failed)
        if failed:
            yield "\n" + _(
                "Geef later dezelfde opdracht. Wat er al is, wordt dan niet nog eens opgehaald. "
                "Gaat het weer mis, kijk dan in docs/guides/ophalen.md."
            )
        if self.there:
            words = _("Laad de bestanden met: python -m data load {folder}")
            yield "\n" + escape(words.format(folder=self.folder))


def _reasons(title: str, files: list[Fetched]) -> Iterator[str]:
    """A reason once, with all files that it goes for."""
    if files:
        yield f"\n[bold]{title}[/]"
    for reason in dict.fromkeys(one.reason for one in files):
        names = ", ".join(one.name for one in files if one.reason == reason)
        yield f"  [red]✗[/] {escape(reason)}\n    {escape(names)}"


def _kind(one: Fetched) -> str:
    """Borders of any year and level are one kind, key figures another, each other table its own."""
    return one.name.partition("_")[0]


def _words(outcome: Outcome) -> str:
    return {
        Outcome.FETCHED: _("opgehaald"),
        Outcome.UNCHANGED: _("niet veranderd"),
        Outcome.KEPT: _("was er al"),
        Outcome.ABSENT: _("is er niet"),
        Outcome.FAILED: _("[bold red]mislukt[/]"),
    }[outcome]
