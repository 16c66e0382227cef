"""A file is replaced whole, or not at all."""

import os
import stat
from pathlib import Path

import pytest

from wxrepay_gui.storage.files import make_folder, replace_file


def test_a_file_is_replaced_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old and long")
    path.chmod(0o644)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_replaced_stays_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.mkdir()
    with pytest.raises(OSError, match="directory"):
        replace_file(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
    assert path.is_dir()


def test_a_link_is_replaced_itself_and_none_is_followed(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "other"
    other.write_bytes(b"kept")
    path.symlink_to(other)
    path.with_name(f"a.{os.getpid()}").symlink_to(other)
    replace_file(path, b"new")
    assert (path.read_bytes(), path.is_symlink()) == (b"new", False)
    assert other.read_bytes() == b"kept"
    assert sorted(tmp_path.iterdir()) == [path, other]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077], ids=oct)
def test_folders_are_made_for_this_user_alone_whatever_the_umask(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        make_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert [mode(tmp_path / "a"), mode(tmp_path / "a" / "b")] == [0o700, 0o700]


@pytest.mark.parametrize(
    ("found", "left"),
    [(0o777, 0o755), (0o770, 0o750), (0o755, 0o755), (0o700, 0o700), (0o1777, 0o1777)],
    ids=["everybody's", "a group's", "to be read", "ours", "for everybody's files"],
)
def test_others_may_no_longer_write_in_a_folder_that_is_there(
    tmp_path: Path, found: int, left: int
) -> None:
    above, folder = tmp_path / "above", tmp_path / "above" / "folder"
    folder.mkdir(parents=True)
    above.chmod(0o775)
    folder.chmod(found)
    make_folder(folder)
    assert (mode(folder), mode(above)) == (left, 0o775)
