"""Makes one original out of its pages, and says in an entry of the manifest what it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from data.catalogue import Catalogue
from data.fetchers.asked import Asked
from data.fetchers.pages import Pages, Stored, joined
from data.fetchers.wanted import FIGURES, MIXED, Found, Publisher, Wanted
from data.importers.codes import level_of, municipality_of
from data.importers.columns import absent, bare, words_of_absent
from data.language import _
from data.manifest import FileEntry, write_whole
from data.originals import digest_of


@dataclass(frozen=True)
class Original:
    """A file whose pages are in."""

    asked: Asked
    wanted: Wanted
    publisher: Publisher
    pages: Pages

    def write(
        self, path: Path, urls: list[str], stored: list[Stored], catalogue: Catalogue
    ) -> FileEntry | None:
        """None, and no file, when nothing in it is about what was asked. Raises OSError."""
        codes, columns = self._inside(stored)
        missing = self._missing(codes)
        if not codes or (missing and len(missing) == len(self.asked.municipalities)):
            self.pages.clear()
            return None
        write_whole(path, self._content(stored, codes))
        notes = (*_absence(missing), *_remarks(catalogue, self.wanted, columns))
        entry = self._entry(path, sum(map(self._is_asked, codes)), notes, urls, stored)
        self.pages.clear()
        return entry

    def _entry(
        self, path: Path, rows: int, notes: tuple[str, ...], urls: list[str], stored: list[Stored]
    ) -> FileEntry:
        source, now = self.wanted.source, datetime.now(UTC).replace(microsecond=0)
        return FileEntry(
            name=path.name,
            source=source.id,
            publisher=source.publisher,
            licence=source.licence,
            table=self.wanted.table.id,
            period=self.wanted.period,
            sha256=digest_of(path),
            bytes=path.stat().st_size,
            rows=rows,
            retrieved=now,
            checked=now,
            starts=tuple(urls),
            pages=tuple(one.page for one in stored),
            notes=notes,
        )

    def _inside(self, stored: list[Stored]) -> tuple[list[str], list[str]]:
        """The area of every row, and the columns of the first."""
        codes: list[str] = []
        columns: list[str] = []
        for one in stored:
            rows = self.pages.rows(one).rows
            codes += map(self.publisher.area_of, rows)
            columns = columns or [str(name) for row in rows[:1] for name in row]
        return codes, columns

    def _missing(self, codes: list[str]) -> list[str]:
        """The gemeenten that were asked for and have no row."""
        if self.asked.everything:
            return []
        there = {municipality_of(code) for code in codes if level_of(code) not in (None, "land")}
        return [code for code in self.asked.municipalities if code not in there]

    def _is_asked(self, code: str) -> bool:
        known = self.asked.everything or level_of(code) == "land"
        return known or municipality_of(code) in self.asked.municipalities

    def _content(self, stored: list[Stored], codes: list[str]) -> Iterator[bytes]:
        """One page as it came; several, or one with gemeenten that nobody asked for, joined."""
        if len(stored) == 1 and all(map(self._is_asked, codes)):
            return iter([stored[0].path.read_bytes()])
        return joined(self._cut(self.pages.rows(one)) for one in stored)

    def _cut(self, found: Found) -> Found:
        keep = [row for row in found.rows if self._is_asked(self.publisher.area_of(row))]
        return Found(keep, found.next_url, found.around, found.list)


def _absence(missing: list[str]) -> tuple[str, ...]:
    words = _("Hierin staat niets van {codes}.")
    return (words.format(codes=", ".join(missing)),) if missing else ()


def _remarks(catalogue: Catalogue, wanted: Wanted, columns: list[str]) -> tuple[str, ...]:
    """The figures that this dashboard expects of the table and that it does not bring."""
    if wanted.part != FIGURES:
        return ()
    pairs = [
        (indicator, column)
        for indicator, column in catalogue.columns_of(wanted.source.id)
        if not wanted.period or column.feeds(wanted.period)
    ]
    gone = absent(columns, pairs)
    if len(gone) == len({indicator.id for indicator, _column in pairs}):
        words = _("Geen enkel verwacht cijfer staat in deze tabel. Er staan wel: {names}.")
        return (words.format(names=", ".join(list(map(bare, columns))[:10])),)
    return () if wanted.source.id == MIXED else words_of_absent(gone)
