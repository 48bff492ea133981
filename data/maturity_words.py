"""The words that rows about the six themes may hold: ids in code, words on screen."""

from data.language import _

AGREED = "afgesproken"
"""The party of what all parties of a session settled on together."""
PHASES = (1, 2, 3, 4)
PARTIES: dict[str, str] = {
    "gemeente": _("gemeente"),
    "wijkteam": _("wijkteam"),
    "welzijn": _("welzijn"),
    "onderwijs": _("onderwijs"),
    "zorgaanbieder": _("zorgaanbieder"),
    "huisartsen": _("huisartsen"),
    "politie": _("politie"),
    "woningcorporatie": _("woningcorporatie"),
    "inwoners": _("inwoners"),
    "sport_en_cultuur": _("sport en cultuur"),
}
"""Who can sit at the table."""
FIRST_PARTIES = ("gemeente", "wijkteam", "welzijn", "inwoners")
"""Who sits at the table of a new session until somebody says otherwise."""
PARTS: dict[str, tuple[str, ...]] = {
    "lokale_teams": (
        *("outreachend", "vroeg_signaleren", "toegankelijk", "brede_blik"),
        "leren_en_verbeteren",
    )
}
"""Theme -> the parts that can be placed apart: the five basic functions of a local team."""
CHOICES: dict[str, tuple[str, ...]] = {
    "aanpak": ("revolutionair", "evolutionair"),
    "rol_lokaal_team": ("toegang", "toegang_en_lichte_hulp", "hart_van_de_wijk"),
}
"""The core choices of step 3 of the approach, and what can be chosen."""
STATES: dict[str, str] = {"open": _("nog niet begonnen"), "bezig": _("bezig"), "klaar": _("klaar")}
"""How far a step of the approach is."""
