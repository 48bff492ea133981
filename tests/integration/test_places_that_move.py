"""A place that new borders put in another gemeente no longer counts where it was."""

from datetime import date
from pathlib import Path

from sqlalchemy import Engine, select

from data.catalogue import Catalogue
from data.derive_places import derive_places
from data.load import load_paths
from data.place_schema import place
from data.schema import observation
from data.store import writing
from tests.integration.place_rows import add_file, add_place
from tests.integration.small_town import BUURTEN, GEMEENTE, figure, write_borders, write_kwb
from tests.unit.places_at import MADE, place_at

RATE = next(item for item in MADE if item.columns and item.domain == "aanbieders")
THIRD_SQUARE = (130_129.6, 446_353.9)
"""x, y of its middle."""


def test_figures_leave_with_the_place(engine: Engine, catalogue: Catalogue, tmp_path: Path) -> None:
    originals, neighbours = tmp_path / "originals", tmp_path / "neighbours"
    neighbours.mkdir()
    own = [write_borders(tmp_path), write_kwb(tmp_path, 2024)]
    assert load_paths(engine, catalogue, own, originals=originals).problems == []
    with writing(engine) as connection:
        file = add_file(connection, date(2024, 5, 1))
        x, y = THIRD_SQUARE
        add_place(connection, place_at(BUURTEN[2], x=x, y=y), file)
        derive_places(connection, catalogue, [GEMEENTE])
    assert figure(engine, RATE.id, BUURTEN[2])["numerator"] == 1.0
    other = write_borders(neighbours, buurten=tuple(c.replace("9999", "0000") for c in BUURTEN))
    other.write_text(other.read_text().replace(GEMEENTE, "GM0000").replace("Reken", "Buur"))
    assert load_paths(engine, catalogue, [other], originals=originals).problems == []
    with engine.connect() as connection:
        assert connection.scalars(select(place.c.municipality)).all() == ["GM0000"]
        left = select(observation.c.area).where(observation.c.indicator == RATE.id)
        assert connection.scalars(left).all() == []
