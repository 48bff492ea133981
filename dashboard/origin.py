"""The page of a file: what it is, since when it counts, and what on screen comes from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from dashboard import formatting
from dashboard.calendar import day_of
from dashboard.origin_lines import FigureLine, area_lines, figure_lines
from dashboard.origin_number import Found, find
from dashboard.place_wording import counted, web_link
from dashboard.services import Services
from dashboard.snapshot import Snapshot
from dashboard.wording import enumerated
from data.catalogue import Catalogue
from data.language import _
from data.origins import FileRow, OriginStore, Published
from data.place import PlaceKind
from data.written import is_id


class UnknownFileError(LookupError):
    """The store has no file with this id."""


@dataclass(frozen=True)
class Origin:
    """title: of the source. table_href: "" without an address. published: None when the file came
    with the first figures of the store, or without publishing. versions: of the same file, oldest
    first, itself too. areas, places: what it brought, in words."""

    file: FileRow
    title: str
    table_href: str
    published: Published | None
    versions: tuple[FileRow, ...]
    figures: tuple[FigureLine, ...]
    areas: tuple[str, ...]
    places: str

    @property
    def is_newest(self) -> bool:
        return self.versions[-1].id == self.file.id

    @property
    def known(self) -> int:
        return sum(line.known for line in self.figures)

    @property
    def gaps(self) -> int:
        return sum(line.gaps for line in self.figures)


def origin_of(services: Services, asked: object) -> Origin:
    """The page of a file, by whatever stands for its id; made once a version of the store.

    Raises EmptyStoreError and UnknownFileError.
    """
    digits = str(asked)
    its_id = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
    if not is_id(its_id):
        raise UnknownFileError(digits)
    snapshot = services.snapshot()
    found = snapshot.kept(("origin", its_id), lambda: _made(services, snapshot, its_id))
    if found is None:
        raise UnknownFileError(digits)
    return found


def number_of(services: Services, query: Mapping[str, object]) -> Found | None:
    """The number that the page was opened on (cijfer, gebied, periode); None when it names none.

    Raises EmptyStoreError.
    """
    snapshot = services.snapshot()
    return find(snapshot, services.catalogue, _store(snapshot), query)


def since_words(origin: Origin, snapshot: Snapshot) -> str:
    """Since when the file counts, and in which version of the figures."""
    if origin.published is not None:
        text = _("Sinds {day} (versie {version} van de cijfers). Nu is het versie {now}.")
        return text.format(
            day=formatting.date(day_of(origin.published.at)),
            version=origin.published.version,
            now=snapshot.version,
        )
    read = snapshot.store.changed
    at = snapshot.kept(("changed",), lambda: read(version=snapshot.version))
    if at is None:  # the store moved on meanwhile
        return _("In versie {now} van de cijfers.").format(now=snapshot.version)
    text = _("In versie {now} van de cijfers, van {day}.")
    return text.format(now=snapshot.version, day=formatting.date(day_of(at)))


def _store(snapshot: Snapshot) -> OriginStore:
    return OriginStore(snapshot.store.engine, snapshot.code)


def _made(services: Services, snapshot: Snapshot, its_id: int) -> Origin | None:
    store, catalogue = _store(snapshot), services.catalogue
    versions = store.versions(its_id)
    file = next((version for version in versions if version.id == its_id), None)
    if file is None:
        return None
    municipality = services.settings.municipality
    source = catalogue.sources.get(file.source)
    places = store.places(its_id)
    return Origin(
        file=file,
        title=source.title if source else file.publisher,
        table_href=_table_href(file, catalogue),
        published=store.published().get(its_id),
        versions=versions,
        figures=tuple(figure_lines(store.figures(its_id), catalogue, municipality)),
        areas=tuple(area_lines(store.areas(its_id), municipality)),
        places=enumerated(counted(kind, places[kind]) for kind in PlaceKind if kind in places),
    )


def _table_href(file: FileRow, catalogue: Catalogue) -> str:
    """The address of the table, else that of the source; only ever one of the web."""
    source = catalogue.sources.get(file.source)
    page = source.table_page if source and file.table_id else None
    if page:
        return web_link(page.format(table=quote(str(file.table_id), safe=""))) or ""
    return web_link(file.url) or web_link(source.url if source else None) or ""
