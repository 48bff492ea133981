"""What was agreed about a decision, goal or action, as terms and words."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from data.language import _
from layouts.parts.card import card

Words = Component | str | list[Component | str]
Fact = tuple[str, Words]
"""Term and words."""


def agreed_card(facts: Sequence[Fact]) -> html.Section:
    listed = [part for term, words in facts for part in (html.Dt(term), html.Dd(words))]
    return card(html.H2(_("Wat is afgesproken")), html.Dl(listed), class_name="decision-facts")


def about_facts(about: Sequence[tuple[str, str]], remark: str | None) -> list[Fact]:
    """about: (href, words) of what it is linked to. remark: with its own lines."""
    links: list[Component | str] = []
    for href, words in about:
        links += [*([", "] if links else []), html.A(words, href=href)]
    found: list[Fact] = [(_("Gaat over"), links)] if links else []
    return [*found, *([(_("Opmerking"), long_text(remark))] if remark else [])]


def long_text(text: str) -> html.Span:
    """As it was written, with its lines."""
    return html.Span(text, className="note-text")
