"""Protects counts of persons before they leave an importer (norms B3 and B4)."""

import math

SMALLEST_SHOWN = 8
"""Counts from 0 up to 7 are withheld."""
STEP = 5.0


def is_small(count: float) -> bool:
    return count < SMALLEST_SHOWN


def rounded(count: float) -> float:
    """To the nearest five; halves cannot occur for whole counts."""
    return STEP * math.floor(count / STEP + 0.5)
