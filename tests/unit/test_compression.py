"""Files are compressed once, kept by their content and never sent in a form nobody asked for."""

import gzip
from pathlib import Path

import brotli
import pytest
from dash import Dash, html
from flask import Flask, Response
from flask.testing import FlaskClient

from routes.compression import IMMUTABLE, CompressedFiles, compress

STYLE = "body { color: #123456; }\n" * 200
TABLE = "code;naam;waarde\n" + "BU99990101;Dorpskern;12,3\n" * 100


@pytest.fixture
def served(tmp_path: Path) -> tuple[FlaskClient, CompressedFiles]:
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "style.css").write_text(STYLE)
    (assets / "font.woff2").write_bytes(b"wOF2" + bytes(2000))
    app = Dash(__name__, assets_folder=str(assets))
    app.layout = html.Div("x" * 2000)
    server: Flask = app.server

    @server.get("/kaart.csv")
    def table() -> Response:
        return Response(TABLE, mimetype="text/csv")

    @server.get("/stroom.csv")
    def stream() -> Response:
        return Response((line for line in ["a;b\n"] * 500), mimetype="text/csv")

    @server.get("/klein.csv")
    def small() -> Response:
        return Response("a;b\n", mimetype="text/csv")

    files = compress(server)
    return server.test_client(), files


def script(client: FlaskClient) -> str:
    """The URL of a Dash script, as the page asks for it."""
    page = client.get("/", buffered=True).get_data(as_text=True)
    return next(part for part in page.split('"') if "dash_renderer" in part)


def test_a_file_is_compressed_once_for_all_visitors(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, files = served
    headers = {"Accept-Encoding": "gzip, br"}
    first = client.get("/assets/style.css?m=1", headers=headers, buffered=True)
    second = client.get("/assets/style.css?m=2", headers=headers, buffered=True)
    assert first.headers["Content-Encoding"] == "br"
    assert brotli.decompress(second.data).decode() == STYLE
    assert files.made == 1


def test_a_script_of_dash_is_compressed_once_and_kept_for_a_year(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, files = served
    url = script(client)
    packed = [
        client.get(url, headers={"Accept-Encoding": "br"}, buffered=True) for _round in range(2)
    ]
    plain = client.get(url, buffered=True)
    assert brotli.decompress(packed[1].data) == plain.data
    assert packed[0].headers["Cache-Control"] == IMMUTABLE
    assert files.made == 1


def test_who_takes_only_gzip_gets_gzip(served: tuple[FlaskClient, CompressedFiles]) -> None:
    client, _files = served
    answer = client.get("/assets/style.css", headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data).decode() == STYLE


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0, gzip;q=0", "zstd"])
def test_who_takes_no_compression_gets_the_file_itself(
    served: tuple[FlaskClient, CompressedFiles], accepted: str
) -> None:
    client, files = served
    answer = client.get("/assets/style.css", headers={"Accept-Encoding": accepted}, buffered=True)
    assert "Content-Encoding" not in answer.headers
    assert answer.get_data(as_text=True) == STYLE
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert files.made == 0


@pytest.mark.parametrize("accepted", ["br", "gzip", "identity"])
def test_a_file_that_the_browser_has_is_not_sent_again(
    served: tuple[FlaskClient, CompressedFiles], accepted: str
) -> None:
    client, _files = served
    for url in ("/assets/style.css", script(client)):
        headers = {"Accept-Encoding": accepted}
        first = client.get(url, headers=headers, buffered=True)
        again = client.get(
            url, headers={**headers, "If-None-Match": first.headers["ETag"]}, buffered=True
        )
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["Vary"] == "Accept-Encoding"


def test_each_encoding_has_its_own_etag(served: tuple[FlaskClient, CompressedFiles]) -> None:
    client, _files = served
    tags = {
        client.get("/assets/style.css", headers={"Accept-Encoding": name}, buffered=True).headers[
            "ETag"
        ]
        for name in ("br", "gzip", "identity")
    }
    assert len(tags) == 3


def test_a_head_request_tells_the_size_without_sending_it(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, _files = served
    headers = {"Accept-Encoding": "br"}
    head = client.head("/assets/style.css", headers=headers, buffered=True)
    full = client.get("/assets/style.css", headers=headers, buffered=True)
    assert head.data == b""
    assert head.headers["Content-Length"] == full.headers["Content-Length"] == str(len(full.data))


def test_a_font_is_already_small_and_goes_out_as_it_is(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, files = served
    answer = client.get("/assets/font.woff2?v=1", headers={"Accept-Encoding": "br"}, buffered=True)
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Cache-Control"] == IMMUTABLE
    assert answer.data.startswith(b"wOF2")
    assert files.made == 0


def test_a_file_without_fingerprint_is_checked_at_every_visit(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, _files = served
    assert client.get("/assets/style.css", buffered=True).headers["Cache-Control"] == "no-cache"


def test_figures_are_compressed_each_time(served: tuple[FlaskClient, CompressedFiles]) -> None:
    client, files = served
    for url in ("/kaart.csv", "/_dash-layout"):
        answer = client.get(url, headers={"Accept-Encoding": "br"}, buffered=True)
        plain = client.get(url, buffered=True)
        assert answer.headers["Content-Encoding"] == "br"
        assert brotli.decompress(answer.data) == plain.data
    assert files.made == 0


@pytest.mark.parametrize("url", ["/stroom.csv", "/klein.csv"])
def test_a_stream_or_a_small_answer_is_left_alone(
    served: tuple[FlaskClient, CompressedFiles], url: str
) -> None:
    client, _files = served
    answer = client.get(url, headers={"Accept-Encoding": "br"}, buffered=True)
    assert "Content-Encoding" not in answer.headers
    assert answer.get_data(as_text=True).startswith("a;b")


def test_a_part_of_a_file_is_never_kept_as_the_whole(
    served: tuple[FlaskClient, CompressedFiles],
) -> None:
    client, files = served
    headers = {"Accept-Encoding": "br", "Range": "bytes=0-999"}
    answer = client.get("/assets/style.css", headers=headers, buffered=True)
    assert answer.status_code == 206
    assert answer.data == STYLE[:1000].encode()
    assert files.made == 0
