"""Question 2 of the analysis, answered by the figures: the problems and the strengths."""

from dataclasses import dataclass

from dashboard import formatting, wording
from dashboard.figures.spine import Spark, spark
from dashboard.steering.analysis import AnalysisView
from dashboard.steering.beside import spoken_words, study_words
from dashboard.steering.signal_words import claim, why
from dashboard.texts import trend_words
from dashboard.wijk_lines import Line
from dashboard.wijk_words import kaart_href
from dashboard.wording import VerdictWords
from data.language import _

Link = tuple[str, str, str]
"""(gesprek or deelonderzoek, href within the page, words)."""


@dataclass(frozen=True)
class SignalWords:
    """kind: worry or strength."""

    kind: str
    title: str
    said: str
    why: str


@dataclass(frozen=True)
class FigureRow:
    """One figure as it stands on the page. unit: after the value. said: what people said of it and
    which studies look at it."""

    indicator: str
    title: str
    href: str
    value: str
    unit: str
    period: str
    other: str
    verdict: VerdictWords
    spark: Spark | None
    trend: str
    said: tuple[Link, ...]


def signal_words(view: AnalysisView) -> list[SignalWords]:
    """The signals of the area; none is no proof that all is well."""
    found = []
    for signal in view.signals:
        said = claim(signal)
        title = signal.judged.indicator.title
        found.append(SignalWords(signal.kind, title, said[:1].upper() + said[1:], why(signal)))
    return found


def figure_row(line: Line, view: AnalysisView) -> FigureRow:
    indicator = line.indicator
    unit = formatting.unit_of(indicator)
    return FigureRow(
        indicator=indicator.id,
        title=indicator.title,
        href=kaart_href(line, view.wijk),
        value=unit.before + formatting.bare_value(line.value, indicator),
        unit=unit.short_after or ("" if unit.before else unit.after),
        period=formatting.period(line.period),
        other=formatting.short_value(line.other, indicator),
        verdict=wording.verdict_words(line.verdict, indicator.polarity),
        spark=spark(line.points, indicator),
        trend=trend_words(line.trend),
        said=tuple(beside(indicator.id, view)),
    )


def beside(indicator: str, view: AnalysisView) -> list[Link]:
    """What stands beside a figure: who does not recognise it, and studies."""
    shown = {line.indicator.id: line.period for line in view.wijk.lines}.get(indicator)
    spoken = [
        ("gesprek", f"#gesprek-{found.said.talk}", spoken_words(found, shown))
        for found in view.doubts.get(indicator, [])
    ]
    studies = [
        ("deelonderzoek", f"#onderzoek-{study.id}", study_words(study))
        for study in view.studies_of(indicator)
    ]
    return [*spoken, *studies]


def doubted_elsewhere(view: AnalysisView) -> list[tuple[str, Link]]:
    """(title of the figure, what was said) of what is doubted but does not deviate (any more)."""
    shown = {line.indicator.id for line in view.talked_about}
    catalogue = view.wijk.catalogue.indicators
    return [
        (catalogue[name].title if name in catalogue else name, link)
        for name in view.doubts
        if name not in shown
        for link in beside(name, view)
    ]


def figure_words(line: Line, view: AnalysisView) -> str:
    """ "Eenzaam: 53,8% (2024), hoger dan Eldermonde"."""
    words = wording.verdict_words(line.verdict, line.indicator.polarity)
    text = _("{title}: {value} ({period}), {verdict} dan {name}")
    return text.format(
        title=line.indicator.title,
        value=formatting.short_value(line.value, line.indicator),
        period=formatting.period(line.period),
        verdict=words.word,
        name=view.wijk.target_name or "",
    )
