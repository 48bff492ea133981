"""The first pages of one gemeente, with only that gemeente in the store or the whole country."""

import json

from flask.testing import FlaskClient

from app import create_app
from dashboard.settings import Municipality, Settings
from data.catalogue import load_catalogue
from data.store import open_store
from layouts.kaart_updates import OUTPUTS
from routes.warm import warm
from tests.bench.country_steps import most_memory
from tests.bench.wijk import CALLBACK, Times, page_body, rows_body, timed, together

ONE = "GM9000"
BUURT = "BU90000000"
STARTS, VISITS = 3, 10
PAGES = {
    "Kaart": ("/kaart", "?niveau=buurt"),
    "Wijk": (f"/wijk/{BUURT}", ""),
    "Sturen": ("/sturen", "?niveau=buurt"),
}


def visits(url: str) -> tuple[dict[str, Times], float]:
    """Times of the visits, and the most memory that the process had, in MB."""
    engine = open_store(url)

    def started() -> FlaskClient:
        server = create_app(Settings(municipality=Municipality(code=ONE)), engine).server
        warm(server)
        client: FlaskClient = server.test_client()
        return client

    found: dict[str, Times] = {}
    for name, address in PAGES.items():
        body = page_body(*address)
        cold = [(client := started(), timed(client, [(CALLBACK, body)])) for _n in range(STARTS)]
        found[f"{name}, first visit after a start"] = together([times for _c, times in cold])
        found[f"{name}, again"] = timed(cold[-1][0], [(CALLBACK, body)] * VISITS)
    client = started()
    timed(client, [(CALLBACK, page_body(*PAGES["Kaart"]))])
    switches = [(CALLBACK, _switch(name)) for name in load_catalogue().indicators]
    found["Kaart, another figure"] = timed(client, switches)
    found["Kaart, the same figures again"] = timed(client, switches)
    compared = [(CALLBACK, rows_body(BUURT, "referentie"))]
    found["Wijk, reference areas first"] = timed(client, compared)
    found["Wijk, reference areas again"] = timed(client, compared * VISITS)
    engine.dispose()
    return found, most_memory()


def _switch(indicator: str) -> dict[str, object]:
    """A change of figure on page Kaart, as the browser posts it."""
    inputs = {
        "kaart-cijfer.data": indicator,
        "kaart-niveau.value": "buurt",
        "kaart-periode.data": None,
        "kaart-gebied.value": BUURT,
        "kaart-vergelijk.value": "gemeente",
    }
    targets = [(str(name), prop) for name, prop in OUTPUTS.values()]
    before = {"query": "?cijfer=x&niveau=buurt&periode=2024&vergelijk=gemeente"}
    body = {
        "output": ".." + "...".join(f"{name}.{prop}" for name, prop in targets) + "..",
        "outputs": [{"id": name, "property": prop} for name, prop in targets],
        "inputs": [
            {"id": name, "property": prop, "value": value}
            for (name, prop), value in ((key.split("."), value) for key, value in inputs.items())
        ],
        "changedPropIds": ["kaart-cijfer.data"],
        "state": [{"id": "kaart-query", "property": "data", "value": before}],
    }
    return dict(json.loads(json.dumps(body)))
