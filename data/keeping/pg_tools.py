"""The programs pg_dump and pg_restore of PostgreSQL."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, text

from data.keeping.errors import KeepingError, KeepingFailed
from data.language import _

DEFAULT_SCHEMA = "public"


@dataclass(frozen=True)
class PgTools:
    """bin: folder of the programs; None: on the PATH."""

    bin: Path | None = None

    def dump(self, engine: Engine, *options: str) -> None:
        self._run("pg_dump", engine, *options)

    def restore(self, engine: Engine, *options: str) -> None:
        self._run("pg_restore", engine, *options)

    def require(self, program: str, connection: Connection) -> None:
        """Raises KeepingError when the program is missing or too old for this server."""
        server = int(connection.scalar(text("SHOW server_version_num")) or 0) // 10_000
        found = subprocess.run(  # noqa: S603 -- a program of PostgreSQL, no words of a user
            [self._path(program), "--version"], capture_output=True, text=True, check=False
        )
        version = re.search(r"\d+", found.stdout)
        if version is None or int(version.group()) < server:
            message = _(
                "{program} is van versie {found}, de database van versie {server}. Installeer "
                "versie {server} of nieuwer, of wijs met PG_BIN de map ervan aan."
            )
            said = version.group() if version else "?"
            raise KeepingError(message.format(program=program, found=said, server=server))

    def _path(self, program: str) -> str:
        path = shutil.which(program, path=str(self.bin) if self.bin else None)
        if path is None:
            message = _(
                "Het programma {program} is er niet. Installeer de PostgreSQL-client (op Debian en "
                "Ubuntu: postgresql-client), of wijs met PG_BIN de map ervan aan."
            )
            raise KeepingError(message.format(program=program))
        return path

    def _run(self, program: str, engine: Engine, *options: str) -> None:
        """The password goes through the environment: others can read a command line."""
        address, password = _address(engine)
        ran = subprocess.run(  # noqa: S603 -- a list of words, no shell
            [self._path(program), "--no-password", f"--dbname={address}", *options],
            env=os.environ | ({"PGPASSWORD": password} if password else {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if ran.returncode:
            message = _("{program} is gestopt met een fout: {reason}")
            lines = ran.stderr.strip().splitlines() or [str(ran.returncode)]
            raise KeepingFailed(message.format(program=program, reason=lines[0]))


def _address(engine: Engine) -> tuple[str, str | None]:
    """Where SQLAlchemy itself would connect to, and the password apart."""
    options = engine.dialect.create_connect_args(engine.url)[1]
    known = {key: str(value) for key, value in options.items() if key != "context"}
    password = known.pop("password", None)
    return make_conninfo("", **known), password
