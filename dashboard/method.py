"""How figures are compared, in words for the card with definition and source."""

from dashboard import formatting
from data.catalogue.model import Indicator
from data.language import _


def comparison_method(indicator: Indicator) -> str:
    """How a verdict on this figure is reached."""
    if indicator.kind == "count":
        return _("Een aantal zegt vooral hoe groot een gebied is. Daarom geven wij geen oordeel.")
    if indicator.has_counts:
        return _(
            "Bij kleine aantallen speelt toeval mee. Daarom rekenen wij een marge uit (95%). "
            "Raken de marges elkaar, dan noemen wij het verschil vergelijkbaar."
        )
    text = _(
        "De bron geeft geen marge. Een verschil tot en met {band} ({unit}) "
        "noemen wij vergelijkbaar."
    )
    band = formatting.number(indicator.similar_band, 1)
    return text.format(band=band, unit=formatting.unit_words(indicator))
