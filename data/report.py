"""What happened to each file of a load, told in Dutch."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.markup import escape
from rich.table import Table

from data.batch import Problem
from data.importers.codes import as_name
from data.language import _

MOST_PROBLEMS = 25
"""Problems of one file on screen; the report itself holds them all."""


class Outcome(StrEnum):
    LOADED = "loaded"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        return {
            Outcome.LOADED: _("geladen"),
            Outcome.UNCHANGED: _("was al geladen"),
            Outcome.SKIPPED: _("overgeslagen"),
            Outcome.REFUSED: _("[bold red]geweigerd[/]"),
        }[self]


@dataclass(frozen=True)
class FileResult:
    """One file. areas, figures and places: how many were loaded. reason: why it was skipped."""

    file: str
    outcome: Outcome
    source: str = ""
    periods: tuple[str, ...] = ()
    areas: int = 0
    figures: int = 0
    places: int = 0
    reason: str = ""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Report:
    """All files of one load, in order; notes are about the store as a whole."""

    files: list[FileResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of(self, outcome: Outcome) -> list[FileResult]:
        return [result for result in self.files if result.outcome is outcome]

    @property
    def loaded(self) -> list[FileResult]:
        return self.of(Outcome.LOADED)

    @property
    def skipped(self) -> list[FileResult]:
        return self.of(Outcome.SKIPPED)

    @property
    def refused(self) -> list[FileResult]:
        return self.of(Outcome.REFUSED)

    @property
    def problems(self) -> list[Problem]:
        return [problem for result in self.files for problem in result.problems]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Group(self._table(), *map(str, self._remarks()))

    def _table(self) -> Table:
        table = Table(title=_("Geladen bestanden"), title_justify="left")
        table.add_column(_("Bestand"), overflow="fold")
        table.add_column(_("Wat"))
        table.add_column(_("Bron"), overflow="fold")
        table.add_column(_("Periode"))
        table.add_column(_("Gebieden"), justify="right")
        table.add_column(_("Cijfers"), justify="right")
        table.add_column(_("Plekken"), justify="right")
        for result in self.files:
            numbers = map(_number, (result.areas, result.figures, result.places))
            what = result.outcome.words
            periods = _span(result.periods)
            table.add_row(escape(result.file), what, escape(result.source), periods, *numbers)
        return table

    def _remarks(self) -> Iterator[str]:
        for reason in dict.fromkeys(result.reason for result in self.skipped):
            names = ", ".join(result.file for result in self.skipped if result.reason == reason)
            yield f"\n[bold]{escape(reason)}[/]\n  {escape(names)}"
        for result in self.files:
            if not (result.problems or result.notes):
                continue
            yield f"\n[bold]{escape(result.file)}[/]"
            yield from (f"  {escape(note)}" for note in result.notes)
            yield from map(_told, sorted(result.problems, key=_place)[:MOST_PROBLEMS])
            if (more := len(result.problems) - MOST_PROBLEMS) > 0:
                words = (
                    _("  en nog {number} fout.") if more == 1 else _("  en nog {number} fouten.")
                )
                yield words.format(number=more)
        if self.notes:
            yield "\n[bold]" + _("Let op") + "[/]"
            yield from (f"  {escape(note)}" for note in self.notes)
        if self.refused:
            number = len(self.refused)
            message = (
                _("{number} bestand geweigerd; daarvan is niets in de database gekomen.")
                if number == 1
                else _("{number} bestanden geweigerd; daarvan is niets in de database gekomen.")
            )
            yield "\n[bold red]" + message.format(number=number) + "[/]"


def _place(problem: Problem) -> int:
    """By row; what is wrong with the file as a whole comes first."""
    return -1 if problem.row is None else problem.row


def _told(problem: Problem) -> str:
    place = [
        _("rij {row}").format(row=problem.row) if problem.row is not None else "",
        _("kolom {column}").format(column=problem.column) if problem.column else "",
    ]
    where = ", ".join(filter(None, place))
    # A message that quotes shows the value itself.
    value = as_name(problem.value)
    if value and value not in problem.message and "“" not in problem.message:
        where = " ".join(filter(None, [where, f"(“{value}”)"]))
    start = f"{where[:1].upper()}{where[1:]}: " if where else ""
    return f"  [red]✗[/] {escape(start + problem.message)}\n    → {escape(problem.cure)}"


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".") if count else ""


def _span(periods: tuple[str, ...]) -> str:
    if len(periods) < 2:
        return "".join(periods)
    return f"{periods[0]} – {periods[-1]}"
