"""What the points of a line look like: not every figure is as firm as the next."""

from collections.abc import Sequence
from typing import Any

from dashboard import palette
from dashboard.wording import ESTIMATED
from data.catalogue.model import Status


def markers(
    statuses: Sequence[object], carried: Sequence[object], colour: str, *, size: int
) -> dict[str, Any]:
    """Filled points; open ones (card-coloured, with an edge) for provisional figures, and open
    squares for figures that were estimated from former borders."""
    guessed = [how == ESTIMATED for how in carried]
    early = [status == Status.PROVISIONAL for status in statuses]
    if not any([*guessed, *early]):
        return {"color": colour, "size": size}
    is_open = [a or b for a, b in zip(guessed, early, strict=True)]
    fills = [palette.CARD if each else colour for each in is_open]
    made = {"color": fills, "size": size, "line": {"color": colour, "width": 2}}
    symbols = ["square" if each else "circle" for each in guessed]
    return {**made, "symbol": symbols} if any(guessed) else made
