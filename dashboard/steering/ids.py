"""Ids of page Sturen and of the pages around it; layouts and callbacks meet nowhere else."""

from enum import StrEnum


class Sturen(StrEnum):
    """Page Sturen. AREA is the page it is about."""

    AREA = "sturen-gebied"
    OTHER = "sturen-ander"
    GLANCE = "sturen-oogopslag"
    SIGNALS = "sturen-signalen"
    HEAT = "sturen-tabel"
    HOTSPOTS = "sturen-stapeling"
    DECISIONS = "sturen-besluiten"
    GOALS = "sturen-doelen"
    PHASES = "sturen-fasen"
    ABOUT = "sturen-bronnen"


class Present(StrEnum):
    """The vergaderstand."""

    FRAME = "vergaderstand"
    COUNT = "vergaderstand-aantal"
    PLACE = "vergaderstand-plek"
    BEFORE = "vergaderstand-vorige"
    AFTER = "vergaderstand-volgende"
