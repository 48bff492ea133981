"""Recognises in a free text what could reach or identify a person (norm B1)."""

import re
import unicodedata

from data.language import _

_GAP = r"[\s./()\[\]_-]{0,3}"
"""What people put between the digits of a telephone number."""

_PLAIN_MAIL = re.compile(r"[\w.+-]\s{0,2}@\s{0,2}[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,24}\b")
_AT = r"(?:[\[({<]\s?(?:at|@|apenstaartje|a)\s?[\])}>]|\bat\b|\bapenstaartje\b)"
_DOT = r"(?:\.|[\[({<]\s?(?:dot|punt|\.)\s?[\])}>]|\bdot\b|\bpunt\b)"
_ENDING = r"(?:nl|com|org|net|eu|be|de|info|frl|nu)\b"
_VEILED_MAIL = re.compile(
    rf"\w\s{{0,2}}(?:{_AT}|@)\s{{0,2}}(?:[\w-]{{1,63}}\s{{0,2}}{_DOT}\s{{0,2}}){{1,4}}{_ENDING}"
)

_DATE = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d(?!\d)")
_HOUR = r"(?<![\d.])(?:[01]?\d|2[0-3])[.:][0-5]\d(?![\d.]\d)"
_TIMES = re.compile(rf"{_HOUR}(?:\s?-\s?{_HOUR})+|{_HOUR}\s?u(?:ur)?\b")
_PUBLIC_NUMBER = re.compile(
    rf"(?<![\d+])(?:0(?:800|900|906|909|88){_GAP}(?:\d{_GAP}){{4,7}}|14 ?0\d\d)"
)
"""Of an organisation whatever the digits: 0800, 0900, 088 and 14 with an area code."""
_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w.,])[(\[]?(?:0{_GAP}|o)6{_GAP}[1-9](?:{_GAP}\d){{7}}(?!\d)",
        rf"(?<![\w.,])[(\[]?0[1-578]\d(?:{_GAP}\d){{7}}(?!\d)",
        rf"(?:\+|(?<![\w.,])00(?=31|32|49))\s?[1-9]\d{{0,2}}{_GAP}0?(?:{_GAP}\d){{7,11}}(?!\d)",
        r"\b(?:tel|telefoon|telefoonnummer|mobiel|mob|whatsapp)\b[.:\s]{0,3}(?:\d[\s.-]?){6,}",
    )
)
_IBAN = re.compile(r"\b[a-z]{2}\d\d ?[a-z]{4}(?: ?\d){10}\b")
_NINE_DIGITS = re.compile(
    r"(?<![0-9.,])(?:[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3}|[0-9]{4}\.[0-9]{2}\.[0-9]{3})(?![0-9])"
)
_POSTCODE = r"(?<![\d.,-])[1-9]\d{3}(?: ?[A-Z]{2}|[a-z]{2})(?![A-Za-z])"
_HOME = re.compile(
    rf"{_POSTCODE}[\s,]{{0,3}}(?:(?:huis)?n(?:umme)?r\.?\s?)?\d{{1,5}}(?![\d:])"
    rf"|\d{{1,5}}\s?[a-zA-Z]?\s?,?\s{{0,2}}{_POSTCODE}"
)
"""A postcode beside a house number is one front door. In small letters only when they stand against
the digits: "in 2024 is 3" is no postcode."""


def private_data(text: str) -> str | None:
    """Why this text may not stand on a screen for all, in Dutch; None when it may. Never repeats
    the text. Numbers that only an organisation can have (0800, 0900, 088, 14 0..) are no problem.
    """
    if _IBAN.search(_plain(text)):
        return _("Hier staat een rekeningnummer (IBAN).")
    if reason := contact_data(text):
        return reason
    if holds_bsn(text):
        return _("Hier staat een getal dat een burgerservicenummer (BSN) kan zijn.")
    return None


def contact_data(text: str) -> str | None:
    """Only e-mail addresses and telephone numbers: for a link, whose digits mean nothing."""
    plain = _plain(text)
    if _PLAIN_MAIL.search(plain) or _VEILED_MAIL.search(plain):
        return _("Hier staat een e-mailadres.")
    without = plain
    for harmless in (_DATE, _TIMES, _PUBLIC_NUMBER):
        without = harmless.sub(" ; ", without)
    if any(phone.search(without) for phone in _PHONES):
        return _("Hier staat een telefoonnummer.")
    return None


def home_address(text: str) -> str | None:
    """A postcode with a house number; for what people write about an area, not for the address of
    an organisation."""
    shown = "".join(map(_sign, unicodedata.normalize("NFKC", text)))
    return _("Hier staat een postcode met huisnummer.") if _HOME.search(shown) else None


def holds_bsn(text: str) -> bool:
    """A number in the text could be a BSN."""
    return any(is_bsn(found) for found in _NINE_DIGITS.findall(text))


def is_bsn(text: str) -> bool:
    """Nine digits that pass the eleven-test (9a + 8b + ... + 2h - i divisible by 11)."""
    digits = [int(character) for character in text if character in "0123456789"]
    if len(digits) != 9 or not any(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(d * w for d, w in zip(digits, weights, strict=True)) % 11 == 0


def _plain(text: str) -> str:
    """Small letters, one spelling a character, and none that does not show."""
    if text.isascii():
        return text.lower()
    shown = unicodedata.normalize("NFKC", text).lower()
    return "".join(map(_sign, shown))


def _sign(character: str) -> str:
    """Every dash as a hyphen and every dot as a point; nothing for what does not show."""
    if character in "·•∙⋅":
        return "."
    kind = unicodedata.category(character)
    return {"Pd": "-", "Cf": ""}.get(kind, "-" if character == "−" else character)
