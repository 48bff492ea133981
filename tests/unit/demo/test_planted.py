"""What was planted in the fictitious town can be found again in its figures."""

from pathlib import Path

import numpy as np
import pandas as pd

from data.demo.figures import after_interventions, read_figures
from data.demo.people import deprivation
from data.demo.town import Town
from tests.unit.demo.reading import Table, health, numbers, rows_of, shapes


def test_deprivation_is_smooth_in_space(built: Path, town: Town) -> None:
    buurten = shapes(built, "buurten", 2025)
    value = deprivation(town)[:, -1]
    value = value - value.mean()
    near = np.array([[a.distance(b) < 1e-4 for b in buurten.values()] for a in buurten.values()])
    np.fill_diagonal(near, val=False)
    moran = (near * np.outer(value, value)).sum() / near.sum() / value.var()
    assert moran > 0.4


def test_one_buurt_improves_and_one_gets_worse(kwb: Table, town: Town) -> None:
    def change(code: str) -> float:
        low = kwb["HuishoudensMetEenLaagInkomen"]
        own = [(low[code, y] or 0) / (low[town.code, y] or 1) for y in (2014, 2023)]
        return own[1] / own[0]

    drift = {d.area: d.yearly for d in town.drifts if d.factor == "deprivation"}
    better, worse = min(drift, key=drift.__getitem__), max(drift, key=drift.__getitem__)
    big = {c: change(c) for c in town.buurten if (kwb["AantalInwoners"][c, 2014] or 0) > 1500}
    assert min(big, key=big.__getitem__) == better
    assert max(big, key=big.__getitem__) == worse
    assert big[better] < 0.65
    assert big[worse] > 1.3


def test_loneliness_grows_in_one_wijk(built: Path, town: Town) -> None:
    lonely = health(built, "Eenzaam")
    growth = {w: lonely[w, 2024] - lonely[w, 2012] for w in town.wijk_names}
    expected = next(d.area for d in town.drifts if d.factor == "lonely")
    others = [v for w, v in growth.items() if w != expected]
    assert growth[expected] > max(others) + 4


def test_youth_care_jumps_where_the_way_of_counting_changes(
    kwb: Table, built: Path, town: Town
) -> None:
    share = kwb["PercentageJongerenMetJeugdzorg"]
    steps = {
        y: (share[town.code, y] or 0) - (share[town.code, y - 1] or 0) for y in range(2019, 2025)
    }
    assert steps[2021] > 1.5
    assert steps[2021] > 2 * max(abs(v) for y, v in steps.items() if y != 2021)
    rows = rows_of(built, "sociaal_domein", ",")
    both = {r["indicator"] for r in rows if r["jaar"] == "2021" and "jeugdhulp" in r["indicator"]}
    assert len(both) == 2


def test_the_model_of_the_health_survey_changes_after_2020(built: Path, town: Town) -> None:
    good = health(built, "ErvarenGezondheidGoedZeerGoed")
    value = [good[town.code, year] for year in town.surveys]
    assert abs(value[2] - value[1]) < 2
    assert value[3] - value[2] < -5
    assert abs(value[4] - value[3]) < 2


def test_problems_and_care_go_together(kwb: Table, built: Path, town: Town) -> None:
    lived = [c for c in town.buurten if (kwb["AantalInwoners"][c, 2024] or 0) > 1000]
    income = numbers(kwb["GemiddeldInkomenPerInwoner"], lived, 2024)
    poverty = numbers(kwb["PersonenInArmoede"], lived, 2024)
    youth = numbers(kwb["PercentageJongerenMetJeugdzorg"], lived, 2024)
    lonely, good = health(built, "Eenzaam"), health(built, "ErvarenGezondheidGoedZeerGoed")
    assert np.corrcoef(income, poverty)[0, 1] < -0.6
    assert np.corrcoef(poverty, youth)[0, 1] > 0.5
    assert np.corrcoef(poverty, [lonely[c, 2024] for c in lived])[0, 1] > 0.4
    assert np.corrcoef(income, [good[c, 2024] for c in lived])[0, 1] > 0.4


def test_an_intervention_changes_its_own_figure_in_its_own_buurt_from_its_start_only(
    town: Town,
) -> None:
    planted = town.interventions[0]
    figures = {f.column: f for source in read_figures().values() for f in source}
    index = pd.MultiIndex.from_product([town.buurten, town.years], names=["area", "year"])
    happened = pd.Series(10_000.0, index)
    left = after_interventions(town, figures[planted.figure], happened)
    changed = left[left != happened]
    assert set(changed.index.get_level_values("area")) == {planted.area}
    assert min(changed.index.get_level_values("year")) == planted.start.year
    last = left[planted.area, town.last_year]
    assert abs(1 - last / 10_000 - planted.fewer) < 0.02
    assert last < left[planted.area, planted.start.year] < 10_000
    other = next(f for f in figures.values() if f.column != planted.figure)
    assert after_interventions(town, other, happened).equals(happened)
