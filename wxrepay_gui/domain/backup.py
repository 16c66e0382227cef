"""Copies of the history, and what came of going back to one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class BackupKind(StrEnum):
    """Why there is a copy."""

    DAILY = "daily"
    """Made once a Beijing day."""

    UPGRADE = "upgrade"
    """Made before a newer version of this program changed the file."""

    REPLACED = "replaced"
    """What a restored backup took the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the history.

    Attributes:
        path: The file.
        kind: Why it is there.
        at: When it was last written.
        size: In bytes.
        records: How many submissions it holds; ``None`` where it cannot be read.
        newest: When the newest of them was made; ``None`` where there is none.
    """

    path: Path
    kind: BackupKind
    at: datetime
    size: int
    records: int | None
    newest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What came of putting a backup in the place of the history.

    Attributes:
        backup: The name of the file that was restored.
        kept: The name under which the replaced history lies; ``None`` where there was none.
        taken: How many submissions the replaced history knew that the backup did not, or knew
            more of, and that are in the restored one now; ``None`` where it could not be read.
    """

    backup: str
    kept: str | None
    taken: int | None
