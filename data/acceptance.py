"""Whether a batch may go into this store: what is wrong with it, and what it may not meet there."""

from sqlalchemy import Connection

from data.batch import Batch, ImportRefused, Problem
from data.catalogue import Catalogue
from data.checks import check
from data.known import is_fictitious, known_areas
from data.language import _
from data.scope import municipalities_of
from data.settle import counts_in_the_open, takes_counts_of_persons


def accepted(
    connection: Connection, catalogue: Catalogue, file: str, batch: Batch, *, fictitious: bool
) -> tuple[str, ...]:
    """The remarks of the checks. fictitious: the batch is of the fictitious town. Raises
    ImportRefused."""
    known = known_areas(connection, municipalities_of(batch))
    verdict = check(batch, file, catalogue, known)
    problems = [*batch.problems, *verdict.problems]
    if len(batch.persons) and not takes_counts_of_persons(connection):
        problems.append(counts_in_the_open(file, len(batch.persons)))
    if not problems and not any(map(len, (batch.areas, batch.keyed, batch.places))):
        message = _("In dit bestand staat niets dat dit dashboard kan laten zien.")
        cure = _("Controleer of het de goede tabel is, met de cijfers van uw gemeente.")
        problems.append(Problem(file, message, cure))
    strangers = set(batch.areas["municipality"]) - set(known["municipality"])
    if strangers and not fictitious and is_fictitious(connection):
        message = _(
            "In deze database staat de verzonnen stad; een echte gemeente hoort daar niet bij."
        )
        cure = _(
            "Kies een andere: --database-url sqlite:///var/gemeente.sqlite3 (of DATABASE_URL)."
        )
        problems.append(Problem(file, message, cure))
    if problems:
        raise ImportRefused(problems)
    return tuple(verdict.notes)
