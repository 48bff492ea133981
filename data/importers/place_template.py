"""The empty files that a gemeente fills with its providers and its initiatives."""

from data.catalogue import Catalogue
from data.importers.place_columns import dutch_place, template_columns
from data.importers.template_book import FileKind, Sheet, csv_template, xlsx_template
from data.language import _
from data.place import PlaceKind
from data.place_words import LAWS, STATUSES, THEMES, topics_of

_TITLES = {PlaceKind.PROVIDER: _("aanbieders"), PlaceKind.INITIATIVE: _("initiatieven")}
_NUMBERS = frozenset(
    {"x", "y", "latitude", "longitude", "reach", "budget_requested", "budget_granted"}
)
_WIDE = frozenset({"name", "street", "description", "organiser", "link", "contact_page"})

_YES_OR_NO = (_("ja"), _("nee"))
_CHOICES = {
    "wijk_goals": _YES_OR_NO,
    "contact_public": _YES_OR_NO,
    "status": tuple(STATUSES.values()),
}

_OR_ADDRESS = _("Of laat leeg en vul een adres in.")
_EXPLAINED: dict[str, tuple[str, str]] = {
    "name": (_("Nodig. Naam van de organisatie of het initiatief."), _("Buurthuis De Linde")),
    "sort": (
        _("Wat het is, in een woord. Lokaal team, wijkteam of buurtteam krijgt een eigen teken."),
        _("thuiszorg"),
    ),
    "x": (_("Coördinaat in meters (RD).") + " " + _OR_ADDRESS, "155000"),
    "y": (_("Coördinaat in meters (RD)."), "463000"),
    "latitude": (_("In plaats van x en y: graden (WGS 84)."), "52,1552"),
    "longitude": (_("In plaats van x en y: graden (WGS 84)."), "5,3872"),
    "street": (_("Openbaar adres van de organisatie, nooit een woonadres."), _("Dorpsstraat")),
    "house_number": (_("Nodig als er geen coördinaten zijn."), "12 A"),
    "postcode": (_("Nodig als er geen coördinaten zijn."), "1234 AB"),
    "town": (_("Plaats."), _("Voorbeeldstad")),
    "laws": (_("Een of meer wetten, met een komma ertussen."), "Jeugdwet, Wmo"),
    "topics": (_("Een of meer onderwerpen, zie het blad met woorden."), ""),
    "themes": (_("Een of meer thema's, zie het blad met woorden."), ""),
    "since": (_("Eerste dag. Alleen het jaar mag ook."), "1-5-2024"),
    "until": (_("Laatste dag. Leeg: is er nog."), "2026"),
    "contract_until": (_("Laatste dag van het contract met de gemeente."), "31-12-2027"),
    "wijk_goals": (_("Staan er doelen voor wijkgericht werken in het contract?"), _("ja of nee")),
    "organiser": (
        _("Groep of organisatie die het doet. Geen naam van een persoon."),
        _("Bewonersgroep Noord"),
    ),
    "description": (_("Korte beschrijving, hoogstens 1.000 tekens."), _("Samen koken en eten")),
    "status": (_("Hoe ver het is."), "lopend"),
    "reach": (_("Hoeveel mensen er meedoen."), "40"),
    "budget_requested": (_("Gevraagd bedrag in euro's."), "1500"),
    "budget_granted": (_("Toegekend bedrag in euro's."), "1200"),
    "link": (_("Pagina van het initiatief, met http of https."), "https://www.voorbeeld.nl"),
    "contact_page": (_("Pagina waar iemand contact kan opnemen."), "https://www.voorbeeld.nl"),
    "email": (_("Alleen een openbaar adres van de organisatie."), "info@voorbeeld.nl"),
    "phone": (_("Alleen een openbaar nummer van de organisatie."), "14 024"),
    "contact_public": (
        _("Vul ja in als dat adres en dat nummer openbaar zijn. Anders worden ze geweigerd."),
        _("ja of nee"),
    ),
    "checked": (_("Wanneer deze rij voor het laatst is nagekeken."), "1-6-2026"),
    "key": (_("Mag leeg blijven. Uw eigen nummer, om de plek later terug te vinden."), "A-001"),
}


def place_template(kind: PlaceKind, file: FileKind, catalogue: Catalogue) -> bytes:
    """The template for PROVIDER or INITIATIVE as a file."""
    columns = template_columns(kind)
    headers = [dutch_place(column) for column in columns]
    if file == "csv":
        return csv_template(headers)
    widths = [32 if column in _WIDE else 16 for column in columns]
    text = frozenset(at for at, column in enumerate(columns) if column not in _NUMBERS)
    choices = {at: _CHOICES[column] for at, column in enumerate(columns) if column in _CHOICES}
    first = Sheet(_TITLES[kind], [headers], widths, text, frozen=True, choices=choices)
    return xlsx_template([first, _explanation(columns), _words(kind, catalogue)])


def _explanation(columns: tuple[str, ...]) -> Sheet:
    head = [_("kolom"), _("betekenis"), _("voorbeeld")]
    rows = [[dutch_place(column), *_EXPLAINED[column]] for column in columns]
    note = _("Zet geen gegevens van personen in dit bestand: geen namen, adressen of nummers.")
    return Sheet(_("uitleg"), [head, *rows, [], [_("let op"), note]], [22, 80, 32])


def _words(kind: PlaceKind, catalogue: Catalogue) -> Sheet:
    """The words that may be filled in, one list under each column."""
    lists = {
        "laws": list(LAWS.values()),
        "topics": list(topics_of(catalogue).values()),
        "themes": list(THEMES.values()),
    }
    if kind is PlaceKind.INITIATIVE:
        lists["status"] = list(STATUSES.values())
    longest = max(map(len, lists.values()))
    filled = [words + [""] * (longest - len(words)) for words in lists.values()]
    rows = [list(row) for row in zip(*filled, strict=True)]
    head = [dutch_place(column) for column in lists]
    return Sheet(_("woorden"), [head, *rows], [34] * len(lists))
