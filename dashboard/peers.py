"""Reference areas: which areas look most like this one, by who lives there and how they live.

Only structural figures count (the catalogue says which), never the outcomes that are compared.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

PEERS = 5
FEWEST_FIGURES = 3
"""An area with fewer structural figures than this has no reference areas."""
SHARED = 0.5
"""A candidate must have at least this part of the figures that the area has."""


@dataclass(frozen=True)
class Peer:
    """distance: root mean square of the differences, in standard deviations. on: figures used."""

    code: str
    distance: float
    on: int


@dataclass(frozen=True)
class Peers:
    """The nearest areas, nearest first. used, unused: figures that could and could not be used."""

    areas: tuple[Peer, ...]
    used: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(peer.code for peer in self.areas)


def nearest(scores: pd.DataFrame, code: str, n: int = PEERS) -> Peers:
    """The `n` areas nearest to `code`.

    scores: what `standardised` gives. A figure that the area lacks, or that is the same everywhere,
    is not used. The distance is over the figures that both areas have, so that a gap neither brings
    areas nearer nor drives them apart. Equal distances: by code.
    """
    own = scores.loc[code] if code in scores.index else pd.Series(np.nan, index=scores.columns)
    known = dict(zip(map(str, scores.columns), own.notna(), strict=True))
    used = tuple(name for name, is_known in known.items() if is_known)
    unused = tuple(name for name, is_known in known.items() if not is_known)
    if len(used) < FEWEST_FIGURES:
        return Peers((), used, unused)
    others = scores[scores.index != code][list(used)]
    apart = (others - own[list(used)]).to_numpy() ** 2
    both = np.isfinite(apart).sum(axis=1)
    distance = np.sqrt(np.nansum(apart, axis=1) / np.maximum(both, 1))
    enough = both >= max(FEWEST_FIGURES, int(np.ceil(SHARED * len(used))))
    candidates = zip(distance, others.index, both, enough, strict=True)
    ordered = sorted((float(d), str(c), int(k)) for d, c, k, usable in candidates if usable)[:n]
    areas = tuple(Peer(area, far, on) for far, area, on in ordered)
    return Peers(areas, used, unused)


def standardised(frame: pd.DataFrame) -> pd.DataFrame:
    """(value - mean) / standard deviation by column; all NaN where nothing differs.

    frame: index area code, a column an indicator, NaN where a value is missing.
    """
    values = frame.astype(float)
    spread = values.std(ddof=0)
    # Equal values can differ in their last digit after a division: that is no spread.
    flat = spread <= 1e-9 * values.abs().max().clip(lower=1.0)
    return (values - values.mean()) / spread.mask(flat)
