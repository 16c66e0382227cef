"""What is handed over: files, folders and archives are read in order, within bounds."""

import os
import sys
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from wxrepay_gui.domain.key_file import FileNote
from wxrepay_gui.storage.key_files import (
    LARGEST,
    LARGEST_ARCHIVE,
    MOST,
    Handed,
    read_files,
)

GBK, UTF8 = "商户证书/apiclient_key.pem".encode("gbk"), "商户证书/apiclient_key.pem".encode()


def names(handed: tuple[Handed, ...]) -> list[str]:
    return [one.name for one in handed]


def archive(path: Path, members: dict[str, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def archive_with_raw_name(path: Path, raw: bytes) -> Path:
    """An archive whose one member's name is *raw*, without a word on its encoding."""
    archive(path, {"x" * len(raw): b"key"})
    path.write_bytes(path.read_bytes().replace(b"x" * len(raw), raw))
    return path


def test_files_come_in_the_order_in_which_they_were_handed_over(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.pem", "a.pem", ".hidden")]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    handed = read_files(paths)
    assert names(handed) == ["b.pem", "a.pem", ".hidden"]
    assert [one.content for one in handed] == [b"b.pem", b"a.pem", b".hidden"]
    assert {one.folder for one in handed} == {tmp_path}
    assert {one.fault for one in handed} == {None}


def test_a_folder_gives_its_files_and_those_of_its_subfolders_by_name(tmp_path: Path) -> None:
    for name in ("c.pem", "a.pem", "b/two.pem", "b/one.pem", "b/deeper/no.pem", ".git/no.pem"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    handed = read_files([tmp_path])
    assert names(handed) == ["a.pem", "b/one.pem", "b/two.pem", "c.pem"]
    assert handed[1].folder == tmp_path / "b"


def test_an_archive_is_known_by_its_content_even_inside_a_folder(tmp_path: Path) -> None:
    members = {"d/": b"", "apiclient_key.pem": b"key", "d/cert.pem": b"certificate"}
    archive(tmp_path / "download.bin", {**members, "__MACOSX/._x": b"", ".DS_Store": b""})
    handed = read_files([tmp_path])
    assert names(handed) == ["download.bin/apiclient_key.pem", "download.bin/d/cert.pem"]
    assert [one.content for one in handed] == [b"key", b"certificate"]
    assert {one.folder for one in handed} == {tmp_path}
    assert [path.name for path in tmp_path.iterdir()] == ["download.bin"]


def test_an_empty_archive_gives_nothing(tmp_path: Path) -> None:
    assert read_files([archive(tmp_path / "empty.zip", {})]) == ()


def test_an_office_document_is_one_file(tmp_path: Path) -> None:
    path = archive(tmp_path / "book.xlsx", {"[Content_Types].xml": b"", "xl/a.xml": b""})
    (handed,) = read_files([path])
    assert (handed.name, handed.content) == ("book.xlsx", path.read_bytes())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        pytest.param(GBK, "商户证书/apiclient_key.pem", id="Chinese Windows"),
        pytest.param(UTF8, "商户证书/apiclient_key.pem", id="a Mac"),
        pytest.param(b"caf\x82.pem", "café.pem", id="code page 437"),
        pytest.param(b"../../etc/passwd", "etc/passwd", id="climbing up"),
        pytest.param(b"/etc/passwd", "etc/passwd", id="from the root"),
        pytest.param(b"..\\..\\a.pem", "a.pem", id="climbing up Windows"),
        pytest.param(b"a\x1b[31m\n.pem", "a?[31m?.pem", id="control characters"),
        pytest.param(b"..", "?", id="no name"),
        pytest.param(b"n" * 3000 + b".pem", "n" * 76 + ".pem", id="very long"),
    ],
)
def test_a_member_s_name_is_shown_harmlessly(tmp_path: Path, raw: bytes, shown: str) -> None:
    (handed,) = read_files([archive_with_raw_name(tmp_path / "x.zip", raw)])
    assert (handed.name, handed.content) == (f"x.zip/{shown}", b"key")


def test_a_member_s_name_in_utf_8_is_shown(tmp_path: Path) -> None:
    assert names(read_files([archive(tmp_path / "x.zip", {"密钥.pem": b""})])) == ["x.zip/密钥.pem"]


def test_a_member_without_a_name_is_read(tmp_path: Path) -> None:
    path = archive_with_raw_name(tmp_path / "a.zip", bytes(8))  # it ends before the first
    (found,) = read_files([path])
    assert (found.name, found.fault) == ("a.zip/?", None)


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"a" * LARGEST)
    assert read_files([path])[0].content == b"a" * LARGEST
    path.write_bytes(b"a" * (LARGEST + 1))
    (handed,) = read_files([path])
    assert (handed.content, handed.fault) == (None, FileNote.TOO_LARGE)


def test_a_member_that_swells_is_not_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "bomb.zip", {"bomb": b"\0" * 50_000_000, "key.pem": b"key"})
    assert path.stat().st_size < 100_000
    bomb, key = read_files([path])
    assert (bomb.content, bomb.fault) == (None, FileNote.TOO_LARGE)
    assert key.content == b"key"


def test_a_very_large_archive_is_not_opened(tmp_path: Path) -> None:
    path = archive(tmp_path / "large.zip", {"key.pem": b"key"})
    content = path.read_bytes()
    path.write_bytes(content + b"\0" * (LARGEST_ARCHIVE - len(content) + 1))
    (handed,) = read_files([path])
    assert (handed.name, handed.fault) == ("large.zip", FileNote.TOO_LARGE)


def test_after_many_files_one_line_says_so(tmp_path: Path) -> None:
    for number in range(MOST + 5):
        (tmp_path / f"{number:03}.pem").touch()
    handed = read_files([tmp_path])
    assert len(handed) == MOST + 1
    assert {one.fault for one in handed[:MOST]} == {None}
    last = handed[MOST]
    assert (last.name, last.fault) == ("100.pem", FileNote.TOO_MANY)
    (tmp_path / "100.pem").unlink()
    for number in range(MOST, MOST + 5):
        (tmp_path / f"{number:03}.pem").unlink(missing_ok=True)
    assert [one.fault for one in read_files([tmp_path])] == [None] * MOST


def test_a_locked_archive_is_told_member_by_member(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {"key.pem": b"key"})
    content = bytearray(path.read_bytes())
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(start) + flags] |= 1
    path.write_bytes(content)
    (handed,) = read_files([path])
    assert (handed.name, handed.fault) == ("x.zip/key.pem", FileNote.ARCHIVE_LOCKED)
    assert handed.content is None


def test_an_unusual_compression_is_told(tmp_path: Path) -> None:
    (handed,) = read_files([archive(tmp_path / "x.zip", {"key.pem": b"key"}, ZIP_BZIP2)])
    assert (handed.fault, handed.reason) == (FileNote.UNREADABLE, "zip method 12")


def test_a_member_that_is_damaged_is_told_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with ZipFile(path, "w") as file:
        file.writestr(ZipInfo("key.pem"), b"the key")
        file.writestr(ZipInfo("cert.pem"), b"the certificate")
    path.write_bytes(path.read_bytes().replace(b"the key", b"THE key"))
    key, certificate = read_files([path])
    assert (key.content, key.fault) == (None, FileNote.UNREADABLE)
    assert "CRC" in key.reason
    assert certificate.content == b"the certificate"


@pytest.mark.parametrize("kept", [4, 40, 100])
def test_an_archive_that_is_cut_off_is_told(tmp_path: Path, kept: int) -> None:
    path = archive(tmp_path / "x.zip", {"key.pem": b"key", "cert.pem": b"certificate"})
    path.write_bytes(path.read_bytes()[:kept])
    (handed,) = read_files([path])
    assert (handed.name, handed.fault) == ("x.zip", FileNote.UNREADABLE)
    assert handed.reason


def test_a_file_that_is_not_there_is_told_with_the_system_s_word(tmp_path: Path) -> None:
    (handed,) = read_files([tmp_path / "gone.pem"])
    assert (handed.name, handed.fault) == ("gone.pem", FileNote.UNREADABLE)
    assert handed.reason == os.strerror(2)


def test_a_name_that_no_system_has_is_told(tmp_path: Path) -> None:
    (handed,) = read_files([tmp_path / "a\0b"])
    assert handed.fault is FileNote.UNREADABLE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (handed,) = read_files([tmp_path])
    assert (handed.name, handed.fault) == ("pipe", FileNote.UNREADABLE)


def test_a_name_that_is_too_long_for_the_system_is_told(tmp_path: Path) -> None:
    (handed,) = read_files([tmp_path / ("n" * 300)])
    assert (handed.fault, bool(handed.reason)) == (FileNote.UNREADABLE, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415  Windows has none

    (tmp_path / "inner").mkdir()
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        (handed,) = read_files([tmp_path])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
    assert (handed.name, handed.fault) == (tmp_path.name, FileNote.UNREADABLE)
    assert (handed.reason, handed.folder) == (os.strerror(24), tmp_path.parent)


def test_what_a_file_holds_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(b"secret")
    assert "secret" not in repr(read_files([path]))
