"""A file is replaced whole, or not at all."""

import stat
from pathlib import Path

import pytest

from wxrepay_gui.storage.files import replace_file


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
