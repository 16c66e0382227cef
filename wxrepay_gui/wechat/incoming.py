"""What comes in on a line: a head of bounded length, and whether its own framing made it whole."""

import http.client
import io
from http import HTTPStatus

from wxrepay_gui.wechat.sockets import PlainSocket

HEAD = 64 * 1024
"""Bytes of an answer's head, interim answers before it among them; WeChat Pay's has about 1,000."""

_LINE_ENDS = frozenset({b"\r\n", b"\n"})


class HeadTooLargeError(http.client.HTTPException):
    """The head is longer than :data:`HEAD`."""


class Response(http.client.HTTPResponse):
    """An answer whose head is bounded as a whole, and which knows how it ended.

    The library bounds each line and the number of headers, which together may be 6.5 MB, and
    interim answers not at all.

    Args:
        line: Where it comes from.
        method: What was asked.
    """

    def __init__(self, line: PlainSocket, method: str) -> None:
        super().__init__(line, method=method)
        self._line = line
        self._taken = _Counted(self.fp.detach())
        self.fp = self._taken
        self._is_cut = False

    def begin(self) -> None:
        """Read the head.

        Raises:
            HeadTooLargeError: It is too long.
        """
        super().begin()
        self._is_cut = self._taken.last not in _LINE_ENDS
        self._taken.most = None

    @property
    def flaw(self) -> str:
        """Why this is no whole answer, by its own framing; empty if it is one.

        To be asked when the body was read to its end. A cut head reads like an empty 200, and
        what frames itself twice can be read in two ways (RFC 9112 §6.3).
        """
        lengths = self.headers.get_all("Content-Length", [])
        codings = self.headers.get_all("Transfer-Encoding", [])
        if self._is_cut:
            return "HeadCut"
        if len(lengths) + len(codings) > 1:
            return "FramedTwice"
        if not self._is_framed(*lengths, *codings):
            return "Unframed"
        return "Surplus" if self._line.received > self._taken.count else ""

    def _is_framed(self, how: str = "") -> bool:
        if self.chunked:
            return self._taken.last == b"\r\n"
        if self.status == HTTPStatus.NO_CONTENT:
            return True
        return how.isascii() and how.isdecimal()


class _Counted(io.BufferedReader):
    """Counts what is taken from it.

    Attributes:
        count: Bytes that were taken.
        last: The last line.
        most: How much lines may take; ``None`` for no bound.
    """

    count = 0
    last = b""
    most: int | None = HEAD

    def readline(self, size: int | None = -1) -> bytes:
        self.last = super().readline(size)
        self.count += len(self.last)
        if self.most is not None and self.count > self.most:
            raise HeadTooLargeError
        return self.last

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.count += len(found)
        return found
