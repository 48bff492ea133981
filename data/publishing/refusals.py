"""What cannot be published or taken back, in sentences."""

from sqlalchemy import Connection, and_, func, select

from data.known import is_fictitious
from data.language import _
from data.publishing.bridge import staged
from data.publishing.journal import has_journal
from data.schema import source_file, store_state
from data.store import StoreError, store_version


def refuse_mixed(connection: Connection) -> None:
    """Real figures do not come among those of the fictitious town. Raises StoreError."""
    if not is_fictitious(connection) or not store_version(connection):
        return
    state = staged(store_state)
    if not connection.scalar(select(state.c.fictitious)):
        raise StoreError(
            _(
                "In deze database staat de verzonnen stad. Kies voor uw gemeente een andere: "
                "--database-url sqlite:///var/gemeente.sqlite3 (of DATABASE_URL)."
            )
        )


def refuse_other_past(connection: Connection) -> None:
    """One number of a file is one file in both stores, unless a staging store of another day was
    put back: its next files would count as published ones. Raises StoreError."""
    here, there = source_file, staged(source_file)
    same = and_(here.c.name == there.c.name, here.c.source == there.c.source)
    query = select(func.count()).select_from(here.join(there, here.c.id == there.c.id))
    if connection.scalar(query.where(~same)):
        raise StoreError(
            _(
                "De voorbereiding hoort niet bij wat gepubliceerd is: onder hetzelfde nummer staan "
                "verschillende bestanden. Zet een reservekopie van de voorbereiding terug van na "
                "de laatste publicatie, of zet de map of het schema ervan opzij en laad opnieuw."
            )
        )


def refuse_unknown(connection: Connection, number: int) -> None:
    """Without its journal a release cannot be taken back. Raises StoreError."""
    if not has_journal(connection, number):
        raise StoreError(
            _(
                "Deze publicatie kan niet terug: de voorbereiding weet niet wat er eerder stond. "
                "Laad de vorige bestanden en publiceer die."
            )
        )
