"""Everything that a service can do wrong: that file is not there, the reason is, the rest is."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from data.fetchers.report import FetchReport
from data.manifest import MANIFEST, read_manifest, write_whole
from tests.integration.fetching import (
    ALWAYS,
    BORDERS_URL,
    DAY,
    KWB,
    KWB_URL,
    Fetching,
    content,
    reasons,
)
from tests.integration.open_data_server import Fault
from tests.integration.open_data_town import TOWN

HTML = b"<html><body>Onderhoud</body></html>"


def only_failed(report: FetchReport, name: str) -> str:
    """The reason; all other files are there, and nothing half is."""
    assert set(reasons(report)) == {name}
    assert not (report.folder / name).exists()
    there = {path.name for path in report.folder.iterdir() if not path.name.startswith(".")}
    assert there == {one.name for one in report.there} | {MANIFEST}
    manifest = read_manifest(report.folder)
    assert manifest is not None
    assert manifest.finished is None
    assert [one.name for one in manifest.missing] == [name]
    return reasons(report)[name]


LASTING = [
    pytest.param(Fault(KWB_URL, body=HTML, kind="text/html"), "webpagina", id="a web page"),
    pytest.param(Fault(KWB_URL, body=HTML), "geen JSON", id="html that says it is json"),
    pytest.param(Fault(KWB_URL, cut=300), "brak het antwoord af", id="cut off half way"),
    pytest.param(Fault(KWB_URL, length=40), "brak het antwoord af", id="longer than it is"),
    pytest.param(Fault(KWB_URL, length=-40), "breekt af", id="shorter than it is"),
    pytest.param(Fault(KWB_URL, body=b'{"value": 3}'), "anders dan verwacht", id="no list"),
    pytest.param(Fault(KWB_URL, body=b"[]"), "anders dan verwacht", id="another shape"),
    pytest.param(Fault(KWB_URL, body=b'{"value": [{"A": 1}]}'), "anders", id="no areas"),
    pytest.param(Fault(KWB_URL, body=b"\xff\xfe"), "geen JSON", id="no text"),
    pytest.param(Fault(KWB_URL, status=404), "fout 404", id="table is gone"),
    pytest.param(Fault(KWB_URL, status=500), "fout 500", id="broken on both doors"),
    pytest.param(Fault(KWB_URL, status=503), "fout 503", id="closed"),
    pytest.param(
        Fault(KWB_URL, status=302, headers={"Location": "https://elders.example/"}),
        "verwijst door naar een ander adres",
        id="elsewhere",
    ),
]


@pytest.mark.parametrize(("fault", "said"), LASTING)
def test_a_wrong_answer_is_never_an_original(office: Fetching, fault: Fault, said: str) -> None:
    office.fail(Fault(**{**vars(fault), "times": ALWAYS}))
    assert said in only_failed(office.run(), KWB)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(KWB_URL, times=2, cut=300),
        Fault(KWB_URL, times=2, length=40),
        Fault(KWB_URL, times=2, body=HTML),
        Fault(KWB_URL, times=2, status=503),
        Fault(BORDERS_URL, times=2, status=500),
    ],
    ids=["cut", "length", "html", "503", "500"],
)
def test_what_passes_by_itself_is_tried_again(office: Fetching, fault: Fault) -> None:
    office.fail(fault)
    report = office.run()
    assert report.failed == []
    assert len(office.waits) == 2
    assert 0.5 <= office.waits[0] <= 1.5
    assert office.waits[1] > office.waits[0] * 0.66


def test_the_service_says_how_long_to_wait(office: Fetching) -> None:
    office.fail(Fault(KWB_URL, status=429, headers={"Retry-After": "7"}))
    assert office.run().failed == []
    assert office.waits == [7.0]


def test_an_answer_that_drips_in_has_an_end(office: Fetching) -> None:
    office.fail(Fault(KWB_URL, times=ALWAYS, drip=0.05))
    office.seconds = 0.3
    begun = time.monotonic()
    assert "niet op tijd" in only_failed(office.run(), KWB)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_is_too_large_is_left(office: Fetching, packed: bool) -> None:
    """Also one that is small as long as it is compressed."""
    office.server.packed = packed
    office.fail(Fault(KWB_URL, times=ALWAYS, body=b'{"value": [' + b" " * 200_000 + b"]}"))
    office.most_bytes = 100_000
    assert "te groot" in only_failed(office.run(), KWB)


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("https://elders.example/ODataFeed", "ander adres"),
        ("file:///etc/passwd", "ander adres"),
        ("//elders.example/x", "ander adres"),
        ("{self}", "steeds dezelfde bladzijden"),
    ],
)
def test_a_next_page_elsewhere_is_not_followed(office: Fetching, link: str, said: str) -> None:
    row = {"WijkenEnBuurten": f"{TOWN}    ", "AantalInwoners_5": 1}
    office.run(years=(2023,))
    url = office.server.asked_for("85618NED/TypedDataSet")[0].replace("85618NED", "85984NED")
    body = {"value": [row], "odata.nextLink": link.format(self=office.server.url + url)}
    office.fail(Fault(KWB_URL, times=ALWAYS, body=json.dumps(body).encode()))
    assert said in only_failed(office.run(DAY + timedelta(days=1)), KWB)


def test_a_next_page_without_a_secure_line_is_asked_over_the_line_in_use(office: Fetching) -> None:
    office.server.most_rows, office.server.a_page = 7, 5
    office.server.link_scheme = "https"
    assert len(content(office.run(), KWB)["value"]) == 9


def test_a_full_disk_fails_one_file_and_leaves_nothing_half(
    office: Fetching, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, pieces: Iterator[bytes]) -> None:
        if path.name == KWB:
            raise OSError(28, "No space left on device")
        write_whole(path, pieces)

    monkeypatch.setattr("data.fetchers.original.write_whole", full)
    assert "No space left" in only_failed(office.run(), KWB)


def test_when_the_services_are_away_everything_is_told_and_the_former_files_stay(
    office: Fetching,
) -> None:
    first = office.run()
    office.fail(Fault("", times=10_000, status=503))
    again = office.run(DAY + timedelta(days=1))
    assert again.there == []
    assert len(again.failed) == len(again.files)
    assert (first.folder / KWB).exists()


@pytest.mark.parametrize(
    "fault", [Fault(KWB_URL, times=ALWAYS, cut=200), Fault(KWB_URL, times=ALWAYS, length=-30)]
)
def test_a_compressed_answer_that_is_cut_off_is_no_original(office: Fetching, fault: Fault) -> None:
    office.server.packed = True
    office.fail(fault)
    assert "af" in only_failed(office.run(), KWB)
