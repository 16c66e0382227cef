"""Carries out what a submission's course asks for."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from wxrepay_gui.domain.course import Claim, Course, Effect, Settle, Show
from wxrepay_gui.domain.errors import LedgerError, UnsavedError
from wxrepay_gui.domain.outcome import Unknown, UnknownReason
from wxrepay_gui.domain.submission import Submission


def conduct(course: Course, act: Callable[[Effect], Any]) -> Iterator[Submission]:
    """Let *act* carry out each effect of *course*; yields what it shows.

    A row that was claimed is settled, come what may: as Unknown, if something broke or if nobody
    asks for the next row. A row that could not be claimed is yielded as it stands.

    Raises:
        UnsavedError: What came of a sending could not be written.
        ExpectedError: What *act* or the course raises.
    """
    told: Any = None
    claimed: Submission | None = None
    try:
        while True:
            try:
                effect = course.send(told)
            except StopIteration:
                return
            told = None
            match effect:
                case Show(row):
                    yield row
                case Claim(row):
                    try:
                        told = claimed = act(effect)
                    except LedgerError:
                        yield row
                        raise
                case Settle() if claimed is not None:
                    try:
                        told = act(effect)
                    except LedgerError as error:
                        raise UnsavedError(error.path, error.reason) from error
                    claimed = None
                case _:
                    told = act(effect)
    finally:
        if claimed is not None:
            with suppress(LedgerError):  # then the next start, or question, does it
                act(Settle(claimed, (), Unknown(reason=UnknownReason.INTERRUPTED)))
