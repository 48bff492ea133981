"""Of which older areas the areas of today are made, one edition after the other. Pure."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data.editions.breaks import ONE_AREA, Transition
from data.editions.kinds import WHOLE, Change

RECODED, SUMMED, ESTIMATED = "recoded", "summed", "estimated"

People = Callable[[int, str], float | None]
"""people(edition, code): the inhabitants of an area about that year, None when not known."""


class Part(NamedTuple):
    """The area `part` of `edition` counts for `weight` in the area `target` of today. how: RECODED
    (the only part, the same ground), SUMMED or ESTIMATED."""

    target: str
    edition: int
    part: str
    weight: float
    how: str


@dataclass
class _Links:
    """The rows of one step, by either side."""

    step: Transition
    whole: dict[str, str] = field(default_factory=dict)
    """Code of the new edition -> code of the same ground before."""
    to: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    of: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))


def parts_of_today(steps: Sequence[Transition], people: People) -> list[Part]:
    """The parts of every area of the last step, in each older edition in which they are known;
    nothing where the one part is the area itself under its own code. steps: as for area_breaks."""
    if not any(change.kind != "same" for step in steps for change in step.changes):
        return []
    links = [_links(step) for step in reversed(steps)]
    targets = sorted(steps[-1].codes(steps[-1].edition_to))
    return sorted(part for target in targets for part in _parts(target, links, people))


def _links(step: Transition) -> _Links:
    links = _Links(step)
    for change in step.changes:
        if change.kind in ONE_AREA:
            links.whole[change.code_to] = change.code_from
        if change.code_from and change.code_to:
            links.to[change.code_to].append(change)
            links.of[change.code_from].append(change)
    return links


def _parts(target: str, links: Sequence[_Links], people: People) -> list[Part]:
    """Back through the editions, until what the area was made of is not known any more."""
    found: list[Part] = []
    weights, exact = {target: 1.0}, True
    for link in links:
        edition = link.step.edition_from
        before = _exactly(set(weights), link) if exact else None
        exact = before is not None
        known = dict.fromkeys(before, 1.0) if before else _estimated(weights, link, people)
        if not known:
            break
        weights = known
        how = ESTIMATED if not exact else SUMMED if len(weights) > 1 else RECODED
        # Under the own code the source has own figures, with a break after them where it moved.
        if target not in weights:
            found += [Part(target, edition, part, w, how) for part, w in weights.items()]
    return found


def _exactly(areas: set[str], link: _Links) -> set[str] | None:
    """The older areas that together are these areas, no more and no less; None without."""
    found = {link.whole[code] for code in areas & link.whole.keys()}
    rest = areas - link.whole.keys()
    rows = [row for code in sorted(rest) for row in link.to[code]]
    if not _covered(rest, rows):
        return None
    pieces = {row.code_from for row in rows} - found
    for piece in pieces:
        inside = [row.share_from or 0.0 for row in link.of[piece] if row.code_to in areas]
        if sum(inside) < WHOLE:
            return None
    return found | pieces


def _covered(areas: set[str], rows: Sequence[Change]) -> bool:
    """All the ground of each of these areas lies in older ones."""
    shares = dict.fromkeys(areas, 0.0)
    for row in rows:
        shares[row.code_to] += row.share_to or 0.0
    return all(share >= WHOLE for share in shares.values())


def _estimated(weights: dict[str, float], link: _Links, people: People) -> dict[str, float]:
    """older area -> the part of its people that lives in the target; empty when not known."""
    rest = weights.keys() - link.whole.keys()
    if not _covered(set(rest), [row for code in rest for row in link.to[code]]):
        return {}
    found = defaultdict[str, float](float)
    for code, weight in weights.items():
        if code in link.whole:
            found[link.whole[code]] += weight
            continue
        for row in link.to[code]:
            part = _part_of_people(row, link, people)
            if part is None:
                return {}
            found[row.code_from] += weight * part
    return dict(sorted(found.items()))


def _part_of_people(row: Change, link: _Links, people: People) -> float | None:
    """How much of the people of the older area live in the new one, as far as ground and today's
    inhabitants tell: as if people live evenly spread in each new area."""
    if row.code_from == link.whole.get(row.code_to):
        return 1.0
    living = {
        other.code_to: (other.share_to or 0.0) * size
        for other in link.of[row.code_from]
        if (size := people(link.step.edition_to, other.code_to)) is not None
    }
    total = sum(living.values())
    if len(living) < len(link.of[row.code_from]) or total <= 0:
        return None
    return living[row.code_to] / total
