"""The numbers of the rules, and what a municipality may change in them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalogue import load_catalogue
from data.catalogue.model import Status
from data.disclosure import (
    Cause,
    Cell,
    Count,
    Interval,
    Rule,
    RulesRefused,
    default_rules,
    rules_for,
)
from data.disclosure.bounds import bounds_of
from data.disclosure.own_rules import decisions
from data.disclosure.primary import REASON, first_look

HERE = Cell("zorg", "2024", "BU99990000")
SHARE = Rule(kind="share", per=100, group="jongeren")
RATE = Rule(kind="rate", per=1000, group="inwoners")
CATALOGUE = load_catalogue()
SENSITIVE = next(i.id for i in CATALOGUE.indicators.values() if i.sensitive and i.kind == "share")


def look(rule: Rule, count: int, group: int | None = None) -> tuple[object, Cause | None]:
    shown, cause = first_look(Count(HERE, count, group), rule)
    return shown.value, cause


@pytest.mark.parametrize("count", range(8))
def test_a_count_up_to_seven_is_withheld_and_never_zero(count: int) -> None:
    shown, cause = first_look(Count(HERE, count), Rule())
    assert (shown.status, shown.value, cause) == (Status.WITHHELD, None, Cause.SMALL)
    assert shown.reason == REASON


@pytest.mark.parametrize(("count", "value"), [(8, 10), (12, 10), (13, 15), (1002, 1000)])
def test_other_counts_are_rounded_to_five(count: int, value: int) -> None:
    assert look(Rule(), count) == (value, None)


def test_a_rate_is_that_of_the_rounded_counts() -> None:
    shown, _ = first_look(Count(HERE, 23, 202, Status.PROVISIONAL), RATE)
    assert (shown.numerator, shown.denominator, shown.value) == (25, 200, 125)
    assert shown.status is Status.PROVISIONAL


def test_a_share_is_withheld_when_the_rest_of_the_group_is_small() -> None:
    assert look(SHARE, 93, 100) == (None, Cause.REST)
    assert look(SHARE, 92, 100) == (90.0, None)
    assert look(RATE, 93, 100) == (950.0, None)


def test_too_few_in_the_denominator_is_withheld_whatever_the_count() -> None:
    words = {first_look(Count(HERE, n, 49), SHARE)[0].reason for n in (0, 3, 20, 49)}
    assert words == {"minder dan 50 jongeren"}
    assert look(SHARE, 20, 50)[1] is None


@pytest.mark.parametrize(
    ("count", "group", "value", "words"),
    [(10, 200, 5, "5% of minder"), (300, 302, None, REASON), (290, 300, 95, "95% of meer")],
)
def test_shares_at_the_ends_are_capped(
    count: int, group: int, value: float | None, words: str
) -> None:
    shown, _ = first_look(Count(HERE, count, group), SHARE)
    assert (shown.value, shown.numerator, shown.reason) == (value, None, words)


def test_a_count_that_cannot_be_is_an_error_without_the_count() -> None:
    for count, group in ((-1, 100), (473, 100), (473, None)):
        with pytest.raises(ValueError, match="zorg") as caught:
            first_look(Count(HERE, count, group), SHARE)
        assert "473" not in str(caught.value)


@given(
    count=st.integers(0, 400),
    group=st.integers(0, 400),
    known=st.sampled_from(["exact", "about", "not"]),
    rule=st.sampled_from([Rule(), RATE, SHARE, Rule(kind="share", per=100, round_to=1, cap=0)]),
)
def test_the_count_lies_in_what_its_figure_tells(
    count: int, group: int, known: str, rule: Rule
) -> None:
    count = min(count, group)
    shown, _ = first_look(Count(HERE, count, group), rule)
    sizes = {"exact": Interval(group, group), "about": Interval(max(group - 2, 0), group + 2)}
    assert count in bounds_of(shown, rule, sizes.get(known))


def test_every_sensitive_figure_about_persons_has_a_rule() -> None:
    rules = default_rules(CATALOGUE)
    sensitive = {i.id for i in CATALOGUE.indicators.values() if i.sensitive}
    assert set(rules.by_indicator) == sensitive
    assert rules.of(SENSITIVE).minimum_denominator == 50


def changed(folder: Path, text: str) -> Rule:
    file = folder / "afscherming.yaml"
    file.write_text(f"indicators:\n  {SENSITIVE}: {text}\n", "utf-8")
    return rules_for(CATALOGUE, file).of(SENSITIVE)


def test_a_stricter_rule_is_free(tmp_path: Path) -> None:
    rule = changed(tmp_path, "{smallest_shown: 12, round_to: 10, minimum_denominator: 100}")
    assert (rule.smallest_shown, rule.round_to, rule.minimum_denominator) == (12, 10, 100)
    assert rule.cap == 0.05


@pytest.mark.parametrize(
    "weaker", ["smallest_shown: 5", "round_to: 1", "minimum_denominator: 10", "cap: 0.01"]
)
def test_a_weaker_rule_needs_a_recorded_decision(tmp_path: Path, weaker: str) -> None:
    with pytest.raises(RulesRefused, match="soepeler dan de norm"):
        changed(tmp_path, f"{{{weaker}}}")
    decision = "decision: {who: College, when: 2026-01-20, why: Akkoord van de functionaris}"
    rule = changed(tmp_path, f"{{{weaker}, {decision}}}")
    name, number = weaker.split(": ")
    assert getattr(rule, name) == float(number)
    assert decisions(tmp_path / "afscherming.yaml")[SENSITIVE].who == "College"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{round_to: vijf}", "kan niet gelezen worden"),
        ("{rounding: 5}", "kan niet gelezen worden"),
        ("{round_to: 10.0}", "kan niet gelezen worden"),
        ("{round_to: 20}", "zou een getoond aantal 0 kunnen worden"),
        ("{round_to: 1, decision: {who: College, when: 2026-01-20}}", "kan niet gelezen worden"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(RulesRefused, match=words):
        changed(tmp_path, text)


def test_a_figure_that_is_not_sensitive_has_no_rule_to_change(tmp_path: Path) -> None:
    file = tmp_path / "afscherming.yaml"
    file.write_text(f"indicators:\n  {CATALOGUE.population.id}: {{round_to: 10}}\n", "utf-8")
    with pytest.raises(RulesRefused, match="geen gevoelig cijfer"):
        rules_for(CATALOGUE, file)
    assert rules_for(CATALOGUE) == default_rules(CATALOGUE)
    with pytest.raises(RulesRefused, match="kan niet gelezen worden"):
        rules_for(CATALOGUE, tmp_path / "geen.yaml")
