"""Secrets that are planted in a file, and a visitor who reads all that the dashboard sends."""

import io
import json
import re
import struct
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
import dash
from dash import Dash
from flask.testing import FlaskClient
from sqlalchemy import Engine, MetaData, select
from werkzeug.test import TestResponse

from tests.integration.protected_town import COUNT, SHARE
from tests.integration.small_town import BUURTEN, GEMEENTE, WIJKEN

YEARS = ("2020", "2021", "2022", "2023", "2024")
_LINK = re.compile(r'"?(?:href|src|url|action)"?\s*[:=]\s*"(/[^"\\]*)"')
_SKIPPED = ("/assets/", "/_dash", "/static/", "/_favicon")
MOST_ADDRESSES = 600


@dataclass
class Secrets:
    """lines: of the file with own figures. numbers: exact counts that nobody may see, none of them
    a multiple of five. rates: what follows from them, in digits that a rounded one has not."""

    lines: list[str] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    rates: set[str] = field(default_factory=set)

    def found_in(self, text: str) -> set[str]:
        """The secrets that stand in the text, written with or without points and commas."""
        plain = [str(n) for n in self.numbers] + [f"{n:,}" for n in self.numbers]
        words = {w for word in (*plain, *self.rates) for w in (word, _swapped(word))}
        pieces = set(re.findall(r"(?<![\w.,])\d[\d.,]*\d(?![\w])", text))
        pieces |= {re.sub(r"[.,]0+$", "", piece) for piece in pieces}
        exact = words & pieces
        starts = {word for word in self.rates for piece in pieces if piece.startswith(word)}
        swapped = {w for w in map(_swapped, self.rates) for p in pieces if p.startswith(w)}
        return exact | starts | swapped

    def found_in_bytes(self, content: bytes) -> set[str]:
        """As text, or as a floating-point number as databases write it."""
        found = self.found_in(content.decode("latin-1"))
        for number in self.numbers:
            if struct.pack(">d", number) in content or struct.pack("<d", number) in content:
                found.add(str(number))
        return found


def _swapped(word: str) -> str:
    return word.translate(str.maketrans(".,", ",."))


def plant() -> Secrets:
    """Five years of a share and a count in every area; one buurt has few persons each year."""
    secrets = Secrets()
    for turn, year in enumerate(YEARS):
        parts = {area: _counts(turn * len(BUURTEN) + n) for n, area in enumerate(BUURTEN)}
        parts[BUURTEN[1]] = (turn + 1, parts[BUURTEN[1]][1])
        for wijk, members in ((WIJKEN[0], BUURTEN[:2]), (WIJKEN[1], BUURTEN[2:])):
            parts[wijk] = _sum(parts[member] for member in members)
        parts[GEMEENTE] = _sum(parts[wijk] for wijk in WIJKEN)
        for area, (numerator, denominator) in parts.items():
            secrets.lines.append(f"{area};{year};{SHARE};;{numerator};{denominator}")
            secrets.lines.append(f"{area};{year};{COUNT};{numerator};;")
            _keep(secrets, numerator, denominator)
    return secrets


def _counts(turn: int) -> tuple[int, int]:
    """Without a pattern that a page could make by itself."""
    return 20_011 + turn * 7_919 % 19_997, 60_013 + turn * 12_553 % 37_999


def _sum(parts: Iterable[tuple[int, int]]) -> tuple[int, int]:
    numerators, denominators = zip(*parts, strict=True)
    return sum(numerators), sum(denominators)


def _keep(secrets: Secrets, numerator: int, denominator: int) -> None:
    secrets.numbers |= {n for n in (numerator, denominator) if n % 5 and n > 10_000}
    rate = numerator / denominator * 100
    near = round(numerator / 5) * 5 / (round(denominator / 5) * 5) * 100
    for decimals in range(3, 8):
        word, other = f"{rate:.9f}"[: -9 + decimals], f"{near:.9f}"[: -9 + decimals]
        if word != other and f"{near:.{decimals}f}" != word:
            secrets.rates.add(word)
            return


@dataclass
class Visitor:
    """Reads what the links of a dashboard lead to, and asks its callbacks. answers: status by
    address. origins: what the pages of files say."""

    app: Dash
    secrets: Secrets
    answers: dict[str, int] = field(default_factory=dict)
    callbacks: set[str] = field(default_factory=set)
    leaks: dict[str, set[str]] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        client: FlaskClient = self.app.server.test_client()
        self._client = client
        self._asked = set[str]()
        self._shown = dict[str, dict[str, Any]]()

    def read(self, address: str, answer: TestResponse) -> str:
        """The text of the answer, after a look for secrets in it and in its headers."""
        body = answer.data
        if answer.headers.get("Content-Encoding") == "br":
            body = brotli.decompress(body)
        text = str(body, "utf-8", "replace")
        # The length of a page may be any number; it is not what the page tells.
        headers = [f"{name}: {value}" for name, value in answer.headers if name != "Content-Length"]
        found = self.secrets.found_in("\n".join([text, *headers]))
        if body[:2] == b"PK":
            found |= _in_workbook(body, self.secrets)
        if found:
            self.leaks[address] = found
        self.answers[address] = answer.status_code
        return text

    def walk(self, starts: Iterable[str]) -> None:
        ahead = deque(starts)
        while ahead and len(self.answers) < MOST_ADDRESSES:
            address = ahead.popleft()
            if address in self.answers or address.startswith(_SKIPPED):
                continue
            text = self.read(address, self._client.get(address))
            if self.answers[address] == 200:
                text += self._page(address)
            ahead.extend(link.split("#")[0] for link in _LINK.findall(text))

    def _page(self, address: str) -> str:
        """The content of a page, and what its callbacks answer."""
        parts = urlsplit(address)
        inputs = [("pathname", parts.path), ("search", f"?{parts.query}" if parts.query else "")]
        body = {
            "output": ".._pages_content.children..._pages_store.data..",
            "outputs": [
                {"id": "_pages_content", "property": "children"},
                {"id": "_pages_store", "property": "data"},
            ],
            "inputs": [{"id": "_pages_location", "property": p, "value": v} for p, v in inputs],
            "changedPropIds": ["_pages_location.pathname"],
        }
        text = self._post(f"page {address}", body)
        if parts.path.startswith("/bron/"):
            self.origins.append(text)
        tree = json.loads(text) if text.startswith("{") else {}
        for its_id, values in _components(tree):
            self._shown[its_id] = values
        self._ask_callbacks()
        return text

    def _post(self, name: str, body: dict[str, Any]) -> str:
        return self.read(name, self._client.post("/_dash-update-component", json=body))

    def _ask_callbacks(self) -> None:
        """Every callback of the server whose components stand on a page, with what stands there."""
        for output, callback in self.app.callback_map.items():
            needs = [*callback["inputs"], *(callback.get("state") or ())]
            ids = [str(need["id"]) for need in needs]
            if "_pages" in output or "{" in output or not set(ids) <= set(self._shown):
                continue
            if callback.get("callback") is None:
                continue
            told = [
                {**need, "id": i, "value": self._shown[i].get(need["property"])}
                for need, i in zip(needs, ids, strict=True)
            ]
            key = json.dumps([output, told], default=str)
            if key in self._asked:
                continue
            self._asked.add(key)
            self.callbacks.add(output)
            count = len(callback["inputs"])
            self._post(f"callback {output} {key}", _question(output, told[:count], told[count:]))


def _question(
    output: str, inputs: list[dict[str, Any]], state: list[dict[str, Any]]
) -> dict[str, Any]:
    names = output.strip(".").split("...") if output.startswith("..") else [output]
    pairs = [name.rsplit(".", 1) for name in names]
    outputs = [{"id": i, "property": p.split("@")[0]} for i, p in pairs]
    return {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": inputs,
        "state": state,
        "changedPropIds": [f"{inputs[0]['id']}.{inputs[0]['property']}"],
    }


def _components(tree: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every component with an id in what a page sends."""
    if isinstance(tree, list):
        for part in tree:
            yield from _components(part)
    elif isinstance(tree, dict):
        values = tree.get("props")
        if isinstance(values, dict) and isinstance(values.get("id"), str):
            yield values["id"], values
        for part in tree.values():
            yield from _components(part)


def _in_workbook(content: bytes, secrets: Secrets) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = [book.read(name).decode("utf-8", "replace") for name in book.namelist()]
    return secrets.found_in("\n".join(parts))


def addresses_of(app: Dash) -> Iterator[str]:
    """Every page and every route of the dashboard, for each area and for both figures."""
    codes = (GEMEENTE, *WIJKEN, *BUURTEN)
    rules = [rule.rule for rule in app.server.url_map.iter_rules() if "GET" in (rule.methods or ())]
    pages = [page.get("path_template") or page["path"] for page in dash.page_registry.values()]
    for path in (*pages, *rules):
        yield from _filled(path, codes)
    for figure in (SHARE, COUNT):
        for level in ("gemeente", "wijk", "buurt"):
            chosen = f"cijfer={figure}&niveau={level}"
            yield from (f"/kaart?{chosen}&periode={year}" for year in YEARS)
            yield from (f"/kaart.csv?{chosen}", f"/kaart.csv?{chosen}&periode=2023")
            yield from (f"/sturen?{chosen}", f"/sturen.csv?{chosen}")
        yield from (f"/kaart?cijfer={figure}&niveau=buurt&gebied={code}" for code in codes)


def _filled(path: str, codes: tuple[str, ...]) -> Iterator[str]:
    """With every area and each figure in the place of the words between brackets."""
    if "<path:" in path or "fingerprinted" in path:
        return
    for code in codes if "<code>" in path else ("",):
        for figure in (SHARE, COUNT) if "<indicator>" in path else ("",):
            for number in ("1", "2", "3") if "<its_id>" in path else ("1",):
                here = path.replace("<code>", code).replace("<indicator>", figure)
                yield re.sub(r"<[^>]+>", number, here.replace("<its_id>", number))


def values_in(engine: Engine) -> Iterator[object]:
    """Everything in every table of a store, tables that the program does not know included."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        for table in found.sorted_tables:
            for row in connection.execute(select(table)):
                yield from row


def files_under(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*") if path.is_file())
