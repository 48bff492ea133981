"""Serves the dashboard: gunicorn with two processes, waitress where gunicorn does not run."""

import socket
import sys
from collections.abc import Callable
from typing import Any

from flask import Flask

from data.language import _

WORKERS = 2
THREADS = 8


def serve(server: Flask, host: str, port: int, *, after_fork: Callable[[], None]) -> None:
    """Serves until Ctrl-C; raises PortTakenError.

    `after_fork` gives every process its own database connections.
    """
    _check_port(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    print(_("Wijkdashboard: {address} (stop met Ctrl-C)").format(address=address), flush=True)  # noqa: T201 - the command line is its page
    if sys.platform == "win32":
        _waitress(server, host, port)
    else:
        _gunicorn(server, f"{shown}:{port}", after_fork)


class PortTakenError(OSError):
    """Another program serves there already."""


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = _(
                "Poort {port} is al in gebruik. Stop het andere programma of kies een andere "
                "poort, bijvoorbeeld met PORT={other}."
            )
            raise PortTakenError(message.format(port=port, other=port + 1)) from error


def _waitress(server: Flask, host: str, port: int) -> None:
    from waitress import serve as serve_threads

    serve_threads(server, host=host, port=port, threads=THREADS)


def _gunicorn(server: Flask, bind: str, after_fork: Callable[[], None]) -> None:
    from gunicorn.app.base import BaseApplication

    class Gunicorn(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": bind,
                "workers": WORKERS,
                # Threads: an idle connection, such as a browser opens in advance, must not hold a
                # whole process.
                "worker_class": "gthread",
                "threads": THREADS,
                "preload_app": True,
                "loglevel": "warning",
                "timeout": 60,
                "graceful_timeout": 5,
                "post_fork": lambda _arbiter, _worker: after_fork(),
            }
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> Flask:
            return server

    Gunicorn().run()
