"""Which version of the ledger a file holds, and how it becomes the newest."""

from sqlalchemy import text
from sqlalchemy.schema import CreateIndex, CreateTable

from wxrepay_gui.domain.errors import LedgerDamagedError, LedgerNewerError
from wxrepay_gui.storage.copies import copy_ledger
from wxrepay_gui.storage.database import Database, Run
from wxrepay_gui.storage.schema import METADATA, Upgrades

APPLICATION_ID = 0x57585250
"""``WXRP``: tells a ledger from any other SQLite file."""

_ONE_MOMENT = text("BEGIN")
"""Several reads see the file as it was at the first of them."""

_NOTHING = (0, 0, 0)
_MARKS = {
    name: text(f"PRAGMA {name}") for name in ("application_id", "user_version", "schema_version")
}


def prepare(database: Database, upgrades: Upgrades) -> None:
    """Make *database* a ledger of the newest version, in one transaction or not at all.

    A ledger of an older version is copied first, to a file named with that version.

    Raises:
        LedgerNewerError: A newer version of this program wrote it.
        LedgerDamagedError: It is no ledger.
        LedgerError: It cannot be read, or not be changed.
    """
    newest = 1 + len(upgrades)
    with database.reading() as run:
        run(_ONE_MOMENT)
        version = _version(run, database, newest)
    if version == newest:
        return
    with database.writing() as run:
        version = _version(run, database, newest)
        if version == 0:
            _create(run)
        else:
            _back_up(database, version)
            for statement in (each for step in upgrades[version - 1 :] for each in step):
                run(statement)
        run(text(f"PRAGMA user_version = {newest}"))


def _create(run: Run) -> None:
    for table in METADATA.sorted_tables:
        run(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            run(CreateIndex(index))
    run(text(f"PRAGMA application_id = {APPLICATION_ID}"))


def _version(run: Run, database: Database, newest: int) -> int:
    """The ledger's version; 0 for a file in which nothing was ever written."""
    marks = tuple(int(run(mark)[0][name]) for name, mark in _MARKS.items())
    application, version, _changes = marks
    if marks == _NOTHING:
        return 0
    if application != APPLICATION_ID or version < 1:
        raise LedgerDamagedError(str(database.path), "not a ledger")
    if version > newest:
        raise LedgerNewerError(str(database.path), f"version {version}")
    return version


def _back_up(database: Database, version: int) -> None:
    """Copy the file, whose write lock this thread holds, so that nothing changes meanwhile."""
    path = database.path
    copy = path.with_name(f"{path.name}.v{version}")
    unfinished = path.with_name(f"{copy.name}.part")
    copy_ledger(path, unfinished)
    unfinished.replace(copy)
