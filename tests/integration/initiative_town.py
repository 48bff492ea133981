"""The small town with inhabitants, and initiatives that somebody writes in it."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Engine, select

from data.catalogue import load_catalogue
from data.changes import Author, write
from data.initiative_texts import StoredInitiative
from data.initiatives import AddInitiative, ChangeInitiative, CloseInitiative
from data.place_schema import place
from data.places import PlaceStore
from data.schema import observation
from tests.integration.place_files import spot
from tests.integration.small_town import GEMEENTE

ELS = Author("Els", "wijkteam", "WK999901")
JAN = Author("", "beleid")
CATALOGUE = load_catalogue()
RATE = next(
    item.id
    for item in CATALOGUE.indicators.values()
    if item.places and item.places.numerator == "initiatives"
)


def typed(name: str = "Buurtmoestuin", buurt: int = 0, **more: str) -> dict[str, str]:
    """What somebody types in the form: a name, a point in the n-th buurt, and more."""
    x, y = spot(buurt)
    return {"name": name, "x": str(x), "y": str(y), **more}


def add(engine: Engine, texts: dict[str, str], author: Author = ELS) -> int:
    return write(engine, author, AddInitiative(GEMEENTE, texts, CATALOGUE))


def known(engine: Engine, its_id: int) -> StoredInitiative:
    found = PlaceStore(engine).initiative(its_id, municipality=GEMEENTE)
    assert found is not None
    return found


def change(
    engine: Engine,
    its_id: int,
    texts: Mapping[str, str],
    seen: str = "",
    author: Author = ELS,
) -> int:
    seen = seen or known(engine, its_id).seen
    return write(engine, author, ChangeInitiative(its_id, GEMEENTE, seen, texts, CATALOGUE))


def closing(engine: Engine, its_id: int, **more: object) -> CloseInitiative:
    asked: dict[str, object] = {"until": date(2026, 3, 1), "reason": "geen vrijwilligers", **more}
    seen = str(asked.pop("seen", "") or known(engine, its_id).seen)
    return CloseInitiative(its_id, GEMEENTE, seen, catalogue=CATALOGUE, **asked)  # type: ignore[arg-type]


def row_of(engine: Engine, its_id: int) -> dict[str, object]:
    with engine.connect() as connection:
        return dict(connection.execute(select(place).where(place.c.id == its_id)).mappings().one())


def rates(engine: Engine) -> dict[tuple[str, str], float | None]:
    """(area, year) -> number of initiatives that was counted."""
    query = select(observation).where(observation.c.indicator == RATE)
    with engine.connect() as connection:
        return {(r.area, r.period): r.numerator for r in connection.execute(query)}
