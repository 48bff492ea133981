"""A count of few persons that somebody typed beside a figure comes out nowhere."""

import io
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, select

from data.catalogue import Catalogue
from data.load import load_paths
from data.report import Report
from data.schema import metadata
from tests.integration.small_town import GEMEENTE, figure, write_borders

HEAD = "gebied;periode;cijfer;waarde;teller;noemer;status;toelichting"
SENSITIVE = "jongeren_met_jeugdhulp"


def load(engine: Engine, catalogue: Catalogue, folder: Path, row: str) -> Report:
    """Own figures of one row, after the borders of the town."""
    own = folder / "eigen_cijfers.csv"
    own.write_text(f"{HEAD}\n{GEMEENTE};2024;{row}\n", "utf-8")
    paths = [write_borders(folder), own]
    return load_paths(engine, catalogue, paths, originals=folder / "originals")


def printed(report: Report) -> str:
    out = io.StringIO()
    Console(file=out, width=400).print(report)
    return out.getvalue() + repr(report)


def stored(engine: Engine) -> str:
    """Every text in the store that a user wrote or reads."""
    with engine.connect() as connection:
        return repr(
            [
                [str(cell) for cell in row if isinstance(cell, str)]
                for table in metadata.sorted_tables
                for row in connection.execute(select(table))
            ]
        )


def test_a_count_in_words_beside_a_withheld_figure_is_nowhere(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    row = f"{SENSITIVE};;5;1234;;vijftal uit een gezin"
    report = load(engine, catalogue, tmp_path, row)
    assert len(report.loaded) == 2
    assert figure(engine, SENSITIVE, GEMEENTE)["note"] == "te weinig personen"
    assert "vijftal" not in printed(report) + stored(engine)


@pytest.mark.parametrize("count", [5, 431])
def test_a_count_in_digits_beside_a_sensitive_figure_is_refused(
    engine: Engine, catalogue: Catalogue, tmp_path: Path, count: int
) -> None:
    row = f"{SENSITIVE};;{count};7777;;geteld: {count} jongeren"
    report = load(engine, catalogue, tmp_path, row)
    assert [result.file for result in report.refused] == ["eigen_cijfers.csv"]
    assert [problem.row for problem in report.problems] == [2]
    assert f"geteld: {count}" not in printed(report) + stored(engine)
