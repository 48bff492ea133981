"""Question 1 of the analysis, answered by the figures: who lives here."""

from dataclasses import dataclass

from dashboard import formatting, wording
from dashboard.trend import TrendWord
from dashboard.wijk import WijkView
from dashboard.wijk_lines import Line
from data.language import _

MOST_NAMED = 3
"""Figures that one sentence names."""


@dataclass(frozen=True)
class PeopleRow:
    """value, other: as printed; other is "" where there is nothing to compare with."""

    title: str
    value: str
    period: str
    other: str
    verdict: str


def people_lines(view: WijkView) -> list[Line]:
    """The figures about who lives here, and those by which areas are alike, with a value."""
    population = view.catalogue.population
    return [
        line
        for line in view.lines
        if line.has_value
        and line.indicator.domain == population.domain
        and (line.indicator.topic == population.topic or line.indicator.structural)
    ]


def people_rows(view: WijkView) -> list[PeopleRow]:
    """Shares and averages: how many there are stands in a sentence."""
    return [_row(line) for line in people_lines(view) if line.indicator.kind != "count"]


def _row(line: Line) -> PeopleRow:
    indicator, known = line.indicator, formatting.is_known(line.other)
    words = wording.verdict_words(line.verdict, indicator.polarity)
    return PeopleRow(
        title=indicator.title,
        value=formatting.short_value(line.value, indicator),
        period=formatting.period(line.period),
        other=formatting.short_value(line.other, indicator) if known else "",
        verdict=f"{words.symbol} {words.word}" if known else "",
    )


def people_sentences(view: WijkView) -> list[str]:
    """How many live here, what is different here, and what changes."""
    lines = people_lines(view)
    if not lines:
        return [_("Van {area} zijn er geen cijfers over wie hier wonen.").format(area=view.name)]
    topic = view.catalogue.population.topic
    told = (
        _how_many(view, lines),
        _different(view, lines),
        _moves([line for line in lines if line.indicator.topic == topic]),
    )
    return [said for said in told if said]


def _how_many(view: WijkView, lines: list[Line]) -> str:
    """ "In Westerhout wonen 12.550 mensen en zijn er 5.640 huishoudens (2025)."."""
    topic = view.catalogue.population.topic
    counts = [
        line for line in lines if line.indicator.kind == "count" and line.indicator.topic == topic
    ]
    if not counts:
        return ""
    newest = max(line.period for line in counts)
    said = wording.enumerated(
        formatting.sentence_with_value(line.value, line.indicator)
        for line in counts
        if line.period == newest
    )
    text = _("In {area} {said} ({period}).")
    return text.format(area=view.name, said=said, period=formatting.period(newest))


def _different(view: WijkView, lines: list[Line]) -> str:
    """What differs most from the comparator; "" without one."""
    name = view.target_name
    differs = [line for line in lines if line.deviates and line.indicator.kind != "count"]
    if name is None:
        return ""
    if not differs:
        text = _("Wie hier wonen, lijkt op {name}: geen van deze cijfers wijkt duidelijk af.")
        return text.format(name=name)
    more = [line for line in differs if _is_higher(line)]
    less = [line for line in differs if not _is_higher(line)]
    lower = _("Lager: {which}.") if more else _("Lager dan in {name}: {which}.")
    texts = ((_("Hoger dan in {name}: {which}."), more), (lower, less))
    return " ".join(t.format(name=name, which=_named(found)) for t, found in texts if found)


def _named(lines: list[Line]) -> str:
    """The figures that differ most for their size, with both values."""
    most = sorted(lines, key=_distance, reverse=True)[:MOST_NAMED]
    text = _("{title} ({value} tegen {other})")
    return wording.enumerated(
        text.format(
            title=_small(line.indicator.title),
            value=formatting.short_value(line.value, line.indicator),
            other=formatting.short_value(line.other, line.indicator),
        )
        for line in most
    )


def _moves(lines: list[Line]) -> str:
    """What rises and what falls."""
    titles: dict[TrendWord, list[str]] = {}
    for line in lines:
        titles.setdefault(line.trend.word, []).append(_small(line.indicator.title))
    texts = {
        TrendWord.RISING: _("Dit stijgt: {which}."),
        TrendWord.FALLING: _("Dit daalt: {which}."),
    }
    said = [
        text.format(which=wording.enumerated(titles[word][:MOST_NAMED]))
        for word, text in texts.items()
        if word in titles
    ]
    return " ".join(said)


def _is_higher(line: Line) -> bool:
    return wording.is_higher(line.verdict, line.indicator.polarity)


def _distance(line: Line) -> float:
    return abs(line.value - line.other) / (abs(line.other) or 1.0)


def _small(title: str) -> str:
    """The title inside a sentence; "WOZ-waarde" stays as it is."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
