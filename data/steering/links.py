"""What a decision, an agenda topic or an action is about: a figure, a theme or a goal."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import get_args

from sqlalchemy import Connection, Table, select

from data.catalogue.model import Theme
from data.changes import Refusal
from data.importers.codes import municipality_of
from data.language import _
from data.steering.schema import goal, meeting, priority
from data.written import is_id


def figure_refusals(indicator: str | None, known: AbstractSet[str]) -> list[Refusal]:
    """known: the figures of the catalogue."""
    if indicator is None or indicator in known:
        return []
    return [Refusal("indicator", _("Kies een cijfer uit de lijst."))]


def figures_refusals(
    indicators: Sequence[str], known: AbstractSet[str], longest: int
) -> list[Refusal]:
    """known: the figures of the catalogue. longest: characters that their ids take together."""
    if set(indicators) - known or len(set(indicators)) < len(indicators):
        return [Refusal("indicators", _("Kies cijfers uit de lijst."))]
    if len(" ".join(indicators)) > longest:
        return [Refusal("indicators", _("Dit zijn te veel cijfers. Kies de belangrijkste."))]
    return []


def theme_refusals(theme: str | None) -> list[Refusal]:
    if theme is None or theme in get_args(Theme):
        return []
    return [Refusal("theme", _("Kies een thema uit de lijst."))]


def goal_refusals(connection: Connection, its_id: int | None, area: str) -> list[Refusal]:
    """A refusal when the gemeente of this area has no such goal."""
    if its_id is None or _is_there(connection, goal, its_id, area):
        return []
    return [Refusal("goal", _("Kies een doel uit de lijst."))]


def priority_refusals(connection: Connection, its_id: int | None, area: str) -> list[Refusal]:
    if its_id is None or _is_there(connection, priority, its_id, area):
        return []
    return [Refusal("priority", _("Kies een prioriteit uit de lijst."))]


def meeting_refusals(connection: Connection, its_id: int | None, area: str) -> list[Refusal]:
    if its_id is None or _is_there(connection, meeting, its_id, area):
        return []
    return [Refusal("meeting", _("Dit overleg bestaat niet (meer)."))]


def _is_there(connection: Connection, table: Table, its_id: object, area: str) -> bool:
    if not is_id(its_id):
        return False
    same = (table.c.id == its_id) & (table.c.municipality == municipality_of(area))
    return connection.execute(select(table.c.id).where(same).limit(1)).first() is not None
