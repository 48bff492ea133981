"""The rule of a figure in one line, as exports carry it."""

from dashboard import formatting
from data.catalogue import Catalogue
from data.catalogue.calculation import calculation, calculation_from_places
from data.catalogue.model import Indicator
from data.language import _


def rule_line(indicator: Indicator, catalogue: Catalogue) -> str:
    """The rule of a figure in one line, for exports."""
    how = _("zoals de bron het geeft")
    if indicator.is_derived:
        how = calculation(indicator, catalogue)
    elif indicator.places:
        how = calculation_from_places(indicator.places)
    least, unit = least_shown(indicator, catalogue)
    floor = _("geen cijfer bij minder dan {least} {unit}")
    parts = [how, *([floor.format(least=formatting.number(least, 0), unit=unit)] if least else [])]
    if indicator.sensitive:
        parts.append(_("kleine aantallen personen niet getoond"))
    return "; ".join(parts)


def least_shown(indicator: Indicator, catalogue: Catalogue) -> tuple[int, str]:
    """The smallest denominator that is shown, and what it counts; 0 without a rule."""
    by = catalogue.indicators.get(indicator.denominator or "", catalogue.population)
    return indicator.minimum_denominator or 0, by.unit
