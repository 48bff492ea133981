"""The page to add an initiative, or to change or close one; it belongs to page Wijk."""

from dash import dcc, html

from dashboard.ids import Initiative
from dashboard.initiatives import InitiativeView, UnknownInitiativeError, initiative_view
from dashboard.services import Services
from dashboard.snapshot import EmptyStoreError
from dashboard.wijk import UnknownAreaError
from data.initiative_texts import texts_of
from data.language import _
from layouts.empty import not_found
from layouts.parts.attributes import aria
from layouts.parts.initiative_form import form
from layouts.parts.initiative_history import closing, history
from layouts.parts.wijk_head import area_link


def page(services: Services, code: str, its_id: str | None = None) -> html.Div:
    """The form of a new initiative, or of the one with this id. Raises EmptyStoreError."""
    try:
        view = initiative_view(services, code, its_id)
    except UnknownAreaError:
        return not_found(_("Het gebied “{code}” is niet bekend.").format(code=code[:20]))
    except UnknownInitiativeError:
        return not_found(_("Dit initiatief is niet bekend."))
    texts = view.stored.texts if view.stored else texts_of({})
    shown = {
        "code": view.code,
        "place": view.stored.id if view.stored else 0,
        "seen": view.stored.seen if view.stored else "",
        "was": dict(texts),
    }
    return html.Div(
        [
            _head(view),
            form(view, services, texts),
            *closing(view, services),
            *history(view, services),
            dcc.Store(id=Initiative.SHOWN, data=shown),
            dcc.Store(id=Initiative.RESULT),
        ],
        className="initiative",
    )


def page_title(services: Services, code: str, its_id: str | None = None) -> str:
    try:
        view = initiative_view(services, code, its_id)
    except (LookupError, EmptyStoreError):
        return _("Niet gevonden")
    return _title(view)


def _title(view: InitiativeView) -> str:
    if view.stored is None:
        return _("Initiatief toevoegen in {area}").format(area=view.name)
    return _("Wijzigen: {name}").format(name=view.stored.values["name"])


def _head(view: InitiativeView) -> html.Div:
    title = str(view.stored.values["name"]) if view.stored else _("Initiatief toevoegen")
    step = _("wijzigen") if view.stored else _("toevoegen")
    here = html.Span(step, **aria(current="page"))
    crumbs = html.Nav(
        [area_link(view.snapshot, view.code), " › ", here],
        className="crumbs",
        **aria(label=_("Kruimelpad")),
    )
    about = _("Alleen naam en plek zijn verplicht. Wie wat wijzigde, en wanneer, blijft bewaard.")
    return html.Div(
        [crumbs, html.H1(title), html.P(about, className="facts")], className="page-head"
    )
