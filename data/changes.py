"""Every write that a person makes in the dashboard goes through here, with who makes it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from data.language import _
from data.store import writing


@dataclass(frozen=True)
class Author:
    """Who writes. name: may be empty. role: what somebody is here ("wijkteam"). area: the code of
    the area of that role, if it has one."""

    name: str
    role: str
    area: str | None = None


@dataclass(frozen=True)
class Refusal:
    """One thing that is wrong in what was filled in, in Dutch. field: None for the whole."""

    field: str | None
    message: str


class ChangeRefused(Exception):
    """What was asked cannot be done; carries every reason."""

    def __init__(self, refusals: list[Refusal]) -> None:
        super().__init__(" ".join(refusal.message for refusal in refusals))
        self.refusals = refusals


class Change(Protocol):
    """One thing to do. `action` names it for a log ("note.add"); `apply` does it inside the
    transaction, gives the id of what was changed, and raises ChangeRefused."""

    @property
    def action(self) -> str: ...

    def apply(self, connection: Connection, author: Author, now: datetime) -> int: ...


def write(engine: Engine, author: Author, change: Change) -> int:
    """Do it in one transaction, or not at all. Raises ChangeRefused.

    A store that is busy or away is a refusal too: what was typed is still on the screen then.
    """
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    try:
        with writing(engine) as connection:
            return change.apply(connection, author, now)
    except OperationalError as error:
        message = _("De database antwoordt niet. Er is niets bewaard; probeer het zo opnieuw.")
        raise ChangeRefused([Refusal(None, message)]) from error
