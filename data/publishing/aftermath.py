"""What follows from published facts together with what people entered: the serving store makes it.

Figures from places also count the places that were added in the dashboard, which staging lacks.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from data.catalogue import Catalogue
from data.derive_places import clear_from_places, derive_places
from data.locate import relocate
from data.place_schema import place
from data.schema import area
from data.tiny import explain_tiny_areas


def clear_aftermath(connection: Connection, catalogue: Catalogue) -> None:
    """Before facts change: a figure that a gemeente delivers may take the place of one of these."""
    every = select(area.c.municipality).distinct()
    clear_from_places(connection, catalogue, connection.scalars(every).all())


def settle_aftermath(connection: Connection, catalogue: Catalogue) -> None:
    relocate(connection)
    placed = _with_places(connection)
    derive_places(connection, catalogue, placed)
    explain_tiny_areas(connection, catalogue, placed)


def _with_places(connection: Connection) -> Sequence[str]:
    return connection.scalars(select(place.c.municipality).distinct()).all()
