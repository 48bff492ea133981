"""Reads the cells of one row of own figures; each cell that is wrong becomes a problem."""

from collections.abc import Mapping

import pandas as pd

from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.importers.codes import as_name, as_text, clean_code, level_of, parse_period
from data.importers.columns import meant, nearest
from data.importers.complaints import Complaints
from data.importers.missing import NotANumberError
from data.importers.own_columns import NUMBERS, STATUS_WORDS, dutch, status_word
from data.importers.own_numbers import Style, parse_typed
from data.importers.own_rows import LONGEST_NOTE
from data.language import _

_ABOUT_PERSONS = frozenset({*NUMBERS, "status", "note"})
_LONGEST = 60
_NO_CODE = _("“{word}” is geen code van een gebied.")
_CODES = _("Verwacht wordt GM met 4 cijfers, WK met 6, BU met 8, of NL.")
_NOT_APPLICABLE = frozenset({"nvt", "na", "n/a", "nietvantoepassing"})
_UNKNOWN = frozenset({"-", "--", "–", "—", "?", "onbekend", "geen", "leeg"})


class RowReader:
    """One row: its number in the file and its cells by their English names."""

    def __init__(self, number: int, cells: pd.Series, complaints: Complaints) -> None:
        self.row = number
        self._cells = cells
        self.complaints = complaints
        self.hides = True
        """What this row says of persons is not repeated; of a figure that is not known, neither."""

    def _complain(self, column: str, message: str, cure: str) -> None:
        secret = self.hides and column in _ABOUT_PERSONS
        value = None if secret else self._text(column)
        self.complaints.add(message, cure, row=self.row, column=dutch(column), value=value)

    def _text(self, column: str) -> str:
        return as_text(self._cells.get(column))

    def _shown(self, column: str) -> str:
        """The cell as it may stand in a sentence: on one line and not too long."""
        text = as_name(self._cells.get(column))
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

    def area(self, places: Mapping[str, frozenset[str]]) -> str:
        """places: the codes under each name of an area, in lower case."""
        code = clean_code(self._cells.get("area_code"))
        if level_of(code) is None:
            self._complain(
                "area_code",
                *self._no_code(self._shown("area_code"), places),
            )
        return code

    @staticmethod
    def _no_code(word: str, places: Mapping[str, frozenset[str]]) -> tuple[str, str]:
        """Message and cure; one who typed a name is told the code, if one area has that name."""
        codes = places.get(word.lower(), frozenset())
        if len(codes) == 1:
            message = _("“{word}” is een naam. De code is {code}.")
            cure = _("Zet in deze kolom de code van het gebied.")
            return message.format(word=word, code="".join(codes)), cure
        message = _("“{word}” is een naam en geen code.") if codes else _NO_CODE
        return message.format(word=word), _CODES

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
        found = indicator_called(word, catalogue)
        self.hides = found is None or found.sensitive
        if found is None:
            self._complain(
                "indicator",
                _("“{word}” is geen bekend cijfer.").format(word=self._shown("indicator"))
                + _meant(word, catalogue),
                _(
                    "Zoek het cijfer op in docs/indicators.md, of in het sjabloon (.xlsx) op het "
                    "tabblad “lijst met cijfers”."
                ),
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
            shown = "" if self.hides else self._shown(column)
            message = _("“{text}” is geen getal.") if shown else _("Dit is geen getal.")
            self._complain(column, message.format(text=shown), _number_cure(shown))
            return None


def indicator_called(word: str, catalogue: Catalogue) -> Indicator | None:
    """By its id, or by its title in any case."""
    by_title = {i.title.lower(): i for i in catalogue.indicators.values()}
    return catalogue.indicators.get(word.lower()) or by_title.get(word.lower())


def _meant(word: str, catalogue: Catalogue) -> str:
    """ " Bedoelt u koopwoningen (Koopwoningen)?", each figure once, or nothing."""
    names = {i.title: i.id for i in catalogue.indicators.values()}
    names |= {i: i for i in catalogue.indicators}
    ids = dict.fromkeys(names[name] for name in nearest(word, names))
    found = [f"{i} ({catalogue.indicators[i].title})" for i in ids]
    return _(" Bedoelt u {names}?").format(names=_(" of ").join(found)) if found else ""


def _number_cure(text: str) -> str:
    """What to write instead of a text that people often type where a number is asked."""
    number = text.rstrip("% ")
    if text.endswith("%") and number.strip("+-0123456789.,") == "":
        return _("Laat het procentteken weg: {number}.").format(number=number)
    word = text.lower().replace(".", "").replace(" ", "")
    if word in _NOT_APPLICABLE:
        words = status_word(Status.NOT_APPLICABLE)
        return _("Laat de cel leeg en zet bij status: {status}.").format(status=words)
    if word in _UNKNOWN:
        words = _(" of ").join(map(status_word, (Status.MISSING, Status.NOT_APPLICABLE)))
        return _("Laat de cel leeg en zet bij status: {status}.").format(status=words)
    return _("Vul alleen een getal in, zonder woorden of eenheid. Geen cijfer? Laat de cel leeg.")
