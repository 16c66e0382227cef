"""The program's log file; it never holds bodies or keys."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOGGER = "wxrepay_gui"
_BYTES = 1_000_000
_KEPT = 3


def log_to(path: Path) -> None:
    """Keep the program's log at *path* and no longer anywhere else, a few files long.

    The file is made with its first line.
    """
    logger = logging.getLogger(LOGGER)
    stop_logging()
    handler = RotatingFileHandler(
        path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def stop_logging() -> None:
    """Close the log's file."""
    logger = logging.getLogger(LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
