"""What a check finds before figures are published."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from data.catalogue import Catalogue


@dataclass(frozen=True)
class Finding:
    """What was found and what to do about it (Dutch).

    blocks: it must be solved before publishing; else a person may accept it with a reason. about:
    indicator and period, or "".
    """

    message: str
    cure: str
    blocks: bool = False
    about: str = ""


Check = Callable[[Connection, Catalogue], Iterable[Finding]]
"""check(connection, catalogue): the connection is of the bridge, `staged(table)` is what would be
published and `table` what is published now."""
