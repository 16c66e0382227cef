"""A file that was dropped to be pasted: read as text, if it is short enough to be one booking."""

from pathlib import Path

from wxrepay_gui.domain.errors import PastedFileError

LARGEST = 2_000_000
"""Bytes; a request has some hundred."""


def read_text(path: Path) -> str:
    """The text in the file at *path*: UTF-8, with or without a mark, or else GB 18030.

    Raises:
        PastedFileError: It cannot be read, is too large, or is no text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise PastedFileError(str(path), error.strerror or str(error)) from error
    if len(content) > LARGEST:
        raise PastedFileError(str(path), "2 MB")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PastedFileError(str(path), "UTF-8, GB 18030")
