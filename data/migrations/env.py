"""Runs the migrations on the connection that data.store hands over, in its transaction."""

from alembic import context

from data.steering.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
