"""Fictitious frames and indicators that the tests of meaning and words share."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.catalogue.model import Break, Indicator, Status

TOWN = "GM9999"


def indicator(**changes: object) -> Indicator:
    """A share of a fictitious survey, worse when higher, comparable within 2.5 points."""
    fields: dict[str, object] = {
        "id": "proefcijfer",
        "domain": "problemen",
        "topic": "veiligheid",
        "title": "Proefcijfer",
        "question": "Hoe vaak komt dit voor?",
        "definition": "Een verzonnen cijfer voor de proef.",
        "why_it_matters": "Het laat zien of de regels kloppen.",
        "unit": "%",
        "decimals": 1,
        "polarity": "lower_is_better",
        "kind": "estimate",
        "sentence": "voelt {value} van de volwassenen zich eenzaam",
        "levels": ("gemeente", "wijk", "buurt"),
        "valid_range": (0, 100),
        "similar_band": 2.5,
    }
    return Indicator.model_validate({**fields, **changes})


SHARE = indicator(
    kind="share", per=100, denominator="inwoners", minimum_denominator=50, similar_band=None
)
RATE = indicator(
    kind="rate",
    per=1000,
    unit="per 1.000 inwoners",
    sentence="zijn {value} misdrijven geregistreerd",
    denominator="inwoners",
    minimum_denominator=50,
    similar_band=None,
    valid_range=(0, 20000),
)
COUNT = indicator(
    kind="count",
    unit="inwoners",
    decimals=0,
    polarity="neutral",
    sentence="wonen {value} mensen",
    similar_band=None,
    valid_range=(0, 1e7),
)
INCOME = indicator(
    kind="mean",
    unit="x € 1.000",
    polarity="higher_is_better",
    sentence="is het inkomen gemiddeld {value}",
    similar_band=1.5,
)


def row(
    code: str,
    name: str,
    value: float | None = None,
    status: str = Status.FINAL,
    **changes: object,
) -> dict[str, object]:
    """One row of a `values` frame; without a value give the status."""
    return {
        "code": code,
        "name": name,
        "parent": "WK999901",
        "value": np.nan if value is None else value,
        "status": status,
        "numerator": np.nan,
        "denominator": np.nan,
        "denominator_period": None,
        "lower": np.nan,
        "upper": np.nan,
        "note": None,
        **changes,
    }


def values(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def counted(
    code: str, name: str, numerator: float, denominator: float, per: int
) -> dict[str, object]:
    value = numerator / denominator * per
    return row(code, name, value, numerator=numerator, denominator=denominator)


def series(periods: Mapping[str, float | None], **columns: list[float]) -> pd.DataFrame:
    """A `series` frame from {period: value}; None is a withheld period."""
    frame = pd.DataFrame(
        {
            "area": "BU99990101",
            "period": list(periods),
            "value": [np.nan if v is None else v for v in periods.values()],
            "status": [Status.WITHHELD if v is None else Status.FINAL for v in periods.values()],
            "numerator": np.nan,
            "denominator": np.nan,
            "lower": np.nan,
            "upper": np.nan,
            "note": ["minder dan 50 inwoners" if v is None else None for v in periods.values()],
        }
    )
    return frame.assign(**columns)


def counts_series(
    numerators: list[float], denominators: list[float], per: int, first: int = 2015
) -> pd.DataFrame:
    """A yearly `series` frame from counts."""
    rates = [n / d * per for n, d in zip(numerators, denominators, strict=True)]
    periods: dict[str, float | None] = {str(first + at): rate for at, rate in enumerate(rates)}
    return series(periods, numerator=numerators, denominator=denominators)


def broken(period: str) -> Break:
    return Break(period=period, kind="counting", reason="Sinds dat jaar telt men anders.")
