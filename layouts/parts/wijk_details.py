"""What a row of page Wijk opens: definition, place, comparison, course, source."""

from dashboard import formatting, wording
from dashboard.compare import Verdict
from dashboard.method import comparison_method
from dashboard.texts import break_words, trend_sentence
from dashboard.wijk import WijkView
from dashboard.wijk_csv import Sources
from dashboard.wijk_lines import Line
from data.language import _

Detail = tuple[str, str]
"""Term and words."""


def details(line: Line, view: WijkView, sources: Sources) -> list[Detail]:
    """Everything that a reader may ask of one figure, as pairs of term and words."""
    made = [
        (_("Wat meet dit?"), line.indicator.definition),
        (_("Plaats"), spine_words(line, view)),
        (_("Vergelijking"), comparison(line, view)),
        (_("Hoe vergelijken wij?"), comparison_method(line.indicator)),
        (_("Door de tijd"), course(line)),
        (_("Alle metingen"), values_in_words(line)),
        (_("Let op"), " ".join(remarks(line))),
        (_("Bron"), source_words(line, sources)),
    ]
    return [(term, words) for term, words in made if words]


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
    said = trend_sentence(line.trend, line.indicator)
    said = said[:1].upper() + said[1:]
    return said if said.endswith(".") else f"{said}."


def values_in_words(line: Line) -> str:
    """ "2020: 12,3%; 2021: niet gemeten": the twin of the small line."""
    if len(line.series) < 2:
        return ""
    columns = (line.series[name].tolist() for name in ("period", "value", "status", "note"))
    told = [
        f"{formatting.period(period)}: {_value(value, status, note, line)}"
        for period, value, status, note in zip(*columns, strict=True)
    ]
    return "; ".join(told) + "."


def _value(value: float, status: str, note: object, line: Line) -> str:
    if formatting.is_known(value):
        return formatting.short_value(value, line.indicator)
    return wording.status_short(status, note)


def remarks(line: Line) -> list[str]:
    """Provisional, counted with the denominator of another year, breaks within the series."""
    told = []
    if line.status == "provisional":
        told.append(_("Het cijfer is voorlopig."))
    used = line.row["denominator_period"]
    if isinstance(used, str) and used != line.period:
        text = _("Gerekend met de noemer van {period}.")
        told.append(text.format(period=formatting.period_phrase(used)))
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
