"""One module a source format. The folder is the registry: nothing is listed by hand."""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from data.importers.contract import Context, Importer
from data.manifest import MANIFEST

__all__ = ["Context", "Importer", "importers", "is_companion", "recognise"]

_OFFERS = ("SOURCE", "BRINGS_AREAS", "recognises", "read", "transform")


@lru_cache(maxsize=1)
def importers() -> list[Importer]:
    """Every module of this folder that offers what an importer must, by name."""
    modules = [
        import_module(f"{__name__}.{module.name}")
        for module in iter_modules(__path__)
        if module.name != "contract"
    ]
    return [
        cast(Importer, module)
        for module in modules
        if all(hasattr(module, offer) for offer in _OFFERS)
    ]


def recognise(path: Path) -> Importer | None:
    """The importer that reads this file; None when no importer knows it. Never raises."""
    return next((importer for importer in importers() if importer.recognises(path)), None)


def is_companion(path: Path) -> bool:
    """The file belongs to other ones (names beside figures, the manifest of downloads): not
    loaded, yet not unknown."""
    return path.name == MANIFEST or any(
        module.is_companion(path) for module in importers() if hasattr(module, "is_companion")
    )
