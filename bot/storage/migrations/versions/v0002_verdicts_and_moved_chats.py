"""Keep every verdict with its reason, and follow groups that got a new id."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the table of verdicts and the new id of a chat."""
    op.create_table(
        "verdict",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("prior", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("withheld", sa.Text(), nullable=False),
        sa.Column("road", sa.Text(), nullable=False),
        sa.Column("shift", sa.Text(), nullable=False),
        sa.Column("decided", MOMENT, nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_verdict_decided", "verdict", ["decided"])
    op.create_index("ix_verdict_once", "verdict", ["statement", "kind", "prior"], unique=True)
    op.add_column("chat", sa.Column("moved_to", sa.Text(), nullable=False, server_default=""))
