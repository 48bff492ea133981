"""A Dutch address as people write it, and the one spelling under which it is asked and kept."""

import re
from dataclasses import dataclass

from data.language import _

LONGEST = 200
"""Characters of an address; as many as the store keeps."""

_POSTCODE = re.compile(r"(?<!\w)([1-9][0-9]{3})\s?([A-Za-z]{2})(?!\w)")
_NUMBER = (
    r"(?P<number>[0-9]{1,5})"
    r"(?P<suffix>(?:[A-Za-z][A-Za-z0-9]*)?"
    r"(?:(?:[-/][A-Za-z0-9]+|\s(?:[A-Za-z][0-9]{0,4}|(?i:bis|hs|i{1,3}|iv)))(?!\w))*)(?!\w)"
)
_AFTER_POSTCODE = re.compile(rf"[\s,]*{_NUMBER}(?P<rest>.*)", re.DOTALL)
_BEFORE_POSTCODE = re.compile(rf"(?<![\w/-]){_NUMBER}[\s,;]*\Z")
_STREET = re.compile(r"[^\s,;][^,;]*\Z")
_ANOTHER_NUMBER = re.compile(r".+(?<!\w)[0-9]+[A-Za-z]?(?!\w)", re.DOTALL)
_PLACE = re.compile(
    r"([^\W\d_'’][^\W\d_'’-]*|['’][^\W\d_])([\s'’-]+[^\W\d_]+){0,5}(?=\s*(?:[,;(]|\Z))"
)
_LIKE_A_SUFFIX = re.compile(r"(?i:[a-z]|bis|hs|i{1,3}|iv)\b")
_POST_BOX = re.compile(r"\b(?:postbus|antwoordnummer)\b", re.IGNORECASE)


class AddressUnclear(Exception):
    """An address that leads to no single point; the message says why, `cure` what to do."""

    def __init__(self, reason: str, cure: str) -> None:
        super().__init__(reason)
        self.cure = cure


class ServiceFailed(Exception):
    """The service that knows the addresses gave no usable answer; the message says why."""


@dataclass(frozen=True)
class Address:
    """suffix: letter and addition without signs, in capitals ("A", "A2"), else empty. place: empty
    when it was not written. street: the name that the street must have, compact, where the text
    leaves open which number is that of the house (`Plein 1944 12`, `Damstraat 12 2`); else empty.
    """

    postcode: str
    number: int
    suffix: str
    place: str
    street: str = ""

    @property
    def spelled(self) -> str:
        """The one spelling: `1234AB 5A Plaats`."""
        street = f"({self.street})" if self.street else ""
        return " ".join(filter(None, [self.postcode, self.house, self.place, street]))

    @property
    def house(self) -> str:
        """Number and suffix; a dash keeps 1-2 apart from 12."""
        dash = "-" if self.suffix[:1].isdigit() else ""
        return f"{self.number}{dash}{self.suffix}"


def read_address(text: str) -> Address:
    """The address in a text such as `Kerkstraat 5a, 1234 AB Plaats` or `1234AB 5A Plaats`.

    Raises AddressUnclear when postcode and house number are not there, or there twice.
    """
    postcode = _the_postcode(text)
    before = text[: postcode.start()]
    after = _AFTER_POSTCODE.match(text[postcode.end() :])
    number = _the_number(_BEFORE_POSTCODE.search(before), after)
    rest = after["rest"] if after else text[postcode.end() :]
    address = Address(
        postcode=f"{postcode[1]}{postcode[2].upper()}",
        number=int(number["number"]),
        suffix=compact(number["suffix"]),
        place=_place(rest),
        street="" if after else _street(before[: number.start()]),
    )
    if len(address.spelled) > LONGEST:
        raise _too_long()
    return address


def compact(text: str) -> str:
    """Letters and digits only, in capitals: 'a-2', 'A 2' and 'A2' are the same."""
    return re.sub(r"[\W_]", "", text).upper()


def _the_postcode(text: str) -> re.Match[str]:
    if len(text) > LONGEST:
        raise _too_long()
    if _POST_BOX.search(text):
        message = _("een postbus of antwoordnummer heeft geen plek op de kaart")
        raise AddressUnclear(message, _("Vul het bezoekadres in, of de coördinaten."))
    postcodes = list(_POSTCODE.finditer(text))
    if len(postcodes) != 1:
        few, many = _("er staat geen postcode in"), _("er staat meer dan één postcode in")
        raise _unclear(many if postcodes else few)
    return postcodes[0]


def _the_number(before: re.Match[str] | None, after: re.Match[str] | None) -> re.Match[str]:
    """The match that holds the house number."""
    if before and after:
        raise _unclear(_("er staat meer dan één huisnummer in"))
    if number := before or after:
        return number
    raise _unclear(_("er staat geen huisnummer in"))


def _street(before: str) -> str:
    """The street before the house number when it ends in a number too, compact; else empty."""
    street = _STREET.search(before)
    return compact(street[0]) if street and _ANOTHER_NUMBER.match(street[0]) else ""


def _place(rest: str) -> str:
    """The name right after postcode and number, when that is all there is: a longer text may
    hold a person, and nothing of it is needed."""
    name = _PLACE.match(rest.strip(" ,;-\t\n"))
    if name is None or _LIKE_A_SUFFIX.match(name[0]):
        return ""
    return " ".join(word.capitalize() for word in name[0].split())


def _too_long() -> AddressUnclear:
    return _unclear(_("de tekst is te lang voor een adres"))


def unclear_number() -> AddressUnclear:
    return _unclear(_("het is niet duidelijk welk getal het huisnummer is"))


def _unclear(reason: str) -> AddressUnclear:
    cure = _("Schrijf postcode, huisnummer en plaats, zoals 1234AB 5A Plaats; of vul x en y in.")
    return AddressUnclear(reason, cure)
