"""From when a code is another area than before. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data.editions.kinds import Change
from data.language import _
from data.words import joined

ONE_AREA = frozenset({"same", "recoded"})


class Transition(NamedTuple):
    """What became of the areas of one level of a gemeente between two editions that follow on each
    other. names: (edition, code) -> name, of both editions: every code of the level stands in it.
    redrawn: (edition, code) of the areas that got another border in that very year, as their source
    states.
    """

    edition_from: int
    edition_to: int
    changes: tuple[Change, ...]
    names: Mapping[tuple[int, str], str]
    redrawn: frozenset[tuple[int, str]] = frozenset()

    def codes(self, edition: int) -> set[str]:
        return {code for year, code in self.names if year == edition}


class Break(NamedTuple):
    """A row of `area_break`."""

    area: str
    period: str
    reason: str


def area_breaks(steps: Iterable[Transition]) -> list[Break]:
    """Sorted. steps: of one level of one gemeente, in order of year. Also a code that was away for
    some editions and came back as other ground."""
    found: list[Break] = []
    ground: dict[str, str] = {}
    """Code that was ever in use -> the code that its ground has now; empty when it has none."""
    for step in steps:
        heirs = {c.code_from: c.code_to for c in step.changes if c.kind in ONE_AREA}
        ground |= {code: code for code in step.codes(step.edition_from)}
        ground = {code: heirs.get(now, "") for code, now in ground.items()}
        for code in sorted(step.codes(step.edition_to) & ground.keys()):
            if ground[code] != code:
                reason = _reason(code, step)
                found.append(Break(code, str(step.edition_to), reason))
    return sorted(found)


def _when(code: str, step: Transition) -> str:
    """`in 2022`, or `tussen 2016 en 2022` when nothing says in which year."""
    year = step.edition_to
    if year - step.edition_from == 1 or (year, code) in step.redrawn:
        return _("in {year}").format(year=year)
    words = _("tussen {first} en {last}")
    return words.format(first=step.edition_from, last=year)


def _reason(code: str, step: Transition) -> str:
    """Why the figures of before are about other ground: a sentence that can stand on screen."""
    by_kind = defaultdict[str, list[Change]](list)
    for change in step.changes:
        if code in (change.code_from, change.code_to):
            by_kind[change.kind].append(change)
    name, year = step.names[step.edition_to, code], _when(code, step)
    if not any(c.code_from == c.code_to for found in by_kind.values() for c in found):
        return _("De code van {name} hoorde eerder bij een ander gebied (tot {year}).").format(
            name=name, year=step.edition_to
        )
    if by_kind["merged"]:
        others = [
            step.names[step.edition_from, c.code_from]
            for c in by_kind["merged"]
            if c.code_to == code != c.code_from
        ]
        words = _("{name} is {year} samengevoegd met {others}.")
        return words.format(name=name, year=year, others=joined(others))[:300]
    if by_kind["split"]:
        return _("{name} is {year} gesplitst.").format(name=name, year=year)
    return _("De grens van {name} is {year} verlegd.").format(name=name, year=year)
