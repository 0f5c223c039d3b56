"""The numbered schema changes, run by Alembic; `upgrade` is the only caller."""
