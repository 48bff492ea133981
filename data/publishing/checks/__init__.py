"""The checks of what is staged, against what is published and what came before."""

from data.catalogue import Catalogue
from data.publishing.bridge import bridge
from data.publishing.checks.absent import absent
from data.publishing.checks.changed import changed_figures
from data.publishing.checks.jumps import jumps
from data.publishing.checks.strangers import strangers
from data.publishing.checks.totals import totals
from data.publishing.desk import Desk
from data.publishing.findings import Finding

CHECKS = (totals, jumps, absent)


def check_staged(desk: Desk, catalogue: Catalogue) -> list[Finding]:
    """Everything that was found, what blocks first. Changes nothing."""
    with bridge(desk.serving, desk.staging) as both, both.connect() as connection:
        found = list(strangers(connection))
        for changed in changed_figures(connection, catalogue):
            found.extend(finding for check in CHECKS for finding in check(changed))
    return sorted(found, key=lambda finding: not finding.blocks)
