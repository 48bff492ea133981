"""Many tests at once: which findings stay when only a part of them may be false alarm."""

import numpy as np

from dashboard.margins import Floats


def adjusted(chances: Floats) -> Floats:
    """The share of false alarm at which each test would just be a finding, in the order given.

    chances: p-values between 0 and 1, one a test. Benjamini & Hochberg, J. R. Statist. Soc. B 57
    (1995) 289-300; it holds for tests that are independent or depend positively on each other.
    Raises ValueError for anything that is not between 0 and 1.
    """
    if not ((chances >= 0) & (chances <= 1)).all():
        raise ValueError("a p-value lies between 0 and 1")
    order = np.argsort(chances, kind="stable")[::-1]
    rank = np.arange(len(chances), 0, -1)
    found = np.empty(len(chances))
    # From the largest down: a smaller p is never worth less than a larger one.
    found[order] = np.minimum.accumulate(chances[order] * len(chances) / rank)
    return found
