"""What can go wrong when a copy is made or put back."""

import sqlite3

from sqlalchemy.exc import SQLAlchemyError


class KeepingError(RuntimeError):
    """No copy was made or put back; the message says why and what to do, in Dutch."""


class KeepingFailed(KeepingError):
    """A fault on the way, not something that was asked wrongly: trying again may help."""


FAULTS = (OSError, sqlite3.Error, SQLAlchemyError)
"""What a full disk, a wrong right or a database that is away can raise."""


def first_line(error: BaseException) -> str:
    """The reason that the system or the database gave."""
    return str(getattr(error, "orig", None) or error).strip().split("\n")[0]
