"""The auditor: what can an attacker work out from everything that is published? (norm B5)

It sees what is published and how it hangs together, never a count.
"""

from collections.abc import Mapping

from data.disclosure.cells import Cell, Finding, Interval, Shown, Structure
from data.disclosure.rules import Rules


def audit(shown: Mapping[Cell, Shown], structure: Structure, rules: Rules) -> tuple[Finding, ...]:
    """Everything that is wrong with this publication; empty when it is safe."""
    raise NotImplementedError


def intervals(
    shown: Mapping[Cell, Shown], structure: Structure, rules: Rules
) -> dict[Cell, Interval]:
    """Of every withheld and protected cell the smallest and largest count that fits everything.
    CEILING stands for no limit. Empty intervals (low above high) where nothing fits. Slower than
    `audit`, which stops as soon as it knows enough; for tests and research."""
    raise NotImplementedError
