"""The empty file that a gemeente fills with its own figures."""

import io
from datetime import UTC, datetime
from typing import Literal

import xlsxwriter

from data.catalogue import Catalogue
from data.importers.own_columns import COLUMNS, STATUS_WORDS, dutch
from data.language import _

_EXPLAINED: dict[str, tuple[str, str]] = {
    "area_code": (_("Code van het gebied: GM, WK of BU met cijfers."), "WK999901"),
    "period": (_("Jaar, halfjaar, kwartaal of maand."), "2024, 2024H1, 2024Q3, 2024-05"),
    "indicator": (_("Naam van het cijfer, zoals in de lijst met cijfers."), ""),
    "value": (_("Het cijfer zelf. Laat leeg als u teller en noemer invult."), "12,5"),
    "numerator": (_("Hoeveel er geteld zijn."), "25"),
    "denominator": (_("Hoeveel het er hadden kunnen zijn."), "200"),
    "status": (_("Mag leeg blijven. Anders een van de woorden hieronder."), "voorlopig"),
    "note": (_("Mag leeg blijven. Korte uitleg die op het scherm komt."), ""),
}


def template(kind: Literal["csv", "xlsx"], catalogue: Catalogue | None = None) -> bytes:
    """The template as a file; with a catalogue the xlsx also lists every figure there is."""
    headers = [dutch(column) for column in COLUMNS]
    if kind == "csv":
        return (";".join(headers) + "\r\n").encode("utf-8-sig")
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2024, 1, 1, tzinfo=UTC)})
        _figures_sheet(book, headers)
        _explanation_sheet(book)
        if catalogue is not None:
            _list_sheet(book, catalogue)
    return content.getvalue()


def _figures_sheet(book: xlsxwriter.Workbook, headers: list[str]) -> None:
    sheet = book.add_worksheet(_("cijfers"))
    text = book.add_format({"num_format": "@"})
    # Text cells keep a spreadsheet from making a date of 2024-05.
    sheet.set_column(0, 2, 24, text)
    sheet.set_column(3, 5, 12)
    sheet.set_column(6, 7, 30, text)
    sheet.write_row(0, 0, headers, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)


def _explanation_sheet(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet(_("uitleg"))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 32)
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, [_("kolom"), _("betekenis"), _("voorbeeld")], bold)
    for row, (column, (words, example)) in enumerate(_EXPLAINED.items(), start=1):
        sheet.write_row(row, 0, [dutch(column), words])
        sheet.write_string(row, 2, example)
    row = len(_EXPLAINED) + 2
    sheet.write_string(row, 0, _("status"), bold)
    choices = [word for word, status in STATUS_WORDS.items() if word != status.value]
    sheet.write_string(row, 1, ", ".join(choices))
    sheet.write_string(row + 1, 0, _("let op"), bold)
    sheet.write_string(row + 1, 1, _("Zet geen gegevens van personen in dit bestand."))


def _list_sheet(book: xlsxwriter.Workbook, catalogue: Catalogue) -> None:
    sheet = book.add_worksheet(_("lijst met cijfers"))
    sheet.set_column(0, 1, 40)
    sheet.set_column(2, 2, 24)
    sheet.write_row(0, 0, [_("naam"), _("titel"), _("eenheid")], book.add_format({"bold": True}))
    for row, indicator in enumerate(catalogue.indicators.values(), start=1):
        sheet.write_row(row, 0, [indicator.id, indicator.title, indicator.unit])
