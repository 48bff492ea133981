"""Runs the migrations of the staging store, beside those that it shares with the serving store."""

from alembic import context

from data.publishing.schema import metadata

connection = context.config.attributes["connection"]
version_table = context.config.attributes["version_table"]
context.configure(connection=connection, target_metadata=metadata, version_table=version_table)
context.run_migrations()
