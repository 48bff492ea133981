"""The one door for what people write: who may, under which name, and the line in the log."""

import logging
from collections.abc import Callable

from dashboard.users import User
from data.changes import Author, Change, ChangeRefused

LOG = logging.getLogger("wijkdashboard.writes")
Write = Callable[[Author, Change], int]


def author_of(user: User) -> Author:
    """Under what a user writes."""
    return Author(name=user.name, role=user.role.value, area=user.area)


def check_may_write(user: User, change: Change) -> None:
    """Raises ChangeRefused when this user may not do this. Everybody with a role may do everything
    now; sign-in gets its say here."""
    del user, change


def write_as(user: User, change: Change, write: Write) -> int:
    """Do it as this user and give the id of what was changed. Raises ChangeRefused."""
    author = author_of(user)
    return _logged(author.role, change, lambda: _checked(user, author, change, write))


def write_as_party(party: str, change: Change, write: Write) -> int:
    """Do it for a party at the table, who has a share link and no name here. Raises ChangeRefused.

    The change itself checks that the link and the device belong together.
    """
    return _logged(party, change, lambda: write(Author("", party), change))


def _checked(user: User, author: Author, change: Change, write: Write) -> int:
    check_may_write(user, change)
    return write(author, change)


def _logged(role: str, change: Change, do: Callable[[], int]) -> int:
    """The log says what was done by which role to which id: never a text, never a name."""
    try:
        changed = do()
    except ChangeRefused as refused:
        fields = sorted(str(refusal.field or "whole") for refusal in refused.refusals)
        LOG.info("%s by %s refused: %s", change.action, role, ", ".join(fields))
        raise
    LOG.info("%s by %s: %d", change.action, role, changed)
    return changed
