"""The small line of a series as an image, for tables that are made on the server."""

from urllib.parse import quote

from dash import html

from dashboard.figures.spine import Spark
from dashboard.palette import CARD, INK

WIDE, HIGH, EDGE = 100, 24, 5
"""Pixels; the same as in assets/js/wijk.js."""


def spark_image(data: Spark) -> html.Img:
    """Says nothing: the trend stands in words beside it."""
    body = "".join([_path(data), *_alone(data), _last(data)])
    size = f'width="{WIDE + 2 * EDGE}" height="{HIGH + 2 * EDGE}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
    return html.Img(src=f"data:image/svg+xml,{quote(svg)}", alt="", className="spark")


def _at(point: list[float]) -> str:
    return f"{point[0] + EDGE:g} {point[1] + EDGE:g}"


def _path(data: Spark) -> str:
    runs = ("M" + "L".join(map(_at, run)) for run in data["lines"] if len(run) > 1)
    return f'<path d="{"".join(runs)}" fill="none" stroke="{INK}" stroke-width="1.5"/>'


def _alone(data: Spark) -> list[str]:
    return [_dot(run[0], 1.8, INK) for run in data["lines"] if len(run) == 1]


def _last(data: Spark) -> str:
    """Open when the newest figure is provisional."""
    return _dot(data["last"], 3, CARD if data["open"] else INK)


def _dot(point: list[float], radius: float, fill: str) -> str:
    x, y = _at(point).split()
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" stroke="{INK}"/>'
