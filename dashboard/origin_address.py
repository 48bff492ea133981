"""Where a number leads to: the page of the file that it comes from (norm D3)."""

from urllib.parse import urlencode

SHORT_DIGITS = 12


def origin_href(
    file: int | None,
    indicator: str | None = None,
    area: str | None = None,
    period: str | None = None,
) -> str | None:
    """The page of a file, opened on one number when that is named; None without a file."""
    if file is None:
        return None
    query = {"cijfer": indicator, "gebied": area, "periode": period}
    number = f"?{urlencode(query)}" if indicator and area and period else ""
    return f"/bron/{file}{number}"


def short_digest(sha256: str) -> str:
    """ "3f2a9c81b0de…": enough to tell two files apart."""
    return f"{sha256[:SHORT_DIGITS]}…" if len(sha256) > SHORT_DIGITS else sha256
