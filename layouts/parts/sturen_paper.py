"""What only paper needs of page Sturen: which page this is, of which day, at the foot too."""

from datetime import date

from dash import html

from dashboard import formatting
from dashboard.steering.page import SturenPage
from data.language import _
from layouts.parts.attributes import data


def paper_head(page: SturenPage, meeting: str = "") -> html.P:
    """ "Gemeente Eldermonde · stand van 3 mei 2026". meeting: for which one it was frozen.

    assets/js/paper.js repeats `data-foot` at the foot of every sheet.
    """
    place = _("Gemeente {name}").format(name=page.municipality)
    day = _("stand van {day}").format(day=formatting.date(date.fromisoformat(page.day)))
    words = " · ".join(part for part in (place, meeting, day) if part)
    foot = _("Stand van de wijken · {area} · {day}").format(area=page.area_name, day=day)
    made_up = [_(" · verzonnen stad: alle cijfers zijn fictief")] if page.fictitious else []
    return html.P([words, *made_up], className="only-paper paper-head", **data(foot=foot))
