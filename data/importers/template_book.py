"""Writes the empty files that people fill in: headers of a CSV, or a workbook with words."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

import xlsxwriter

MOST_ROWS = 2000
"""Rows that get a list of choices."""

FileKind = Literal["csv", "xlsx"]


@dataclass(frozen=True)
class Sheet:
    """One sheet of texts. widths: characters of each column. text: columns whose cells are text,
    which keeps a spreadsheet from making a date of 2024-05. bold: rows, counted from 0. choices:
    of a column, the words that may be filled in below its header."""

    name: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    text: frozenset[int] = frozenset()
    bold: frozenset[int] = frozenset({0})
    frozen: bool = False
    choices: Mapping[int, Sequence[str]] = field(default_factory=dict)


def csv_template(headers: Sequence[str]) -> bytes:
    """Semicolons and a byte order mark: what a Dutch Excel opens at a click."""
    return (";".join(headers) + "\r\n").encode("utf-8-sig")


def xlsx_template(sheets: Sequence[Sheet]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        for item in sheets:
            sheet = book.add_worksheet(item.name)
            for column, width in enumerate(item.widths):
                sheet.set_column(column, column, width, text if column in item.text else None)
            for row, cells in enumerate(item.rows):
                for column, words in enumerate(cells):
                    sheet.write_string(row, column, words, bold if row in item.bold else None)
            for column, choices in item.choices.items():
                chosen = {"validate": "list", "source": list(choices)}
                sheet.data_validation(1, column, MOST_ROWS, column, chosen)
            if item.frozen:
                sheet.freeze_panes(1, 0)
    return content.getvalue()
