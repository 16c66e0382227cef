"""Going back to a copy of the ledger; what was learnt since is carried over.

The copy is made into a whole ledger beside the present one, which changes its name only then, so
that a crash at any moment leaves the one or the other. Nobody may have the ledger open.
"""

from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path
from shutil import rmtree

from wxrepay_gui.domain.backup import Restored
from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
)
from wxrepay_gui.storage.carrying import carry_over
from wxrepay_gui.storage.copies import copy_ledger, journal_of
from wxrepay_gui.storage.database import PRAGMAS, Database, failures
from wxrepay_gui.storage.files import FOLDER_MODE, sync_folder
from wxrepay_gui.storage.room import ROOM, check_room
from wxrepay_gui.storage.schema import UPGRADES
from wxrepay_gui.storage.versions import prepare


def restore(ledger: Path, backup: Path, at: datetime) -> Restored:
    """Put a copy of *backup* in the place of *ledger*, whose file keeps lying beside it.

    What *ledger* knows of submissions that *backup* does not is carried over, if it can be read.

    Args:
        ledger: The file.
        backup: A copy of it; stays as it is.
        at: Now.

    Raises:
        LedgerDamagedError: *backup* is damaged, or no ledger; nothing is changed.
        LedgerError: Something else is in the way. The same.
    """
    with failures(ledger):
        size = backup.stat().st_size
        if not size:
            raise LedgerDamagedError(str(backup), "empty")
        check_room(ledger, ROOM + size)
        work = ledger.with_name("restoring")
        rmtree(work, ignore_errors=True)
        work.mkdir(mode=FOLDER_MODE)
        try:
            whole = work / ledger.name
            copy_ledger(backup, whole)
            taken = _upgrade_and_take(whole, backup, ledger)
            whole.replace(_ready(ledger))
        finally:
            rmtree(work, ignore_errors=True)
        kept = _free_name(ledger, at)
        was_there = ledger.exists()
        _exchange(ledger, kept)
    return Restored(backup=backup.name, kept=kept.name if was_there else None, taken=taken)


def finish(ledger: Path) -> None:
    """End a :func:`restore` that the program did not live to end.

    If the ledger had lost its name already, the copy gets it; else it stays what it was.

    Raises:
        LedgerError: The files are in the way.
    """
    with failures(ledger):
        if not _ready(ledger).exists():
            return
        if ledger.exists():
            _ready(ledger).unlink()
        else:
            names = ledger.parent.glob("ledger-replaced-*.sqlite3")
            _exchange(ledger, max(names, default=ledger.with_name("ledger-replaced-.sqlite3")))


def _upgrade_and_take(whole: Path, backup: Path, ledger: Path) -> int | None:
    database = Database(whole, PRAGMAS)
    with closing(database):
        try:
            prepare(database, UPGRADES)
        except LedgerError as error:
            raise type(error)(str(backup), error.reason) from error
        if not ledger.exists():
            return None
        try:
            return carry_over(database, ledger)
        except (LedgerFullError, LedgerLockedError):
            raise
        except LedgerError:
            return None


def _exchange(ledger: Path, kept: Path) -> None:
    """Name the ledger *kept*, and what is ready as the ledger.

    The old journal must be gone by then: SQLite would undo in the new file what it says.
    """
    if ledger.exists():
        ledger.replace(kept)
    if journal_of(ledger).exists():
        journal_of(ledger).replace(journal_of(kept))
    _ready(ledger).replace(ledger)
    sync_folder(ledger.parent)


def _ready(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.restored")


def _free_name(ledger: Path, at: datetime) -> Path:
    stamp = f"{at.astimezone(BEIJING):%Y%m%d-%H%M%S}"
    ends = (f"-{number}" if number else "" for number in count())
    names = (ledger.with_name(f"ledger-replaced-{stamp}{end}.sqlite3") for end in ends)
    return next(name for name in names if not name.exists())
