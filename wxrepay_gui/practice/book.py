"""What the practice server remembers: every booking request, in a log that only grows."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from wxrepay_gui.practice.checks import Signature
from wxrepay_gui.practice.document import Asked

Record = Mapping[str, str]
"""A booked record: the members of the document's answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One booking request, as the log keeps it.

    Attributes:
        at: The server's time, ISO 8601 with its offset.
        out_record_id: The number it asked for, as far as one could be read.
        sha256: Of the body's bytes, hex.
        content: Of the members whatever their order, hex; empty if the body was refused.
        signature: Whether the signature was good.
        status: The HTTP status of the answer that follows; ``None`` for silence.
        recorded: The record that this request, and no earlier one, brought about.
    """

    at: str
    out_record_id: str
    sha256: str
    content: str
    signature: Signature
    status: int | None
    recorded: Record | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A record, and the digest of what was asked for when it came about."""

    record: Record
    content: str


def content_of(asked: Asked) -> str:
    """A digest of *asked* that does not know the order of its members."""
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


class Book:
    """The records, kept in a file of JSON lines. One thread at a time may write.

    A line that was torn when the process or the computer died is passed over: whoever sent that
    request was never answered.
    """

    def __init__(self, log: Path) -> None:
        self._records: dict[str, Kept] = {}
        self._failed: set[str] = set()
        self._file = log.open("ab", buffering=0)
        whole = log.read_bytes()
        self._ragged = not whole.endswith(b"\n") and bool(whole)
        for entry in _entries(whole):
            self._remember(entry)

    def find(self, out_record_id: str) -> Kept | None:
        """The record of that number, if there is one."""
        return self._records.get(out_record_id)

    def has_failed(self, out_record_id: str) -> bool:
        """Whether a request for that number was ever answered with a system error."""
        return out_record_id in self._failed

    def enter(self, entry: Entry) -> None:
        """Append *entry*; it is on the disk when this returns.

        Raises:
            OSError: It may be there in part; nothing is remembered.
        """
        line = json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")).encode(
            errors="backslashreplace"
        )
        start = b"\n" if self._ragged else b""
        self._ragged = True
        if self._file.write(start + line + b"\n") != len(start) + len(line) + 1:
            raise OSError("the log was written in part")
        os.fsync(self._file.fileno())
        self._ragged = False
        self._remember(entry)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _remember(self, entry: Entry) -> None:
        if entry.recorded is not None:
            self._records.setdefault(entry.out_record_id, Kept(entry.recorded, entry.content))
        if entry.status == 500:  # noqa: PLR2004  HTTP Internal Server Error
            self._failed.add(entry.out_record_id)


def read_log(log: Path) -> tuple[Entry, ...]:
    """Every whole line of *log*, in order."""
    return tuple(_entries(log.read_bytes()))


def _entries(whole: bytes) -> Iterator[Entry]:
    for line in whole.split(b"\n"):
        entry = _entry(line)
        if entry is not None:
            yield entry


def _entry(line: bytes) -> Entry | None:
    try:
        members = json.loads(line)
        return Entry(**{**members, "signature": Signature(members["signature"])})
    except (ValueError, TypeError, LookupError):
        return None
