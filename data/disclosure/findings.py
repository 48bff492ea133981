"""What comes out of disclosure control: what is shown, why the rest is not, what is wrong with it.

Nothing here holds a count or an interval of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.disclosure.cells import Cell, Shown, Structure


class Problem(StrEnum):
    """What an audit can find. The first two block publication, the others ask for attention."""

    NARROW = "narrow"
    """Of a withheld cell too few counts are possible."""
    CONTRADICTION = "contradiction"
    """No counts fit what is published."""
    KNOWN_ELSEWHERE = "known_elsewhere"
    """Too few counts are possible already from what others, or former releases, tell."""
    NO_SUM = "no_sum"
    """The delivered counts do not add up as the structure says."""
    DIFFERS = "differs"
    """Another source tells a count of these persons that does not fit; it is left out."""

    @property
    def blocks(self) -> bool:
        return self in (Problem.NARROW, Problem.CONTRADICTION)


@dataclass(frozen=True)
class Finding:
    """A problem and its cell; for a contradiction or a sum, one of the cells. `text` is a Dutch
    sentence for the report. Neither holds a count or an interval."""

    problem: Problem
    cell: Cell
    text: str

    @property
    def blocks(self) -> bool:
        return self.problem.blocks


class Cause(StrEnum):
    """Why a cell is withheld. For the report of the data steward only: on screen, all but FEW have
    the same words."""

    SMALL = "small"
    """The count is small."""
    REST = "rest"
    """The rest of the group is small."""
    FEW = "few"
    """The denominator is small."""
    COMPLEMENTARY = "complementary"
    """Another withheld cell would follow from it."""


@dataclass(frozen=True)
class Withheld:
    """A line of the log. because: the cell that a complementary cell protects. relations: the kinds
    of relations through which that cell would follow. Holds no counts."""

    cell: Cell
    cause: Cause
    because: Cell | None = None
    relations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Protected:
    """What may be published: `shown` has every cell that came in.

    structure: the one that was audited, with rests and former releases in it; audit it again with
    data.disclosure.audit(shown, structure, rules). findings: of that audit and of the preparation.
    """

    shown: Mapping[Cell, Shown]
    log: tuple[Withheld, ...]
    findings: tuple[Finding, ...]
    structure: Structure

    @property
    def blocks(self) -> bool:
        """Nothing of this may be published."""
        return any(finding.blocks for finding in self.findings)
