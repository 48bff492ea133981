"""Finds the files of a load and puts them in the order in which they can be understood."""

from dataclasses import dataclass
from pathlib import Path

from data.importers import Importer, is_companion, recognise

FIRST_SOURCES = ("areas", "cbs_kwb")
"""Borders, then the lists of areas with their names; other files look areas up."""


@dataclass(frozen=True)
class Found:
    """A file and its importer. named: the user gave this file itself, not its folder."""

    path: Path
    importer: Importer | None
    named: bool

    @property
    def is_companion(self) -> bool:
        return self.importer is None and is_companion(self.path)


def find(paths: list[Path]) -> list[Found]:
    """Every file of `paths` once; folders recursively, hidden files left out."""
    files: dict[Path, bool] = {}
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            if path.is_dir() and any(p.startswith(".") for p in file.relative_to(path).parts):
                continue
            files[file] = files.get(file, False) or not path.is_dir()
    found = [
        Found(path, recognise(path) if path.is_file() else None, named)
        for path, named in files.items()
    ]
    return sorted(found, key=_turn)


def _turn(found: Found) -> tuple[int, str]:
    if found.importer is None:
        return len(FIRST_SOURCES) + 2, str(found.path)
    source = found.importer.SOURCE
    if source in FIRST_SOURCES:
        return FIRST_SOURCES.index(source), str(found.path)
    return len(FIRST_SOURCES) + int(not found.importer.BRINGS_AREAS), str(found.path)
