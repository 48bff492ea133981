"""Reads the cells of one row of own figures; each cell that is wrong becomes a problem."""

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.importers.codes import as_text, clean_code, level_of, parse_period
from data.importers.columns import meant
from data.importers.complaints import Complaints
from data.importers.missing import NotANumberError
from data.importers.own_columns import STATUS_WORDS, dutch
from data.importers.own_numbers import Style, parse_typed
from data.importers.own_rows import LONGEST_NOTE
from data.language import _


class RowReader:
    """One row: its number in the file and its cells by their English names."""

    def __init__(self, number: int, cells: pd.Series, complaints: Complaints) -> None:
        self._number = number
        self._cells = cells
        self._complaints = complaints

    def _complain(self, column: str, message: str, cure: str) -> None:
        self._complaints.add(
            message, cure, row=self._number, column=dutch(column), value=self._text(column)
        )

    def _text(self, column: str) -> str:
        return as_text(self._cells.get(column))

    def area(self) -> str:
        code = clean_code(self._cells.get("area_code"))
        if level_of(code) is None:
            self._complain(
                "area_code",
                _("Dit is geen code van een gebied."),
                _("Verwacht wordt GM met 4 cijfers, WK met 6, BU met 8, of NL."),
            )
        return code

    def period(self) -> str:
        try:
            return parse_period(self._cells.get("period"))
        except ValueError:
            self._complain(
                "period",
                _("Deze periode is niet te lezen."),
                _("Verwacht wordt bijvoorbeeld 2024, 2024H1, 2024Q3 of 2024-05."),
            )
            return ""

    def indicator(self, catalogue: Catalogue) -> Indicator | None:
        """By its id, or by its title in any case."""
        word = self._text("indicator")
        by_title = {i.title.lower(): i for i in catalogue.indicators.values()}
        found = catalogue.indicators.get(word.lower()) or by_title.get(word.lower())
        if found is None:
            hint = meant(word, [*(i.title for i in by_title.values()), *catalogue.indicators])
            self._complain(
                "indicator",
                _("Dit cijfer is niet bekend.") + hint,
                _("Gebruik een naam uit de lijst met cijfers."),
            )
        return found

    def status(self) -> Status | None:
        word = self._text("status").lower()
        if word and word not in STATUS_WORDS:
            self._complain(
                "status",
                _("Deze status is niet bekend.") + meant(word, STATUS_WORDS),
                _("Laat de cel leeg, of kies: {words}.").format(
                    words=", ".join(w for w, s in STATUS_WORDS.items() if w != s.value)
                ),
            )
        return STATUS_WORDS.get(word)

    def note(self) -> str | None:
        """Text as it stands: what looks like a formula is text too."""
        note = self._text("note")
        if len(note) > LONGEST_NOTE:
            self._complain(
                "note",
                _("De toelichting is langer dan {number} tekens.").format(number=LONGEST_NOTE),
                _("Maak de toelichting korter."),
            )
        return note or None

    def number(self, column: str, style: Style | None) -> float | None:
        try:
            return parse_typed(self._cells.get(column), style)
        except NotANumberError:
            self._complain(
                column,
                _("Hier staat tekst waar een getal moet staan."),
                _("Vul alleen een getal in, zonder eenheid of procentteken."),
            )
            return None
