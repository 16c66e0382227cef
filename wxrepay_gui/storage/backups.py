"""The ledger's copies: one a Beijing day, those before upgrades, and what restoring replaced."""

import re
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import func, select

from wxrepay_gui.domain.backup import Backup, BackupKind
from wxrepay_gui.domain.errors import LedgerError
from wxrepay_gui.storage.copies import copy_ledger
from wxrepay_gui.storage.database import PRAGMAS, Database, failures
from wxrepay_gui.storage.files import FOLDER_MODE, sync_folder
from wxrepay_gui.storage.places import Places
from wxrepay_gui.storage.room import ROOM, check_room
from wxrepay_gui.storage.rows import read_stamp
from wxrepay_gui.storage.schema import submissions

KEPT = 7
"""So many daily copies are kept."""

_DAILY = re.compile(r"ledger-\d{4}-\d\d-\d\d\.sqlite3")
_UPGRADE = re.compile(r"ledger\.sqlite3\.v\d+")
_REPLACED = re.compile(r"ledger-replaced-.+\.sqlite3")
_LAST = select(submissions.c.at).order_by(submissions.c.id.desc()).limit(1).scalar_subquery()
_HOLDS = select(func.count(submissions.c.id).label("records"), _LAST.label("newest"))


class Backups:
    """The copies of the ledger at *places*."""

    def __init__(self, places: Places) -> None:
        self._ledger = places.ledger
        self._folder = places.backups

    def is_due(self, today: date) -> bool:
        """Whether there is no copy of *today*, Beijing's date, yet."""
        return not self._of(today).exists()

    def make(self, today: date) -> Path:
        """Copy the ledger under the date of *today*, then remove the oldest beyond seven.

        The copy is checked before it gets its name. Where that fails, no older one is touched.

        Raises:
            LedgerDamagedError: The ledger is damaged.
            LedgerFullError: There is no room for it beside what bookings need.
            LedgerError: Ledger or folder is in the way.
        """
        copy = self._of(today)
        with failures(copy):
            self._folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
            check_room(self._ledger, ROOM + self._ledger.stat().st_size)
            unfinished = copy.with_name(f"{copy.name}.part")
            copy_ledger(self._ledger, unfinished)
            unfinished.replace(copy)
            sync_folder(self._folder)
            for old in sorted(_named(_DAILY, self._folder))[:-KEPT]:
                old.unlink()
        return copy

    def all(self) -> tuple[Backup, ...]:
        """Every copy there is, the one that was written last first.

        Raises:
            LedgerError: The folder cannot be read.
        """
        places = (
            (BackupKind.DAILY, _DAILY, self._folder),
            (BackupKind.UPGRADE, _UPGRADE, self._ledger.parent),
            (BackupKind.REPLACED, _REPLACED, self._ledger.parent),
        )
        with failures(self._folder):
            found = [
                look_into(path, kind)
                for kind, pattern, folder in places
                for path in _named(pattern, folder)
            ]
        return tuple(sorted(found, key=lambda each: (each.at, each.path.name), reverse=True))

    def _of(self, day: date) -> Path:
        return self._folder / f"ledger-{day.isoformat()}.sqlite3"


def look_into(path: Path, kind: BackupKind) -> Backup:
    """What is known of the copy at *path*.

    Raises:
        OSError: It is not there.
    """
    facts = path.stat()
    records, newest = _holds(path)
    return Backup(
        path=path,
        kind=kind,
        at=datetime.fromtimestamp(facts.st_mtime, UTC),
        size=facts.st_size,
        records=records,
        newest=newest,
    )


def _holds(path: Path) -> tuple[int | None, datetime | None]:
    database = Database(path, PRAGMAS)
    try:
        with closing(database), database.reading() as run:
            ((found),) = run(_HOLDS)
            newest = found["newest"]
            return found["records"], None if newest is None else read_stamp(newest)
    except LedgerError:
        return None, None


def _named(pattern: re.Pattern[str], folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if pattern.fullmatch(path.name)]
