"""A database comes in, empty or of an older revision; it goes out at this program's revision, or not at all.

All revisions run in one transaction under a lock: a program killed in the middle leaves the database as it was, and a
second program that starts at the same moment waits and then finds nothing to do.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import DatabaseUnusable

FOLDER = Path(__file__).parent / "migrations"
LOCK = 7_305_000


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def newest() -> str:
    """Return the revision that this program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def is_older(revision: str | None) -> bool:
    """Tell whether a revision is one of ours, but not the newest."""
    known = [known.revision for known in ScriptDirectory.from_config(_config()).walk_revisions()]
    return revision in known[1:]  # the newest comes first


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the database, None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, where: str, to: str = "head") -> None:
    """Bring the database to revision ``to``; raises DatabaseUnusable for one of a newer program."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    config = _config()
    script, current = ScriptDirectory.from_config(config), revision_of(connection)
    if current == (script.get_current_head() if to == "head" else to):
        return
    known = {revision.revision for revision in script.walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseUnusable(
            f"{where}: the database was written by a newer Volteface (revision {current}): "
            "install that version, or restore a backup that this one made"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, to)
