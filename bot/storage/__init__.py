"""Door to memory: SQLite or PostgreSQL."""
