"""A judgement as a coloured chip: the words say it, the colour only helps."""

from dash import html
from dash.development.base_component import Component

from dashboard.compare import Verdict
from dashboard.palette import Tone
from dashboard.steering.page_figures import Said
from layouts.parts.attributes import aria

SYMBOLS = "▲▼●↗↘→"
TONES: dict[str, Tone] = {
    Verdict.BETTER: "favourable",
    Verdict.WORSE: "unfavourable",
    "behaald": "favourable",
    "op_koers": "favourable",
    "niet_op_koers": "unfavourable",
    "niet_behaald": "unfavourable",
    "improved": "favourable",
    "worsened": "unfavourable",
    "zorg": "unfavourable",
    "kracht": "favourable",
}
"""Kind of what is said -> its colour; comparable for all others."""


def chip(said: Said, *, tone: Tone | None = None) -> html.Span:
    """tone: another colour than that of its kind."""
    colour = tone or TONES.get(said.kind, "comparable")
    return html.Span(spoken(said.words), className=f"chip chip-{colour}")


def spoken(words: str) -> list[Component | str]:
    """Words whose first sign is for the eye only: "▼ lager" is read aloud as "lager"."""
    if words[:1] not in SYMBOLS or not words:
        return [words]
    return [html.Span(words[0], **aria(hidden="true")), words[1:]]
