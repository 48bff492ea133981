"""Opens spreadsheets (xlsx) without trusting them."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from data.batch import ImportRefused
from data.importers.complaints import Complaints
from data.importers.text_files import HEAD, read_bytes, table
from data.language import _

LARGEST_UNZIPPED = 300 * 1024 * 1024
LARGEST_GRID = 20_000_000
"""Cells between A1 and the last one: the reader reserves room for all of them, filled or not."""

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,10})["']""")
_FAR = re.compile(rb'r="(?:(?:[A-Z]{3}|[C-Z][A-Z])[0-9]|[A-Z]{1,2}[0-9]{6})')
"""A cell past column BZ or row 99,999; without one the grid cannot be too large, which spares the
slow count of every reference."""
_ODD_XML = (b"'", b" =", b"\t=", b"\n=", b"\r=", b"= ", b"=\t", b"=\n", b"=\r")
"""Other ways to write an attribute, which _FAR would not see."""
_TEXT = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
)


def sniff_workbook(path: Path) -> str | None:
    """The first texts of a workbook, for recognising it; None when it is not a workbook at all."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                return None
            parts = sorted(n for n in names if n.startswith("xl/worksheets/sheet"))[:3]
            return "".join(
                _heads(archive, [n for n in ["xl/sharedStrings.xml"] if n in names] + parts)
            )
    except _BROKEN_ZIP:
        return None


def workbook_words(path: Path) -> list[str] | None:
    """The first texts in cells, in lower case; None when it is not a workbook at all."""
    head = sniff_workbook(path)
    return None if head is None else [w.strip().lower() for w in _TEXT.findall(head)[:200]]


def _heads(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    for name in names:
        with archive.open(name) as part:
            yield part.read(HEAD).decode("utf-8", "replace")


def check_workbook(path: Path) -> None:
    """Raises ImportRefused for a file that is no workbook, damaged, or unzips to far too much."""
    read_bytes(path)
    complaints = Complaints(path)
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST_UNZIPPED:
                raise complaints.refusal(
                    _("Het bestand wordt uitgepakt groter dan {size} MB.").format(
                        size=LARGEST_UNZIPPED // 1024**2
                    ),
                    _("Bewaar alleen het blad met de cijfers in een nieuw bestand."),
                )
            if "xl/workbook.xml" not in archive.namelist():
                raise _no_workbook(complaints)
            if archive.testzip() is not None:
                raise _no_workbook(complaints)
            if _grid(archive) > LARGEST_GRID:
                raise complaints.refusal(
                    _("Het blad heeft cellen op heel verre rijen of kolommen."),
                    _("Kopieer alleen de rijen met cijfers naar een nieuw bestand."),
                )
    except _BROKEN_ZIP:
        raise _no_workbook(complaints) from None


def _no_workbook(complaints: Complaints) -> ImportRefused:
    return complaints.refusal(
        _("Dit is geen Excel-bestand, of het is beschadigd."),
        _("Open het in Excel of LibreOffice en sla het op als .xlsx."),
    )


def _grid(archive: zipfile.ZipFile) -> int:
    """The number of cells that the largest sheet spans."""
    largest = 0
    for name in archive.namelist():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            xml = archive.read(name)
            count = any(odd in xml for odd in _ODD_XML) or _FAR.search(xml) is not None
            found = set(_REFERENCE.findall(xml)) if count else set()
            last_row = max((int(row) for _column, row in found), default=0)
            last_column = max((_column_number(letters) for letters, _row in found), default=0)
            largest = max(largest, last_row * last_column)
    return largest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def read_sheets(path: Path) -> dict[str, list[tuple[int, list[object]]]]:
    """Sheet name -> rows that hold something, each with its row number. Raises ImportRefused."""
    check_workbook(path)
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError, IndexError):
        raise _no_workbook(Complaints(path)) from None
    return {name: _filled(rows) for name, rows in sheets.items()}


def _filled(rows: Sequence[Sequence[object]]) -> list[tuple[int, list[object]]]:
    return [
        (number, list(cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell not in ("", None) for cell in cells)
    ]


def read_first_sheet(path: Path) -> pd.DataFrame:
    """The first sheet with anything in it, as `text_files.table`. Raises ImportRefused."""
    return table(path, next((rows for rows in read_sheets(path).values() if rows), []))
