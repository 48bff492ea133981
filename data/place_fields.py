"""Reads the fields of one place from what was written, for files and for the form alike. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from data.changes import Refusal
from data.importers.codes import as_name
from data.language import _
from data.place_schema import place
from data.place_values import (
    WrongValueError,
    amount,
    email_address,
    first_day,
    last_day,
    phone_number,
    web_link,
    whole_number,
    yes_or_no,
)
from data.place_words import laws_in, status_in, themes_in, topics_in
from data.private_text import contact_data, private_data
from data.written import lines_of

Fields = dict[str, object]
"""Values for the columns of table `place` with these names; None where nothing was filled in."""

_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Za-z]{2}")
_ADDRESS_PARTS = ("street", "house_number", "postcode", "town")
_TEXTS = ("name", "sort", "organiser", "key")
_LINKS = ("contact_page", "link")
_NOT_PUBLIC = {
    "email": _("Van dit e-mailadres staat er niet bij dat het openbaar is."),
    "phone": _("Van dit telefoonnummer staat er niet bij dat het openbaar is."),
}
_REMOVE = _("Haal het weg: iedereen die hier komt, kan dit lezen.")


@dataclass(frozen=True)
class Wrong:
    """One thing that is wrong. field: the name of what was read (a key of `texts`). value: what
    stands there, None when it may not be repeated."""

    field: str
    message: str
    cure: str
    value: str | None = None

    @property
    def refusal(self) -> Refusal:
        return Refusal(self.field, f"{self.message} {self.cure}")


def read_fields(texts: Mapping[str, str], topics: Mapping[str, str]) -> tuple[Fields, list[Wrong]]:
    """What the store gets of a place, and everything that is wrong with what was written.

    texts: name, sort, street, house_number, postcode, town, laws, topics, themes, since, until,
    contract_until, wijk_goals, organiser, description, status, reach, budget_requested,
    budget_granted, link, contact_page, email, phone, contact_public, checked, key; each may be
    absent or empty. topics: id -> title. The address comes in one field. Not in the result: kind,
    point, area, municipality. A field that is wrong is None.
    """
    reader = _Reader(texts)
    fields: Fields = {name: reader.text(name) for name in _TEXTS}
    fields["description"] = reader.text("description", lines_of)
    fields["address"] = reader.address()
    fields["topics"] = reader.value("topics", partial(topics_in, topics=topics))
    for name, read in _READERS.items():
        fields[name] = reader.value(name, read)
    fields |= reader.contact()
    if not fields["name"] and not reader.complained("name"):
        reader.complain("name", _("De naam ontbreekt."), _("Vul een naam in."))
    since, until = fields["since"], fields["until"]
    if isinstance(since, date) and isinstance(until, date) and until < since:
        reader.complain("until", _("Het einde ligt vóór het begin."), _("Controleer sinds en tot."))
    return fields, reader.wrong


_READERS: dict[str, Callable[[str], object]] = {
    "laws": laws_in,
    "themes": themes_in,
    "since": first_day,
    "until": last_day,
    "contract_until": last_day,
    "wijk_goals": yes_or_no,
    "status": status_in,
    "reach": whole_number,
    "budget_requested": amount,
    "budget_granted": amount,
    "link": web_link,
    "contact_page": web_link,
    "checked": first_day,
}


class _Reader:
    """The texts of one place, and what was wrong with them."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.wrong: list[Wrong] = []

    def complain(self, field: str, message: str, cure: str) -> None:
        """The value is repeated unless it could reach a person."""
        text = as_name(self._texts.get(field, ""))
        shown = text if text and private_data(text) is None else None
        self.wrong.append(Wrong(field, message, cure, shown))

    def complained(self, field: str) -> bool:
        return any(wrong.field == field for wrong in self.wrong)

    def text(self, field: str, clean: Callable[[str], str] = as_name) -> str | None:
        """Words as they are, markup included; None with a complaint when they may not stand."""
        words = clean(self._texts.get(field, ""))
        return words if words and self._may_stand(field, words) else None

    def _may_stand(self, field: str, words: str) -> bool:
        if found := private_data(words):
            self.complain(field, found, _REMOVE)
        elif len(words) > (longest := _longest(field)):
            few = _("Dit zijn {n} tekens; er passen er {longest}.")
            self.complain(field, few.format(n=len(words), longest=longest), _("Maak het korter."))
        else:
            return True
        return False

    def value(self, field: str, read: Callable[[str], object]) -> object:
        text = as_name(self._texts.get(field, ""))
        if not text:
            return None
        found = contact_data(text) if field in _LINKS else private_data(text)
        if found:
            self.complain(field, found, _REMOVE)
            return None
        try:
            value = read(text)
        except WrongValueError as wrong:
            self.complain(field, str(wrong), wrong.cure)
            return None
        return self._fitting(field, value) or None if isinstance(value, str) else value

    def _fitting(self, field: str, value: str) -> str | None:
        fits = len(value) <= _longest(field)
        if not fits:
            self.complain(field, _("Dit is te lang."), _("Maak het korter."))
        return value if fits else None

    def address(self) -> str | None:
        """`Kerkstraat 12, 1234 AB Plaats`: the public address of an organisation or a school."""
        street, number, postcode, town = (
            as_name(self._texts.get(name, "")) for name in _ADDRESS_PARTS
        )
        if postcode and not _POSTCODE.fullmatch(postcode):
            message = _("Dit is geen postcode.")
            self.complain("postcode", message, _("Een postcode is vier cijfers en twee letters."))
        if number and not street.endswith(f" {number}"):
            street = f"{street} {number}".strip()
        if street == number:  # without a street the number goes after the postcode
            words = " ".join(filter(None, [postcode, street, town]))
        else:
            words = ", ".join(filter(None, [street, f"{postcode} {town}".strip()]))
        return words if words and self._may_stand("street", words) else None

    def contact(self) -> Fields:
        """email and phone: only those that the file itself says are for everybody."""
        given = {"email": email_address, "phone": phone_number}
        public = self.value("contact_public", yes_or_no)
        if self.complained("contact_public"):
            return dict.fromkeys(given)
        return {name: self._contact(name, read, public is True) for name, read in given.items()}

    def _contact(self, field: str, read: Callable[[str], str], is_public: bool) -> str | None:
        text = as_name(self._texts.get(field, ""))
        if not text:
            return None
        if not is_public:
            self.complain(
                field,
                _NOT_PUBLIC[field],
                _(
                    "Is het van een persoon, haal het dan weg. Is het openbaar en van de "
                    "organisatie, zet dan ja bij contact_openbaar."
                ),
            )
            return None
        try:
            return self._fitting(field, read(text))
        except WrongValueError as wrong:
            self.complain(field, str(wrong), wrong.cure)
            return None


def _longest(field: str) -> int:
    """Characters that the column in the store holds."""
    column = {"street": "address"}.get(field, field)
    return int(getattr(place.c[column].type, "length", 0) or 0)
