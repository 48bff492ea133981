"""What one count shows on its own (norms B3 and B4), before its neighbours are looked at."""

from data.disclosure.cells import Cause, Count, Shown
from data.disclosure.rules import Rule


def first_look(count: Count, rule: Rule) -> tuple[Shown, Cause | None]:
    """What may be shown of the count, and why it is withheld if it is. Raises ValueError when the
    count cannot be (negative, a share above its group, a share or rate without denominator)."""
    raise NotImplementedError
