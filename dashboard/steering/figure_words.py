"""Short words about one figure of an area, for the headline figures and the heat table."""

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.steering.page_figures import Said
from dashboard.trend import Trend, TrendWord
from dashboard.wijk_lines import Line
from data.language import _

_COURSES = {
    TrendWord.RISING: _("↗ stijgt"),
    TrendWord.FALLING: _("↘ daalt"),
    TrendWord.NO_CLEAR_CHANGE: _("→ geen duidelijke trend"),
    TrendWord.TOO_FEW: _("te weinig metingen"),
}


def number_words(line: Line) -> tuple[str, str]:
    """("31,5", "per 1.000"): the number and a short unit, both "" without a value."""
    if not line.has_value:
        return "", ""
    unit = formatting.unit_of(line.indicator)
    number = unit.before + formatting.bare_value(line.value, line.indicator)
    return number, (unit.short_after or ("" if unit.before else unit.after)).strip()


def reason_words(line: Line) -> str:
    """Why there is no value, as long as a cell has room for; "" when there is one."""
    return "" if line.has_value else wording.status_short(line.status, line.row["note"])


def verdict_said(line: Line, beside: str | None = None) -> Said | None:
    """ "▼ lager dan Eldermonde, gunstiger"; without `beside` "▼ lager". None without a verdict.

    beside: the name of the comparator.
    """
    if not line.has_value or line.verdict is Verdict.UNKNOWN:
        return None
    words = wording.verdict_label(line.verdict, line.indicator.polarity, beside)
    meaning = wording.verdict_words(line.verdict, line.indicator.polarity).meaning
    said = f"{words}, {meaning}" if meaning and beside else words
    return Said(line.verdict.value, said)


def course_said(trend: Trend) -> Said:
    """ "↗ stijgt": the trend in two words."""
    return Said(trend.word.value, _COURSES[trend.word])


def figure_href(line: Line, level: str, area: str, compared: str = "") -> str:
    """The map of this figure, with this area chosen. compared: the word of the URL."""
    place = f"&niveau={level}&periode={line.period}&gebied={area}"
    beside = f"&vergelijk={compared}" if compared else ""
    return f"/kaart?cijfer={line.indicator.id}{place}{beside}"
