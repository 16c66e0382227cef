"""A failure inside cryptography's parsers, as an error that a reader can handle."""

from types import TracebackType
from typing import Self

_FAILURES = frozenset({"PanicException", "InternalError"})


class NoPanic:
    """Raises :class:`ValueError` in place of a panic or an internal error inside.

    A malformed file can make a parser panic, as a legacy PEM with a short IV does, or meet with an
    error of OpenSSL that it does not know, as a key of an odd curve does. A ``PanicException`` is
    no :class:`Exception`, so that nobody catches it by chance; it would end the worker's thread
    without a word. No module exports its class: both are known by their names.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and kind.__name__ in _FAILURES:
            raise ValueError("the parser failed") from None
