"""Who is using the dashboard: until people can sign in they say so, and a sealed cookie keeps it.

The cookie is no proof of who somebody is. The seal only keeps others from putting words in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from itsdangerous import BadData, URLSafeTimedSerializer

from data.importers.codes import as_name
from data.language import _
from data.maturity_words import PARTIES
from data.private_text import private_data

COOKIE = "wijkdashboard_gebruiker"
ONE_YEAR = 31_536_000
"""Seconds that a choice is remembered."""
LONGEST_NAME = 60
OWN_LEVELS = ("wijk", "buurt")
"""The levels of an area that a wijkteam can have."""


class Role(StrEnum):
    """What somebody does here. Kept with every note: a value is never renamed."""

    POLICY = "beleid"
    TEAM = "wijkteam"
    ALDERMAN = "wethouder"

    @property
    def words(self) -> str:
        return {
            Role.POLICY: _("beleid"),
            Role.TEAM: _("wijkteam"),
            Role.ALDERMAN: _("wethouder"),
        }[self]


@dataclass(frozen=True)
class User:
    """name: may be empty. area: the own wijk or buurt of a wijkteam; None for the other roles."""

    role: Role
    name: str = ""
    area: str | None = None


DEFAULT_USER = User(Role.POLICY)


def default_user() -> User:
    """Who somebody is that did not say so."""
    return DEFAULT_USER


class UserRefused(ValueError):
    """What was filled in about somebody cannot be; the message says what to do."""


class Sealer:
    """Makes the cookie of a user, and reads it again."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="wijkdashboard.user")

    def seal(self, user: User) -> str:
        sealed = self._serializer.dumps([user.role.value, user.name, user.area])
        return sealed if isinstance(sealed, str) else sealed.decode("ascii")

    def unseal(self, cookie: str | None, levels: Mapping[str, str]) -> User:
        """The user of a cookie; the default user when there is none, or none that can be.

        levels: area -> level, for every area in the store.
        """
        if not cookie:
            return DEFAULT_USER
        try:
            role, name, area = self._serializer.loads(cookie, max_age=ONE_YEAR)
            return user_of(str(role), str(name), str(area or ""), levels)
        except (BadData, ValueError, TypeError):
            return DEFAULT_USER


def user_of(role: str, name: str, area: str, levels: Mapping[str, str]) -> User:
    """The user with this role, name and own area, all untrusted. Raises UserRefused."""
    if role not in set(Role):
        raise UserRefused(_("Kies een rol: beleid, wijkteam of wethouder."))
    if role == Role.TEAM and levels.get(area) not in OWN_LEVELS:
        raise UserRefused(_("Kies het gebied van uw wijkteam."))
    clean = as_name(name)
    if len(clean) > LONGEST_NAME:
        message = _("De naam is te lang: er passen {n} tekens.")
        raise UserRefused(message.format(n=LONGEST_NAME))
    if private := private_data(clean):
        raise UserRefused(_("De naam kan zo niet. {reason}").format(reason=private))
    return User(Role(role), clean, area if role == Role.TEAM else None)


def role_words(role: str, area: str | None, names: Mapping[str, str]) -> str:
    """ "beleid", "wijkteam Dukenburg". role: of a user, of a party, or one that was kept."""
    words = Role(role).words if role in set(Role) else PARTIES.get(role, role)
    place = names.get(area or "")
    return f"{words} {place}" if place else words


def first_page(user: User, municipality: str) -> str:
    """The page that opens first for somebody. municipality: its code."""
    if user.role is Role.TEAM and user.area:
        return f"/wijk/{user.area}"
    if user.role is Role.ALDERMAN and municipality:
        return "/sturen"
    return "/kaart"


def with_own_area(user: User, query: Mapping[str, object]) -> dict[str, object]:
    """The query of page Kaart, with the own area when it names no area and no level."""
    named = query.get("gebied") or query.get("niveau")
    return dict(query) if named or not user.area else {**query, "gebied": user.area}


def first_figures(user: User) -> Literal["afwijkend", "kern"]:
    """Which figures of an area somebody sees first."""
    return "kern" if user.role is Role.ALDERMAN else "afwijkend"
