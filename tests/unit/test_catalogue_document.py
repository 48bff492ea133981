"""The document about the indicators says what the catalogue says."""

import re
from pathlib import Path

from data.catalogue import load_catalogue
from data.catalogue.document import indicators_markdown

ROOT = Path(__file__).parents[2]
CATALOGUE = load_catalogue()


def test_the_document_is_what_the_catalogue_says_now() -> None:
    shipped = (ROOT / "docs" / "indicators.md").read_text("utf-8")
    assert shipped == indicators_markdown(CATALOGUE), (
        "run: python -m data.catalogue.document > docs/indicators.md"
    )


def test_the_document_links_only_to_headings_that_are_there() -> None:
    text = indicators_markdown(CATALOGUE)
    headings = re.findall(r"^### (.+)$", text, re.MULTILINE)
    wanted = re.findall(r"\]\(#([^)]+)\)", text)
    anchors = [re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings]
    assert sorted(wanted) == sorted(anchors)
    assert len(set(anchors)) == len(anchors)
