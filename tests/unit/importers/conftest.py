"""Writes files for the tests of importers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.batch import Problem
from data.importers import Context, own_figures, recognise
from tests.unit.importers.small import CONTEXT, HEAD, problems_of


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def write_csv(*lines: str, head: str = HEAD) -> Path:
        path = tmp_path / "eigen.csv"
        path.write_text("\n".join([head, *lines]) + "\n", "utf-8")
        assert recognise(path) is own_figures
        return path

    return write_csv


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., list[Problem]]:
    """The problems of a file with this name and content, by way of whoever recognises it."""

    def write_and_load(
        name: str, content: bytes | str, context: Context = CONTEXT
    ) -> list[Problem]:
        path = tmp_path / name
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        importer = recognise(path)
        assert importer is not None, f"nobody recognises {name}"
        problems = problems_of(importer, path, context)
        assert problems
        assert all(p.file == name and p.message and p.cure for p in problems)
        return problems

    return write_and_load
