"""The menu in the header that says who is using the dashboard, and a plain form to change it."""

import dash_bootstrap_components as dbc
from dash import html

from dashboard.ids import Shell
from dashboard.snapshot import Snapshot
from dashboard.users import LONGEST_NAME, OWN_LEVELS, Role, User, role_words
from data.language import _

Options = list[dict[str, str]]
FORM_PATH = "/rol"


def role_menu(user: User, snapshot: Snapshot | None) -> html.Details:
    """Closed it shows the role; open it holds the form, which needs no script.

    snapshot: None while nothing was loaded; then there are no areas to choose from.
    """
    who = role_words(user.role, user.area, snapshot.names if snapshot else {})
    summary = html.Summary(
        [html.Span(_("Uw rol: "), className="only-heard"), who[:1].upper() + who[1:]],
        className="role-now",
    )
    parts = [_roles(user), *([_own_area(user, snapshot)] if snapshot else []), _name(user)]
    button = html.Button(_("Kies deze rol"), type="submit", className="plain role-button")
    form = html.Form([*parts, button], action=FORM_PATH, method="post", className="role-form")
    return html.Details([summary, form], id=Shell.ROLE, className="role-menu")


def _roles(user: User) -> html.Fieldset:
    radios = dbc.RadioItems(
        id=Shell.ROLE_CHOICE,
        options=[{"label": role.words.capitalize(), "value": role.value} for role in Role],
        value=user.role.value,
        name="rol",
    )
    return html.Fieldset([html.Legend(_("Wat is uw rol?")), radios], className="control")


def _own_area(user: User, snapshot: Snapshot) -> html.Div:
    options = snapshot.kept("own areas", lambda: own_areas(snapshot))
    chosen = user.area or (options[0]["value"] if options else "")
    return html.Div(
        [
            html.Label(_("Gebied van uw wijkteam"), htmlFor=Shell.ROLE_AREA),
            dbc.Select(id=Shell.ROLE_AREA, options=options, value=chosen, name="gebied"),
        ],
        className="control own-area",
    )


def own_areas(snapshot: Snapshot) -> Options:
    """Every wijk with its buurten indented under it; then the buurten without a wijk."""
    wijken, buurten = (snapshot.areas_of(level) for level in OWN_LEVELS)
    options, placed = [], set()
    for code, name in zip(wijken["code"], wijken["name"], strict=True):
        inside = buurten[buurten["parent"] == code]
        options.append({"label": name, "value": code})
        for buurt, its_name in zip(inside["code"], inside["name"], strict=True):
            options.append({"label": "\u2003" + its_name, "value": buurt})
            placed.add(buurt)
    rest = buurten[~buurten["code"].isin(placed)]
    named = zip(rest["name"], rest["code"], strict=True)
    return [*options, *({"label": name, "value": code} for name, code in named)]


def _name(user: User) -> html.Div:
    hint = _("Mag leeg blijven. De naam komt onder wat u schrijft: iedereen kan hem lezen.")
    words = html.Span([_("Uw naam"), html.Span(hint, className="hint")])
    return html.Div(
        [
            html.Label(words, htmlFor=Shell.ROLE_NAME),
            dbc.Input(
                id=Shell.ROLE_NAME,
                name="naam",
                value=user.name,
                maxlength=LONGEST_NAME,
                autocomplete="name",
            ),
        ],
        className="control",
    )
