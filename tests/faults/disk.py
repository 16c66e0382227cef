"""What becomes of the history while the disk, or somebody else, is in its way.

Every fault is a real one: a small file system that is full, one that cannot be written, a write
that the system refuses, files that are locked, renamed, deleted and overwritten. Before, during
and after it somebody books and queries.
"""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from tests.faults.disk_case import Case, now
from wxrepay_gui.domain.errors import (
    LedgerDamagedError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerNewerError,
    LedgerReadOnlyError,
    UnsavedError,
)
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.storage.room import ROOM, reserve_of

ROOT = Path(__file__).parent.parent.parent
MODULE = "tests.faults.disk"
SIZE = "96m"
"""Of the small file system: more than a booking asks for, and soon full."""

NOBODY = 65534
"""A user without rights, which the system's own user becomes for a while."""

_HOLDER = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
print(flush=True)
sys.stdin.readline()
"""


@contextmanager
def full(case: Case) -> Iterator[None]:
    """Leave no byte on the disk; afterwards there is room again."""
    filler = case.disk / "filler"
    fill(case)
    yield
    filler.unlink()


def fill(case: Case) -> None:
    """Leave no byte on the disk."""
    with (case.disk / "filler").open("ab", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(b"\xa5" * size)
            except OSError:
                continue


@contextmanager
def held(case: Case) -> Iterator[Callable[[], None]]:
    """Have another process hold the history until it is told to let go."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, case.places.ledger],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdout.readline()
        yield other.stdin.close
        if not other.stdin.closed:
            other.stdin.close()


@contextmanager
def as_nobody(case: Case) -> Iterator[None]:
    """Be a user whose rights count; the disk is that user's."""
    if os.geteuid():
        yield
        return
    for path in (case.disk, *case.disk.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def overwrite(path: Path, start: int, length: int) -> None:
    """Put nonsense into the middle of a file."""
    with path.open("rb+") as file:
        file.seek(start)
        file.write(b"\xa5" * length)


def page_of(path: Path, name: str) -> int:
    """Where the first page of a table or an index begins in the file."""
    with closing(sqlite3.connect(path)) as other:
        ((page,),) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
        ((size,),) = other.execute("PRAGMA page_size")
    return int((page - 1) * size)


def full_before_booking(case: Case) -> None:
    case.book(Scenario.TIMEOUT)
    with full(case):
        assert case.book() is None, "shown although it cannot be kept"
        case.query()


def little_room_before_booking(case: Case) -> None:
    case.book(Scenario.TIMEOUT)
    filler = case.disk / "filler"
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(case.disk).free - ROOM // 2)
    assert case.book() is None, "sent with less room than it takes to be safe"
    case.query()
    filler.unlink()


def full_once_the_row_is_shown(case: Case) -> None:
    case.book(between=lambda: fill(case))
    (case.disk / "filler").unlink()


def full_when_the_answer_comes(case: Case) -> None:
    case.arrived = lambda: fill(case)
    assert isinstance(case.book(), Booked), "the reserve was not used"
    assert not reserve_of(case.places.ledger).exists()
    (case.disk / "filler").unlink()


def full_when_the_answer_comes_and_no_reserve(case: Case) -> None:
    reserve_of(case.places.ledger).unlink()
    case.arrived = lambda: fill(case)
    case.book()
    (case.disk / "filler").unlink()


def full_at_the_start(case: Case) -> None:
    case.book(Scenario.TIMEOUT)
    case.close()
    with full(case):
        assert case.open(), "what is booked can be read without room"
        case.book()


def full_when_the_copy_is_made(case: Case) -> None:
    with full(case):
        try:
            case.archive.back_up()
        except LedgerError as error:
            case.errors.append(error)
    assert case.archive.backups() == ()


def refused_writes(case: Case) -> None:
    """A file may grow no further than the journal's first page."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def refuse() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))

    refuse()
    case.book()
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    case.arrived = refuse
    case.book()
    case.query()
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def read_only_file_system(case: Case) -> None:
    case.close()
    subprocess.run(["mount", "-o", "remount,ro", case.disk], check=True)
    if case.open():
        case.book()
        case.query()
    case.close()
    subprocess.run(["mount", "-o", "remount,rw", case.disk], check=True)


def read_only_file(case: Case) -> None:
    case.close()
    with as_nobody(case):
        case.places.ledger.chmod(0o400)
        if case.open():
            case.book()
            case.query()
        case.close()
        case.places.ledger.chmod(0o600)


def read_only_folder(case: Case) -> None:
    case.close()
    (case.disk / "ledger.sqlite3-journal").unlink()
    with as_nobody(case):
        case.disk.chmod(0o500)
        if case.open():
            case.book()
            case.query()
        case.close()
        case.disk.chmod(0o700)


def locked_for_a_second(case: Case) -> None:
    with held(case) as let_go:
        Timer(1.0, let_go).start()
        assert isinstance(case.book(), Booked), "waited less than a second"


def locked_for_longer_than_anybody_waits(case: Case) -> None:
    with held(case):
        assert case.book() is None


def locked_when_the_answer_comes(case: Case) -> None:
    with ExitStack() as stack:

        def hold() -> None:
            stack.enter_context(held(case))

        case.arrived = hold
        case.book()


def deleted_while_open(case: Case) -> None:
    case.archive.back_up()
    case.places.ledger.unlink()
    assert case.book() is None
    case.query()
    case.close()
    assert not case.open(), "a new history hides the old one"
    case.restore()


def folder_renamed_while_open(case: Case) -> None:
    elsewhere = case.disk / "elsewhere"
    inside = case.disk / "inside"
    inside.mkdir()
    move(case, inside)
    inside.rename(elsewhere)
    assert case.book() is None
    case.query()
    case.close()
    elsewhere.rename(inside)


def move(case: Case, folder: Path) -> None:
    """Go on with the same history in another folder."""
    case.close()
    for path in (case.places.ledger, reserve_of(case.places.ledger)):
        path.rename(folder / path.name)
    case.settle_in(folder)
    case.open()


def journal_deleted(case: Case) -> None:
    """The program died while it wrote, and somebody tidied up."""
    case.archive.back_up()
    case.close()
    journal = case.disk / "ledger.sqlite3-journal"
    with closing(sqlite3.connect(case.places.ledger, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE submissions SET request_id = hex(randomblob(20000))")
        other.execute("UPDATE submissions SET state = 'x'")
        half = case.places.ledger.read_bytes()
        other.execute("ROLLBACK")
    journal.unlink(missing_ok=True)
    case.places.ledger.write_bytes(half)
    work(case)


def header_overwritten(case: Case) -> None:
    damage(case, lambda path: overwrite(path, 0, 100))


def page_overwritten(case: Case) -> None:
    damage(case, lambda path: overwrite(path, page_of(path, "submissions"), 4096))


def index_overwritten(case: Case) -> None:
    damage(case, lambda path: overwrite(path, page_of(path, "submissions_by_status"), 4096))


def emptied(case: Case) -> None:
    damage(case, lambda path: path.write_bytes(b""))


def newer(case: Case) -> None:
    def age(path: Path) -> None:
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA user_version = 99")

    damage(case, age)


def older_copy_put_in_place(case: Case) -> None:
    """Somebody copies an old file over the history; nothing is booked twice under a number."""
    case.archive.back_up()
    case.book()
    case.close()
    (backup,) = case.archive.backups()
    with closing(sqlite3.connect(backup.path)) as other:
        known = {number for (number,) in other.execute("SELECT out_record_id FROM submissions")}
    case.excused |= case.shown.keys() - known
    shutil.copyfile(backup.path, case.places.ledger)
    case.open()
    case.book()


def damage(case: Case, spoil: Callable[[Path], object]) -> None:
    """Spoil the history after a copy was made of it, then go back to the copy."""
    case.archive.back_up()
    case.close()
    spoil(case.places.ledger)
    work(case)


def work(case: Case) -> None:
    """Work with a spoilt history as far as it goes; then go back to the copy."""
    if case.open():
        case.book()
        case.query()
    case.restore()


@dataclass(frozen=True)
class Fault:
    """What happens, and what may be said of it.

    Attributes:
        happen: Makes it happen, works meanwhile, and ends it.
        said: Which errors may be told of it; one is, unless it is *quiet*.
        quiet: It may pass without being noticed, if no promise is broken by that.
        mounts: It needs a file system of its own.
    """

    happen: Callable[[Case], None]
    said: tuple[type[LedgerError], ...]
    quiet: bool = False
    mounts: bool = False


FAULTS: Mapping[str, Fault] = {
    fault.happen.__name__: fault
    for fault in (
        Fault(full_before_booking, (LedgerFullError,), mounts=True),
        Fault(little_room_before_booking, (LedgerFullError,), mounts=True),
        Fault(full_once_the_row_is_shown, (LedgerFullError,), quiet=True, mounts=True),
        Fault(full_when_the_answer_comes, (), mounts=True),
        Fault(full_when_the_answer_comes_and_no_reserve, (UnsavedError,), mounts=True),
        Fault(full_at_the_start, (LedgerFullError,), mounts=True),
        Fault(full_when_the_copy_is_made, (LedgerFullError,), mounts=True),
        Fault(refused_writes, (LedgerError,)),
        Fault(read_only_file_system, (LedgerReadOnlyError,), mounts=True),
        Fault(read_only_file, (LedgerReadOnlyError,)),
        Fault(read_only_folder, (LedgerReadOnlyError,)),
        Fault(locked_for_a_second, ()),
        Fault(locked_for_longer_than_anybody_waits, (LedgerLockedError,)),
        Fault(locked_when_the_answer_comes, (UnsavedError,)),
        Fault(deleted_while_open, (LedgerReadOnlyError, LedgerDamagedError)),
        Fault(folder_renamed_while_open, (LedgerReadOnlyError,)),
        Fault(journal_deleted, (LedgerDamagedError,), quiet=True),
        Fault(header_overwritten, (LedgerDamagedError,)),
        Fault(page_overwritten, (LedgerDamagedError,)),
        Fault(index_overwritten, (LedgerDamagedError,)),
        Fault(emptied, (LedgerDamagedError,)),
        Fault(newer, (LedgerNewerError,)),
        Fault(older_copy_put_in_place, ()),
    )
}
"""By name."""


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Have a file system of its own at *folder*."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        # Fails while anything of it is open: whoever closes a history lets go of its files.
        subprocess.run(["umount", folder], check=True)


def try_out(fault: Fault, identity: Identity) -> tuple[list[str], list[str]]:
    """Have *fault* happen once; the broken promises, and what was said of it."""
    with ExitStack() as stack:
        base = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        base.chmod(0o755)
        away, disk = base / "away", base / "disk"
        away.mkdir()
        disk.mkdir()
        if fault.mounts:
            stack.enter_context(small_disk(disk))
        case = Case(disk, away, identity)
        stack.callback(case.end)
        assert case.open()
        assert isinstance(case.book(), Booked)
        case.book(Scenario.PARAMETER_ERROR)
        assert not case.errors
        try:
            fault.happen(case)
        except AssertionError as error:
            return [str(error)], []
        said = [type(error).__name__ for error in case.errors]
        strange = [
            f"said {error!r}"
            for error in case.errors
            if not any(type(error) is kind or kind is LedgerError for kind in fault.said)
        ]
        if fault.said and not said and not fault.quiet:
            strange.append("nothing was said")
        return [*strange, *case.broken()], said


def main(words: Sequence[str]) -> int:
    """Have every fault happen; 0 if no promise was broken."""
    parser = ArgumentParser(prog="disk", description=__doc__)
    parser.add_argument("--times", type=int, default=5, help="how often each fault happens")
    parser.add_argument("names", nargs="*", help="which faults; all of them by default")
    parser.add_argument("--apart", action="store_true", help="mounts are nobody else's already")
    options = parser.parse_args(words)
    if not options.apart and not os.geteuid():
        apart = ["unshare", "-m", sys.executable, "-m", MODULE, "--apart", *words]
        return subprocess.run(apart, check=False, cwd=ROOT).returncode
    identity = Identity.make(now())
    worst = 0
    for name, fault in FAULTS.items():
        if options.names and name not in options.names:
            continue
        if fault.mounts and not options.apart:
            say(f"{name}: skipped, only the system's own user may mount a small disk")
            continue
        broken: list[str] = []
        said: set[str] = set()
        for _ in range(options.times):
            found, heard = try_out(fault, identity)
            broken += found
            said |= set(heard)
        worst |= bool(broken)
        say(
            f"{name}: {options.times} times, {len(broken)} broken, said {sorted(said) or 'nothing'}"
        )
        for each in broken[:3]:
            say(f"  {each}")
    return int(worst)


def say(line: str) -> None:
    """Tell whoever waits at the terminal."""
    print(line, flush=True)  # noqa: T201  it talks to a terminal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
