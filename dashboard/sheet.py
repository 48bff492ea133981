"""A table as a workbook of one sheet."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import xlsxwriter

from dashboard.csv_text import cell

WIDEST = 60
"""Characters of a column, whatever its texts."""


def xlsx_table(name: str, header: Sequence[str], records: Iterable[Sequence[object]]) -> bytes:
    """Numbers as numbers, all else as text; what a spreadsheet would run as a formula gets a quote
    (norm C7). The same table gives the same bytes."""
    rows = [list(record) for record in records]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet(name)
        for column, title in enumerate(header):
            texts = [title, *(cell(row[column]) for row in rows)]
            sheet.set_column(column, column, min(WIDEST, 2 + max(map(len, texts))))
            sheet.write_string(0, column, title, bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    sheet.write(number, column, value)
                else:
                    sheet.write_string(number, column, cell(value), wrapped)
        sheet.freeze_panes(1, 0)
    return content.getvalue()
