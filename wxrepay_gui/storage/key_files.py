"""What a person hands over as key files: files, folders and archives, read but never unpacked."""

import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from wxrepay_gui.domain.key_file import FileNote

LARGEST = 1_000_000
"""Bytes of one file; a key has some thousand."""

LARGEST_ARCHIVE = 20_000_000
"""Bytes of one archive; its list of files alone may take several times that in memory."""

MOST = 100
"""Files of one hand-over."""

_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800
"""Bits of a member's flags (.ZIP File Format Specification, 4.4.4)."""

_NO_KEY_ARCHIVES = {"[Content_Types].xml", "META-INF/MANIFEST.MF"}
"""Office documents and Java programs are zip archives too."""

_LONGEST_NAME = 80
_BAD_ARCHIVE = (BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
"""What reading a damaged archive raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """One file, or why it is none.

    Attributes:
        name: Its name, with the subfolder's or the archive's before it where it lay in one.
        content: All its bytes; ``None`` with a *fault*.
        fault: UNREADABLE, TOO_LARGE, TOO_MANY or ARCHIVE_LOCKED.
        reason: The system's word for an UNREADABLE.
        folder: The folder in which it, or its archive, lies.
    """

    name: str
    content: bytes | None = field(default=None, repr=False)
    fault: FileNote | None = None
    reason: str = ""
    folder: Path | None = None


def read_files(paths: Iterable[Path]) -> tuple[Handed, ...]:
    """Read *paths* in order: files, archives, and folders with their subfolders, by name.

    Zip archives are known by their content. Hidden files of folders and archives are left out.
    After :data:`MOST` files the last line says TOO_MANY and names the first that was not read.
    """
    found: list[Handed] = []
    for one in _of_paths(paths):
        if len(found) == MOST:
            return (*found, Handed(name=one.name, fault=FileNote.TOO_MANY, folder=one.folder))
        found.append(one)
    return tuple(found)


def _of_paths(paths: Iterable[Path]) -> Iterator[Handed]:
    for path in paths:
        if _is_folder(path):
            yield from _of_folder(path, "")
        else:
            yield from _of_file(path, path.name)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # whoever may not look gets the reason when the file is opened
        return False


def _of_folder(folder: Path, before: str) -> Iterator[Handed]:
    """The files of *folder*; of its subfolders only if it is none itself, which *before* tells."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield _unreadable(before or folder.name, folder.parent, error)
        return
    for path in paths:
        if path.name.startswith("."):
            continue
        if not _is_folder(path):
            yield from _of_file(path, before + path.name)
        elif not before:
            yield from _of_folder(path, f"{path.name}/")


def _of_file(path: Path, name: str) -> Iterator[Handed]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading a pipe might never end
            yield Handed(name=name, fault=FileNote.UNREADABLE, folder=path.parent)
            return
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        yield _unreadable(name, path.parent, error)
        return
    if content.startswith(_ZIP_STARTS) and status.st_size <= LARGEST_ARCHIVE:
        yield from _of_archive(path, name, content)
    else:
        yield _whole(name, content, path.parent)


def _of_archive(path: Path, name: str, content: bytes) -> Iterator[Handed]:
    try:
        with ZipFile(path) as archive:
            members = archive.infolist()
            if any(member.filename in _NO_KEY_ARCHIVES for member in members):
                yield _whole(name, content, path.parent)
                return
            for member in members:
                shown = _member_name(member)
                is_folder = member.filename.endswith("/")  # its own is_dir() fails without a name
                if not is_folder and not shown.startswith((".", "__MACOSX/")):
                    yield _of_member(archive, member, f"{name}/{shown}", path.parent)
    except _BAD_ARCHIVE as error:
        yield _unreadable(name, path.parent, error)


def _of_member(archive: ZipFile, member: ZipInfo, name: str, folder: Path) -> Handed:
    if member.flag_bits & _ENCRYPTED:
        return Handed(name=name, fault=FileNote.ARCHIVE_LOCKED, folder=folder)
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        method = f"zip method {member.compress_type}"
        return Handed(name=name, fault=FileNote.UNREADABLE, reason=method, folder=folder)
    try:
        with archive.open(member) as file:
            return _whole(name, file.read(LARGEST + 1), folder)
    except _BAD_ARCHIVE as error:
        return _unreadable(name, folder, error)


def _member_name(member: ZipInfo) -> str:
    """A member's name as it may be shown: inside the archive, printable, and not too long.

    Without the flag for UTF-8 it is in whatever code the packing system used: on a Chinese
    Windows GBK, which :mod:`zipfile` takes for code page 437.
    """
    name = member.filename
    if not member.flag_bits & _NAMED_IN_UTF8:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."}]
    shown = "".join(letter if letter.isprintable() else "?" for letter in "/".join(parts))
    return shown[-_LONGEST_NAME:] or "?"


def _whole(name: str, content: bytes, folder: Path) -> Handed:
    if len(content) > LARGEST:
        return Handed(name=name, fault=FileNote.TOO_LARGE, folder=folder)
    return Handed(name=name, content=content, folder=folder)


def _unreadable(name: str, folder: Path, error: Exception) -> Handed:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Handed(name=name, fault=FileNote.UNREADABLE, reason=reason, folder=folder)
