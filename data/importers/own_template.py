"""The empty file that a gemeente fills with its own figures."""

from data.catalogue import Catalogue
from data.importers.own_columns import COLUMNS, STATUS_WORDS, dutch
from data.importers.template_book import FileKind, Sheet, csv_template, xlsx_template
from data.language import _

_EXPLAINED: dict[str, tuple[str, str]] = {
    "area_code": (_("Code van het gebied: GM, WK of BU met cijfers."), "WK999901"),
    "period": (_("Jaar, halfjaar, kwartaal of maand."), "2024, 2024H1, 2024Q3, 2024-05"),
    "indicator": (_("Naam van het cijfer, zoals in de lijst met cijfers."), ""),
    "value": (_("Het cijfer zelf. Laat leeg als u teller en noemer invult."), "12,5"),
    "numerator": (_("Hoeveel er geteld zijn."), "25"),
    "denominator": (_("Hoeveel het er hadden kunnen zijn."), "200"),
    "status": (_("Mag leeg blijven. Anders een van de woorden hieronder."), "voorlopig"),
    "note": (_("Mag leeg blijven. Korte uitleg die op het scherm komt."), ""),
}


def template(kind: FileKind, catalogue: Catalogue | None = None) -> bytes:
    """The template as a file; with a catalogue the xlsx also lists every figure there is."""
    headers = [dutch(column) for column in COLUMNS]
    if kind == "csv":
        return csv_template(headers)
    widths, text = [24] * 3 + [12] * 3 + [30] * 2, frozenset({0, 1, 2, 6, 7})
    sheets = [Sheet(_("cijfers"), [headers], widths, text, frozen=True), _explanation_sheet()]
    return xlsx_template(sheets if catalogue is None else [*sheets, _list_sheet(catalogue)])


def _explanation_sheet() -> Sheet:
    head = [_("kolom"), _("betekenis"), _("voorbeeld")]
    rows = [[dutch(column), *words] for column, words in _EXPLAINED.items()]
    choices = [word for word, status in STATUS_WORDS.items() if word != status.value]
    end = [
        [],
        [_("status"), ", ".join(choices)],
        [_("let op"), _("Zet geen gegevens van personen in dit bestand.")],
        [
            _("gevoelig"),
            _("Geef bij jeugdhulp en ondersteuning de precieze teller en noemer, niet afgerond."),
        ],
    ]
    return Sheet(_("uitleg"), [head, *rows, *end], [20, 70, 32])


def _list_sheet(catalogue: Catalogue) -> Sheet:
    head = [_("naam"), _("titel"), _("eenheid")]
    rows = [[item.id, item.title, item.unit] for item in catalogue.indicators.values()]
    return Sheet(_("lijst met cijfers"), [head, *rows], [40, 40, 24])
