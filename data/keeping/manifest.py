"""What a copy says of itself, in a small JSON file beside it."""

import json
import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from data.keeping.errors import KeepingError
from data.language import _

Kind = Literal["sqlite", "postgresql"]
Part = Literal["serving", "staging"]
_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


class Manifest(BaseModel, frozen=True):
    """program: version of the program that made the copy. migration, staging_migration: newest of
    the tables in it; the second only in a copy of the staging store. store_version: None for a
    store in which nothing was loaded. made: with its time zone. content: data.content_hash of the
    copy. bytes, sha256: of the file."""

    program: str
    kind: Kind
    part: Part
    migration: str
    staging_migration: str | None
    store_version: int | None
    made: datetime
    content: str
    bytes: int
    sha256: str


def manifest_of(copy: Path) -> Path:
    return copy.with_name(copy.name + ".json")


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Only the owner may read it, as the copy."""
    path.touch(mode=0o600)
    path.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")


def read_manifest(copy: Path) -> Manifest:
    """What stands beside `copy`. Raises KeepingError."""
    path = manifest_of(copy)
    try:
        return Manifest.model_validate(json.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        message = _(
            "Naast {copy} staat geen {name}. Zet dat bestand erbij: zonder is niet te controleren "
            "of de reservekopie heel is."
        )
        raise KeepingError(message.format(copy=copy, name=path.name)) from error
    except (OSError, ValueError, ValidationError) as error:
        message = _("{path} is niet te lezen. Kies een andere reservekopie.")
        raise KeepingError(message.format(path=path)) from error


@cache
def program_version() -> str:
    return str(tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"])
