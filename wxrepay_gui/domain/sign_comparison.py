"""What we signed beside what WeChat Pay says that it would have signed, line by line."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile


class SignLine(StrEnum):
    """The five lines of the text that is signed, in order."""

    METHOD = "method"
    URL = "url"
    TIMESTAMP = "timestamp"
    NONCE = "nonce"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One line on both sides.

    Attributes:
        line: Which.
        sent: Ours; of the body as much as WeChat Pay shows. ``None`` for timestamp and nonce: they
            are not kept, and only the shape of theirs can be judged.
        received: Theirs; ``None`` where there is no such line.
        same: Whether they agree, as far as can be seen.
    """

    line: SignLine
    sent: str | None
    received: str | None
    same: bool

    @property
    def place(self) -> int:
        """The first character that differs, counted from 1; the first where one is missing."""
        pairs = zip(self.sent or "", self.received or "", strict=False)
        return 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@dataclass(frozen=True, slots=True, kw_only=True)
class SignComparison:
    """Why WeChat Pay did not accept a signature, as far as its answer tells.

    Attributes:
        lines: All five, in order.
        excess: How many bytes longer than ours the body is that WeChat Pay received; negative if
            it is shorter, ``None`` if its answer does not tell.
    """

    lines: tuple[ComparedLine, ...]
    excess: int | None

    @property
    def first_difference(self) -> tuple[int, ComparedLine] | None:
        """The first line that differs, with its number counted from 1.

        Without one and without *excess*, it is the key that does not fit, not the text.
        """
        numbered = enumerate(self.lines, start=1)
        return next(((number, line) for number, line in numbered if not line.same), None)
