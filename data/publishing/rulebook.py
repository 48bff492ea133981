"""The rules for counts of persons that hold here, and who decided on the weaker ones."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.catalogue import Catalogue
from data.disclosure import Rule, Rules, RulesRefused, default_rules, rules_for
from data.disclosure.own_rules import Decision, decisions
from data.store import StoreError

FILE = "DISCLOSURE_FILE"
"""Name of the environment variable with the file in which a gemeente changes rules."""


@dataclass(frozen=True)
class Rulebook:
    """norm: the rules that hold where a gemeente changes nothing. decisions: by indicator."""

    rules: Rules
    norm: Rules
    decisions: Mapping[str, Decision] = field(default_factory=dict)

    def changed(self) -> Iterator[tuple[str, Rule, Rule]]:
        """indicator, its rule, and the rule of the norm, where the two differ."""
        for name, rule in sorted(self.rules.by_indicator.items()):
            if rule != self.norm.of(name):
                yield name, rule, self.norm.of(name)


def rulebook(catalogue: Catalogue) -> Rulebook:
    """With the file that DISCLOSURE_FILE names, if any. Raises StoreError when that is wrong."""
    norm = default_rules(catalogue)
    name = os.environ.get(FILE)
    if not name:
        return Rulebook(norm, norm)
    try:
        return Rulebook(rules_for(catalogue, Path(name)), norm, decisions(Path(name)))
    except RulesRefused as error:
        raise StoreError(str(error)) from error
