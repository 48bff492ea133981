"""The secret behind the seal on cookies, when none is set: made once and kept in a file."""

import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from dashboard.settings import FEWEST_SECRET_BYTES, SettingsError
from data.language import _

FILE_NAME = "secret_key"


def kept_secret(folder: Path) -> str:
    """The secret in the file `secret_key` of this folder, made when it is not there.

    Processes that start at once end with the same one; only the owner may read it. Raises
    SettingsError.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        secret = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = _(
            "Het bestand {path} is niet te maken of te lezen. Maak de map schrijfbaar, of geef de "
            "geheime sleutel in SECRET_KEY."
        )
        raise SettingsError(message.format(path=path)) from error
    if len(secret.encode()) < FEWEST_SECRET_BYTES:
        message = _("In {path} staat geen hele sleutel. Haal het bestand weg en begin opnieuw.")
        raise SettingsError(message.format(path=path))
    return secret


def _make(path: Path) -> None:
    """Under its name at once and whole, by a link: who comes second keeps the first one's secret.
    A temporary file has mode 0600, and keeps it under its second name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".", delete=False) as half:
        half.write(secrets.token_hex(32))
    part = Path(half.name)
    try:
        with suppress(FileExistsError):
            path.hardlink_to(part)
    finally:
        part.unlink(missing_ok=True)
