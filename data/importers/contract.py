"""What an importer module offers, and what it is told about the store.

The folder is the registry: every module in it that has SOURCE, recognises, read and transform is an
importer. The loader asks each `recognises(path)`, then `read`, then `transform`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from data.batch import Batch, Raw
from data.catalogue import Catalogue


@dataclass(frozen=True)
class Context:
    """What the store knows already, so that an importer can pick its rows and resolve names.

    municipalities: codes of the gemeenten in the store; a national file is cut down to these (and
    the country), unless whole_country says that all of it is wanted. area_names: gemeente name in
    lower case -> code. places: name of any area in lower case -> all codes that have it. edition:
    set by the user, wins over what a file says.
    """

    municipalities: frozenset[str] = frozenset()
    area_names: dict[str, str] = field(default_factory=dict)
    edition: int | None = None
    places: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole_country: bool = False


class Importer(Protocol):
    """SOURCE is the id of a source YAML. recognises is cheap and never raises; read and transform
    raise ImportRefused with every problem when nothing of the file can be used. What is wrong in
    single cells comes back in Batch.problems, so that the loader can add its own. Whatever the
    bytes of a file are: no other exception.

    A module may also offer `is_companion(path)`: the file is read together with another one."""

    SOURCE: str
    BRINGS_AREAS: bool

    def recognises(self, path: Path) -> bool: ...

    def read(self, path: Path) -> Raw: ...

    def transform(self, raw: Raw, catalogue: Catalogue, context: Context) -> Batch: ...
