"""The rules as a municipality changes them: stricter is free, weaker needs a recorded decision."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, ValidationError

from data.catalogue import Catalogue
from data.catalogue.strict import Identifier, Strict
from data.disclosure.rules import Rule, Rules, default_rules
from data.language import _

_NAMES = {
    "smallest_shown": _("kleinste aantal dat getoond wordt"),
    "round_to": _("afronding"),
    "minimum_denominator": _("ondergrens van de noemer"),
    "cap": _("grens voor heel kleine en heel grote delen"),
}


class RulesRefused(ValueError):
    """The file with rules cannot be used; the message is Dutch and names file and figure."""


class Decision(Strict):
    """Who decided on a weaker rule, when and why."""

    who: Annotated[str, Field(min_length=3)]
    when: date
    why: Annotated[str, Field(min_length=10)]


class Override(Strict):
    """What the municipality changes in the Rule of an indicator; the rest stays as it was."""

    smallest_shown: Annotated[int, Field(ge=0, le=1000, strict=True)] | None = None
    round_to: Annotated[int, Field(ge=1, le=1000, strict=True)] | None = None
    minimum_denominator: Annotated[int, Field(ge=0, strict=True)] | None = None
    cap: Annotated[float, Field(ge=0, lt=0.5)] | None = None
    decision: Decision | None = None

    @property
    def changes(self) -> dict[str, Any]:
        return self.model_dump(exclude={"decision"}, exclude_none=True)


class RulesFile(Strict):
    """`indicators: {<id>: {round_to: 10}}`."""

    indicators: dict[Identifier, Override] = Field(default_factory=dict)


def rules_for(catalogue: Catalogue, path: Path | None = None) -> Rules:
    """The default rules, with what the YAML file of the municipality changes in them.

    Raises RulesRefused when it is wrong, or weaker than the default without a decision.
    """
    rules = default_rules(catalogue)
    if path is None:
        return rules
    changed = {}
    for name, override in _read(path).indicators.items():
        if name not in rules.by_indicator:
            raise RulesRefused(
                _("{file}: {name} is geen gevoelig cijfer over personen.").format(
                    file=path.name, name=name
                )
            )
        changed[name] = _changed(rules.of(name), override, f"{path.name}, {name}")
    return Rules({**rules.by_indicator, **changed}, rules.narrowest)


def decisions(path: Path) -> dict[str, Decision]:
    """The recorded decision by indicator, for the report. Raises RulesRefused."""
    found = _read(path).indicators.items()
    return {name: override.decision for name, override in found if override.decision}


def _read(path: Path) -> RulesFile:
    try:
        raw = yaml.safe_load(path.read_text("utf-8"))
        return RulesFile.model_validate(raw or {})
    except (OSError, UnicodeError, yaml.YAMLError, ValidationError) as error:
        raise RulesRefused(
            _("{file} kan niet gelezen worden als regels: {error}").format(
                file=path.name, error=error
            )
        ) from error


def _changed(rule: Rule, override: Override, place: str) -> Rule:
    weaker = [_NAMES[name] for name in _weaker(rule, override)]
    if weaker and override.decision is None:
        raise RulesRefused(
            _(
                "{place}: {what} is soepeler dan de norm. Dat mag alleen met een besluit: vul "
                "onder decision in wie het besloot (who), wanneer (when) en waarom (why)."
            ).format(place=place, what=_(" en ").join(weaker))
        )
    new = replace(rule, **override.changes)
    if 2 * new.smallest_shown < new.round_to:
        raise RulesRefused(
            _(
                "{place}: met een afronding op {step} zou een getoond aantal 0 kunnen worden. "
                "Zet het kleinste aantal dat getoond wordt (smallest_shown) op {least} of hoger."
            ).format(place=place, step=new.round_to, least=(new.round_to + 1) // 2)
        )
    return new


def _weaker(rule: Rule, override: Override) -> Iterator[str]:
    for name, number in override.changes.items():
        if number < getattr(rule, name):
            yield name
