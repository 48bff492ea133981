"""The sentences of page Fasen."""

from collections import Counter
from datetime import date

from babel.dates import format_date

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.fasen import FasenView, Placing
from dashboard.formatting import LOCALE
from dashboard.maturity.model import maturity_model
from dashboard.maturity.standing import WIDE, Attention
from dashboard.notes import who
from dashboard.wording import enumerated
from data.language import _
from data.maturity import Session
from data.maturity_words import AGREED, PARTIES

NUMBERS = (_("geen"), _("één"), _("twee"), _("drie"), _("vier"), _("vijf"), _("zes"))


def month(day: date) -> str:
    """ "nov 2024"."""
    return str(format_date(day, "MMM y", locale=LOCALE))


def short_day(day: date) -> str:
    """ "14 mei 2026", "12 nov 2024"."""
    return str(format_date(day, "d MMM y", locale=LOCALE))


def phase_words(phase: int) -> str:
    """ "fase 3 (de werkwijze)"."""
    text, short = _("fase {phase} ({name})"), maturity_model().phase(phase).short
    return text.format(phase=phase, name=short if short.startswith("In ") else short.lower())


def party_words(party: str) -> str:
    return _("samen afgesproken") if party == AGREED else PARTIES.get(party, party)


def party_list(parties: tuple[str, ...]) -> str:
    return enumerated(party_words(party) for party in parties)


def headline(view: FasenView) -> str:
    """Where the area stands, in one or two sentences."""
    if not view.positions:
        return _not_yet(view)
    told = f"{_most(view)}; {_asking(view)}."
    if not view.is_borrowed:
        return told
    text = _("Voor {name} heeft nog niemand een thema in een fase gezet. Hier staat {other}. ")
    return text.format(name=view.name, other=view.shown_name) + told


def _not_yet(view: FasenView) -> str:
    if any(view.talk(theme.id) for theme in maturity_model().themes):
        text = _("In {name} hebben partijen thema's in een fase gezet, maar nog niets afgesproken.")
        return text.format(name=view.name)
    text = _(
        "In {name} heeft nog niemand een thema in een fase gezet. Begin hieronder: kies een thema, "
        "zet de schuif op de fase die past en schrijf waarom."
    )
    return text.format(name=view.name)


def _most(view: FasenView) -> str:
    """ "Dukenburg staat op de meeste thema's in fase 3"."""
    phases = Counter(position.phase for position in view.positions.values())
    (phase, most), n = phases.most_common(1)[0], len(view.positions)
    if n == 1:
        text = _("In {name} staat één thema in een fase: fase {phase}")
    elif most == n:
        text = _("{name} staat op {all} thema's in fase {phase}")
    elif 2 * most > n:
        text = _("{name} staat op de meeste thema's in fase {phase}")
    else:
        text = _("In {name} lopen de thema's uiteen, van fase {low} tot en met {high}")
    every = _("alle zes") if n == len(maturity_model().themes) else NUMBERS[n]
    ends = {"low": min(phases), "high": max(phases)}
    return text.format(name=view.shown_name, phase=phase, all=every, **ends) + _waiting(n)


def _waiting(n: int) -> str:
    """ ", en twee zijn nog niet ingeschat"; "" when all themes were."""
    rest = len(maturity_model().themes) - n
    text = _(", en {n} is nog niet ingeschat") if rest == 1 else _(", en {n} zijn dat nog niet")
    return text.format(n=NUMBERS[rest]) if rest else ""


def _asking(view: FasenView) -> str:
    titles = [item.position.theme.title.lower() for item in view.attention]
    if not titles:
        return _("geen thema vraagt nu extra aandacht")
    asks = _("vraagt") if len(titles) == 1 else _("vragen")
    return _("{titles} {asks} aandacht").format(titles=enumerated(titles), asks=asks)


def attention_words(item: Attention) -> str:
    """Why a theme asks for attention: "van fase 3 terug naar 2, en de partijen verschillen ..."."""
    position, told = item.position, []
    if item.lowest:
        told.append(_("staat met fase {phase} het laagst").format(phase=position.phase))
    if item.fell:
        text = _("ging van fase {before} terug naar fase {phase}")
        told.append(text.format(before=position.before, phase=position.phase))
    if item.wide:
        text = _("de partijen liggen {n} fasen uit elkaar")
        told.append(text.format(n=NUMBERS[item.width]))
    return enumerated(told)


def attention_rule() -> str:
    text = _(
        "De regel: een thema vraagt aandacht als het de laagste fase van alle thema's heeft, als "
        "het lager staat dan in de sessie ervoor, of als partijen {n} of meer fasen verschillen. "
        "Staan alle thema's gelijk, dan is er geen laagste."
    )
    return text.format(n=NUMBERS[WIDE])


def session_words(session: Session) -> str:
    """ "Voorjaar in de wijk, 14 mei 2026"."""
    return f"{session.title}, {formatting.date(session.held)}"


def signed(placing: Placing, view: FasenView) -> str:
    """ "Samen afgesproken in de sessie “Voorjaar”, 14 mei 2026; opgeschreven door Els, beleid op
    15 mei 2026."."""
    session, placed = placing
    text = _("{party} in de sessie “{title}”, {held}; opgeschreven door {who} op {day}.")
    return text.format(
        party=party_words(placed.party).capitalize(),
        title=session.title,
        held=formatting.date(session.held),
        who=who(placed.by, view.snapshot.names),
        day=formatting.date(day_of(placed.at)),
    )
