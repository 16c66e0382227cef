"""A dropped file: text in the encodings people have, or one error that says why not."""

import os
from pathlib import Path

import pytest

from wxrepay_gui.domain.errors import PastedFileError
from wxrepay_gui.storage.pasted_file import LARGEST, read_text

TEXT = '{"contract_id": "还款协议-1"}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_text_is_read_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "请求.json"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_the_longest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * LARGEST)
    assert len(read_text(path)) == LARGEST
    path.write_bytes(b"a" * (LARGEST + 1))
    with pytest.raises(PastedFileError) as raised:
        read_text(path)
    assert (raised.value.path, raised.value.reason) == (str(path), "2 MB")


@pytest.mark.parametrize("name", ["gone.txt", "."], ids=["no file", "a folder"])
def test_what_cannot_be_opened_is_told_with_the_system_s_word(tmp_path: Path, name: str) -> None:
    with pytest.raises(PastedFileError) as raised:
        read_text(tmp_path / name)
    assert raised.value.reason in {os.strerror(2), os.strerror(21)}


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\xff\xff")
    with pytest.raises(PastedFileError) as raised:
        read_text(path)
    assert raised.value.reason == "UTF-8, GB 18030"
