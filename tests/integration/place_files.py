"""Files with places in the small town, whose buurten lie side by side (see small_town.py)."""

from pathlib import Path

import pandas as pd
from pyproj import Transformer
from sqlalchemy import Engine, select

from data.place_schema import place

_TO_METRES = Transformer.from_crs(4326, 28992, always_xy=True)
HEAD = "kenmerk;naam;soort;x;y;wetten;contract_tot;wijkdoelen"


def spot(buurt: int, metres: float = 0.0) -> tuple[float, float]:
    """A point in the middle of the n-th buurt (from 0), some metres to the north of it."""
    x, y = _TO_METRES.transform(5.005 + buurt * 0.01, 52.005)
    return round(x, 2), round(y + metres, 2)


def row(name: str, point: tuple[float, float], *, key: str = "", sort: str = "zorg") -> str:
    return f"{key};{name};{sort};{point[0]};{point[1]};wmo;2027;ja"


def write_providers(folder: Path, rows: list[str], name: str = "aanbieders.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return path


def write_initiatives(folder: Path, rows: list[str]) -> Path:
    """naam;x;y;wie;status"""
    path = folder / "initiatieven.csv"
    path.write_text("\n".join(["naam;x;y;wie;status", *rows]) + "\n", "utf-8")
    return path


def places(engine: Engine) -> pd.DataFrame:
    """All places by name."""
    with engine.connect() as connection:
        rows = [tuple(found) for found in connection.execute(select(place))]
    frame = pd.DataFrame(rows, columns=[c.name for c in place.columns], dtype=object)
    return frame.sort_values(["name", "id"], ignore_index=True)
