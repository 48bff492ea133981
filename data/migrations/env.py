"""Runs the migrations on the connection that data.store hands over, in its transaction."""

from alembic import context

from data.steering.schema import metadata

connection = context.config.attributes["connection"]
version_table = context.config.attributes["version_table"]
context.configure(connection=connection, target_metadata=metadata, version_table=version_table)
context.run_migrations()
