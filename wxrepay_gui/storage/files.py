"""Folders for this user alone, and files that are replaced in one step."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from wxrepay_gui.domain.errors import SettingsError

FILE_MODE = 0o600
"""For this user alone."""

FOLDER_MODE = 0o700

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def make_folder(path: Path) -> None:
    """Create what is missing of *path*, for this user alone; leave what is above it as it is.

    Whoever may write in a folder may put another ledger in the place of ours. So where *path* is
    there already and others may write in it, they no longer may; unless it is a folder for
    everybody's files, in which the system keeps them apart, or one that is not ours to change. The
    folders above it are for whoever set up the computer: on many systems each user's group may
    write in them, and has one member.

    Raises:
        SettingsError: The system does not allow it.
    """
    try:
        for folder in (*reversed(path.parents), path):
            if not folder.is_dir():
                folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS_WRITE and not mode & stat.S_ISVTX:
            with suppress(PermissionError):
                path.chmod(mode & ~_OTHERS_WRITE)
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error


def refuse_link(path: Path) -> None:
    """Do nothing, unless *path* is a symbolic link.

    Raises:
        OSError: It is one: what is written there would land in a file that somebody else chose.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, "a symbolic link", str(path))


def replace_file(path: Path, content: bytes) -> None:
    """Put *content* at *path*, so that a crash leaves the old file or the new one, whole.

    A symbolic link at *path* is replaced itself; what it leads to stays.

    Raises:
        OSError: The system does not allow it; the old file is untouched.
    """
    written = path.with_name(f"{path.name}.{os.getpid()}")
    written.unlink(missing_ok=True)  # a link that somebody put there, or an earlier crash's file
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with os.fdopen(os.open(written, flags, FILE_MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """See that the names in the folder are on the disk.

    Raises:
        OSError: The system does not allow it.
    """
    with suppress(PermissionError):  # Windows opens no folders, and needs no such sync
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
