"""What is known of the contract (还款协议) that a booking is made under."""

from dataclasses import dataclass
from enum import StrEnum

from wxrepay_gui.domain.money import Fen


class Kind(StrEnum):
    """The template (模板) that a contract belongs to."""

    CONSUMER = "consumer"
    """消费贷: a minimum is required, at least 5 % of the amount."""

    CASH = "cash"
    """现金贷: a minimum may be left out; if given, at least 10 % of the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What limits a booking under a contract; ``None`` means *not known*, never *no limit*.

    No query of WeChat Pay returns the kind or the template's cap, so a person has to know them.
    """

    kind: Kind | None = None
    template_cap: Fen | None = None
    contract_cap: Fen | None = None

    @property
    def lowest_cap(self) -> Fen | None:
        """The lower of the caps that are known."""
        known = [cap for cap in (self.template_cap, self.contract_cap) if cap is not None]
        return min(known, default=None)
