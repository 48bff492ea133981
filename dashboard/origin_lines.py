"""What a file brought, in lines: a line a figure, and a line an edition of areas."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dashboard import formatting
from dashboard.settings import Municipality
from dashboard.wording import enumerated
from data.catalogue import Catalogue
from data.catalogue.model import Indicator
from data.language import _

_FINEST = ("land", "gemeente", "wijk", "buurt")
Rows = list[tuple[str, str, str, int, int]]
"""indicator, level, period, figures with a value, figures without."""


@dataclass(frozen=True)
class FigureLine:
    """What a figure takes from the file. levels, periods: in words. href: on page Kaart; "" where
    that has none of it. known: figures with a value; gaps: those without."""

    title: str
    levels: str
    periods: str
    href: str
    known: int
    gaps: int


def figure_lines(rows: Rows, catalogue: Catalogue, words: Municipality) -> Iterable[FigureLine]:
    """In the order of the catalogue; what left it stands last, under its id."""
    order = {name: at for at, name in enumerate(catalogue.indicators)}
    rows = sorted(rows, key=lambda row: (order.get(row[0], len(order)), row[0]))
    for indicator, found in groupby(rows, key=lambda row: row[0]):
        yield _figure(indicator, list(found), catalogue.indicators.get(indicator), words)


def _figure(name: str, rows: Rows, item: Indicator | None, words: Municipality) -> FigureLine:
    levels = [level for level in _FINEST if any(row[1] == level for row in rows)]
    known = [row for row in rows if row[3] and row[1] != "land"]
    href = ""
    if item and known:
        level, period = max((_FINEST.index(row[1]), row[2]) for row in known)
        href = f"/kaart?cijfer={item.id}&niveau={_FINEST[level]}&periode={period}"
    return FigureLine(
        title=item.title if item else name,
        levels=enumerated(
            _level_words(level, words, 1 if level == "gemeente" else 2) for level in levels
        ),
        periods=periods_said(row[2] for row in rows),
        href=href,
        known=sum(row[3] for row in rows),
        gaps=sum(row[4] for row in rows),
    )


def _level_words(level: str, words: Municipality, number: int) -> str:
    """ "buurt", "buurten", "Nederland"."""
    if level == "land":
        return _("Nederland")
    names = words.words(level)
    return names.singular if number == 1 else names.plural


def periods_said(periods: Iterable[str]) -> str:
    """ "2019, 2021 tot en met 2024": years on end are told as one."""
    runs: list[list[str]] = []
    for period in sorted(set(periods)):
        follows = runs and _follows(runs[-1][-1], period)
        if follows:
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(_run(run) for run in runs)


def _follows(former: str, period: str) -> bool:
    return former.isdecimal() and period.isdecimal() and int(period) == int(former) + 1


def _run(run: list[str]) -> str:
    if len(run) < 3:
        return ", ".join(formatting.period(period) for period in run)
    text = _("{first} tot en met {last}")
    return text.format(first=formatting.period(run[0]), last=formatting.period(run[-1]))


def area_lines(rows: list[tuple[int, str, int]], words: Municipality) -> Iterable[str]:
    """ "1 gemeente, 9 wijken en 44 buurten van de indeling 2024"."""
    for edition, found in groupby(rows, key=lambda row: row[0]):
        numbers = {level: n for _edition, level, n in found}
        said = enumerated(
            f"{formatting.number(numbers[level], 0)} {_level_words(level, words, numbers[level])}"
            for level in _FINEST
            if level in numbers
        )
        yield _("{areas} van de indeling {edition}").format(areas=said, edition=edition)
