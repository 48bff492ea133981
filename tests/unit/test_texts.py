import numpy as np
import pandas as pd
import pytest

from dashboard import texts
from dashboard.compare import Verdict
from dashboard.settings import LevelWords
from dashboard.trend import Trend, TrendWord, trend
from data.catalogue.model import Indicator, Status
from tests.unit.figure_frames import (
    COUNT,
    INCOME,
    RATE,
    SHARE,
    broken,
    counted,
    counts_series,
    indicator,
    row,
    series,
    values,
)

WORDS = LevelWords(singular="wijk", plural="wijken")
TOWN = pd.Series(row("GM9999", "Plasdorp", 49.9))
SURVEY = indicator()


def sentence(
    of: dict[str, object],
    item: Indicator = SURVEY,
    town: pd.Series | None = TOWN,
    rank: int | None = 4,
    n: int = 43,
    *,
    tied: bool = False,
) -> str:
    found = pd.Series(of)
    return texts.area_sentence(found, item, "2020", "Plasdorp", town, rank, n, WORDS, tied=tied)


def test_the_sentence_of_an_area_says_value_comparison_and_rank() -> None:
    assert sentence(row("BU1", "Rietland", 55.3)) == (
        "In Rietland voelt 55,3% van de volwassenen zich eenzaam. "
        "Dat is meer dan in Plasdorp (49,9%). "
        "Het is de 4e van 43 wijken, gerekend vanaf de hoogste waarde."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (40.0, "Dat is minder dan in Plasdorp (49,9%)."),
        (51.0, "Dat is vergelijkbaar met Plasdorp (49,9%)."),
    ],
)
def test_the_comparison_is_in_words(value: float, words: str) -> None:
    assert words in sentence(row("BU1", "Rietland", value))


def test_amounts_are_higher_and_lower_instead_of_more_and_less() -> None:
    town = pd.Series(row("GM9999", "Plasdorp", 30.0))
    said = sentence(row("BU1", "Rietland", 25.0), INCOME, town)
    assert "is het inkomen gemiddeld € 25.000." in said
    assert "Dat is lager dan in Plasdorp (€ 30.000)." in said


@pytest.mark.parametrize("status", [s for s in Status if not s.has_value])
def test_an_area_without_a_value_gets_its_reason_and_no_number(status: Status) -> None:
    said = sentence(row("BU1", "Rietland", None, status), rank=None)
    assert said.startswith("Het cijfer “Proefcijfer” van Rietland over 2020 is ")
    assert texts.status_reason(status) in said
    assert "0" not in said.replace("2020", "")
    assert "nan" not in said.lower()


def test_a_status_with_a_lost_value_is_unknown_and_not_zero() -> None:
    assert "onbekend" in sentence(row("BU1", "Rietland", None, Status.FINAL), rank=None)


def test_the_only_area_has_no_rank() -> None:
    assert "Het is" not in sentence(row("BU1", "Rietland", 55.3), rank=1, n=1)


@pytest.mark.parametrize(
    ("rank", "tied", "words"),
    [
        (1, False, "Het is de hoogste waarde van 43 wijken."),
        (43, False, "Het is de laagste waarde van 43 wijken."),
        (1, True, "Het deelt plaats 1 van 43 wijken, gerekend vanaf de hoogste waarde."),
        (7, True, "Het deelt plaats 7 van 43 wijken, gerekend vanaf de hoogste waarde."),
    ],
)
def test_ends_and_ties_of_the_ranking_have_their_own_words(
    rank: int, tied: bool, words: str
) -> None:
    assert sentence(row("BU1", "Rietland", 55.3), rank=rank, tied=tied).endswith(words)


def test_an_area_is_not_compared_with_itself() -> None:
    said = sentence(row("GM9999", "Plasdorp", 49.9), rank=None)
    assert said == "In Plasdorp voelt 49,9% van de volwassenen zich eenzaam."


@pytest.mark.parametrize("town", [None, pd.Series(row("GM9999", "Plasdorp", None, "missing"))])
def test_a_missing_comparator_is_told(town: pd.Series | None) -> None:
    said = sentence(row("BU1", "Rietland", 55.3), town=town)
    assert "Voor Plasdorp is er geen cijfer om mee te vergelijken." in said


def test_a_count_is_not_compared_with_the_whole() -> None:
    said = sentence(row("BU1", "Rietland", 2505.0), COUNT)
    assert said.startswith("In Rietland wonen 2.505 mensen. Het is de 4e van 43")


def test_a_difference_that_cannot_be_judged_is_told_without_a_verdict() -> None:
    said = sentence(row("BU1", "Rietland", 55.3), SHARE)
    assert "Of het verschil toeval is, is niet te berekenen." in said


def test_provisional_figures_and_borrowed_denominators_are_told() -> None:
    of = counted("BU1", "Rietland", 79, 2505, 1000)
    said = sentence({**of, "status": "provisional", "denominator_period": "2019"}, RATE)
    assert "zijn 31,5 misdrijven geregistreerd per 1.000 inwoners" in said
    assert said.endswith("Het cijfer is voorlopig. Gerekend met het aantal inwoners van 2019.")
    assert "Gerekend" not in sentence({**of, "denominator_period": "2020"}, RATE)


def test_reasons_are_words_with_the_note_of_the_figure() -> None:
    reason = texts.status_reason
    assert reason("withheld", "minder dan 50 inwoners") == (
        "niet getoond: te weinig inwoners (minder dan 50 inwoners)"
    )
    assert reason("withheld", "minder dan 8 personen") == (
        "niet getoond: te kleine aantallen (minder dan 8 personen)"
    )
    assert reason("not_measured", None) == "niet gemeten in deze periode"
    assert reason("missing", np.nan) == "onbekend: de bron geeft geen cijfer"
    assert reason("missing", "inwoners onbekend") == "onbekend: inwoners onbekend"
    assert texts.status_short("withheld") == "te weinig inwoners"


@pytest.mark.parametrize(
    ("verdict", "polarity", "label", "meaning", "tone"),
    [
        ("better", "lower_is_better", "▼ lager dan Plasdorp", "gunstiger", "favourable"),
        ("worse", "lower_is_better", "▲ hoger dan Plasdorp", "ongunstiger", "unfavourable"),
        ("better", "higher_is_better", "▲ hoger dan Plasdorp", "gunstiger", "favourable"),
        ("worse", "higher_is_better", "▼ lager dan Plasdorp", "ongunstiger", "unfavourable"),
        ("higher", "neutral", "▲ hoger dan Plasdorp", "", "comparable"),
        ("lower", "neutral", "▼ lager dan Plasdorp", "", "comparable"),
        ("similar", "lower_is_better", "● vergelijkbaar met Plasdorp", "", "comparable"),
        ("unknown", "lower_is_better", "– niet te vergelijken met Plasdorp", "", "comparable"),
    ],
)
def test_a_verdict_has_a_symbol_a_direction_and_a_meaning(
    verdict: str, polarity: str, label: str, meaning: str, tone: str
) -> None:
    assert texts.verdict_label(Verdict(verdict), polarity, "Plasdorp") == label
    words = texts.verdict_words(Verdict(verdict), polarity)
    assert (words.meaning, words.tone) == (meaning, tone)


def test_a_cell_shows_the_value_or_the_reason() -> None:
    cell = texts.value_or_reason
    assert cell(pd.Series(row("BU1", "A", 53.84)), SURVEY) == "53,8%"
    withheld = row("BU1", "A", None, "withheld", note="minder dan 50 inwoners")
    assert cell(pd.Series(withheld), SURVEY).startswith("niet getoond")


def town_map(*rows: dict[str, object], item: Indicator = SURVEY) -> str:
    return texts.map_sentence(values(*rows), "Plasdorp", 49.9, item, "2020", WORDS)


def test_the_map_in_a_sentence_names_both_ends_and_counts_the_gaps() -> None:
    said = town_map(
        row("BU1", "Rietland", 60.1),
        row("BU2", "Vijverhof", 31.2),
        row("BU3", "Kade", None, "withheld"),
        row("BU4", "Haven", None, "withheld"),
        row("BU5", "Dijk", None, "not_measured"),
    )
    assert said == (
        "In 2020 is de waarde het hoogst in Rietland (60,1%) en het laagst in Vijverhof (31,2%). "
        "In Plasdorp is het 49,9%. "
        "Voor 3 wijken is er geen cijfer: 2 te weinig inwoners en 1 niet gemeten."
    )


def test_areas_that_share_an_extreme_are_all_named_or_counted() -> None:
    low = [row(f"BU{n}", f"Laag {n}", 10.0) for n in range(4)]
    said = town_map(row("BU8", "Oost", 60.0), row("BU9", "West", 60.0), *low)
    assert "het hoogst in Oost en West (60,0%) en het laagst in 4 wijken (10,0%)" in said


def test_a_map_with_one_equal_or_no_values_has_a_sentence() -> None:
    one = town_map(row("BU1", "Rietland", 60.0), row("BU2", "Kade", None, "missing"))
    assert one.startswith("In 2020 is er één cijfer: 60,0% in Rietland.")
    assert one.endswith("Voor 1 wijk is er geen cijfer: geen cijfer in de bron.")
    equal = town_map(row("BU1", "A", 60.0), row("BU2", "B", 60.04))
    assert "in alle 2 wijken gelijk: 60,0%" in equal
    none = town_map(row("BU1", "A", None, "not_measured"))
    assert none == "Over 2020 is er voor geen wijk een cijfer: niet gemeten."


def told(word: TrendWord, **changes: object) -> Trend:
    fields: dict[str, object] = {
        "slope": 1.24, "lower": 1.0, "upper": 1.5, "unit": "points",
        "first": "2019", "last": "2024", "n": 6, "broken": None,
    }  # fmt: skip
    return Trend(word, **{**fields, **changes})  # type: ignore[arg-type]


def test_trends_are_told_with_their_pace_and_never_without_a_test() -> None:
    said = texts.trend_sentence
    rising = told(TrendWord.RISING)
    assert said(rising, SURVEY) == "stijgt sinds 2019, gemiddeld 1,2 procentpunt per jaar"
    falling = told(TrendWord.FALLING, slope=-3.0, unit="percent", first="2021H1")
    assert said(falling, RATE) == "daalt sinds de eerste helft van 2021, gemiddeld 3,0% per jaar"
    income = told(TrendWord.RISING, slope=1.2)
    assert said(income, INCOME).endswith("gemiddeld € 1.200 per jaar")
    assert said(told(TrendWord.NO_CLEAR_CHANGE), SURVEY) == (
        "geen duidelijke verandering sinds 2019"
    )
    few = trend(series({"2012": 40.0, "2016": 45.0}), SURVEY)
    assert said(few, SURVEY) == "te weinig metingen voor een trend"


def test_a_break_is_explained() -> None:
    cut = RATE.model_copy(update={"breaks": (broken("2019"),)})
    found = trend(counts_series([900.0] * 4 + [80, 81, 79, 80], [2500.0] * 8, 1000), cut)
    assert texts.trend_words(found) == "geen duidelijke verandering sinds 2019 (breuk)"
    assert texts.trend_sentence(found, cut) == (
        "geen duidelijke verandering sinds 2019. Cijfers van vóór 2019 tellen niet mee: "
        "er is anders geteld. Sinds dat jaar telt men anders."
    )
    few = trend(counts_series([900.0, 900, 900, 900, 80], [2500.0] * 5, 1000), cut)
    assert texts.trend_words(few) == "te weinig metingen sinds de breuk in 2019"


def test_the_direction_of_a_good_value_is_told_under_the_heading() -> None:
    assert texts.polarity_words(SURVEY) == "hoger is ongunstiger"
    assert texts.polarity_words(COUNT) == ""
