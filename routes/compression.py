"""Smaller answers: files are compressed once and kept, figures quickly each time.

Dash serves its scripts without an ETag and the files in assets with `no-cache`; compressing them
for every visitor cost half the throughput.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import brotli
from flask import Flask, Response, request

IMMUTABLE = "public, max-age=31536000, immutable"
WORTH_IT = 500
"""Bytes below which a compressed answer is hardly smaller."""

MOST_FILES = 200

_FILES = re.compile(r"/(assets|_dash-component-suites|geometry)/")
_FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+\.[^/]+$")
_TEXT = re.compile(r"text/|application/(javascript|(geo\+)?json)|image/svg\+xml")
_Encoder = Callable[[bytes], bytes]


# Quality 11 takes seconds for plotly.js and saves a few percent: too long for a first visitor.
def _brotli_small(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=9))


def _brotli_fast(data: bytes) -> bytes:
    return bytes(brotli.compress(data, quality=5))


def _gzip_small(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _gzip_fast(data: bytes) -> bytes:
    return gzip.compress(data, 5, mtime=0)


_SMALL: dict[str, _Encoder] = {"br": _brotli_small, "gzip": _gzip_small}
_FAST: dict[str, _Encoder] = {"br": _brotli_fast, "gzip": _gzip_fast}


@dataclass
class CompressedFiles:
    """The files of this process as they are sent, by ETag and encoding.

    Only real files come here, never a page; the least used is forgotten when there are many.
    """

    made: int = 0
    _kept: OrderedDict[tuple[str, str], bytes] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, etag: str, encoding: str, read: Callable[[], bytes]) -> bytes:
        """The content of `read()` in `encoding`, from memory after the first time."""
        key = (etag, encoding)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        packed = _SMALL[encoding](read())
        with self._lock:
            self._kept[key] = packed
            self.made += 1
            if len(self._kept) > MOST_FILES:
                self._kept.popitem(last=False)
        return packed


def compress(server: Flask) -> CompressedFiles:
    """Compress what `server` answers. Returns the files it keeps, for tests and measurement."""
    files = CompressedFiles()

    @server.after_request
    def smaller(response: Response) -> Response:
        if request.method not in ("GET", "HEAD", "POST") or "Content-Encoding" in response.headers:
            return response
        if request.method != "POST" and _is_file(response):
            return _serve_file(response, files)
        return _serve_figures(response)

    return files


def _is_file(response: Response) -> bool:
    """Dash answers unknown addresses with a page: that is no file, whatever the address says."""
    return bool(_FILES.match(request.path)) and response.mimetype != "text/html"


def _serve_file(response: Response, files: CompressedFiles) -> Response:
    if response.status_code not in (200, 304):
        return response
    if _has_fingerprint():
        response.headers["Cache-Control"] = IMMUTABLE
    if not _TEXT.match(response.mimetype or "") and response.status_code == 200:
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code == 304:
        return response
    etag = _etag(response)
    encoding = _encoding()
    if encoding and (response.content_length or 0) > WORTH_IT:
        packed = files.get(etag, encoding, lambda: _content(response))
        _replace(response, packed, encoding)
    response.make_conditional(request)
    return response


def _serve_figures(response: Response) -> Response:
    if response.status_code != 200 or response.direct_passthrough or response.is_streamed:
        return response
    if not _TEXT.match(response.mimetype or ""):
        return response
    response.vary.add("Accept-Encoding")
    encoding = _encoding()
    data = response.get_data()
    if encoding and len(data) > WORTH_IT:
        _replace(response, _FAST[encoding](data), encoding)
    return response


def _has_fingerprint() -> bool:
    """Dash writes `name.v4_4_1m1700000000.js` for packages and `name.css?m=1700000000` for assets.

    Our own style sheet names files that never change under the same version as `?v=`.
    """
    return "m" in request.args or "v" in request.args or bool(_FINGERPRINT.search(request.path))


def _encoding() -> str | None:
    """The encoding that the browser prefers, brotli when it does not care."""
    accepted = request.accept_encodings
    best = max(("br", "gzip"), key=lambda name: accepted.quality(name))
    return best if accepted.quality(best) > 0 else None


def _etag(response: Response) -> str:
    if response.get_etag()[0] is None:
        response.direct_passthrough = False
        response.add_etag()
    return response.get_etag()[0] or ""


def _content(response: Response) -> bytes:
    response.direct_passthrough = False
    return response.get_data()


def _replace(response: Response, packed: bytes, encoding: str) -> None:
    """Another encoding is another representation: it needs its own ETag."""
    response.close()
    response.direct_passthrough = False
    response.set_data(packed)
    response.headers["Content-Encoding"] = encoding
    etag, weak = response.get_etag()
    if etag is not None:
        response.set_etag(f"{etag}-{encoding}", weak=bool(weak))
