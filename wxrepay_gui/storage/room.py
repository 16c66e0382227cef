"""Room on the disk: enough before anything is sent, and a reserve for what is answered."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from shutil import disk_usage
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from wxrepay_gui.domain.errors import LedgerFullError
from wxrepay_gui.storage.database import Database, failures
from wxrepay_gui.storage.files import replace_file

MIB = 2**20
ROOM = 64 * MIB
"""Bytes that are free before anything is sent."""

RESERVE = MIB
"""Bytes in the reserve: what one answer needs is a tenth of it."""


class _Kept(Protocol):
    @property
    def database(self) -> Database: ...


_Ledger = TypeVar("_Ledger", bound=_Kept)
_Words = ParamSpec("_Words")
_Written = TypeVar("_Written")


def reserve_of(ledger: Path) -> Path:
    """The file that is given up when there is no room for an answer."""
    return ledger.with_suffix(".reserve")


def check_room(ledger: Path, needed: int = ROOM) -> None:
    """Make sure that *needed* bytes are free where *ledger* lies; asks the disk.

    Raises:
        LedgerFullError: They are not.
        LedgerError: The disk does not say.
    """
    with failures(ledger):
        free = disk_usage(ledger.parent).free
    if free < needed:
        raise LedgerFullError(str(ledger), f"{free // MIB} MiB")


def hold(ledger: Path) -> None:
    """Write the reserve where it is missing; without room or right for it there is none.

    Its bytes are such that no disk can store them in fewer.
    """
    reserve = reserve_of(ledger)
    with suppress(OSError):
        if not reserve.exists() or reserve.stat().st_size != RESERVE:
            replace_file(reserve, os.urandom(RESERVE))


def release(ledger: Path) -> bool:
    """Give up the reserve; whether there was one."""
    try:
        reserve_of(ledger).unlink()
    except OSError:
        return False
    return True


def insisting(
    write: Callable[Concatenate[_Ledger, _Words], _Written],
) -> Callable[Concatenate[_Ledger, _Words], _Written]:
    """Have *write*, which changes all or nothing, tried once more in the reserve's room.

    For what must be kept because it has happened: where the disk is full, the reserve is given
    up for it.
    """

    @wraps(write)
    def insist(ledger: _Ledger, /, *words: _Words.args, **named: _Words.kwargs) -> _Written:
        try:
            return write(ledger, *words, **named)
        except LedgerFullError:
            if not release(ledger.database.path):
                raise
            return write(ledger, *words, **named)

    return insist
