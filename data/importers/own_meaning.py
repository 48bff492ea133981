"""What a row of own figures says; counts of persons are kept apart from what may be shown."""

from data.catalogue import Catalogue
from data.catalogue.model import Indicator, Status
from data.importers.codes import level_of
from data.importers.own_rows import Figure, OwnRow, Persons, WrongRowError
from data.language import _
from data.words import shortest_number

MOST_PERSONS = 10_000_000

_NO_COUNT = (
    _("Een aantal is een heel getal van 0 of meer."),
    _("Vul het aantal personen in, zonder decimalen."),
)


def figure_of(row: OwnRow, catalogue: Catalogue) -> Figure | Persons | None:
    """The figure to load, or the exact count that is to be protected first; None when it was not
    measured. Raises WrongRowError."""
    if row.indicator.sensitive and any(letter.isnumeric() for letter in row.note or ""):
        raise WrongRowError(
            _("In de toelichting bij dit gevoelige cijfer staat een getal."),
            _("Haal het getal weg: het kan verraden om hoeveel personen het gaat."),
            "note",
        )
    if row.status is not None and not row.status.has_value:
        return _without_value(row, row.status)
    if row.value is not None and (row.numerator is not None or row.denominator is not None):
        raise WrongRowError(
            _("Er staat een waarde en ook een teller of noemer."),
            _("Vul of de waarde in, of de teller en de noemer."),
        )
    if row.value is not None:
        return _from_value(row, row.value)
    if row.numerator is not None:
        return _from_counts(row, row.numerator, catalogue)
    if row.status is not None:
        raise WrongRowError(
            _("Er staat een status met een cijfer, maar geen cijfer."),
            _("Vul een waarde in, of haal de status weg."),
        )
    return row.figure(Status.MISSING, _("geen cijfer opgegeven"))


def _without_value(row: OwnRow, status: Status) -> Figure | None:
    if row.has_numbers():
        raise WrongRowError(
            _("De status zegt dat er geen cijfer is, maar er staat er een."),
            _("Haal het cijfer weg, of haal de status weg."),
            "status",
            status.value,
        )
    if status is Status.NOT_MEASURED:
        return None
    words = {Status.WITHHELD: _("afgeschermd door de gemeente")}
    return row.figure(status, words.get(status))


def _from_value(row: OwnRow, value: float) -> Figure | Persons:
    status = row.status or Status.FINAL
    if not row.indicator.sensitive:
        return row.figure(status, value=value)
    if row.indicator.kind == "count":
        if not _is_count(value):
            raise WrongRowError(*_NO_COUNT, "value")
        _check_range(row.indicator, value, "value")
        return row.persons(value)
    if level_of(row.area) in ("wijk", "buurt"):
        raise WrongRowError(
            _("Bij dit gevoelige cijfer kan een waarde alleen het aantal personen verraden."),
            _("Vul de teller en de noemer in; het cijfer wordt dan veilig berekend."),
        )
    return row.figure(status, value=value)


def _from_counts(row: OwnRow, numerator: float, catalogue: Catalogue) -> Figure | Persons:
    indicator, denominator = row.indicator, row.denominator
    if denominator is None:
        if indicator.is_derived and not indicator.sensitive:
            return row.figure(row.status or Status.FINAL, numerator=numerator)
        raise WrongRowError(_("De noemer ontbreekt."), _("Vul ook de noemer in."), "denominator")
    per = indicator.per or (100 if indicator.kind == "share" else None)
    if per is None:
        raise WrongRowError(
            _("Dit cijfer wordt niet berekend uit een teller en een noemer."),
            _("Vul de waarde in."),
            "numerator",
        )
    if numerator < 0 or denominator < 0 or (indicator.kind == "share" and numerator > denominator):
        raise WrongRowError(
            _("De teller past niet bij de noemer."),
            _("{hint}De teller is 0 of meer, en bij een deel niet groter dan de noemer.").format(
                hint=_("Zijn teller en noemer verwisseld? ") if numerator > denominator else ""
            ),
            "numerator",
        )
    if indicator.sensitive:
        return _persons(row, numerator, denominator, per)
    if denominator < (indicator.minimum_denominator or 1):
        return row.figure(Status.WITHHELD, _too_few(indicator, catalogue))
    value = numerator / denominator * per
    return row.figure(
        row.status or Status.FINAL, value=value, numerator=numerator, denominator=denominator
    )


def _persons(row: OwnRow, numerator: float, denominator: float, per: int) -> Persons:
    if not (_is_count(numerator) and _is_count(denominator)):
        raise WrongRowError(*_NO_COUNT, "numerator")
    if denominator > 0:
        _check_range(row.indicator, numerator / denominator * per, "numerator")
    return row.persons(numerator, denominator)


def _check_range(indicator: Indicator, value: float, column: str) -> None:
    """Only what is too much: a low figure is told apart from a wrong one by its protection, which
    withholds it. Says nothing of the value, as no message about persons does."""
    most = indicator.valid_range[1]
    if value > most:
        raise WrongRowError(
            _("Dit cijfer is hoger dan het kan zijn."),
            _("Controleer het aantal en de noemer: het cijfer is hoogstens {most} {unit}.").format(
                most=shortest_number(most), unit=indicator.unit
            ),
            column,
        )


def _is_count(number: float) -> bool:
    return 0 <= number <= MOST_PERSONS and number.is_integer()


def _too_few(indicator: Indicator, catalogue: Catalogue) -> str:
    number = indicator.minimum_denominator or 1
    if indicator.denominator is None:
        return _("minder dan {number} in de noemer").format(number=number)
    words = catalogue.indicators[indicator.denominator].title.lower()
    return _("minder dan {number} {words}").format(number=number, words=words)
