"""The checks of what is staged, as one list."""

from data.catalogue import Catalogue
from data.publishing.bridge import bridge
from data.publishing.desk import Desk
from data.publishing.findings import Check, Finding

CHECKS: tuple[Check, ...] = ()


def check_staged(desk: Desk, catalogue: Catalogue) -> list[Finding]:
    """Everything that was found, what blocks first."""
    with bridge(desk.serving, desk.staging) as both, both.connect() as connection:
        found = [finding for check in CHECKS for finding in check(connection, catalogue)]
    return sorted(found, key=lambda finding: not finding.blocks)
