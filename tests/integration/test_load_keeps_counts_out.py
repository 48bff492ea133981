"""A count of few persons that somebody typed beside a figure comes out nowhere."""

import io
import os
import stat
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, select

from data.catalogue import Catalogue
from data.load import load_paths
from data.originals import digest_of
from data.report import Report
from data.schema import source_file
from data.steering.schema import metadata
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


def test_of_a_file_with_sensitive_counts_no_copy_is_kept_and_the_report_says_so(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    report = load(engine, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;")
    with engine.connect() as connection:
        rows = connection.execute(select(source_file).order_by(source_file.c.id)).all()
    borders, own = rows
    assert (own.name, own.original, own.rows) == ("eigen_cijfers.csv", "", 1)
    assert own.sha256 == digest_of(tmp_path / "eigen_cijfers.csv")
    assert own.retrieved == borders.retrieved
    assert [path.name for path in (tmp_path / "originals").iterdir()] == [borders.original]
    assert "geen kopie bewaard" in printed(report)
    again = load(engine, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;")
    assert again.loaded == []


def test_own_figures_without_anything_sensitive_are_kept(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    report = load(engine, catalogue, tmp_path, "koopwoningen;50;;;;")
    assert len(list((tmp_path / "originals").iterdir())) == 2
    assert "geen kopie bewaard" not in printed(report)


@pytest.mark.skipif(os.name == "nt", reason="needs the modes of files")
def test_only_the_owner_may_read_the_copies(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    originals = tmp_path / "originals"
    originals.mkdir(mode=0o755)
    load(engine, catalogue, tmp_path, "koopwoningen;50;;;;")
    assert stat.S_IMODE(originals.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in originals.iterdir()} == {0o600}
