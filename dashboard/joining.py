"""What a party sees and writes with a share link: its own placings and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.fasen_fields import number
from dashboard.maturity.model import ThemeText, maturity_model
from dashboard.maturity.standing import newest
from dashboard.services import Services
from dashboard.share import Invitation, LinkRefused
from dashboard.snapshot import Snapshot
from data.assessments import Score
from data.changes import ChangeRefused
from data.language import _
from data.maturity import Assessment, Session
from data.maturity_words import PARTIES
from data.share import ScoreByLink, used_elsewhere


@dataclass(frozen=True)
class Joining:
    """One device with one link. placed: theme -> what the party placed last; empty until a theme
    was placed with this link, so that who finds a link reads nothing."""

    invitation: Invitation
    session: Session
    area: str
    placed: Mapping[str, Assessment]

    @property
    def party(self) -> str:
        return PARTIES[self.invitation.party]

    def theme(self, asked: object) -> ThemeText | None:
        """The theme that was asked for, else the first that was not placed; None after the last."""
        themes = maturity_model().themes
        wanted = [theme for theme in themes if theme.id == asked]
        open_ones = [theme for theme in themes if theme.id not in self.placed]
        return next(iter([*wanted, *open_ones]), None)


def joining(services: Services, invitation: Invitation, device: str | None) -> Joining:
    """Raises LinkRefused, and EmptyStoreError."""
    bound = services.maturity.device_of(token=invitation.key)
    if bound is not None and bound != device:
        raise LinkRefused(used_elsewhere())
    snapshot = services.snapshot()
    maturity = services.maturity.of(municipality=snapshot.code)
    session = next((s for s in maturity.sessions if s.id == invitation.session), None)
    if session is None or invitation.party not in session.parties:
        raise LinkRefused(_("Deze sessie is er niet (meer). Vraag een nieuwe link."))
    rows = newest(a for a in maturity.assessments if a.session == session.id).values()
    mine = {a.theme: a for a in rows if a.party == invitation.party and a.part is None}
    return Joining(invitation, session, _name(snapshot, session), mine if bound else {})


def join(
    services: Services, invitation: Invitation, device: str, form: Mapping[str, str]
) -> list[str]:
    """Place one theme (form: thema, fase, waarom). What is wrong with it, in words; empty when it
    was written. Raises LinkRefused."""
    score = Score(
        session=invitation.session,
        party=invitation.party,
        theme=form.get("thema", ""),
        phase=number(form.get("fase")),
        reason=form.get("waarom", ""),
    )
    change = ScoreByLink(invitation.key, device, score)
    try:
        services.write_as_party(invitation.party, change)
    except ChangeRefused as refused:
        if any(refusal.field == "token" for refusal in refused.refusals):
            raise LinkRefused(used_elsewhere()) from refused
        return [_said(refusal.field, refusal.message) for refusal in refused.refusals]
    return []


def _said(field: str | None, message: str) -> str:
    """With what it is about: the messages stand together above the form."""
    about = {"reason": _("Waarom"), "phase": _("Fase"), "theme": _("Thema")}.get(field or "")
    return f"{about}: {message}" if about else message


def _name(snapshot: Snapshot, session: Session) -> str:
    return snapshot.names.get(session.area, session.area)
