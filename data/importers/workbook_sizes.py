"""How much room a spreadsheet takes once it is read, measured in its parts before it is opened."""

import re
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
_FAR = re.compile(rb'r="(?:(?:[A-Za-z]{3,}|[C-Zc-z][A-Za-z])[0-9]|[A-Za-z]{1,2}[0-9]{6})')
"""A cell past column BZ or row 99,999; without one the grid cannot be too large, which spares the
slow count of every reference. The reader takes small letters too."""
_SHARING = re.compile(rb"""\bt\s*=\s*["']s["']""")
_ODD_XML = (b"'", b" =", b"\t=", b"\n=", b"\r=", b"= ", b"=\t", b"=\n", b"=\r")
"""Other ways to write an attribute, which the quick looks would not see."""


@dataclass(frozen=True)
class Sizes:
    """grid: cells between A1 and the last one of the largest sheet. longest_text: characters of the
    longest text that cells share. sharing_cells: how many cells have a shared text."""

    grid: int
    longest_text: int
    sharing_cells: int


def sizes_of(archive: zipfile.ZipFile) -> Sizes:
    """Of every part, because a sheet may have any name. Raises what zipfile and expat raise."""
    grid = longest = sharing = 0
    for name in archive.namelist():
        part = archive.read(name)
        if name.lower().endswith("sharedstrings.xml"):
            longest = max(longest, _longest_text(part))
        odd = any(mark in part for mark in _ODD_XML)
        if odd or _FAR.search(part) is not None:
            grid = max(grid, _grid(part))
        sharing += len(_SHARING.findall(part)) if odd else part.count(b't="s"')
    return Sizes(grid, longest, sharing)


def _grid(sheet: bytes) -> int:
    found = set(_REFERENCE.findall(sheet))
    last_row = max((int(row) for _column, row in found), default=0)
    last_column = max((_column_number(letters) for letters, _row in found), default=0)
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _longest_text(shared: bytes) -> int:
    """Counts on to the end of each item, as the reader does: its runs are one text."""
    longest = here = 0

    def add(words: str) -> None:
        nonlocal longest, here
        here += len(words)
        longest = max(longest, here)

    def end(name: str) -> None:
        nonlocal here
        if name.rpartition(":")[2] == "si":
            here = 0

    parser = expat.ParserCreate()
    parser.CharacterDataHandler, parser.EndElementHandler = add, end
    parser.Parse(shared, True)
    return longest
