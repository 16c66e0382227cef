"""Death inside a system call: the kernel ends the process as it asks for one of these.

SQLite commits in one call of ours; only the kernel can end a process in the middle of it. A filter
(seccomp) that a thread puts upon itself stands until its end, so it is set right before the commit
that is to be the last.
"""

import ctypes
import platform
import struct
from collections.abc import Sequence
from enum import Enum

_NUMBERS = {
    "x86_64": {"pwrite64": 18, "fsync": 74, "fdatasync": 75, "ftruncate": 77},
    "aarch64": {"pwrite64": 68, "fsync": 82, "fdatasync": 83, "ftruncate": 46},
}
"""Linux's, per machine."""

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_NUMBER, _FIRST_ARGUMENT, _FOURTH_ARGUMENT = 0, 16, 40
"""Where they lie in ``struct seccomp_data``; the low halves."""

_Step = tuple[int, int, int, int]


class Call(Enum):
    """Which system call of a commit is the last one."""

    SYNC = "sync"
    """The first: the journal is written and not yet synced."""

    SECOND_PAGE = "second page"
    """The file's first page is new, its others are old; the journal can undo that."""

    TRUNCATE = "truncate"
    """Everything is written, and nothing is committed before the journal is cut."""


def is_possible() -> bool:
    """Whether this computer has what it takes."""
    return platform.system() == "Linux" and platform.machine() in _NUMBERS


def die_at(call: Call, files: Sequence[int]) -> None:
    """Have this thread's next *call* end the process (by SIGSYS), and not happen.

    Args:
        call: Which.
        files: The descriptors of the database's file.

    Raises:
        OSError: The system does not let a process filter itself.
    """
    numbers = _NUMBERS[platform.machine()]
    match call:
        case Call.SYNC:
            steps = _any_of([numbers["fsync"], numbers["fdatasync"]])
        case Call.TRUNCATE:
            steps = _any_of([numbers["ftruncate"]])
        case Call.SECOND_PAGE:
            steps = _write_past_the_first_page(numbers["pwrite64"], files)
    _install(steps)


def _any_of(numbers: Sequence[int]) -> list[_Step]:
    """Kill at any of the calls *numbers*."""
    tests = [(_IF_EQUAL, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    return [(_LOAD, 0, 0, _NUMBER), *tests, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)]


def _write_past_the_first_page(number: int, files: Sequence[int]) -> list[_Step]:
    """Kill at the call *number* for one of *files* whose offset is not 0."""
    count = len(files)
    return [
        (_LOAD, 0, 0, _NUMBER),
        (_IF_EQUAL, 0, count + 3, number),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        *((_IF_EQUAL, count - place, 0, file) for place, file in enumerate(files)),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD, 0, 0, _FOURTH_ARGUMENT),
        (_IF_EQUAL, 0, 1, 0),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _KILL),
    ]


def _install(steps: Sequence[_Step]) -> None:
    """Put the program of *steps* upon this thread."""
    library = ctypes.CDLL(None, use_errno=True)
    program = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    whole = struct.pack("@HP", len(steps), ctypes.addressof(program))
    if library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if library.prctl(_SET_SECCOMP, _FILTER, ctypes.c_char_p(whole), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")
