"""A mix of areas that moved like one area did before the start (synthetic control)."""

import numpy as np
from scipy.optimize import nnls

from dashboard.margins import Floats

FEWEST_DONORS, FEWEST_BEFORE = 8, 5
"""With fewer areas or periods a mix fits whatever it is given."""
EVEN = 0.1
"""How hard the mix is pulled to equal parts, as a share of the movement of the donors."""
_SUM = 1e4


def weights(own: Floats, donors: Floats) -> Floats:
    """The parts (none below zero, together one) of the mix nearest to `own` before the start.

    own: (periods,); donors: (donors, periods), on one scale. Levels do not count, only movements:
    every series is taken from its own mean. Between mixes that fit alike the most even one is
    chosen, so that there is one answer, whatever the order.
    Abadie, Diamond & Hainmueller, JASA 105 (2010); with own levels: Ferman & Pinto (2021).
    """
    n, periods = donors.shape
    moves = (donors - donors.mean(axis=1, keepdims=True)).T
    wanted = own - own.mean()
    size = np.sqrt(float((moves**2).mean()) or 1.0)
    pull = np.sqrt(EVEN * periods)
    system = np.vstack([moves / size, pull * np.eye(n), np.full((1, n), _SUM)])
    goal = np.concatenate([wanted / size, np.full(n, pull / n), [_SUM]])
    found: Floats = nnls(system, goal)[0]
    parts: Floats = found / found.sum()
    return parts


def gap(own: Floats, donors: Floats, before: int) -> tuple[float, Floats]:
    """(mean difference with the mix after the start, the parts of the mix).

    before: how many of the periods come before the start; the level of the mix is set on those.
    """
    parts = weights(own[:before], donors[:, :before])
    apart = own - parts @ donors
    return float(apart[before:].mean() - apart[:before].mean()), parts
