"""The first schema: sources, entries, statements, positions, alerts, the outbox and the chats."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make every table of the first schema."""
    _sources()
    _entries()
    _statements()
    _positions_and_alerts()
    _outbox()
    _chats()
    _words()


def _sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("next_due", MOMENT, nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("modified", sa.Text(), nullable=False),
        sa.Column("baseline_done", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_success", MOMENT, nullable=True),
        sa.Column("last_new", MOMENT, nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_source_next_due", "source", ["next_due"])
    op.create_table(
        "fact",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "language",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )


def _entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("guid", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entry_identity", "entry", ["source", "guid", "digest"])
    op.create_index("ix_entry_seen", "entry", ["seen"])
    op.create_index(
        "ix_entry_unread",
        "entry",
        ["published", "id"],
        sqlite_where=sa.text("read_at IS NULL"),
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_table(
        "article",
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["entry.id"],
        ),
        sa.PrimaryKeyConstraint("entry"),
    )


def _statements() -> None:
    op.create_table(
        "statement",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("organ", sa.Text(), nullable=False),
        sa.Column("principal", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("issue_id", sa.Text(), nullable=False),
        sa.Column("counterpart", sa.Text(), nullable=False),
        sa.Column("stance", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("said", sa.Date(), nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("seen", MOMENT, nullable=False),
        sa.Column("decided", MOMENT, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"],
            ["entry.id"],
        ),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("ix_statement_actor", "statement", ["actor", "published"])
    op.create_index("ix_statement_counterpart", "statement", ["counterpart", "published"])
    op.create_index("ix_statement_country", "statement", ["country", "published"])
    op.create_index("ix_statement_entry", "statement", ["entry"])
    op.create_index("ix_statement_issue", "statement", ["issue", "published"])
    op.create_index("ix_statement_organ", "statement", ["organ", "published"])
    op.create_index("ix_statement_principal", "statement", ["principal", "published"])
    op.create_index("ix_statement_published", "statement", ["published"])


def _positions_and_alerts() -> None:
    op.create_table(
        "position",
        sa.Column("principal", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("counterpart", sa.Text(), nullable=False),
        sa.Column("stance", sa.Integer(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("updated", MOMENT, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("principal", "issue", "counterpart"),
    )
    op.create_index("ix_position_updated", "position", ["updated"])
    op.create_table(
        "alert",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("principal", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("counterpart", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("issue_id", sa.Text(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("marked", sa.Text(), nullable=False),
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_alert_actor", "alert", ["actor", "at"])
    op.create_index("ix_alert_at", "alert", ["at"])
    op.create_index("ix_alert_kind", "alert", ["kind", "at"])
    op.create_index("ix_alert_principal", "alert", ["principal", "at"])
    op.create_table(
        "feedback",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("pair", sa.Text(), nullable=False),
        sa.Column("principal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_feedback_alert", "feedback", ["alert"])
    op.create_index("ix_feedback_at", "feedback", ["at"])
    op.create_index("ix_feedback_principal", "feedback", ["principal"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("alert", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_outbox_alert", "outbox", ["alert", "chat"])
    op.create_index("ix_outbox_chat", "outbox", ["chat", "state"])
    op.create_index(
        "ix_outbox_once",
        "outbox",
        ["kind", "alert", "chat", "thread", "version"],
        unique=True,
        sqlite_where=sa.text("alert <> ''"),
        postgresql_where=sa.text("alert <> ''"),
    )
    op.create_index("ix_outbox_state", "outbox", ["state", "not_before"])
    op.create_table(
        "delivery",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("message", NUMBER, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_delivery_at", "delivery", ["at"])
    op.create_index("ix_delivery_message", "delivery", ["message"])


def _chats() -> None:
    op.create_table(
        "chat",
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_table(
        "subscription",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("created", MOMENT, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_subscription_chat", "subscription", ["chat"])
    op.create_table(
        "silence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_silence_until", "silence", ["until"])


def _words() -> None:
    """Full-text search: a table beside the statements in SQLite, a column with an index in PostgreSQL."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', tokenize='porter unicode61')")
        return
    op.execute(
        "CREATE TEXT SEARCH DICTIONARY volteface_stem (TEMPLATE = snowball, LANGUAGE = english)"
    )  # no stop words
    op.execute("CREATE TEXT SEARCH CONFIGURATION volteface (COPY = simple)")
    kinds = "asciiword, word, numword, asciihword, hword, hword_asciipart, hword_part, hword_numpart, numhword"
    op.execute(f"ALTER TEXT SEARCH CONFIGURATION volteface ALTER MAPPING FOR {kinds} WITH volteface_stem")
    op.execute("ALTER TABLE statement ADD COLUMN words tsvector")
    op.execute("CREATE INDEX ix_statement_words ON statement USING gin (words)")
