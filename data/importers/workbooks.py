"""Opens spreadsheets (xlsx) without trusting them."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook

from data.batch import ImportRefused
from data.importers.complaints import Complaints
from data.importers.text_files import HEAD, read_bytes, table
from data.importers.workbook_sizes import sizes_of
from data.language import _

LARGEST_UNZIPPED = 300 * 1024 * 1024
LARGEST_GRID = 20_000_000
"""Cells between A1 and the last one: the reader reserves room for all of them, filled or not."""
MOST_SHEETS = 50
LONGEST_TEXT = 32_767
"""Characters in a cell: the limit of Excel itself."""

_TEXT = re.compile(r"<(?:\w+:)?t\b[^>]*>([^<]*)</")
_ONE_SHEET = _("Bewaar alleen het blad met de cijfers in een nieuw bestand.")
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    ExpatError,
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
                    _ONE_SHEET,
                )
            if "xl/workbook.xml" not in archive.namelist():
                raise _no_workbook(complaints)
            if archive.testzip() is not None:
                raise _no_workbook(complaints)
            _check_sizes(archive, complaints)
    except _BROKEN_ZIP:
        raise _no_workbook(complaints) from None


def _no_workbook(complaints: Complaints) -> ImportRefused:
    return complaints.refusal(
        _("Dit is geen Excel-bestand, of het is beschadigd."),
        _("Open het in Excel of LibreOffice en sla het op als .xlsx."),
    )


def _check_sizes(archive: zipfile.ZipFile, complaints: Complaints) -> None:
    """Raises ImportRefused for what the reader could not hold: it gives every cell its own text,
    also where thousands share one."""
    sizes = sizes_of(archive)
    if sizes.grid > LARGEST_GRID:
        raise complaints.refusal(
            _("Het blad heeft cellen op heel verre rijen of kolommen."),
            _("Kopieer alleen de rijen met cijfers naar een nieuw bestand."),
        )
    if sizes.longest_text > LONGEST_TEXT:
        raise _long_text(complaints)
    if sizes.longest_text * sizes.sharing_cells > LARGEST_UNZIPPED:
        raise complaints.refusal(_("Lange teksten staan heel vaak in het bestand."), _ONE_SHEET)


def _long_text(complaints: Complaints) -> ImportRefused:
    limit = f"{LONGEST_TEXT:,}".replace(",", ".")
    return complaints.refusal(
        _("In een cel staat een tekst van meer dan {number} tekens.").format(number=limit),
        _("Maak de tekst korter of haal de cel leeg."),
    )


def read_sheets(path: Path) -> dict[str, list[tuple[int, list[object]]]]:
    """Sheet name -> rows that hold something, each with its row number. Raises ImportRefused."""
    check_workbook(path)
    try:
        return _read_all(CalamineWorkbook.from_path(str(path)), Complaints(path))
    except (CalamineError, OSError, ValueError, IndexError):
        raise _no_workbook(Complaints(path)) from None


def _read_all(
    book: CalamineWorkbook, complaints: Complaints
) -> dict[str, list[tuple[int, list[object]]]]:
    """Two names may stand for one sheet, so what is read is measured again. Raises ImportRefused"""
    if len(book.sheet_names) > MOST_SHEETS:
        message = _("Het bestand heeft {number} bladen; het mogen er {most} zijn.")
        number = len(book.sheet_names)
        raise complaints.refusal(message.format(number=number, most=MOST_SHEETS), _ONE_SHEET)
    sheets, cells, letters = {}, 0, 0
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        cells += sum(map(len, rows))
        sheets[name] = _filled(rows)
        lengths = [len(c) for _n, row in sheets[name] for c in row if isinstance(c, str)]
        letters += sum(lengths)
        if max(lengths, default=0) > LONGEST_TEXT:
            raise _long_text(complaints)
        if cells > LARGEST_GRID or letters > LARGEST_UNZIPPED:
            raise complaints.refusal(_("De bladen samen zijn te groot."), _ONE_SHEET)
    return sheets


def _filled(rows: Sequence[Sequence[object]]) -> list[tuple[int, list[object]]]:
    return [
        (number, list(cells))
        for number, cells in enumerate(rows, start=1)
        if any(cell not in ("", None) for cell in cells)
    ]


def read_first_sheet(path: Path) -> pd.DataFrame:
    """The first sheet with anything in it, as `text_files.table`. Raises ImportRefused."""
    return table(path, next((rows for rows in read_sheets(path).values() if rows), []))
