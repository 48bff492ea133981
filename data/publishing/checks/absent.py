"""What is to be seen now, or was there a period ago, and would be missing."""

from collections.abc import Iterator

from data.catalogue.model import Status
from data.language import _
from data.publishing.checks.changed import Changed
from data.publishing.findings import Finding
from data.words import joined, listed

EXPLAINED = (Status.WITHHELD, Status.NOT_APPLICABLE, Status.UNRELIABLE)
"""Reasons that a source gives itself: an area that has one is not missing."""


def absent(changed: Changed) -> Iterator[Finding]:
    title, name = changed.indicator.title, changed.indicator.id
    if changed.gone:
        yield Finding(
            _("{title}: {periods} is nu te zien en verdwijnt.").format(
                title=title, periods=joined(list(changed.gone))
            ),
            _("Laad het bestand met deze periode opnieuw, of leg vast waarom dit weg mag."),
            about=name,
        )
    for period in changed.periods:
        yield from _of(changed, period)


def _of(changed: Changed, period: str) -> Iterator[Finding]:
    """Area by area against the period before: a source leaves out a few every year, most is not
    usual."""
    earlier = changed.before(period)
    if earlier is None:
        return
    had = changed.of(earlier)
    had = had[had["value"].notna()]
    now = changed.of(period)
    known = set(now.loc[now["value"].notna() | now["status"].isin(EXPLAINED), "area"])
    for level, group in had.groupby("level"):
        if level not in set(now["level"]):
            continue
        lost = group[~group["area"].isin(known)]
        if len(lost):
            message = _(
                "{title}, {period}: {number} van de {total} gebieden met een cijfer in {earlier} "
                "hebben er nu geen: {names}."
            )
            yield Finding(
                message.format(
                    title=changed.indicator.title,
                    period=period,
                    number=len(lost),
                    total=len(group),
                    earlier=earlier,
                    names=listed(changed.named(lost["area"])),
                ),
                _("Kijk in de bron of dit zo hoort. Ontbreken er rijen, vul het bestand dan aan."),
                about=f"{changed.indicator.id} {period}",
            )
