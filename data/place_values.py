"""Reads what people write in one field of a place: a day, an amount, yes or no, a link."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from data.language import _
from data.private_text import contact_data

LARGEST_AMOUNT = 1_000_000_000
LARGEST_COUNT = 10_000_000

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        _YEAR + r"-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T]00:00(?::00)?)?",
        r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.]" + _YEAR,
        _YEAR + r"-(?P<month>\d{1,2})",
        r"(?P<month>\d{1,2})[-/]" + _YEAR,
        _YEAR,
    )
)
_AMOUNT = re.compile(
    r"(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+)(?:,(?P<cents>\d{1,2}|-))?"
    r"|(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(?P<other_cents>\d{1,2}))?"
)
_YES = frozenset({"ja", "j", "waar", "true", "1"})
_NO = frozenset({"nee", "n", "onwaar", "false", "0"})
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+[A-Za-z]{2,24}")
_PHONE = re.compile(r"\+?[\d\s()./-]+")


class WrongValueError(ValueError):
    """What stands in a field is wrong: why, and what to do about it (Dutch). Neither repeats it."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.cure = cure


def first_day(text: str) -> date:
    """`1-5-2024`, `2024-05-01`, `2024-05` or `2024`: the first day of it. Raises WrongValueError"""
    return _day(text, last=False)


def last_day(text: str) -> date:
    """As `first_day`, with the last day of a month or a year."""
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date:
    found = next((match for shape in _DAYS if (match := shape.fullmatch(text))), None)
    try:
        return _date(found.groupdict() if found else {}, last=last)
    except (ValueError, KeyError):
        raise WrongValueError(
            _("Deze datum is niet te lezen."),
            _("Schrijf dag, maand en jaar: 1-5-2024. Alleen het jaar mag ook: 2024."),
        ) from None


def _date(parts: Mapping[str, str], *, last: bool) -> date:
    """Raises KeyError without a year, ValueError for a day that does not exist."""
    year, month = int(parts["year"]), int(parts.get("month", 12 if last else 1))
    length = calendar.monthrange(year, month)[1]
    return date(year, month, int(parts.get("day", length if last else 1)))


def amount(text: str) -> float:
    """Euros, as people write them: `1.500`, `1500,50`, `€ 1.500,-`. Raises WrongValueError.

    An amount has two decimals at most, so that three digits after a sign are thousands.
    """
    bare = text.removeprefix("€").strip()
    found = _AMOUNT.fullmatch(bare) if bare.isascii() and len(bare) < 30 else None
    cents = (found["cents"] or found["other_cents"] or "") if found else ""
    whole = re.sub("[^0-9]", "", bare.removesuffix(cents) if cents else bare)
    if found is None or float(whole) > LARGEST_AMOUNT:
        raise WrongValueError(
            _("Dit is geen bedrag in euro's van 0 of meer."), _("Schrijf alleen een getal: 1500.")
        )
    return float(f"{whole}.{cents.replace('-', '0') or '0'}")


def whole_number(text: str) -> int:
    """Raises WrongValueError for anything but a whole number of 0 or more."""
    digits = re.sub(r"(?<=\d)[. ](?=\d{3}(?:\D|$))", "", text)
    if not (digits.isascii() and digits.isdigit()) or int(digits[:12]) > LARGEST_COUNT:
        raise WrongValueError(
            _("Dit is geen heel getal van 0 of meer."), _("Schrijf alleen een getal: 25.")
        )
    return int(digits)


def yes_or_no(text: str) -> bool:
    """`ja` or `nee`. Raises WrongValueError."""
    word = text.lower()
    if word not in _YES | _NO:
        raise WrongValueError(_("Hier kan alleen ja of nee staan."), _("Vul ja of nee in."))
    return word in _YES


def web_link(text: str) -> str:
    """An address on the web with http or https; `www.voorbeeld.nl` gets https. Raises
    WrongValueError."""
    full = text if ":" in text.split("/")[0] else f"https://{text}"
    try:
        parts = urlsplit(full)
        host, scheme = parts.hostname or "", parts.scheme.lower()
        odd = "@" in parts.netloc or parts.port == 0
    except ValueError:
        host, scheme, odd = "", "", True
    if scheme not in ("http", "https"):
        raise WrongValueError(
            _("Een link begint met http:// of https://, en met niets anders."),
            _("Vul het adres van de pagina in, bijvoorbeeld https://www.voorbeeld.nl."),
        )
    if odd or not _HOST.fullmatch(host) or re.search(r"[\s<>\"\\^`{|}\x00-\x1f]", full):
        raise WrongValueError(
            _("Dit is geen adres van een pagina."),
            _("Open de pagina en kopieer het adres uit de balk: https://www.voorbeeld.nl."),
        )
    if found := contact_data(full):
        raise WrongValueError(found, _("Haal het uit de link."))
    return full


def email_address(text: str) -> str:
    """Raises WrongValueError."""
    if not _MAIL.fullmatch(text):
        raise WrongValueError(
            _("Dit is geen e-mailadres."), _("Vul één adres in, zoals info@voorbeeld.nl.")
        )
    return text


def phone_number(text: str) -> str:
    """Raises WrongValueError."""
    digits = sum(character.isdigit() for character in text)
    if not (_PHONE.fullmatch(text) and 4 <= digits <= 15):
        raise WrongValueError(
            _("Dit is geen telefoonnummer."), _("Vul één nummer in, zonder woorden erbij.")
        )
    return text
