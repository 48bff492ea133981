"""All settings, read once from the environment and the municipality file.

A wrong setting stops the start with one sentence that says how to set it.
"""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import Field, ValidationError

from dashboard.mistakes import mistakes
from data.catalogue.model import Strict
from data.language import _

DEFAULT_DATABASE = "sqlite:///var/wijkdashboard.sqlite3"
DEFAULT_PORT = 8050
FEWEST_SECRET_BYTES = 32
ComparatorName = Literal["gemeente", "parent", "nederland"]


class SettingsError(ValueError):
    """A setting is wrong; the message says which and how to set it."""


class LevelWords(Strict):
    """What a municipality calls an area of a level: "de wijk", "wijken"."""

    singular: str
    plural: str
    article: Literal["de", "het"] = "de"


class TileServer(Strict):
    """An optional background map. Its origin is the only one that is ever added to the CSP."""

    url: Annotated[str, Field(pattern=r"^https?://[\w.-]+(:\d+)?/[^\s;,'\"]*$")]
    attribution: str

    @property
    def origin(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


NEUTRAL_WORDS: dict[str, LevelWords] = {
    "gemeente": LevelWords(singular="gemeente", plural="gemeenten"),
    "wijk": LevelWords(singular="wijk", plural="wijken"),
    "buurt": LevelWords(singular="buurt", plural="buurten"),
}


class Municipality(Strict):
    """The municipality file. Without it: the gemeente in the store, with neutral words."""

    code: Annotated[str, Field(pattern=r"^GM\d{4}$")] | None = None
    name: str | None = None
    levels: dict[Literal["gemeente", "wijk", "buurt"], LevelWords] = Field(default_factory=dict)
    first_level: Literal["wijk", "buurt"] = "buurt"
    comparators: tuple[ComparatorName, ...] = ("gemeente", "parent", "nederland")
    false_alarm_share: Annotated[float, Field(gt=0, le=0.25)] = 0.10
    """Which part of the signals may be false alarm, on average."""
    theme_folder: Path | None = None
    tile_server: TileServer | None = None

    def words(self, level: str) -> LevelWords:
        own = {str(name): words for name, words in self.levels.items()}
        return own.get(level, NEUTRAL_WORDS[level])


@dataclass(frozen=True)
class Settings:
    database_url: str = DEFAULT_DATABASE
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    municipality: Municipality = field(default_factory=Municipality)
    originals: Path = Path("var/originals")
    secret_key: str = field(default="", repr=False)
    """Seals the cookie that says who uses the dashboard; empty: one is made and kept."""
    address_search: bool = False
    """Whoever adds an initiative may have its address looked up by a service elsewhere."""
    security_contact: str = ""
    """Where weak spots are reported: an https: or mailto: address; empty for none."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. Raises SettingsError."""
    return Settings(
        database_url=environment.get("DATABASE_URL") or DEFAULT_DATABASE,
        host=_loopback(environment.get("HOST") or "127.0.0.1"),
        port=_port(environment.get("PORT") or str(DEFAULT_PORT)),
        municipality=_municipality(environment.get("MUNICIPALITY_FILE")),
        secret_key=_secret_key(environment.get("SECRET_KEY") or ""),
        address_search=_is_on("ADDRESS_SEARCH", environment.get("ADDRESS_SEARCH") or "off"),
        security_contact=_contact(environment.get("SECURITY_CONTACT") or ""),
    )


def _is_on(name: str, text: str) -> bool:
    if text in ("on", "off"):
        return text == "on"
    message = _("{name}={text} kan niet: kies on of off.")
    raise SettingsError(message.format(name=name, text=text))


def _contact(text: str) -> str:
    if text and not re.fullmatch(r"(https://|mailto:)[!-~]{3,200}", text):
        message = _(
            "SECURITY_CONTACT={text} kan niet: begin met https:// of mailto:, zonder spaties, of "
            "laat het weg."
        )
        raise SettingsError(message.format(text=text))
    return text


def _secret_key(text: str) -> str:
    if text and len(text.encode("utf-8", "surrogateescape")) < FEWEST_SECRET_BYTES:
        message = _(
            "SECRET_KEY is te kort: neem ten minste {n} tekens die niemand kan raden, of laat hem "
            "weg. Dan maakt het dashboard er zelf een."
        )
        raise SettingsError(message.format(n=FEWEST_SECRET_BYTES))
    return text


def _loopback(host: str) -> str:
    """Until people can sign in, figures are for this computer only."""
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        message = _(
            "HOST={host} kan niet: inloggen bestaat nog niet, daarom is het dashboard alleen "
            "bereikbaar op deze computer. Laat HOST weg of kies 127.0.0.1."
        )
        raise SettingsError(message.format(host=host))
    return host


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    message = _("PORT={port} kan niet: kies een getal tussen 1 en 65535, bijvoorbeeld 8050.")
    raise SettingsError(message.format(port=text))


def _municipality(path: str | None) -> Municipality:
    if not path:
        return Municipality()
    try:
        return Municipality.model_validate(yaml.safe_load(Path(path).read_text("utf-8")) or {})
    except OSError as error:
        message = _(
            "MUNICIPALITY_FILE={path} is niet te lezen. Controleer de naam van het bestand."
        )
        raise SettingsError(message.format(path=path)) from error
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        message = _("In het gemeentebestand {path} klopt iets niet: {what}")
        what = mistakes(error, Municipality)
        raise SettingsError(message.format(path=path, what=what)) from error
