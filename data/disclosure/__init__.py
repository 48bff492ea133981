"""Disclosure control: from counts of persons to what may be published (norms B3, B4 and B5).

Pure: no store and no files but the rules of the municipality. The way through:

    rules = rules_for(catalogue, path)
    structure = build_structure(cells, catalogue, areas, ...)
    protected = protect(counts, structure, rules, former)
    publish protected.shown, unless protected.blocks
"""

from data.disclosure.audit import audit, intervals
from data.disclosure.cells import Cell, Count, Former, Interval, Piece, Relation, Shown, Structure
from data.disclosure.findings import Cause, Finding, Problem, Protected, Withheld
from data.disclosure.own_rules import RulesRefused, rules_for
from data.disclosure.rules import Rule, Rules, default_rules
from data.disclosure.structure import build_structure
from data.disclosure.suppress import protect
from data.disclosure.zonings import pieces_of

__all__ = [
    "Cause",
    "Cell",
    "Count",
    "Finding",
    "Former",
    "Interval",
    "Piece",
    "Problem",
    "Protected",
    "Relation",
    "Rule",
    "Rules",
    "RulesRefused",
    "Shown",
    "Structure",
    "Withheld",
    "audit",
    "build_structure",
    "default_rules",
    "intervals",
    "pieces_of",
    "protect",
    "rules_for",
]
