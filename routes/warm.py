"""The first visit, made before there are visitors.

Dash registers its scripts while it answers for the first time; a second request that comes in
meanwhile finds nothing. And whoever comes first would wait for every file to be compressed.
"""

import re
from collections.abc import Iterable

from flask import Flask

_ADDRESS = re.compile(r'(?:src|href)="(/[^"]+)"')


def warm(server: Flask, pages: Iterable[str] = ()) -> int:
    """Ask for the page, its layout and its files as a browser would; how many files there were.

    pages: addresses whose answer rests on what all visitors of a store share.
    """
    client = server.test_client()
    page = client.get("/").text
    client.get("/_dash-layout")
    addresses = sorted(set(_ADDRESS.findall(page)))
    for address in addresses:
        client.get(address, headers={"Accept-Encoding": "br"}).close()
    for address in pages:
        client.get(address).close()
    return len(addresses)
