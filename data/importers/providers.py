"""Providers of care and support, and the local teams (docs/guides/plaatsen.md)."""

from pathlib import Path

from data.batch import Batch, Raw
from data.catalogue import Catalogue
from data.importers.contract import Context
from data.importers.place_files import kind_in, read_places
from data.importers.place_rows import place_batch
from data.place import PlaceKind

SOURCE = "providers"
BRINGS_AREAS = False


def recognises(path: Path) -> bool:
    return kind_in(path) is PlaceKind.PROVIDER


def read(path: Path) -> Raw:
    return read_places(path)


def transform(raw: Raw, catalogue: Catalogue, context: Context) -> Batch:  # noqa: ARG001 - contract
    """Places; x and y are NaN where only the address is known. Raises ImportRefused."""
    return place_batch(raw, catalogue, SOURCE, PlaceKind.PROVIDER)
