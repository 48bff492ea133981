"""Exact counts of persons become figures that do not give them away, on both databases."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from data.catalogue import Catalogue
from data.disclosure import Cell, Finding, Problem, Protected, Structure
from data.publishing import protection as module
from data.publishing.desk import Desk, open_desk
from data.publishing.protection import Unsafe, protect_staged
from data.publishing.schema import protection, raw_count, told_cell
from data.schema import metadata, observation, source_file
from data.store import StoreError
from tests.integration.protected_town import (
    COUNT,
    SHARE,
    counting,
    printed,
    shown,
    stage,
    stage_lines,
)
from tests.integration.published_town import release, rows_of, take_back
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN, figure

TOWN = {
    BUURTEN[0]: (431, 1013),
    BUURTEN[1]: (0, 503),
    BUURTEN[2]: (29, 207),
    BUURTEN[3]: (88, 302),
    WIJKEN[0]: (431, 1516),
    WIJKEN[1]: (117, 509),
    GEMEENTE: (548, 2025),
}


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with open_desk(database_url) as opened:
        yield opened


@pytest.fixture
def town(catalogue: Catalogue) -> Catalogue:
    return counting(catalogue)


def test_each_count_is_protected_by_itself(desk: Desk, town: Catalogue, tmp_path: Path) -> None:
    """0 to 7 withheld, others rounded to five; a share computed after that, capped at both ends."""
    counts = {0: None, 7: None, 8: 10, 12: 10, 13: 15}
    small = (";3;100", ";95;100", ";100;100", ";20;49", ";0;0")
    capped = {";8;1000": 5, ";990;1000": 95}
    cells = [*(f"{count};;" for count in counts), *small, *capped, ";23;203"]
    *found, share = shown(desk, town, tmp_path, cells)
    assert [row["value"] for row in found[: len(counts)]] == list(counts.values())
    withheld = [row for row in found if row["value"] is None]
    assert len(withheld) == 2 + len(small)
    for row in withheld:
        assert row["status"] == "withheld"
        assert list(row[["numerator", "denominator"]]) == [None, None]
    for row, value in zip(found[-len(capped) :], capped.values(), strict=True):
        assert (row["value"], row["numerator"]) == (pytest.approx(value), None)
        assert f"{value}%" in row["note"]
    assert (share["numerator"], share["denominator"]) == (25, 205)
    assert share["value"] == pytest.approx(25 / 205 * 100)


def test_a_small_count_does_not_follow_from_the_sums_around_it(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    stage(desk, town, tmp_path, TOWN)
    made = protect_staged(desk.staging, town)
    assert not made.blocks
    status = {area: figure(desk.staging, SHARE, area)["status"] for area in TOWN}
    assert status[BUURTEN[1]] == "withheld"
    withheld = {area for area, word in status.items() if word == "withheld"}
    assert len(withheld) > 1, "the wijk minus the other buurt gives it away"
    said = printed(made, town)
    assert "extra afgeschermd vanwege de buurten van een wijk" in said
    assert "Nagerekend" in said
    exact = {str(n) for counts in TOWN.values() for n in counts if n > 20}
    assert not exact & set(re.findall("[0-9]+", said))


def test_what_is_published_has_no_exact_count_and_no_trace_of_the_file_itself(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    stage(desk, town, tmp_path, TOWN)
    assert release(desk, town) is not None
    assert figure(desk.serving, SHARE, BUURTEN[0])["numerator"] in (None, 430)
    assert raw_count.name not in metadata.tables
    with desk.serving.connect() as connection:
        rows = connection.execute(select(source_file).order_by(source_file.c.id)).all()
    assert [bool(row.sha256) for row in rows] == [True, True, False]
    assert rows[-1].original == ""
    with desk.staging.connect() as connection:
        kept = connection.execute(select(source_file).order_by(source_file.c.id)).all()
    assert kept[-1].sha256
    assert release(desk, town) is None


def test_what_the_audit_does_not_pass_is_not_published_and_nothing_overrides_it(
    desk: Desk, town: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(desk, town, tmp_path, TOWN)
    good = protect_staged(desk.staging, town)
    found = Finding(Problem.NARROW, Cell(SHARE, "2024", BUURTEN[1]), "Dit is af te leiden.")
    bad = Protected(good.protected.shown, (), (found,), Structure())
    monkeypatch.setattr(module, "protect", lambda *_: bad)
    with pytest.raises(Unsafe, match="niets gepubliceerd"):
        release(desk, town)
    assert rows_of(desk.serving, observation) == []
    assert rows_of(desk.staging, told_cell) == []
    (finding,) = protect_staged(desk.staging, town).findings
    assert finding.blocks
    assert BUURTEN[1] in finding.message
    with desk.staging.connect() as connection:
        query = select(observation.c.area).where(observation.c.indicator == SHARE)
        assert connection.execute(query).all() == []


def test_what_was_told_stays_told_also_after_undo(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    stage(desk, town, tmp_path, TOWN)
    release(desk, town)
    first = rows_of(desk.staging, told_cell)
    assert len(first) == len(TOWN)
    take_back(desk, town)
    assert rows_of(desk.staging, told_cell) == first
    release(desk, town)
    assert rows_of(desk.staging, told_cell) == first
    stage(desk, town, tmp_path, {**TOWN, BUURTEN[0]: (471, 1013)})
    release(desk, town)
    new = rows_of(desk.staging, told_cell)[len(first) :]
    assert BUURTEN[0] in {row[3] for row in new}


def test_a_figure_that_was_told_before_is_no_secret_any_more_and_the_check_says_so(
    desk: Desk, town: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage_lines(desk, town, tmp_path, [f"{GEMEENTE};2024;{COUNT};8;;"])
    release(desk, town)
    rules = tmp_path / "regels.yaml"
    rules.write_text(f"indicators: {{{COUNT}: {{smallest_shown: 10}}}}\n")
    monkeypatch.setenv("DISCLOSURE_FILE", str(rules))
    made = protect_staged(desk.staging, town)
    assert figure(desk.staging, COUNT, GEMEENTE)["status"] == "withheld"
    (finding,) = made.findings
    assert "eerdere publicaties" in finding.message
    assert not finding.blocks
    assert "10 in plaats van 8 (strenger)" in printed(made, town)


def test_a_weaker_rule_needs_a_decision_and_the_release_records_it(
    desk: Desk, town: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "regels.yaml"
    monkeypatch.setenv("DISCLOSURE_FILE", str(rules))
    stage_lines(desk, town, tmp_path, [f"{GEMEENTE};2024;{COUNT};7;;"])
    rules.write_text(f"indicators: {{{COUNT}: {{smallest_shown: 5}}}}\n")
    with pytest.raises(StoreError, match="besluit"):
        release(desk, town)
    decided = "{who: College van B en W, when: 2024-03-05, why: De raad wil dit kunnen zien.}"
    rules.write_text(f"indicators: {{{COUNT}: {{smallest_shown: 5, decision: {decided}}}}}\n")
    release(desk, town)
    assert figure(desk.serving, COUNT, GEMEENTE)["value"] == 5
    ((_id, _at, author, record),) = rows_of(desk.staging, protection)
    assert author == "Gegevensbeheer"
    assert json.loads(str(record))["rules"][COUNT]["smallest_shown"] == 5
    assert json.loads(str(record))["decisions"][COUNT]["who"] == "College van B en W"
    said = printed(protect_staged(desk.staging, town), town)
    assert "soepeler" in said
    assert "College van B en W op 05-03-2024" in said


def test_counts_of_a_figure_that_is_not_called_sensitive_block(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    stage(desk, town, tmp_path, TOWN)
    plain = town.indicators[SHARE].model_copy(update={"sensitive": False})
    other = Catalogue(town.domains, town.sources, {**town.indicators, SHARE: plain})
    made = protect_staged(desk.staging, other)
    assert made.blocks
    assert SHARE in made.findings[0].message


def test_a_percentage_that_the_gemeente_gives_itself_is_known_to_the_auditor(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    """Of the wijken only one is small; with the percentage of the whole it would follow."""
    parts = {WIJKEN[0]: (301, 1516), WIJKEN[1]: (0, 509)}
    stage(desk, town, tmp_path, parts)
    protect_staged(desk.staging, town)
    assert figure(desk.staging, SHARE, WIJKEN[0])["status"] == "final"
    lines = [f"{area};2024;{SHARE};;{n};{of}" for area, (n, of) in parts.items()]
    share = str(round(301 / 2025 * 100, 1)).replace(".", ",")
    stage_lines(desk, town, tmp_path, [*lines, f"{GEMEENTE};2024;{SHARE};{share};;"])
    made = protect_staged(desk.staging, town)
    assert not made.blocks
    assert figure(desk.staging, SHARE, WIJKEN[0])["status"] == "withheld"
    assert figure(desk.staging, SHARE, GEMEENTE)["value"] == pytest.approx(14.9)


def _release(desk: Desk, town: Catalogue, folder: Path, counts: dict[str, int]) -> None:
    stage_lines(desk, town, folder, [f"{area};2024;{COUNT};{n};;" for area, n in counts.items()])
    release(desk, town)


def test_a_sum_of_three_releases_is_made_of_what_each_of_them_left_as_it_was(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    """The second changes one buurt and the wijk, the third the other buurt and the wijk."""
    for first, second in ((98, 7), (97, 7), (97, 20)):
        counts = {BUURTEN[0]: first, BUURTEN[1]: second, WIJKEN[0]: first + second}
        _release(desk, town, tmp_path, counts)
    assert figure(desk.serving, COUNT, BUURTEN[0])["status"] == "withheld"


def test_a_total_that_was_taken_back_and_is_delivered_no_more_is_still_known(
    desk: Desk, town: Catalogue, tmp_path: Path
) -> None:
    _release(desk, town, tmp_path, {WIJKEN[0]: 12})
    take_back(desk, town)
    _release(desk, town, tmp_path, {BUURTEN[0]: 10, BUURTEN[1]: 2})
    assert figure(desk.serving, COUNT, BUURTEN[0])["status"] == "withheld"
