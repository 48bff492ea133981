"""What a user is told about a spreadsheet that would take far too much room."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from data.batch import Problem
from data.importers import workbooks
from tests.unit.importers.small import HEAD

Said = Callable[..., list[Problem]]


def workbook(sheets: int = 1, text: str = "uitleg", rows: int = 1) -> bytes:
    """Own figures in the first sheet, with one text that all rows share."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        first, *_others = [book.add_worksheet() for _sheet in range(sheets)]
        first.write_row(0, 0, HEAD.split(";"))
        for row in range(1, rows + 1):
            first.write_row(row, 0, ["BU9999", "2024", "koopwoningen", 50, "", "", "", text])
    return content.getvalue()


def changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts written anew."""
    old, new = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            archive.writestr(name, change(text) if name == part else text)
    return new.getvalue()


@pytest.mark.parametrize("cell", ["xfd1048576", "Xfd1048576", "XFD0000000001048576", "xfd99999"])
def test_a_cell_very_far_away_is_seen_however_it_is_written(said: Said, cell: str) -> None:
    far = f'<row r="1048576"><c r="{cell}"><v>1</v></c></row></sheetData>'
    content = changed(
        workbook(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", far)
    )
    assert "verre" in said("cijfers.xlsx", content)[0].message


def test_fifty_sheets_are_read_and_more_are_not(said: Said) -> None:
    assert "bladen" not in said("cijfers.xlsx", workbook(sheets=50))[0].message
    assert "51 bladen" in said("cijfers.xlsx", workbook(sheets=51))[0].message


@pytest.mark.parametrize("kind", ["shared", "inline"])
def test_a_text_longer_than_excel_allows_is_refused(said: Said, kind: str) -> None:
    def stretched(xml: str, length: int) -> str:
        return xml.replace("uitleg", "é" * length)

    content, part = workbook(), "xl/sharedStrings.xml"
    if kind == "inline":
        part = "xl/worksheets/sheet1.xml"
        cell = '<c r="H2" t="inlineStr"><is><t>uitleg</t></is></c></row></sheetData>'
        content = changed(
            workbook(text=""), part, lambda xml: xml.replace("</row></sheetData>", cell)
        )
    longest = changed(content, part, lambda xml: stretched(xml, 32_767))
    assert "300 tekens" in " ".join(p.message for p in said("cijfers.xlsx", longest))
    longer = changed(content, part, lambda xml: stretched(xml, 32_768))
    assert "32.767 tekens" in said("cijfers.xlsx", longer)[0].message


def test_pieces_of_one_text_count_together(said: Said) -> None:
    run = "<r><t>" + "a" * 20_000 + "</t></r>"
    content = changed(
        workbook(),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("<t>uitleg</t>", run + run),
    )
    assert "32.767 tekens" in said("cijfers.xlsx", content)[0].message


def test_a_long_text_that_very_many_cells_share_is_refused(
    said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNZIPPED", 100_000)
    content = workbook(text="a" * 30_000, rows=4)
    assert "heel vaak" in said("cijfers.xlsx", content)[0].message
    quoted = changed(
        content, "xl/worksheets/sheet1.xml", lambda xml: xml.replace('t="s"', "t = 's'")
    )
    assert "heel vaak" in said("cijfers.xlsx", quoted)[0].message


def test_names_that_all_stand_for_one_large_sheet_are_refused(
    said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_GRID", 1000)
    content = changed(
        workbook(sheets=5, rows=50),
        "xl/_rels/workbook.xml.rels",
        lambda xml: re.sub(r"worksheets/sheet\d\.xml", "worksheets/sheet1.xml", xml),
    )
    assert "samen zijn te groot" in said("cijfers.xlsx", content)[0].message


def test_shared_texts_that_are_no_xml_make_a_damaged_file(said: Said) -> None:
    content = changed(workbook(), "xl/sharedStrings.xml", lambda xml: xml[:-10])
    assert "beschadigd" in said("cijfers.xlsx", content)[0].message
