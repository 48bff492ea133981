"""The words that may stand in the fields of a place: laws, topics, themes, states."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import get_args

from data.catalogue import Catalogue
from data.catalogue.model import Theme
from data.importers.columns import meant
from data.language import _
from data.place import InitiativeStatus, Law, PlaceKind
from data.place_values import WrongValueError
from data.words import listed

MOST_CHOICES = 20
_LONGEST = 60

LAWS: dict[str, str] = {law.value: law.words for law in Law}
THEMES: dict[str, str] = {theme: theme.replace("_", " ") for theme in get_args(Theme)}
STATUSES: dict[str, str] = {status.value: status.value for status in InitiativeStatus}
"""Each: the word in the store -> the word on screen."""

_OTHER_LAWS = {
    "wet_maatschappelijke_ondersteuning": Law.WMO,
    "wmo_2015": Law.WMO,
    "p_wet": Law.PARTICIPATIEWET,
    "schuldhulp": Law.WGS,
    "schuldhulpverlening": Law.WGS,
    "wet_gemeentelijke_schuldhulpverlening": Law.WGS,
    "wet_inburgering": Law.INBURGERING,
}
TEAMS = frozenset({"lokaal_team", "wijkteam", "buurtteam", "sociaal_team"})


@lru_cache(maxsize=1024)
def plain(word: str) -> str:
    """`Eenzaamheid en meedoen` -> `eenzaamheid_en_meedoen`."""
    letters = unicodedata.normalize("NFKD", word.lower())
    return re.sub(r"[^a-z0-9]+", "_", "".join(c for c in letters if c.isascii())).strip("_")


def topics_of(catalogue: Catalogue) -> dict[str, str]:
    """id -> title of every topic."""
    return {topic.id: topic.title for domain in catalogue.domains for topic in domain.topics}


def kind_of_provider(sort: str | None) -> PlaceKind:
    """TEAM for what is a local team by its sort, else PROVIDER."""
    return PlaceKind.TEAM if plain(sort or "") in TEAMS else PlaceKind.PROVIDER


def laws_in(text: str) -> str:
    """The laws in a cell, as the store has them. Raises WrongValueError."""
    others = {alias: law.value for alias, law in _OTHER_LAWS.items()}
    return _words_in(text, LAWS, others, _("“{word}” is geen wet die hier bekend is."))


def topics_in(text: str, topics: Mapping[str, str]) -> str:
    """The topics in a cell; topics: id -> title. Raises WrongValueError."""
    return _words_in(text, topics, {}, _("“{word}” is geen bekend onderwerp."))


def themes_in(text: str) -> str:
    """The themes in a cell. Raises WrongValueError."""
    return _words_in(text, THEMES, {}, _("“{word}” is geen van de zes thema's."))


def status_in(text: str) -> str:
    """The status of an initiative. Raises WrongValueError."""
    if (word := plain(text)) in STATUSES:
        return word
    raise _unknown([text], STATUSES, _("“{word}” is geen status van een initiatief."))


def _words_in(text: str, known: Mapping[str, str], others: Mapping[str, str], message: str) -> str:
    """ids joined by a space, each once. A comma, semicolon, slash, bar or new line parts them; a
    space does too where all words are known then."""
    ids = {**others, **{plain(title): key for key, title in known.items()}, **{k: k for k in known}}
    words = [word.strip() for word in re.split(r"[,;|/\n]", text) if word.strip()]
    found: list[str] = []
    unknown: list[str] = []
    for word in words:
        parts = [word] if plain(word) in ids else word.split()
        if all(plain(part) in ids for part in parts):
            found += [ids[plain(part)] for part in parts]
        else:
            unknown.append(word)
    if unknown:
        raise _unknown(unknown, known, message)
    return " ".join(dict.fromkeys(found))


def _unknown(words: list[str], known: Mapping[str, str], message: str) -> WrongValueError:
    """Names every word that is not known, with what it looks like."""
    titles = {title.lower() for title in known.values()}
    names = [*known.values(), *(key for key in known if key.lower() not in titles)]
    told = " ".join(message.format(word=_short(w)) + meant(w, names) for w in words[:5])
    choices = listed(list(dict.fromkeys(known.values())), MOST_CHOICES)
    return WrongValueError(told, _("Kies uit: {words}.").format(words=choices))


def _short(word: str) -> str:
    return word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…"
