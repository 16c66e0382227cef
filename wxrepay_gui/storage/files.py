"""Folders for this user alone, and files that are replaced in one step."""

import os
from contextlib import suppress
from pathlib import Path

from wxrepay_gui.domain.errors import SettingsError

FILE_MODE = 0o600
"""For this user alone."""

FOLDER_MODE = 0o700


def make_folder(path: Path) -> None:
    """Create what is missing of *path*, for this user alone; leave the rest as it is.

    Raises:
        SettingsError: The system does not allow it.
    """
    try:
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* at *path*, so that a crash leaves the old file or the new one, whole.

    Raises:
        OSError: The system does not allow it; the old file is untouched.
    """
    written = path.with_name(f"{path.name}.{os.getpid()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    try:
        with os.fdopen(os.open(written, flags, FILE_MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
    with suppress(PermissionError):  # Windows opens no folders, and needs no such sync
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
