"""Alembic's way in: it uses the connection, and so the transaction, that `upgrade` has opened."""

from alembic import context

from workshopplanner.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table="schema_version",
    render_as_batch=True,
    transactional_ddl=False,  # the caller's transaction holds the whole upgrade, all or nothing
)
context.run_migrations()
