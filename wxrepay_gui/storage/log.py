"""The program's log file; it never holds bodies or keys."""

import logging
import os
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from wxrepay_gui.storage.files import FILE_MODE

LOGGER = "wxrepay_gui"
_BYTES = 1_000_000
_KEPT = 3


class _OwnFiles(RotatingFileHandler):
    """Makes its files for this user alone, and follows no symbolic link."""

    def _open(self) -> TextIOWrapper:
        no_link = getattr(os, "O_NOFOLLOW", 0)  # Windows has none
        file = os.open(
            self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | no_link, FILE_MODE
        )
        return TextIOWrapper(os.fdopen(file, "ab"), self.encoding, self.errors)


def log_to(path: Path) -> None:
    """Keep the program's log at *path* and no longer anywhere else, a few files long.

    The file is made with its first line. A symbolic link at *path* is taken away first.
    """
    logger = logging.getLogger(LOGGER)
    stop_logging()
    if path.is_symlink():
        with suppress(OSError):  # then nothing is logged: it is not followed either
            path.unlink()
    handler = _OwnFiles(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def note(line: str) -> None:
    """Write *line* into the log."""
    logging.getLogger(LOGGER).info(line)


def stop_logging() -> None:
    """Close the log's file."""
    logger = logging.getLogger(LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
