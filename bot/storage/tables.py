"""The tables: what is asked for is a column, the whole frozen value is JSON text beside it.

They never leave this folder. The schema itself is made by the migrations; a test holds the two together.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, text
from sqlmodel import Field, SQLModel

from bot.storage.columns import Utc, Words

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER column


class Base(SQLModel):
    """What all tables share: metadata of their own, so that other SQLModel classes do not mix in."""

    metadata = MetaData()


def words(**options: Any) -> Any:
    """Return a text column from outside; "" where nothing is known."""
    return Field(default="", sa_type=Words, **options)


def moment(**options: Any) -> Any:
    """Return a column for an aware UTC datetime."""
    return Field(sa_type=Utc, **options)


def number() -> Any:
    """Return a primary key that the database counts."""
    return Field(default=None, sa_column=Column(Number, primary_key=True, autoincrement=True))


class FactRow(Base, table=True):
    """A small durable fact: heartbeat, update offset, configuration fingerprint, the bot's identity."""

    __tablename__ = "fact"
    key: str = words(primary_key=True)
    value: str = words()


class LanguageRow(Base, table=True):
    """How many entries came in a language without a pack."""

    __tablename__ = "language"
    code: str = words(primary_key=True)
    entries: int = 0


class SourceRow(Base, table=True):
    """A source and its health; ``removed`` ones are no longer configured and keep their history."""

    __tablename__ = "source"
    id: str = words(primary_key=True)
    url: str = words()
    enabled: bool = True
    removed: bool = False
    paused: bool = False
    gone: bool = False
    next_due: datetime = moment(index=True)
    etag: str = words()
    modified: str = words()
    baseline_done: bool = False
    failures: int = 0
    last_success: datetime | None = moment(default=None)
    last_new: datetime | None = moment(default=None)
    last_error: str = words()
    entries: int = 0
    payload: str = Field(default="", sa_type=Text)


class EntryRow(Base, table=True):
    """What a feed carried; ``html`` and ``text`` stand apart, because retention empties them."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_identity", "source", "guid", "digest"),
        Index(
            "ix_entry_unread",
            "published",
            "id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
        Index("ix_entry_seen", "seen"),
    )
    id: str = words(primary_key=True)
    source: str = words()
    guid: str = words()
    digest: str = words()
    published: datetime = moment()
    seen: datetime = moment()
    read_at: datetime | None = moment(default=None)
    error: str = words()
    payload: str = Field(default="", sa_type=Text)
    html: str = words()
    text: str = words()


class ArticleRow(Base, table=True):
    """The texts of an entry, in which the offsets of its statements count."""

    __tablename__ = "article"
    entry: str = words(primary_key=True, foreign_key="entry.id")
    payload: str = Field(default="", sa_type=Text)


class StatementRow(Base, table=True):
    """A coded statement with its four times: said, published, seen, decided. Rows are never edited."""

    __tablename__ = "statement"
    __table_args__ = (
        Index("ix_statement_actor", "actor", "published"),
        Index("ix_statement_organ", "organ", "published"),
        Index("ix_statement_principal", "principal", "published"),
        Index("ix_statement_country", "country", "published"),
        Index("ix_statement_issue", "issue", "published"),
        Index("ix_statement_counterpart", "counterpart", "published"),
        Index("ix_statement_published", "published"),
    )
    number: int | None = number()
    id: str = words(unique=True)
    entry: str = words(foreign_key="entry.id", index=True)
    source: str = words()
    actor: str = words()
    organ: str = words()
    principal: str = words()
    country: str = words()
    official: bool = False
    issue: str = words()
    issue_id: str = words()
    counterpart: str = words()
    stance: int = 0
    form: str = words()
    modality: str = words()
    said: date
    published: datetime = moment()
    seen: datetime = moment()
    decided: datetime = moment()
    payload: str = Field(default="", sa_type=Text)


class VerdictRow(Base, table=True):
    """How a statement stood to what was on record when it was read, and why nothing was told where nothing was."""

    __tablename__ = "verdict"
    __table_args__ = (Index("ix_verdict_once", "statement", "kind", "prior", unique=True),)
    number: int | None = number()
    statement: str = words()
    kind: str = words()
    prior: str = words()
    reason: str = words()
    withheld: str = words()
    road: str = words()
    shift: str = words()
    decided: datetime = moment(index=True)
    payload: str = Field(default="", sa_type=Text)


class PositionRow(Base, table=True):
    """A standing position."""

    __tablename__ = "position"
    principal: str = words(primary_key=True)
    issue: str = words(primary_key=True)
    counterpart: str = words(primary_key=True)
    stance: int = 0
    commitment: str = words()
    since: date
    updated: datetime = moment(index=True)
    payload: str = Field(default="", sa_type=Text)


class AlertRow(Base, table=True):
    """An alert as it now stands."""

    __tablename__ = "alert"
    __table_args__ = (
        Index("ix_alert_principal", "principal", "at"),
        Index("ix_alert_actor", "actor", "at"),
        Index("ix_alert_kind", "kind", "at"),
        Index("ix_alert_at", "at"),
    )
    id: str = words(primary_key=True)
    kind: str = words()
    at: datetime = moment()
    actor: str = words()
    principal: str = words()
    country: str = words()
    counterpart: str = words()
    issue: str = words()
    issue_id: str = words()
    severity: int = 1
    marked: str = words()
    pair: str = words()
    payload: str = Field(default="", sa_type=Text)


class OutboxRow(Base, table=True):
    """A message and its life; the columns win over the payload, because claims write columns alone."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_once",
            "kind",
            "alert",
            "chat",
            "thread",
            "version",
            unique=True,
            sqlite_where=text("alert <> ''"),
            postgresql_where=text("alert <> ''"),
        ),
        Index("ix_outbox_alert", "alert", "chat"),
        Index("ix_outbox_state", "state", "not_before"),
        Index("ix_outbox_chat", "chat", "state"),
    )
    id: int | None = number()
    kind: str = words()
    alert: str = words()
    route: str = words()
    chat: str = words()
    thread: int = 0  # the topic, 0 where there is none: NULLs would never be equal
    version: int = 0
    priority: int = 5
    created: datetime = moment()
    not_before: datetime = moment()
    state: str = words()
    held: str = words()
    uncertain: bool = False
    attempts: int = 0
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    lease_until: datetime | None = moment(default=None)
    error: str = words()
    payload: str = Field(default="", sa_type=Text)


class DeliveryRow(Base, table=True):
    """One attempt to deliver a message."""

    __tablename__ = "delivery"
    number: int | None = number()
    message: int = Field(sa_column=Column(Number, nullable=False, index=True))
    at: datetime = moment(index=True)
    outcome: str = words()
    error: str = words()
    message_id: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))


class ChatRow(Base, table=True):
    """What is known of a chat; ``moved_to`` is its new id where the group was upgraded."""

    __tablename__ = "chat"
    chat: str = words(primary_key=True)
    language: str = words()
    suspended: bool = False
    reason: str = words()
    since: datetime | None = moment(default=None)
    moved_to: str = words()


class SubscriptionRow(Base, table=True):
    """A private route, made by /subscribe."""

    __tablename__ = "subscription"
    id: str = words(primary_key=True)
    chat: str = words(index=True)
    user: str = words()
    created: datetime = moment()
    payload: str = Field(default="", sa_type=Text)


class SilenceRow(Base, table=True):
    """A silence; an ended one is kept, with who asked for it and why."""

    __tablename__ = "silence"
    id: str = words(primary_key=True)
    until: datetime = moment(index=True)
    ended: bool = False
    payload: str = Field(default="", sa_type=Text)


class FeedbackRow(Base, table=True):
    """What an admin said of an alert."""

    __tablename__ = "feedback"
    number: int | None = number()
    alert: str = words(index=True)
    mark: str = words()
    user: str = words()
    at: datetime = moment(index=True)
    pair: str = words()
    principal: str = words(index=True)


TABLES = Base.metadata.tables
fact: Table = TABLES["fact"]
language: Table = TABLES["language"]
source: Table = TABLES["source"]
entry: Table = TABLES["entry"]
article: Table = TABLES["article"]
statement: Table = TABLES["statement"]
verdict: Table = TABLES["verdict"]
position: Table = TABLES["position"]
alert: Table = TABLES["alert"]
outbox: Table = TABLES["outbox"]
delivery: Table = TABLES["delivery"]
chat: Table = TABLES["chat"]
subscription: Table = TABLES["subscription"]
silence: Table = TABLES["silence"]
feedback: Table = TABLES["feedback"]
