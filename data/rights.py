"""What the web process may do on PostgreSQL: read what is published, write what people write.

Nothing in the schema with exact counts (norm B2). SQLite has no roles: there the modes of the files
do it (data.publishing.staging).
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Engine, text

from data.language import _
from data.publishing.staging import SCHEMA
from data.steering.schema import metadata
from data.store import StoreError

ADDED = "INSERT"
"""People add to most tables and change nothing there."""

WRITTEN: dict[str, str] = {
    "address_point": "INSERT, DELETE",
    "note": "INSERT, UPDATE",
    "observation": "INSERT, DELETE",  # figures from places are counted anew
    "place": "INSERT, UPDATE",
    "source_file": "INSERT, UPDATE",  # the entries of people are a source too
    "store_state": "UPDATE",
    **dict.fromkeys(
        (
            *("action", "analysis_answer", "approach_mark", "assessment", "assessment_session"),
            *("core_choice", "decision", "frozen_view", "goal", "meeting", "place_change"),
            *("priority", "proposal", "recognition", "share_use", "signal_aside", "study", "talk"),
        ),
        ADDED,
    ),
}
"""name of a table -> what the web process may do there besides reading."""

READ_ONLY = frozenset({"area", "area_break", "area_change", "input_count", "release"})


@dataclass(frozen=True)
class Rights:
    """What was granted. written: table -> what the role may do there."""

    role: str
    read: tuple[str, ...]
    written: dict[str, str]


def grant(engine: Engine, role: str) -> Rights:
    """Give the role on this serving store exactly what the web process needs, and take away the
    rest, on the staging schema also from everybody. Raises StoreError, and then changes nothing."""
    if engine.dialect.name != "postgresql":
        raise StoreError(
            _(
                "Rechten per rol zijn er alleen in PostgreSQL. Bij SQLite zijn de map staging en "
                "de bestanden erin alleen te lezen voor de gebruiker die ze maakte: laat het "
                "dashboard als een andere gebruiker draaien."
            )
        )
    with engine.begin() as connection:
        _check_role(connection, role)
        name = connection.dialect.identifier_preparer.quote(role)
        for statement in (*_shut(connection, name), *_open(name)):
            connection.execute(text(statement))
        _check_shut(connection, role)
    return Rights(role, tuple(sorted(metadata.tables)), WRITTEN)


def _check_role(connection: Connection, role: str) -> None:
    query = text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = :role")
    is_super = connection.scalar(query, {"role": role})
    if is_super is None:
        message = _("De rol {role} bestaat niet. Maak hem eerst, met CREATE ROLE in psql.")
        raise StoreError(message.format(role=role))
    owners = text(
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE (n.nspname = :schema OR n.nspname = current_schema()) "
        "AND c.relkind IN ('r', 'p') AND pg_has_role(:role, c.relowner, 'MEMBER') "
        "UNION ALL SELECT count(*) FROM pg_database d WHERE d.datname = current_database() "
        "AND pg_has_role(:role, d.datdba, 'MEMBER')"
    )
    if is_super or any(connection.scalars(owners, {"role": role, "schema": SCHEMA})):
        message = _(
            "De rol {role} is eigenaar van tabellen of beheerder van de database, en kan dus alles "
            "lezen. Kies voor het dashboard een rol die dat niet is."
        )
        raise StoreError(message.format(role=role))


def _shut(connection: Connection, name: str) -> list[str]:
    """From the role, and from everybody, what lies in the staging schema."""
    query = text("SELECT count(*) FROM pg_namespace WHERE nspname = :schema")
    if not connection.scalar(query, {"schema": SCHEMA}):
        return []
    return [
        f"REVOKE ALL ON {kind} {SCHEMA} FROM PUBLIC, {name}"
        for kind in ("ALL TABLES IN SCHEMA", "ALL SEQUENCES IN SCHEMA", "SCHEMA")
    ]


def _open(name: str) -> list[str]:
    schema = "public"
    return [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {name}",
        f"REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC, {name}",
        f"GRANT USAGE ON SCHEMA {schema} TO {name}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {name}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {name}",
        *(f'GRANT {what} ON "{table}" TO {name}' for table, what in WRITTEN.items()),
    ]


def _check_shut(connection: Connection, role: str) -> None:
    """A role may also have rights through another one of which it is a member, at once or after
    SET ROLE."""
    query = text(
        "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_roles r ON pg_has_role(:role, r.oid, 'MEMBER') "
        "WHERE n.nspname = :schema AND c.relkind IN ('r', 'p', 'v', 'm') AND "
        "(has_schema_privilege(r.oid, n.oid, 'USAGE') "
        "OR has_table_privilege(r.oid, c.oid, 'SELECT'))"
    )
    if connection.scalar(query, {"role": role, "schema": SCHEMA}):
        message = _(
            "De rol {role} houdt toegang tot de voorbereiding, via een andere rol waar hij lid van "
            "is. Haal dat lidmaatschap weg en probeer het opnieuw."
        )
        raise StoreError(message.format(role=role))
