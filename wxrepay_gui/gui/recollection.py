"""What the window has been told of a draft's ids so far; answers come later than questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.memory import Memory
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.domain.typed import trim


@dataclass(slots=True)
class Recollection:
    """Keeps the latest answers, each with the id that it is about.

    Attributes:
        book: The contract book; ``None`` until it was read.
        used: A number, and when it was used before.
        earlier: A contract_id, and what was submitted under it, newest first.
    """

    book: ContractBook | None = None
    used: tuple[str, date | None] = "", None
    earlier: tuple[str, Sequence[Submission]] = "", ()

    def contract(self, contract_id: str) -> Contract | None:
        """The book's entry under *contract_id*."""
        return None if self.book is None else self.book.get(trim(contract_id)[0])

    def of(self, draft: Draft, *, by_hand: bool) -> Memory:
        """What is known of *draft*'s ids."""
        number, contract_id = trim(draft.out_record_id)[0], trim(draft.contract_id)[0]
        used_number, used_on = self.used
        earlier_id, earlier = self.earlier
        return Memory(
            used_on=used_on if used_number == number else None,
            consulted=self.book is not None,
            contract=self.contract(draft.contract_id),
            by_hand=by_hand,
            earlier=earlier if earlier_id == contract_id else (),
        )
