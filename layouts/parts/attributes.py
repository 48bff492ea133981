"""aria-* and data-* attributes as keyword arguments of Dash components."""

from typing import Any


def aria(**words: str) -> dict[str, Any]:
    """`aria(label="Kaart")` -> {"aria-label": "Kaart"}; an underscore becomes a hyphen."""
    return {f"aria-{name.replace('_', '-')}": value for name, value in words.items()}


def data(**words: str) -> dict[str, Any]:
    """`data(pick="x")` -> {"data-pick": "x"}; an underscore becomes a hyphen."""
    return {f"data-{name.replace('_', '-')}": value for name, value in words.items()}
