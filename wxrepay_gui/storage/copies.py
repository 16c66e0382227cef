"""Copies of a ledger that are whole, and known to be so before anybody relies on them."""

import os
from contextlib import ExitStack, closing
from pathlib import Path

from wxrepay_gui.domain.errors import LedgerDamagedError
from wxrepay_gui.storage.database import connect, failures, make_file

_PAGES = 4096
"""So many are copied at a time, 16 MiB: whoever books meanwhile waits for these alone."""


def copy_ledger(source: Path, target: Path) -> None:
    """Make *target* a copy of *source* as it is at one moment, checked and on the disk.

    Whoever has *source* open can go on writing; then copying begins anew.

    Raises:
        LedgerDamagedError: The copy is not whole, so *source* is not either. There is none then.
        LedgerError: One of them is in the way. The same.
    """
    with failures(source), ExitStack() as undo:
        _remove(target)
        undo.callback(_remove, target)
        make_file(target)
        with closing(connect(source)) as old, closing(connect(target)) as new:
            old.backup(new, pages=_PAGES)
        with closing(connect(target)) as new:
            (said,) = new.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise LedgerDamagedError(str(source), said)
        with target.open("rb+") as file:
            os.fsync(file.fileno())
        journal_of(target).unlink(missing_ok=True)
        undo.pop_all()


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a transaction changes in the file at *path*."""
    return path.with_name(f"{path.name}-journal")


def _remove(path: Path) -> None:
    for each in (path, journal_of(path)):
        each.unlink(missing_ok=True)
