"""One change of an entry of the contract book: who made it when, and what it was."""

from dataclasses import dataclass
from datetime import datetime

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.submission import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractChange:
    """One saving of an entry that changed something.

    Attributes:
        number: Counted from 1 for each entry.
        at: When it was saved, with a time zone.
        author: Who saved it.
        was: The entry before; ``None`` for the first, which added it.
        became: The entry after. Neither has initials: those follow from the name.
    """

    number: int
    at: datetime
    author: Author
    was: Contract | None
    became: Contract
