"""One theme through time: the phase as steps, each session a point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from dashboard import formatting, palette
from dashboard.figures import theme
from data.language import _

HEIGHT = 250
FEWEST = 2
"""Sessions that a line needs."""
Names = Mapping[int, str]
"""phase -> its short name."""


@dataclass(frozen=True)
class Moment:
    """A session settled the theme on this phase."""

    held: date
    phase: int
    session: str


def phases_figure(moments: Sequence[Moment], names: Names, today: date) -> go.Figure:
    """Steps from session to session, and a dotted line on to today. moments: the oldest first."""
    last = moments[-1]
    days = [moment.held.isoformat() for moment in moments]
    steps: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days,
        "y": [moment.phase for moment in moments],
        "line": {"shape": "hv", "color": palette.PHASE, "width": 3},
        "marker": {"color": palette.PHASE, "size": 10},
        "hovertext": [theme.escaped(moment.session) for moment in moments],
        "hovertemplate": "%{hovertext}: fase %{y}<extra></extra>",
    }
    since = {
        "type": "scatter",
        "mode": "lines",
        "x": [last.held.isoformat(), max(last.held, today).isoformat()],
        "y": [last.phase, last.phase],
        "line": {"color": palette.PHASE, "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
    }
    return theme.compose([since, steps], _layout(moments, names))


def _layout(moments: Sequence[Moment], names: Names) -> dict[str, Any]:
    shown = sorted({(m.held.isoformat(), m.held.year) for m in moments})
    years = {year: day for day, year in reversed(shown)}
    ticks = {"tickvals": sorted(years.values()), "ticktext": [str(y) for y in sorted(years)]}
    phases = {
        "tickvals": list(names),
        "ticktext": [f"{phase} {theme.escaped(name)}" for phase, name in names.items()],
        "range": [0.6, 4.4],
    }
    return theme.base_layout(
        margin={"l": 8, "r": 16, "t": 12, "b": 28},
        xaxis=theme.axis(showgrid=False, tickangle=0, type="date", **ticks),
        yaxis=theme.axis(automargin=True, **phases),
        hovermode="closest",
    )


def phases_text(moments: Sequence[Moment], names: Names, title: str) -> str:
    """ "Lokale teams: fase 2 (samen op weg) op 3 november 2024, fase 3 (..) op 14 mei 2026."."""
    if not moments:
        return _("{title} is nog niet in een fase gezet.").format(title=title)
    text = _("fase {phase} ({name}) op {day}")
    told = [
        text.format(phase=m.phase, name=names[m.phase], day=formatting.date(m.held))
        for m in moments
    ]
    return f"{title}: {', '.join(told)}. {_moved(moments)}".strip()


def _moved(moments: Sequence[Moment]) -> str:
    if len(moments) < FEWEST:
        return _("Met één sessie is er nog geen verloop.")
    change = moments[-1].phase - moments[0].phase
    if change == 0:
        return _("De laatste fase is gelijk aan de eerste.")
    text = _("Dat is {n} omhoog sinds de eerste sessie.")
    down = _("Dat is {n} omlaag sinds de eerste sessie.")
    phases = _("één fase") if abs(change) == 1 else _("{n} fasen").format(n=abs(change))
    return (text if change > 0 else down).format(n=phases)
