"""The accessibility statement, from docs/toegankelijkheid.md."""

from functools import lru_cache
from pathlib import Path

from dash import dcc, html

STATEMENT = Path(__file__).parent.parent / "docs" / "toegankelijkheid.md"


@lru_cache(maxsize=1)
def page() -> html.Article:
    return html.Article(dcc.Markdown(STATEMENT.read_text("utf-8")), className="card prose")
