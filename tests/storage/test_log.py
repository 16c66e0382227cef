"""The log is for its user alone, and lands where it was told to."""

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from wxrepay_gui.storage.log import LOGGER, log_to, stop_logging

LOG = logging.getLogger(LOGGER)


@pytest.fixture(autouse=True)
def stopped() -> Iterator[None]:
    yield
    stop_logging()


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Of a shell that lets everybody write."""
    before = os.umask(0o000)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_every_file_of_the_log_is_for_this_user_alone(tmp_path: Path) -> None:
    log_to(tmp_path / "log")
    for _ in range(3):
        LOG.info("中" * 200_000)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"log": 0o600, "log.1": 0o600}


def test_a_log_goes_on_after_the_one_that_is_there(tmp_path: Path) -> None:
    for word in ("one", "two"):
        log_to(tmp_path / "log")
        LOG.info(word)
    said = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(" ")[2] for line in said] == ["one", "two"]


def test_a_link_in_the_place_of_the_log_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("kept", encoding="utf-8")
    (tmp_path / "log").symlink_to("other")
    log_to(tmp_path / "log")
    LOG.info("said")
    assert (tmp_path / "other").read_text(encoding="utf-8") == "kept"
    assert not (tmp_path / "log").is_symlink()
    assert "said" in (tmp_path / "log").read_text(encoding="utf-8")


def test_a_link_that_comes_later_is_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").write_text("kept", encoding="utf-8")
    log_to(tmp_path / "log")
    (tmp_path / "log").symlink_to("other")
    LOG.info("said")
    assert (tmp_path / "other").read_text(encoding="utf-8") == "kept"
    assert "Too many levels of symbolic links" in capsys.readouterr().err


def test_without_a_log_nothing_stands_in_the_way(tmp_path: Path) -> None:
    log_to(tmp_path / "no_such_folder" / "log")
    assert list(tmp_path.iterdir()) == []
