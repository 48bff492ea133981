"""The one door for what people write: who may, under which name, and the line in the log."""

import logging
from collections.abc import Callable

from dashboard.users import User
from data.changes import Author, Change, ChangeRefused

LOG = logging.getLogger("wijkdashboard.writes")


def author_of(user: User) -> Author:
    """Under what a user writes."""
    return Author(name=user.name, role=user.role.value, area=user.area)


def check_may_write(user: User, change: Change) -> None:
    """Raises ChangeRefused when this user may not do this. Everybody with a role may do everything
    now; sign-in gets its say here."""
    del user, change


def write_as(user: User, change: Change, write: Callable[[Author, Change], int]) -> int:
    """Do it as this user and give the id of what was changed. Raises ChangeRefused.

    The log says what was done by which role to which id: never a text, never a name.
    """
    try:
        check_may_write(user, change)
        changed = write(author_of(user), change)
    except ChangeRefused as refused:
        fields = sorted(str(refusal.field or "whole") for refusal in refused.refusals)
        LOG.info("%s by %s refused: %s", change.action, user.role.value, ", ".join(fields))
        raise
    LOG.info("%s by %s: %d", change.action, user.role.value, changed)
    return changed
