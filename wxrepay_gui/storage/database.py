"""One SQLite file: how it is opened, shared between threads, and how it fails."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import ClauseElement, PoolProxiedConnection, QueuePool, create_engine
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import SQLAlchemyError

from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerReadOnlyError,
)
from wxrepay_gui.storage.files import FILE_MODE, refuse_link
from wxrepay_gui.storage.rows import UnreadableRowError

Pragmas = Mapping[str, str | int]

JOURNAL = "truncate"
"""The journal's mode. WAL is refused: before SQLite 3.51.3 two connections could damage it."""

PRAGMAS: Pragmas = MappingProxyType(
    {
        "busy_timeout": 5000,
        "trusted_schema": "OFF",
        "foreign_keys": "ON",
        "journal_mode": JOURNAL,
        "synchronous": "EXTRA",
        "fullfsync": "ON",
        "secure_delete": "ON",
    }
)
"""Set on every connection, in this order.

TRUNCATE with EXTRA lost none of 1,000 commits in simulated power cuts, the defaults 497.
"""

Run = Callable[..., list[dict[str, Any]]]
"""Runs a statement with its values by name; returns the rows."""


class ConstraintError(LedgerError):
    """A row that the tables' rules do not admit."""


_FAILURES: Mapping[int, type[LedgerError]] = MappingProxyType(
    {
        sqlite3.SQLITE_FULL: LedgerFullError,
        sqlite3.SQLITE_READONLY: LedgerReadOnlyError,
        sqlite3.SQLITE_CANTOPEN: LedgerReadOnlyError,
        sqlite3.SQLITE_PERM: LedgerReadOnlyError,
        sqlite3.SQLITE_BUSY: LedgerLockedError,
        sqlite3.SQLITE_LOCKED: LedgerLockedError,
        sqlite3.SQLITE_CORRUPT: LedgerDamagedError,
        sqlite3.SQLITE_NOTADB: LedgerDamagedError,
        sqlite3.SQLITE_CONSTRAINT: ConstraintError,
    }
)

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def library() -> str:
    """Which library keeps the file, with its version."""
    return f"SQLite {sqlite3.sqlite_version}"


@contextmanager
def failures(path: Path) -> Iterator[None]:
    """Turn whatever the database or the file system raises into a :class:`LedgerError`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        name = getattr(error, "sqlite_errorname", type(error).__name__)
        kind = _FAILURES.get(code & 0xFF, LedgerError)  # higher bits only refine it
        raise kind(str(path), f"{name}: {error}") from error
    except OSError as error:
        full = error.errno in _NO_ROOM
        in_the_way = LedgerFullError if full else LedgerReadOnlyError
        raise in_the_way(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:  # SQLite's own word for it quotes the damage
        raise LedgerDamagedError(str(path), "SQLite: not UTF-8") from error
    except MemoryError as error:  # a damaged file can ask for more than there is
        raise LedgerError(str(path), "SQLITE_NOMEM") from error
    except SQLAlchemyError as error:
        raise LedgerError(str(path), type(error).__name__) from error
    except UnreadableRowError as error:
        raise LedgerDamagedError(str(path), str(error)) from error


def make_file(path: Path) -> None:
    """Make an empty file at *path* for this user alone, unless something is there already."""
    with suppress(OSError):  # whoever connects to it is told what is wrong
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def connect(path: Path, pragmas: Pragmas = PRAGMAS) -> sqlite3.Connection:
    """Connect to the file at *path*, which is there already, with *pragmas* in force.

    The connection begins no transactions by itself, and any thread may use it.

    Raises:
        OSError: *path* is a symbolic link.
        sqlite3.Error: It cannot be opened, or is no database.
        LedgerError: It would keep another journal than one that survives power cuts.
    """
    refuse_link(path)
    # Without "rw", a file that was deleted meanwhile would come back empty.
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    with ExitStack() as undo:
        undo.callback(connection.close)
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name} = {value}").close()
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        if journal != JOURNAL:
            raise LedgerError(str(path), f"journal_mode {journal}")
        undo.pop_all()
    return connection


class Database:
    """The file at *path*, each thread on a connection of its own.

    SQLAlchemy writes the SQL and keeps the connections. The driver runs it, because SQLAlchemy's
    own execution takes several times as long as a statement of ours does.
    """

    def __init__(self, path: Path, pragmas: Pragmas) -> None:
        self.path = path
        make_file(path)
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: connect(path, pragmas),
            poolclass=QueuePool,
            paramstyle="named",
        )
        self._compiled: dict[ClauseElement, tuple[str, dict[str, Any]]] = {}

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Run]:
        """Run statements that change nothing.

        Raises:
            LedgerError: The file is in the way, or a row in it is unreadable.
        """
        with failures(self.path), self._cursor() as (_connection, cursor):
            yield self._runner(cursor)

    @contextmanager
    def writing(self) -> Iterator[Run]:
        """Run statements as one transaction, alone from the start and on the disk at the end.

        Raises:
            LedgerError: As :meth:`reading`; or the transaction failed, and nothing is changed.
        """
        with failures(self.path), self._cursor() as (connection, cursor):
            cursor.execute("BEGIN IMMEDIATE")
            yield self._runner(cursor)
            connection.commit()

    @contextmanager
    def _cursor(self) -> Iterator[tuple[PoolProxiedConnection, DBAPICursor]]:
        """A connection of this thread's own, and a cursor on it.

        The cursor is closed by name: one that an exception's traceback still knows would keep the
        file open after :meth:`close`.
        """
        with (
            closing(self._engine.raw_connection()) as connection,
            closing(connection.cursor()) as cursor,
        ):
            yield connection, cursor

    def _runner(self, cursor: DBAPICursor) -> Run:
        def run(statement: ClauseElement, **values: object) -> list[dict[str, Any]]:
            text, constants = self._compile(statement)
            cursor.execute(text, constants | values)
            if cursor.description is None:
                return []
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

        return run

    def _compile(self, statement: ClauseElement) -> tuple[str, dict[str, Any]]:
        known = self._compiled.get(statement)
        if known is None:
            compiled = statement.compile(self._engine)
            known = self._compiled[statement] = (str(compiled), dict(compiled.params or {}))
        return known
