"""The words about one figure of an area: sentence, place, comparison, course, source."""

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.method import comparison_method
from dashboard.sources import Sources
from dashboard.texts import (
    break_words,
    carried_remark,
    comparison_words,
    no_value_words,
    other_table,
    trend_clause,
)
from dashboard.wijk import REFERENCE, WijkView
from dashboard.wijk_csv import sources_of
from dashboard.wijk_lines import Line
from data.language import _

Detail = tuple[str, str]
"""Term and words."""


def facts(line: Line, view: WijkView, *, is_drawn: bool) -> list[Detail]:
    """What a reader may ask of one figure beside its sentence, chart and source.

    is_drawn: there is a chart, which explains the breaks.
    """
    made = [
        (_("Wat meet dit?"), line.indicator.definition),
        (_("Waarom is dit van belang?"), line.indicator.why_it_matters),
        (_("Plaats"), spine_words(line, view)),
        (_("Vergelijking"), comparison(line, view)),
        (_("Hoe vergelijken wij?"), comparison_method(line.indicator)),
        (_("Door de tijd"), course(line)),
        (
            _("Let op"),
            " ".join([*remarks(line, view), *([] if is_drawn else breaks(line))]),
        ),
    ]
    return [(term, words) for term, words in made if words]


def sentence(line: Line, view: WijkView) -> str:
    """The figure in a sentence with its comparison, or why there is none."""
    return line_sentence(line, view.name, view.target_name)


def line_sentence(line: Line, area_name: str, beside: str | None) -> str:
    """The same. beside: the name of what it is compared with, None without one."""
    if not line.has_value:
        row = {**line.row, "name": area_name}
        return no_value_words(row, line.indicator, line.period)
    words = formatting.sentence_with_value(line.value, line.indicator)
    said = _("In {name} {words}.").format(name=area_name, words=words)
    if line.indicator.kind == "count" or beside is None or not formatting.is_known(line.other):
        return said
    compared = comparison_words(line.verdict, line.indicator)
    shown = formatting.short_value(line.other, line.indicator)
    return f"{said} {compared.format(comparator=beside, value=shown)}"


def kaart_href(line: Line, view: WijkView) -> str:
    """The map of this figure, with this area chosen."""
    shared = view.compared and view.compared != REFERENCE  # page Kaart has no reference areas
    compared = f"&vergelijk={view.compared}" if shared else ""
    place = f"&niveau={view.level}&periode={line.period}&gebied={view.code}"
    return f"/kaart?cijfer={line.indicator.id}{place}{compared}"


def spine_words(line: Line, view: WijkView) -> str:
    """The spine in words: rank, lowest, highest and the comparator."""
    if not line.has_value:
        return ""
    parts = []
    if line.rank is not None:
        text = _("Plaats {rank} van {n}, gerekend vanaf de hoogste waarde.")
        parts.append(text.format(rank=line.rank, n=len(line.mates)))
    if len(line.mates) > 1 and (line.rank is not None or line.indicator.kind != "count"):
        text = _("De laagste waarde is {low}, de hoogste {high}.")
        low, high = (_short(end, line) for end in (line.mates[0], line.mates[-1]))
        parts.append(text.format(low=low, high=high))
    if formatting.is_known(line.other) and line.indicator.kind != "count":
        text = _("In {name} is het {value}.")
        parts.append(text.format(name=view.target_name, value=_short(line.other, line)))
    return " ".join(parts)


def _short(amount: float, line: Line) -> str:
    return formatting.short_value(amount, line.indicator)


def comparison(line: Line, view: WijkView) -> str:
    """The verdict with its meaning and the 95% interval behind it."""
    name = view.target_name
    if not line.has_value or line.indicator.kind == "count" or name is None:
        return ""
    if not formatting.is_known(line.other):
        return _("Voor {name} is er in deze periode geen cijfer.").format(name=name)
    if line.verdict is Verdict.UNKNOWN:
        return _("Of het verschil met {name} toeval is, is niet te berekenen.").format(name=name)
    words = wording.verdict_words(line.verdict, line.indicator.polarity)
    link = _("met") if line.verdict is Verdict.SIMILAR else _("dan")
    said = f"{words.word.capitalize()} {link} {name}"
    said += f" ({words.meaning})." if words.meaning else "."
    lower, upper = line.row["lower"], line.row["upper"]
    if formatting.is_known(lower) and formatting.is_known(upper):
        text = _(" De marge loopt van {lower} tot {upper}.")
        low, high = (formatting.short_value(end, line.indicator) for end in (lower, upper))
        said += text.format(lower=low, upper=high)
    return said


def course(line: Line) -> str:
    """The trend with its size; the chart explains its breaks."""
    said = trend_clause(line.trend, line.indicator)
    return f"{said[:1].upper()}{said[1:]}."


def remarks(line: Line, view: WijkView) -> list[str]:
    """Provisional, counted with the denominator of another year, carried over from former borders,
    compared with another table."""
    told = []
    if line.status == "provisional":
        told.append(_("Het cijfer is voorlopig."))
    used = line.row["denominator_period"]
    if isinstance(used, str) and used != line.period:
        text = _("Gerekend met de noemer van {period}.")
        if line.indicator.counts_below:
            text = _("Gerekend met het aantal inwoners van {period}.")
        told.append(text.format(period=formatting.period_phrase(used)))
    return [*told, *carried_remark(line.row), *_other_table(line, view)]


def _other_table(line: Line, view: WijkView) -> list[str]:
    if not line.has_value or not formatting.is_known(line.other):
        return []
    sources, name = sources_of(view), view.target_name or ""
    said = other_table(sources.get(line.source_file), sources.get(line.other_file), name)
    return [said] if said else []


def breaks(line: Line) -> list[str]:
    """The breaks between the periods of the area, whether they have a value or not."""
    told = []
    periods = [str(period) for period in line.series["period"]]
    for broken in line.indicator.breaks:
        if not periods or not periods[0] < broken.period <= periods[-1]:
            continue
        words = break_words(broken)
        told.append(f"{words[:1].upper()}{words[1:]}. {broken.reason.rstrip('.')}.")
    return told


def source_words(line: Line, sources: Sources) -> str:
    """Where the figure comes from: publisher, table, file and the day it was fetched."""
    source = sources.get(line.source_file)
    if source is None:
        return ""
    text = _("{publisher}, {table}, bestand {file}, opgehaald op {date}.")
    return text.format(
        publisher=source["publisher"],
        table=source["table_id"] or _("eigen bestand"),
        file=source["name"],
        date=formatting.date(source["retrieved"]),
    )
