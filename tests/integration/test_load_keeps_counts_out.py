"""A count of few persons that somebody typed beside a figure comes out nowhere."""

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, select

from data.catalogue import Catalogue
from data.load import load_paths
from data.originals import digest_of
from data.publishing.desk import Desk, open_desk
from data.publishing.schema import raw_count
from data.report import Report
from data.schema import source_file
from data.steering.schema import metadata
from data.store import health
from tests.integration.small_town import BUURTEN, GEMEENTE, figure, write_borders

HEAD = "gebied;periode;cijfer;waarde;teller;noemer;status;toelichting"
SENSITIVE = "jongeren_met_jeugdhulp"


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with open_desk(database_url) as opened:
        yield opened


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


def counts(desk: Desk) -> list[tuple[object, ...]]:
    with desk.staging.connect() as connection:
        columns = (raw_count.c.area, raw_count.c.numerator, raw_count.c.denominator)
        return [tuple(row) for row in connection.execute(select(*columns))]


def test_a_count_in_words_beside_a_count_of_persons_is_nowhere(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    row = f"{SENSITIVE};;5;1234;;vijftal uit een gezin"
    report = load(desk.staging, catalogue, tmp_path, row)
    assert len(report.loaded) == 2
    assert counts(desk) == [(GEMEENTE, 5, 1234)]
    assert "vijftal" not in printed(report) + stored(desk.staging)


@pytest.mark.parametrize("count", [5, 431])
def test_a_count_in_digits_beside_a_sensitive_figure_is_refused(
    engine: Engine, catalogue: Catalogue, tmp_path: Path, count: int
) -> None:
    row = f"{SENSITIVE};;{count};7777;;geteld: {count} jongeren"
    report = load(engine, catalogue, tmp_path, row)
    assert [result.file for result in report.refused] == ["eigen_cijfers.csv"]
    assert [problem.row for problem in report.problems] == [2]
    assert f"geteld: {count}" not in printed(report) + stored(engine)


def test_a_store_that_pages_read_refuses_exact_counts_and_says_where_they_go(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    report = load(engine, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;")
    (problem,) = report.problems
    assert "mogen niet in deze database" in problem.message
    assert "check en publish" in problem.cure
    assert "431" not in printed(report) + stored(engine)
    names = [path.name for path in (tmp_path / "originals").iterdir()]
    assert not any("eigen_cijfers" in name for name in names)


@pytest.mark.skipif(os.name == "nt", reason="needs the modes of files")
def test_a_file_with_exact_counts_is_kept_out_of_reach_of_the_pages(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    load(desk.staging, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;")
    with desk.staging.connect() as connection:
        borders, own = connection.execute(select(source_file).order_by(source_file.c.id)).all()
    digest = digest_of(tmp_path / "eigen_cijfers.csv")
    assert (own.name, own.sha256, own.rows) == ("eigen_cijfers.csv", digest, 1)
    folder = tmp_path / "staging" / "originals"
    assert [path.name for path in folder.iterdir()] == [own.original]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / own.original).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "originals").iterdir()] == [borders.original]


def test_the_same_counts_twice_change_nothing_and_others_take_their_place(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    load(desk.staging, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;")
    before = health(desk.staging)
    assert load(desk.staging, catalogue, tmp_path, f"{SENSITIVE};;431;7777;;").loaded == []
    assert health(desk.staging) == before
    load(desk.staging, catalogue, tmp_path, f"{SENSITIVE};;432;7777;;")
    assert counts(desk) == [(GEMEENTE, 432, 7777)]
    load(desk.staging, catalogue, tmp_path, f"{SENSITIVE};5,5;;;;")
    assert counts(desk) == []
    assert figure(desk.staging, SENSITIVE, GEMEENTE)["value"] == 5.5


def test_a_corrected_file_that_leaves_an_area_out_takes_its_count_away(
    desk: Desk, catalogue: Catalogue, tmp_path: Path
) -> None:
    sensitive = next(i for i in catalogue.indicators.values() if i.id == SENSITIVE)
    wide = sensitive.model_copy(update={"levels": ("gemeente", "wijk", "buurt")})
    known = replace(catalogue, indicators={**catalogue.indicators, SENSITIVE: wide})
    own = tmp_path / "eigen_cijfers.csv"
    rows = [f"{area};2024;{SENSITIVE};;31;900;;" for area in (GEMEENTE, *BUURTEN[:2])]
    for count in (3, 2):
        own.write_text("\n".join([HEAD, *rows[:count]]) + "\n", "utf-8")
        paths = [write_borders(tmp_path), own]
        load_paths(desk.staging, known, paths, originals=tmp_path / "originals")
        assert {row[0] for row in counts(desk)} == {GEMEENTE, *BUURTEN[: count - 1]}


def test_own_figures_without_anything_sensitive_are_kept(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    report = load(engine, catalogue, tmp_path, "koopwoningen;50;;;;")
    assert len(list((tmp_path / "originals").iterdir())) == 2
    assert len(report.loaded) == 2


@pytest.mark.skipif(os.name == "nt", reason="needs the modes of files")
def test_only_the_owner_may_read_the_copies(
    engine: Engine, catalogue: Catalogue, tmp_path: Path
) -> None:
    originals = tmp_path / "originals"
    originals.mkdir(mode=0o755)
    load(engine, catalogue, tmp_path, "koopwoningen;50;;;;")
    assert stat.S_IMODE(originals.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in originals.iterdir()} == {0o600}
