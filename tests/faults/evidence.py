"""What a ledger's file holds, read without the program."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from wxrepay_gui.domain.course import MOST_SENDS

LEDGER = Path("real", "ledger.sqlite3")
"""Below the folder of all data."""


def rows_of(ledger: Path) -> dict[str, str]:
    """Every row's status in the file *ledger*, by number; none where there is no ledger yet."""
    if not ledger.exists():
        return {}
    with closing(sqlite3.connect(ledger)) as connection:
        if not list(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'submissions'")):
            return {}
        return dict(connection.execute("SELECT out_record_id, status FROM submissions"))


def spent_of(ledger: Path) -> set[str]:
    """The numbers in the file *ledger* that were sent as often as is allowed."""
    if not rows_of(ledger):
        return set()
    spent = "SELECT out_record_id FROM submissions WHERE sends >= ?"
    with closing(sqlite3.connect(ledger)) as connection:
        return {number for (number,) in connection.execute(spent, [MOST_SENDS])}


def copied(ledger: Path, copy: Path) -> Path:
    """*ledger* and its journal as they are at this moment, elsewhere."""
    copy.parent.mkdir(exist_ok=True)
    for suffix in ("", "-journal"):
        source, target = ledger.with_name(ledger.name + suffix), copy.with_name(copy.name + suffix)
        target.unlink(missing_ok=True)
        if source.exists():
            shutil.copyfile(source, target)
    return copy
