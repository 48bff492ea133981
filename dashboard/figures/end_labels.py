"""Labels at the end of two lines, moved apart when the lines end close together."""

from dataclasses import dataclass
from typing import Any

from dashboard.figures import theme

LINE_PX = 18
"""Height of one line of a label."""
LONGEST = 13
"""Characters of a name: on a phone the lines need the width more."""


@dataclass(frozen=True)
class EndLabel:
    """A name and a value at the last point of a line, in the colour of the line."""

    name: str
    shown: str
    x: float
    y: float
    colour: str
    bold: bool

    @property
    def text(self) -> str:
        name = theme.escaped(theme.shortened(self.name, LONGEST))
        first = f"<b>{self.shown}</b>" if self.bold else self.shown
        return f"{first}<br>{name}"

    @property
    def width(self) -> float:
        """Estimated pixels, for the margin at the right."""
        longest = max(len(theme.shortened(self.name, LONGEST)), len(self.shown) + 1)
        return longest * theme.CHARACTER_PX


def shifts(heights: list[float], needed: float) -> list[float]:
    """How far (pixels, up is positive) to move labels at these pixel heights to keep `needed`
    between every two: in order of height, each at least that much above the one below, and the
    whole kept centred on where the labels wanted to be."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed: dict[int, float] = {}
    below = float("-inf")
    for at in order:
        placed[at] = max(heights[at], below + needed)
        below = placed[at]
    if not placed:
        return []
    drift = sum(placed[at] - heights[at] for at in order) / len(order)
    return [placed[at] - heights[at] - drift for at in range(len(heights))]


def annotations(
    labels: list[EndLabel], y_range: tuple[float, float], plot_px: float
) -> list[dict[str, Any]]:
    """Two-line annotations right of the last points, never over each other or over the years."""
    low, high = y_range
    scale = plot_px / (high - low)
    heights = [(label.y - low) * scale for label in labels]
    moves = shifts(heights, 2 * LINE_PX)
    lowest = min((h + move for h, move in zip(heights, moves, strict=True)), default=LINE_PX)
    lift = max(0.0, LINE_PX - lowest)
    return [
        theme.annotation(
            label.text,
            x=label.x,
            y=label.y,
            xanchor="left",
            yanchor="middle",
            align="left",
            xshift=8,
            yshift=round(move + lift),
            font={"color": label.colour},
        )
        for label, move in zip(labels, moves, strict=True)
    ]
