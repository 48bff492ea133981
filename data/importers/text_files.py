"""Opens files of text: encoding, web pages in disguise, rows of a CSV, JSON that is whole."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data.importers.codes import as_text
from data.importers.complaints import Complaints
from data.language import _

HEAD = 65536
_UTF8_CURE = _("Sla het bestand opnieuw op als CSV UTF-8 en laad het dan.")
_AGAIN = _("Download het bestand opnieuw.")


def head_of(path: Path) -> str:
    """The first 64 kB, read so that no byte can be wrong; empty when the file cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD).removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    except (OSError, ValueError):
        return ""


def header_words(path: Path) -> list[str]:
    """Names in the first line of a CSV with any separator, in lower case, for recognising it."""
    line = head_of(path).strip().split("\n", 1)[0]
    for separator in ",\t":
        line = line.replace(separator, ";")
    return [word.strip().strip('"').strip().lower() for word in line.split(";")]


def read_bytes(path: Path, fill: str = _AGAIN) -> bytes:
    """Raises ImportRefused for a file that cannot be opened or is empty; fill: the cure then."""
    complaints = Complaints(path)
    try:
        content = path.read_bytes()
    except OSError:
        raise complaints.refusal(
            _("Het bestand kan niet worden gelezen."), _("Kijk of het bestand bestaat en open mag.")
        ) from None
    if not content.strip():
        raise complaints.refusal(_("Het bestand is leeg."), fill)
    return content


def read_text(path: Path, fill: str = _AGAIN) -> str:
    """The text of a UTF-8 file without its byte order mark. Raises ImportRefused."""
    content = read_bytes(path, fill)
    complaints = Complaints(path)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise complaints.refusal(_("Het bestand is opgeslagen als UTF-16."), _UTF8_CURE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise complaints.refusal(
            _("Letters met accenten zijn niet leesbaar: het bestand is geen UTF-8."),
            _UTF8_CURE,
            row=line,
        ) from None
    if text.lstrip()[:15].lower().startswith(("<!doctype", "<html")):
        raise complaints.refusal(
            _("Dit is een webpagina (HTML) en geen bestand met gegevens."),
            _("Download het bestand opnieuw; waarschijnlijk gaf de site een foutmelding."),
        )
    return text


def read_json(path: Path) -> object:
    """The JSON in a file. Raises ImportRefused with line and position where it breaks off."""
    text = read_text(path)
    complaints = Complaints(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise complaints.refusal(
            _("De JSON klopt niet vanaf teken {place}: het bestand is afgebroken.").format(
                place=error.colno
            ),
            _AGAIN,
            row=error.lineno,
        ) from None
    except (ValueError, RecursionError):
        raise complaints.refusal(
            _("De JSON klopt niet: het bestand is beschadigd."), _AGAIN
        ) from None


def read_csv(path: Path, delimiter: str) -> pd.DataFrame:
    """Every cell as text; the index `row` is the line in the file (the header is line 1).

    Raises ImportRefused for broken quotes, rows of another length and names that occur twice.
    """
    return table(path, csv_rows(path, delimiter))


def csv_rows(path: Path, delimiter: str) -> list[tuple[int, list[str]]]:
    """The line number and the cells of every row that is not empty. Raises ImportRefused."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, cells) for cells in reader if any(c.strip() for c in cells))
    except csv.Error:
        raise Complaints(path).refusal(
            _("De aanhalingstekens in regel {line} kloppen niet.").format(line=reader.line_num),
            _("Zet tekst waar een aanhalingsteken in staat tussen dubbele aanhalingstekens."),
            row=reader.line_num,
        ) from None
    return rows


def refuse_commas(path: Path) -> None:
    """Raises ImportRefused when the first line is not separated by semicolons."""
    header = read_text(path).strip().split("\n", 1)[0]
    if ";" not in header and ("," in header or "\t" in header):
        raise Complaints(path).refusal(
            _("De kolommen zijn gescheiden door komma's of tabs, niet door puntkomma's."),
            _("Download de tabel opnieuw als CSV met puntkomma (;)."),
            row=1,
            value=header.strip(),
        )


def table(
    path: Path, rows: Sequence[tuple[int, Sequence[object]]], fill: str = _AGAIN
) -> pd.DataFrame:
    """Rows with their number, the first with the names, as a frame. Raises ImportRefused; fill: the
    cure for a file without rows."""
    complaints = Complaints(path)
    if not rows:
        raise complaints.refusal(_("Het bestand is leeg."), fill)
    rows = _without_empty_columns(rows)
    names = [
        as_text(cell) or _("(kolom {number} zonder naam)").format(number=number)
        for number, cell in enumerate(rows[0][1], start=1)
    ]
    for name in sorted({name for name in names if names.count(name) > 1}):
        complaints.add(
            _("De kolom staat er twee keer."), _("Haal een van de twee weg."), column=name
        )
    for number, cells in rows[1:]:
        if len(cells) != len(names):
            complaints.add(
                _("Deze rij heeft {found} cellen en er horen er {expected} te zijn.").format(
                    found=len(cells), expected=len(names)
                ),
                _("Kijk of een scheidingsteken te veel of te weinig staat."),
                row=number,
            )
    complaints.refuse_if_any()
    index = pd.Index([number for number, _cells in rows[1:]], name="row", dtype="int64")
    return pd.DataFrame([list(c) for _n, c in rows[1:]], columns=names, index=index, dtype=object)


def _without_empty_columns(
    rows: Sequence[tuple[int, Sequence[object]]],
) -> list[tuple[int, Sequence[object]]]:
    """Drops empty columns at the end, which spreadsheets leave behind."""
    width = max(len(cells) for _number, cells in rows)
    while width > 1 and not any(
        as_text(cells[width - 1]) for _n, cells in rows if len(cells) >= width
    ):
        width -= 1
    return [(number, cells[:width]) for number, cells in rows]
