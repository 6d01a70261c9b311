"""Alembic's environment: runs on the connection that ``bot.storage.migrate`` hands over, inside its transaction."""

from alembic import context

from bot.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # SQLite's DDL is transactional too, because we send BEGIN ourselves
    render_as_batch=True,
)
context.run_migrations()
