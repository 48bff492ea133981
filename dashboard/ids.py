"""Every id that layouts and callbacks share; they meet nowhere else."""

from enum import StrEnum


class Shell(StrEnum):
    STATUS = "status"
    NAV = "paginas"
    MAIN = "inhoud"
    ROLE = "rol"
    ROLE_CHOICE = "rol-keuze"
    ROLE_AREA = "rol-gebied"
    ROLE_NAME = "rol-naam"


class Kaart(StrEnum):
    """Page Kaart. PICK, LEVEL, PERIOD, COMPARATOR and AREA are the state; QUERY is its URL."""

    PICK = "kaart-cijfer"
    LEVEL = "kaart-niveau"
    PERIOD = "kaart-periode"
    COMPARATOR = "kaart-vergelijk"
    AREA = "kaart-gebied"
    QUERY = "kaart-query"
    MESSAGES = "kaart-meldingen"
    HEADING = "kaart-kop"
    MAP = "kaart-kaart"
    MAP_FRAME = "kaart-lijst"
    SHAPES = "kaart-vormen"
    ROWS = "kaart-rijen"
    LEGEND = "kaart-legenda"
    FIGURES = "kaart-cijfers"
    FIGURE_LIST = "kaart-cijferlijst"
    SERIES = "kaart-reeks"
    SERIES_TABLE = "kaart-verloop-tabel"
    MAP_SENTENCE = "kaart-zin"
    PERIOD_LABELS = "kaart-periodes"
    CARD = "kaart-gebiedskaart"
    RANKING = "kaart-volgorde"
    TABLE = "kaart-tabel"
    ABOUT = "kaart-over"


class Wijk(StrEnum):
    """Page Wijk. COMPARATOR and SHOW are its state, AREA the page it is about."""

    AREA = "wijk-gebied"
    COMPARATOR = "wijk-vergelijk"
    SHOW = "wijk-weergave"
    OTHER = "wijk-ander"
    GLANCE = "wijk-cijfers"
    ROWS = "wijk-rijen"
    PLACES = "wijk-plaatsen"
    PLACE_MAP = "wijk-plaatsen-kaart"
    PLACE_LIST = "wijk-plaatsen-lijst"


class Notes(StrEnum):
    """The card "Duiding" of page Wijk. DATA: the notes; REMOVE: what is asked to be removed;
    REFUSED: why something was not done."""

    CARD = "wijk-duiding"
    DATA = "duiding-gegevens"
    LIST = "duiding-lijst"
    ABOUT = "duiding-cijfer"
    TEXT = "duiding-tekst"
    ERROR = "duiding-fout"
    ADD = "duiding-bewaar"
    REMOVE = "duiding-weg"
    REFUSED = "duiding-geweigerd"
