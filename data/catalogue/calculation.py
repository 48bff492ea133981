"""How a figure is computed, in words: for the document of the catalogue and for the screens."""

from babel.numbers import format_decimal

from data.catalogue import Catalogue
from data.catalogue.model import FromPlaces, Indicator
from data.language import _

_PARTS = {
    "inhabitants": _("het aantal inwoners"),
    "providers": _("aanbieders en lokale teams"),
    "initiatives": _("initiatieven die meer zijn dan een idee"),
    "contracts": _("contracten waarvan bekend is of er doelen in staan"),
    "contracts_with_goals": _("contracten met doelen voor wijkgericht werken"),
}


def calculation(item: Indicator, catalogue: Catalogue) -> str:
    """ "geregistreerde misdrijven gedeeld door inwoners, keer 1.000". Of a derived figure."""
    return _("{numerator} gedeeld door {denominator}, keer {per}").format(
        numerator=item.numerator,
        denominator=catalogue.indicators[item.denominator or ""].title.lower(),
        per=digits(item.per or 1),
    )


def calculation_from_places(places: FromPlaces) -> str:
    """ "aanbieders en lokale teams gedeeld door het aantal inwoners"."""
    return _("{numerator} gedeeld door {denominator}").format(
        numerator=_PARTS[places.numerator], denominator=_PARTS[places.denominator]
    )


def digits(amount: float) -> str:
    """1000 -> "1.000"."""
    return format_decimal(amount, locale="nl_NL")
