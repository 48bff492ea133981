"""All templates under the names that people use for them."""

from collections.abc import Callable, Mapping
from functools import partial

from data.catalogue import Catalogue
from data.importers.own_template import template
from data.importers.place_template import place_template
from data.importers.template_book import FileKind
from data.place import PlaceKind

OWN_FIGURES = "eigen-cijfers"

TEMPLATES: Mapping[str, Callable[[FileKind, Catalogue], bytes]] = {
    OWN_FIGURES: template,
    "aanbieders": partial(place_template, PlaceKind.PROVIDER),
    "initiatieven": partial(place_template, PlaceKind.INITIATIVE),
}
"""The name is also that of the file, and of its address below /sjabloon/."""
