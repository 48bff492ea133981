"""The point of an address that somebody typed, where looking up addresses is switched on."""

from dashboard.services import Services
from data.address import AddressUnclear, ServiceFailed
from data.address_points import address_finder
from data.changes import ChangeRefused, Refusal
from data.language import _


def point_of(services: Services, address: str) -> dict[str, str]:
    """x and y of an address. Raises ChangeRefused."""
    if not services.settings.address_search:
        message = _("Adressen opzoeken staat op deze server uit. Wijs de plek zelf aan.")
        raise ChangeRefused([Refusal("find", message)])
    try:
        with address_finder(services.store.engine, on=True) as find:
            point = find(address) if find else None
    except AddressUnclear as unclear:
        message = _("Dit adres is niet te vinden: {why}. {cure}")
        words = message.format(why=unclear, cure=unclear.cure)
        raise ChangeRefused([Refusal("street", words)]) from unclear
    except ServiceFailed as failure:
        message = _("Adressen opzoeken lukt nu niet: {why}. Wijs de plek zelf aan.")
        raise ChangeRefused([Refusal("find", message.format(why=failure))]) from failure
    if point is None:
        message = _("Dit adres is niet bekend. Controleer postcode en huisnummer.")
        raise ChangeRefused([Refusal("street", message)])
    return {"x": repr(point[0]), "y": repr(point[1])}
