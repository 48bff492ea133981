"""What people write in the dashboard: text, cleaned of what does not show and checked (norm B1)."""

from data.changes import Refusal
from data.importers.codes import as_name
from data.language import _
from data.private_text import private_data

SHORTEST = 3


def lines_of(text: str) -> str:
    """The text without characters that do not show; its lines stay, at most one empty in a row."""
    kept: list[str] = []
    for line in map(as_name, text.splitlines()):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()


def text_refusals(name: str, text: str, longest: int) -> list[Refusal]:
    """What is wrong with a text that somebody wrote; the text itself is never repeated."""
    if len(text) < SHORTEST:
        few = _("Schrijf ten minste {n} tekens.").format(n=SHORTEST)
        return [Refusal(name, few)]
    if len(text) > longest:
        many = _("De tekst is te lang: {n} tekens. Er passen er {longest}.")
        return [Refusal(name, many.format(n=len(text), longest=longest))]
    if found := private_data(text):
        cure = _("Haal dat weg: iedereen die hier komt, kan dit lezen.")
        return [Refusal(name, f"{found} {cure}")]
    return []
