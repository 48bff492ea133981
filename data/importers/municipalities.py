"""Cuts a national file down to the gemeenten that the store knows."""

import numpy as np
import pandas as pd

from data.importers.codes import municipality_of
from data.importers.complaints import Complaints
from data.importers.contract import Context
from data.importers.wide import AREA
from data.language import _
from data.schema import COUNTRY

NATIONAL = 50
"""From this many gemeenten on a file counts as national; no region of one user is that large."""


def is_national(codes: pd.Series) -> bool:
    """Clean area codes of (nearly) the whole country."""
    return len({municipality_of(code) for code in codes if code != COUNTRY}) >= NATIONAL


def keep_if_national(frame: pd.DataFrame, context: Context, complaints: Complaints) -> pd.DataFrame:
    """A national file as `keep_known`, any other as it is."""
    return keep_known(frame, context, complaints) if is_national(frame[AREA]) else frame


def keep_known(frame: pd.DataFrame, context: Context, complaints: Complaints) -> pd.DataFrame:
    """Rows of the country and the known gemeenten, or all rows when the whole country is wanted.
    Raises ImportRefused when no gemeente is known yet."""
    if context.whole_country:
        return frame
    if not context.municipalities:
        raise complaints.refusal(
            _("Dit bestand gaat over heel Nederland en er is nog geen gemeente geladen."),
            _(
                "Laad eerst de grenzen van uw gemeente en daarna dit bestand. Wilt u alle "
                "gemeenten, zet dan --heel-nederland erbij."
            ),
        )
    known = [
        code == COUNTRY or municipality_of(code) in context.municipalities for code in frame[AREA]
    ]
    skipped = len(known) - sum(known)
    if skipped:
        complaints.notes.append(
            _("{number} rijen van andere gemeenten zijn overgeslagen.").format(number=skipped)
        )
    return frame.loc[np.array(known, dtype=bool)]
