"""Links with which a party at the table places themes on its own phone, without signing in.

A link says by itself for which session and party it is; its seal keeps others from changing that,
and tells when it is too old. The table share_use ties it to one device.
"""

import re
import secrets
from dataclasses import dataclass

from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

from data.language import _
from data.maturity_words import PARTIES
from data.written import is_id

DAYS = 14
LIFE = DAYS * 86_400
"""Seconds that a link works."""
LONGEST_TOKEN = 400
DEVICE_COOKIE = "wijkdashboard_toestel"
_KEY = re.compile(r"[\w-]{16,40}", re.ASCII)


class LinkRefused(ValueError):
    """The link does not work (any more); the message says what to do."""


@dataclass(frozen=True)
class Invitation:
    """What a link says. key: its random id."""

    session: int
    party: str
    key: str


class Sharer:
    """Makes links and reads them again."""

    def __init__(self, secret: str) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="wijkdashboard.share")

    def token(self, session: int, party: str) -> str:
        """A new one every time: who needs a link for another device asks for it again."""
        made = self._serializer.dumps([session, party, new_key()])
        return made if isinstance(made, str) else made.decode("ascii")

    def read(self, token: str) -> Invitation:
        """Raises LinkRefused."""
        try:
            found = self._serializer.loads(token[:LONGEST_TOKEN], max_age=LIFE)
        except SignatureExpired as error:
            text = _("Deze link is verlopen: hij werkte {n} dagen. Vraag een nieuwe.")
            raise LinkRefused(text.format(n=DAYS)) from error
        except (BadData, ValueError) as error:
            raise LinkRefused(_unknown()) from error
        return _invitation(found)


def new_key() -> str:
    """The random id of a link or of a device."""
    return secrets.token_urlsafe(18)


def device_of(cookie: str | None) -> str | None:
    """The device of a cookie; None when there is none, or none that we made."""
    return cookie if cookie and _KEY.fullmatch(cookie) else None


def _invitation(found: object) -> Invitation:
    if isinstance(found, list) and len(found) == 3:
        session, party, key = found
        texts = isinstance(party, str) and isinstance(key, str)
        if texts and is_id(session) and party in PARTIES and device_of(key):
            return Invitation(session, party, key)
    raise LinkRefused(_unknown())


def _unknown() -> str:
    return _("Deze link klopt niet. Misschien is hij niet heel overgenomen. Vraag een nieuwe.")
