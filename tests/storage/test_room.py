"""Room on the disk is asked for before, and kept for after."""

import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage

import pytest

from wxrepay_gui.domain.errors import LedgerFullError, LedgerReadOnlyError
from wxrepay_gui.storage.database import PRAGMAS, Database
from wxrepay_gui.storage.room import RESERVE, check_room, hold, insisting, release, reserve_of


def test_a_disk_with_room_is_not_in_the_way(path: Path) -> None:
    check_room(path, 1)


def test_a_disk_with_less_room_than_needed_is_told(path: Path) -> None:
    free = disk_usage(path.parent).free
    with pytest.raises(LedgerFullError, match="MiB") as caught:
        check_room(path, 2 * free)
    assert caught.value.path == str(path)


def test_a_folder_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(LedgerReadOnlyError):
        check_room(path.parent / "gone" / "ledger.sqlite3")


def test_the_reserve_is_written_for_this_user_alone_and_only_once(path: Path) -> None:
    hold(path)
    reserve = reserve_of(path)
    assert reserve.name == "ledger.reserve"
    assert stat.S_IMODE(reserve.stat().st_mode) == 0o600
    first = reserve.read_bytes()
    assert len(first) == RESERVE
    assert len(set(first)) == 256, "no disk can store it in fewer bytes"
    hold(path)
    assert reserve.read_bytes() == first


def test_half_a_reserve_is_written_anew(path: Path) -> None:
    reserve_of(path).write_bytes(b"half")
    hold(path)
    assert reserve_of(path).stat().st_size == RESERVE


def test_a_reserve_that_cannot_be_written_is_in_nobodys_way(path: Path) -> None:
    reserve_of(path).mkdir()
    hold(path)
    assert not release(path)
    assert reserve_of(path).is_dir()


def test_the_reserve_is_given_up_once(path: Path) -> None:
    hold(path)
    assert release(path)
    assert not reserve_of(path).exists()
    assert not release(path)


@dataclass
class Book:
    """Something kept in a file, which is full as often as it is told."""

    database: Database
    full: int
    tries: int = 0

    @insisting
    def write(self, word: str, *, more: str) -> str:
        """Say what was said."""
        self.tries += 1
        if self.tries <= self.full:
            raise LedgerFullError(word)
        return word + more


@pytest.fixture
def book(path: Path) -> Callable[[int], Book]:
    return lambda full: Book(Database(path, PRAGMAS), full)


@pytest.mark.parametrize(
    ("is_held", "full", "tries"),
    [(True, 0, 1), (True, 1, 2), (False, 0, 1)],
    ids=["there is room", "there is room in the reserve", "no reserve is needed"],
)
def test_what_must_be_kept_is_kept_in_the_reserves_room(
    path: Path, book: Callable[[int], Book], full: int, tries: int, *, is_held: bool
) -> None:
    if is_held:
        hold(path)
    one = book(full)
    with closing(one.database):
        assert one.write("a", more="b") == "ab"
    assert one.tries == tries
    assert reserve_of(path).exists() == (is_held and tries == 1)


@pytest.mark.parametrize(
    ("is_held", "full", "tries"),
    [(False, 1, 1), (True, 2, 2)],
    ids=["there is no reserve", "the reserve is too little"],
)
def test_what_finds_no_room_at_all_is_told(
    path: Path, book: Callable[[int], Book], full: int, tries: int, *, is_held: bool
) -> None:
    if is_held:
        hold(path)
    one = book(full)
    with closing(one.database), pytest.raises(LedgerFullError):
        one.write("a", more="b")
    assert one.tries == tries
