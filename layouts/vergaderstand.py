"""The vergaderstand: a page for the screen on the wall, one topic at a time.

assets/js/present.js goes from slide to slide; `#dia-3` in the address is the third.
"""

from collections.abc import Mapping, Sequence

from dash import dcc, html

from dashboard.calendar import today
from dashboard.services import Services
from dashboard.steering.frozen import NotFrozenError, frozen_page, meeting_of, topics_of
from dashboard.steering.history import moment
from dashboard.steering.ids import Present
from dashboard.steering.page import SturenPage
from dashboard.steering.slides import Slide, slides_of
from dashboard.steering.sturen import sturen_page
from data.language import _
from data.steering.rows import Meeting
from layouts.empty import not_found
from layouts.parts.attributes import aria
from layouts.parts.slide import slide


def page(services: Services, its_id: str, query: Mapping[str, object]) -> html.Div:
    """The page of a meeting: as it was frozen (versie), else as it is now. Raises
    EmptyStoreError."""
    meeting = meeting_of(services, its_id)
    if meeting is None:
        return not_found(_("Dit overleg is niet bekend."), back="/sturen")
    leave = f"/sturen/overleg/{meeting.id}"
    try:
        frozen = frozen_page(services, its_id, query)
    except NotFrozenError:
        return _live(services, meeting, leave)
    when = moment(frozen.version.at)
    if frozen.page is None:
        said = _("De bevroren pagina van {moment} is beschadigd en wordt niet getoond.")
        return _live(services, meeting, leave, said.format(moment=when) + " ")
    kept = frozen.page
    said = _("Bevroren op {moment}").format(moment=when)
    return present(kept.page, slides_of(kept.page, kept.topics, kept.title), said, leave)


def scope_page(services: Services, query: Mapping[str, object]) -> html.Div:
    """The page of an area (gebied, niveau) as it is now. Raises EmptyStoreError."""
    made = sturen_page(services, query, today())
    return present(made, slides_of(made), made.computed, f"/sturen?gebied={made.area}")


def title(services: Services, its_id: str = "") -> str:
    meeting = meeting_of(services, its_id)
    if meeting is None:
        return _("Niet gevonden")
    return _("Vergaderstand: {title}").format(title=meeting.title)


def _live(services: Services, meeting: Meeting, leave: str, damaged: str = "") -> html.Div:
    made = sturen_page(services, {"gebied": meeting.area}, today())
    slides = slides_of(made, topics_of(services, meeting, made), meeting.title)
    said = _("Niet bevroren: cijfers van nu. {computed}").format(computed=made.computed)
    return present(made, slides, damaged + said, leave)


def present(page: SturenPage, slides: Sequence[Slide], said: str, leave: str) -> html.Div:
    """The slides, of which one shows. said: frozen or live. leave: the address to go back to."""
    n = len(slides)
    made_up = _("verzonnen stad · ") if page.fictitious else ""
    bar = html.Div(
        [
            html.P(f"{page.area_name} · {made_up}{said}"),
            dcc.Link(_("Sluit (Esc)"), href=leave, className="plain present-leave"),
        ],
        className="present-bar",
    )
    shown = [slide(made, at, n) for at, made in enumerate(slides, start=1)]
    return html.Div(
        [
            bar,
            html.Div(shown, className="slides"),
            _steps(n),
            dcc.Store(id=Present.COUNT, data=n),
        ],
        id=Present.FRAME,
        className="present",
    )


def _steps(n: int) -> html.Nav:
    """Previous, where we are, next."""
    before = html.Button(_("← Vorige"), id=Present.BEFORE, type="button", className="plain")
    after = html.Button(_("Volgende →"), id=Present.AFTER, type="button", className="plain")
    place = html.Span(_("{at} van {n}").format(at=1, n=n), id=Present.PLACE)
    return html.Nav([before, place, after], className="present-steps", **aria(label=_("Dia's")))
