"""Gathers everything that is wrong in one file, so that a user sees it all at once."""

from pathlib import Path

from data.batch import ImportRefused, Problem

_LONGEST_VALUE = 60


class Complaints:
    """The problems and remarks of one file."""

    def __init__(self, path: Path) -> None:
        self.file = path.name
        self.problems: list[Problem] = []
        self.notes: list[str] = []

    def add(
        self,
        message: str,
        cure: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
    ) -> None:
        text = None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
        if text is not None and len(text) > _LONGEST_VALUE:
            text = text[: _LONGEST_VALUE - 1] + "…"
        self.problems.append(Problem(self.file, message, cure, row, column, text))

    def refusal(
        self,
        message: str,
        cure: str,
        *,
        row: int | None = None,
        column: str | None = None,
        value: object = None,
    ) -> ImportRefused:
        """To raise when reading on makes no sense: this problem and all that came before it."""
        self.add(message, cure, row=row, column=column, value=value)
        return ImportRefused(self.problems)

    def refuse_if_any(self) -> None:
        if self.problems:
            raise ImportRefused(self.problems)
