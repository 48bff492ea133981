"""The map behind one small interface: geometry URL and paint in, chosen area out.

Leaflet draws the shapes once; `assets/js/map.js` paints them from Kaart.ROWS.
"""

import dash_leaflet as dl
from dash import html
from dash.development.base_component import Component

from dashboard.geometry import Geometry, padded
from dashboard.ids import Kaart
from dashboard.settings import TileServer


def area_map(geometry: Geometry, tiles: TileServer | None) -> html.Div:
    """The map. Areas are chosen with mouse or keys; `map.js` passes that on to the area list."""
    south_west, north_east = padded(geometry.bounds)
    center = [(a + b) / 2 for a, b in zip(south_west, north_east, strict=True)]
    layers: list[Component] = []
    if tiles:
        layers.append(dl.TileLayer(url=tiles.url, attribution=tiles.attribution, opacity=0.5))
    layers.append(
        dl.GeoJSON(
            id=Kaart.SHAPES,
            url=geometry.url,
            style={"variable": "wijk.map.style"},
            onEachFeature={"variable": "wijk.map.onEachFeature"},
            zoomToBounds=True,
        )
    )
    drawn = dl.Map(
        layers,
        id=Kaart.MAP,
        center=center,
        zoom=12,
        bounds=[list(south_west), list(north_east)],
        trackViewport=False,
        zoomSnap=0.1,
        zoomDelta=0.5,
        scrollWheelZoom=False,
        attributionControl=tiles is not None,
        keyboard=True,
        # A map that is taken away while it moves throws an error; nobody misses the movement.
        zoomAnimation=False,
        fadeAnimation=False,
        className="map",
    )
    return html.Div(drawn, className="map-frame")
