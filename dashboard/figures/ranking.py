"""All areas from high to low, the chosen one in the accent, the comparator as a dashed line."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import formatting, palette
from dashboard.compare import ranks
from dashboard.figures import theme
from dashboard.texts import reasons_summary
from data.catalogue.model import Indicator
from data.language import _

EDGE = 0.2
"""Share of the bars at either side whose label is anchored at the side, so that it stays inside."""
HEADROOM = 1.12


def _ordered(frame: pd.DataFrame) -> pd.DataFrame:
    known = frame[frame["value"].notna()]
    return known.sort_values(["value", "name"], ascending=[False, True], ignore_index=True)


def ranking_figure(
    frame: pd.DataFrame,
    indicator: Indicator,
    chosen: str | None,
    comparator_name: str,
    comparator_value: float | None,
) -> go.Figure:
    """Bars for the areas with a value; `customdata` holds their codes.

    frame: code, name, value. chosen: a code or None. The heights are the printed numbers, so that
    hover and table never differ by a rounding.
    """
    bars = _ordered(frame)
    heights = [formatting.shown(v, indicator) for v in bars["value"]]
    found = bars.index[bars["code"] == chosen]
    place = int(found[0]) if len(found) else None
    lines, notes = _comparator(comparator_name, comparator_value, indicator)
    if place is not None:
        notes.append(_chosen_label(bars, place, indicator))
    level = [formatting.shown(comparator_value, indicator)] if lines else []
    layout = theme.base_layout(
        bargap=0.18,
        xaxis=theme.axis(showticklabels=False, showgrid=False, range=[-0.6, len(bars) - 0.4]),
        yaxis=theme.value_axis(indicator, range=_range([*heights, *level])),
        shapes=lines,
        annotations=notes,
        hovermode="closest",
    )
    return theme.compose([_trace(bars, heights, place, indicator)], layout)


def _trace(
    bars: pd.DataFrame, heights: list[float], place: int | None, indicator: Indicator
) -> dict[str, Any]:
    trace: dict[str, Any] = {
        "type": "bar",
        "y": heights,
        "customdata": list(bars["code"]),
        "hovertext": [theme.escaped(name) for name in bars["name"]],
        "hovertemplate": f"%{{hovertext}}: {theme.hover_value(indicator)}<extra></extra>",
        "marker": {"color": palette.BAR, "line": {"color": palette.BAR_EDGE, "width": 1}},
    }
    if place is not None:
        trace["selectedpoints"] = [place]
        trace["selected"] = {"marker": {"color": palette.ACCENT}}
        trace["unselected"] = {"marker": {"opacity": 1}}
    return trace


def _range(heights: list[float]) -> list[float]:
    """From zero (bars show amounts by their length) to a little above the highest."""
    low, high = min([0.0, *heights]), max([0.0, *heights])
    return [low * HEADROOM, high * HEADROOM or 1.0]


def _comparator(
    name: str, amount: float | None, indicator: Indicator
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """(shapes, annotations) of the dashed line; none without a value or for a count."""
    if not formatting.is_known(amount) or indicator.kind == "count":
        return [], []
    y = formatting.shown(amount, indicator)
    dashes = {"color": palette.CHART_COMPARATOR, "width": 1.5, "dash": "dash"}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "line": dashes}
    label = theme.annotation(
        f"{theme.escaped(name)} {formatting.short_value(amount, indicator)}",
        xref="paper",
        x=1,
        y=y,
        xanchor="right",
        yanchor="bottom",
        bgcolor="rgba(255,255,255,0.85)",
    )
    return [line], [label]


def _chosen_label(bars: pd.DataFrame, place: int, indicator: Indicator) -> dict[str, Any]:
    name = theme.escaped(theme.shortened(str(bars["name"].iloc[place])))
    shown = formatting.short_value(bars["value"].iloc[place], indicator)
    where = place / max(1, len(bars) - 1)
    anchor = "left" if where < EDGE else "right" if where > 1 - EDGE else "center"
    return theme.annotation(
        f"<b>{name} {shown}</b>",
        x=place + {"left": -0.45, "center": 0.0, "right": 0.45}[anchor],
        yref="paper",
        y=0,
        xanchor=anchor,
        yanchor="top",
        font={"color": palette.ACCENT},
    )


def ranking_text(
    frame: pd.DataFrame,
    indicator: Indicator,
    chosen: str | None,
    comparator_name: str,
    comparator_value: float | None,
) -> str:
    """The chart in words: both ends, the chosen area, the comparator, and who is left out."""
    bars = _ordered(frame)
    if bars.empty:
        return _("Er is geen enkel gebied met een cijfer. ") + _left_out(frame)
    parts = [
        _ends(bars, indicator),
        _chosen_words(bars, chosen, indicator),
        _above(bars, comparator_name, comparator_value, indicator),
        _left_out(frame),
    ]
    return " ".join(part for part in parts if part)


def _ends(bars: pd.DataFrame, indicator: Indicator) -> str:
    first, last = bars.iloc[0], bars.iloc[-1]
    high, low = (formatting.short_value(row["value"], indicator) for row in (first, last))
    if len(bars) == 1:
        text = _("Alleen {name} heeft een cijfer: {high}.")
        return text.format(name=first["name"], high=high)
    text = _("Van hoog naar laag: bovenaan staat {top} met {high}, onderaan {bottom} met {low}.")
    return text.format(top=first["name"], high=high, bottom=last["name"], low=low)


def _chosen_words(bars: pd.DataFrame, chosen: str | None, indicator: Indicator) -> str:
    row = bars[bars["code"] == chosen]
    if row.empty or len(bars) == 1:
        return ""
    text = _("{name} staat met {value} op plaats {rank} van {n}.")
    return text.format(
        name=row["name"].iloc[0],
        value=formatting.short_value(row["value"].iloc[0], indicator),
        rank=int(ranks(bars).loc[row.index[0]]),
        n=len(bars),
    )


def _above(bars: pd.DataFrame, name: str, amount: float | None, indicator: Indicator) -> str:
    if not formatting.is_known(amount) or indicator.kind == "count":
        return ""
    level = formatting.shown(amount, indicator)
    n = sum(formatting.shown(v, indicator) > level for v in bars["value"])
    verb = _("ligt") if n == 1 else _("liggen")
    shown = formatting.short_value(amount, indicator)
    text = _("Van de {all} gebieden {verb} er {n} boven {comparator} ({value}).")
    return text.format(all=len(bars), verb=verb, n=n, comparator=name, value=shown)


def _left_out(frame: pd.DataFrame) -> str:
    gaps = frame[frame["value"].isna()]
    if gaps.empty:
        return ""
    text = _("Niet in de grafiek: {reasons}.")
    return text.format(reasons=reasons_summary(gaps))
