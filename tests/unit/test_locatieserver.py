"""The address service: what is asked, which answers count, and every way in which it can fail."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from data.address import Address, ServiceFailed, read_address
from data.locatieserver import SETTING, KnownAddress, Locatieserver, locatieserver
from data.web_service import MOST_BYTES, TRIES, WebService
from tests.unit.address_server import AddressServer, Reply, answer, record, running

ADDRESS = read_address("1234AB 1 Rekenhoven")
HTML = Reply(b"<html><body>Onderhoud</body></html>", kind="text/html; charset=utf-8")


@dataclass
class Clock:
    """Time that passes only by waiting."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def server() -> Iterator[AddressServer]:
    with running() as started:
        yield started


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(server: AddressServer, clock: Clock) -> Iterator[Locatieserver]:
    with WebService(server.url, pause=clock.pause, clock=clock) as web:
        yield Locatieserver(web)


def failure(service: Locatieserver) -> str:
    with pytest.raises(ServiceFailed) as caught:
        service.ask(ADDRESS)
    return str(caught.value)


def test_an_address_is_found_with_its_point(server: AddressServer, service: Locatieserver) -> None:
    server.replies = [answer(record())]
    (known,) = service.ask(ADDRESS)
    assert known == KnownAddress(
        "Kerkstraat 1, 1234AB Rekenhoven", "1234AB", 1, "", 187136.056, 428140.256, "KERKSTRAAT"
    )


def test_only_postcode_number_and_place_are_sent(
    server: AddressServer, service: Locatieserver
) -> None:
    server.replies = [answer(record())]
    service.ask(read_address("Stichting Vol Hart, Kerkstraat 1a, 1234 ab Rekenhoven"))
    (asked,) = server.asked
    assert server.paths == ["/search/v3_1/free"]
    assert asked["q"] == ["1234AB 1 Rekenhoven"]
    assert asked["fq"] == ["type:adres", "postcode:1234AB", "huisnummer:1"]
    assert set(asked) == {"q", "fq", "rows", "fl"}
    assert server.agents == ["wijkdashboard"]


def test_nothing_found_is_an_answer(server: AddressServer, service: Locatieserver) -> None:
    server.replies = [answer()]
    assert service.ask(ADDRESS) == []


@pytest.mark.parametrize(
    "other", [{"huisnummer": 3, "huis_nlt": "3"}, {"postcode": "1234AC"}, {"type": "weg"}]
)
def test_what_only_looks_like_the_address_does_not_count(
    server: AddressServer, service: Locatieserver, other: dict[str, object]
) -> None:
    server.replies = [answer(record(**other))]
    assert service.ask(ADDRESS) == []


def test_a_letter_and_an_addition_are_the_suffix(
    server: AddressServer, service: Locatieserver
) -> None:
    server.replies = [answer(record(huis_nlt="1a-2"), record(huis_nlt="1-12"))]
    assert [known.suffix for known in service.ask(ADDRESS)] == ["A2", "12"]


def test_a_fault_of_the_service_may_pass(
    server: AddressServer, service: Locatieserver, clock: Clock
) -> None:
    server.replies = [Reply(status=500), answer(record())]
    assert len(service.ask(ADDRESS)) == 1
    assert 0.5 <= clock.waits[0] <= 1.5


def test_after_three_faults_it_stops(
    server: AddressServer, service: Locatieserver, clock: Clock
) -> None:
    server.replies = [Reply(status=503)]
    assert "fout 503" in failure(service)
    assert len(server.asked) == TRIES
    assert clock.waits[1] > clock.waits[0] * 0.66


def test_the_service_says_how_long_to_wait(
    server: AddressServer, service: Locatieserver, clock: Clock
) -> None:
    server.replies = [Reply(status=429, headers={"Retry-After": "7"}), answer(record())]
    assert len(service.ask(ADDRESS)) == 1
    assert clock.waits == [7.0]


@pytest.mark.parametrize("asked", ["86400", "9" * 400, "tomorrow"])
def test_no_wait_is_longer_than_half_a_minute(
    server: AddressServer, service: Locatieserver, clock: Clock, asked: str
) -> None:
    after = asked
    if asked == "tomorrow":
        after = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    server.replies = [Reply(status=429, headers={"Retry-After": after})]
    assert "te druk" in failure(service)
    assert clock.waits == [30.0, 30.0]


@pytest.mark.parametrize("asked", ["soon", "-5", "²"])
def test_a_wait_that_is_no_number_is_left_alone(
    server: AddressServer, service: Locatieserver, clock: Clock, asked: str
) -> None:
    server.replies = [
        Reply(status=429, headers={"Retry-After": asked.encode().decode("latin-1")}),
        answer(record()),
    ]
    assert len(service.ask(ADDRESS)) == 1
    assert 0.5 <= clock.waits[0] <= 1.5


def test_requests_keep_their_distance(
    server: AddressServer, service: Locatieserver, clock: Clock
) -> None:
    server.replies = [answer(record())]
    for _ in range(5):
        service.ask(ADDRESS)
    assert clock.now == pytest.approx(1.0)


def test_a_service_that_does_not_answer_is_left_after_its_time(
    server: AddressServer, clock: Clock
) -> None:
    server.replies = [Reply(never=True)]
    with WebService(server.url, seconds=0.05, pause=clock.pause) as web:
        assert "niet op tijd" in failure(Locatieserver(web))
    assert len(server.asked) == TRIES


def test_an_answer_that_drips_in_has_an_end(server: AddressServer) -> None:
    server.replies = [answer(*[record()] * 500)]
    ticks = iter(range(0, 10_000, 6))
    with WebService(server.url, pause=lambda _: None, clock=lambda: next(ticks)) as web:
        assert "niet op tijd" in failure(Locatieserver(web))


def test_nobody_there_is_told(clock: Clock) -> None:
    with running() as gone:
        url = gone.url
    with WebService(url, pause=clock.pause, clock=clock) as web:
        assert "geen goede verbinding met 127.0.0.1" in failure(Locatieserver(web))
    assert len(clock.waits) >= TRIES - 1


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        pytest.param(HTML, "webpagina", id="a web page"),
        pytest.param(Reply(b"<html>", kind="application/json"), "niet te lezen", id="html as json"),
        pytest.param(Reply(b'{"response": {"docs": ['), "niet te lezen", id="half of it"),
        pytest.param(Reply(b"\xff\xfe{}"), "niet te lezen", id="no text"),
        pytest.param(Reply(b"[" * 200_000), "niet te lezen", id="deep"),
        pytest.param(Reply(b"[]" + b" " * MOST_BYTES), "te groot", id="huge"),
        pytest.param(Reply(status=400), "fout 400", id="refused"),
        pytest.param(Reply(status=204), "webpagina|anders|te lezen", id="nothing"),
        pytest.param(Reply(b"[]"), "anders dan verwacht", id="a list"),
        pytest.param(Reply(b"{}"), "anders dan verwacht", id="an empty object"),
        pytest.param(Reply(b'{"response": {"docs": {}}}'), "anders", id="docs no list"),
        pytest.param(Reply(b'{"response": {"docs": [3]}}'), "anders", id="a doc no object"),
        pytest.param(answer(record(huisnummer="1")), "anders", id="a number as text"),
        pytest.param(answer(record(huisnummer=True)), "anders", id="a number as truth"),
        pytest.param(answer(record(weergavenaam="x" * 201)), "anders", id="a long name"),
        pytest.param(answer(record(centroide_rd="POINT(5.8 51.8)")), "anders", id="degrees"),
        pytest.param(answer(record(centroide_rd="POINT(NaN NaN)")), "anders", id="no numbers"),
        pytest.param(answer(record(centroide_rd=None)), "anders", id="no point"),
    ],
)
def test_an_answer_that_cannot_be_used_is_one_sentence(
    server: AddressServer, service: Locatieserver, reply: Reply, said: str
) -> None:
    server.replies = [reply]
    message = failure(service)
    assert any(words in message for words in said.split("|"))
    assert "127.0.0.1" in message
    assert len(server.asked) == 1


def test_a_body_that_breaks_off_is_tried_again(
    server: AddressServer, service: Locatieserver
) -> None:
    whole = answer(record())
    server.replies = [Reply(whole.body[:40], length=len(whole.body)), whole]
    assert len(service.ask(ADDRESS)) == 1


def test_another_host_is_never_followed(server: AddressServer, service: Locatieserver) -> None:
    with running() as other:
        other.replies = [answer(record())]
        server.replies = [Reply(status=302, headers={"Location": other.url + "free"})]
        assert "verwijst door" in failure(service)
        assert other.asked == []


@pytest.mark.parametrize(
    "url", ["adressen.example", "ftp://adressen.example/", "http://[", "http://a:b/", "http:///x"]
)
def test_an_address_of_the_service_that_is_none_is_told(url: str) -> None:
    with pytest.raises(ServiceFailed, match="geen webadres"), locatieserver(url):
        pass


def test_the_base_address_can_be_set(
    server: AddressServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, server.url.removesuffix("/"))
    server.replies = [answer(record())]
    with locatieserver() as service:
        assert len(service.ask(ADDRESS)) == 1
    assert server.paths == ["/search/v3_1/free"]


def test_a_password_in_the_base_address_is_not_shown(clock: Clock) -> None:
    with running() as gone:
        url = gone.url.replace("//", "//user:geheim@")
    with WebService(url, pause=clock.pause, clock=clock) as web:
        assert "geheim" not in failure(Locatieserver(web))


@dataclass
class Canned:
    """A service that has one answer, whatever the question."""

    docs: object
    host: str = "adressen.example"

    def get(self, *_: object) -> object:
        return {"response": {"docs": self.docs}}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["response", "docs", "type", "x"]), inner, max_size=3)
    ),
    max_leaves=10,
)
FIELDS = st.sampled_from(list(record()))


@settings(max_examples=100)
@given(st.one_of(JSON, st.dictionaries(FIELDS, JSON).map(lambda odd: [record() | odd])))
def test_any_answer_is_a_list_or_a_clear_failure(docs: object) -> None:
    try:
        known = Locatieserver(Canned(docs)).ask(ADDRESS)
    except ServiceFailed as failed:
        known = []
        event(str(failed))
    assert all(isinstance(item, KnownAddress) for item in known)


def test_a_real_record_is_understood(shared_data: Path) -> None:
    text = (shared_data / "api" / "pdok_locatieserver_adres_nijmegen.json").read_text()
    (known,) = Locatieserver(Canned([json.loads(text)])).ask(Address("6512BK", 1, "", ""))
    assert (known.x, known.y) == (187136.056, 428140.256)
