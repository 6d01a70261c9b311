"""Alembic revisions, applied at start; each is one transaction."""
