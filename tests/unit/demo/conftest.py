"""The fictitious town, built once for all its tests."""

from pathlib import Path

import pytest

from data.demo import build
from data.demo.town import Town, read_town
from tests.unit.demo.reading import Table, key_figures


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def town() -> Town:
    return read_town()


@pytest.fixture(scope="session")
def kwb(built: Path) -> Table:
    return key_figures(built)
