"""95% intervals of what is counted: how far chance alone may carry a share or a rate."""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

Floats = NDArray[np.float64]
Z95 = float(norm.ppf(0.975))


def wilson(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """95% score interval of a proportion (0-1). Wilson, JASA 22 (1927) 209-212."""
    share = numerator / denominator
    weight = Z95**2 / denominator
    centre = (share + weight / 2) / (1 + weight)
    half = Z95 * np.sqrt(share * (1 - share) / denominator + weight / (4 * denominator))
    half = half / (1 + weight)
    return np.maximum(centre - half, 0.0), np.minimum(centre + half, 1.0)


def byar(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """95% interval of a rate (events per unit). Breslow & Day, vol. II (1987) p. 69."""
    events = np.where(numerator > 0, numerator, 1.0)
    low = events * (1 - 1 / (9 * events) - Z95 / (3 * np.sqrt(events))) ** 3
    low = np.where(numerator > 0, np.maximum(low, 0.0), 0.0)
    more = numerator + 1
    high = more * (1 - 1 / (9 * more) + Z95 / (3 * np.sqrt(more))) ** 3
    return low / denominator, high / denominator


def turned_byar(numerator: Floats, denominator: Floats) -> tuple[Floats, Floats]:
    """95% interval of people per event: Byar's interval of the events below the line, turned over.

    Both are above zero."""
    low, high = byar(denominator, numerator)
    return 1 / high, 1 / low
