"""What the program remembers from one start to the next; nothing in it is secret."""

from dataclasses import dataclass, field, replace

from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.network import Network

PRACTICE = "practice"
"""In the place of a merchant number: practice was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The merchants and preferences of this person on this computer.

    Attributes:
        language: Such as ``zh_CN``; ``None`` follows the system.
        scheme: ``light`` or ``dark``; ``None`` follows the system.
        enter_moves_on: Enter goes to the next field.
        station: This computer's code in out_record_id.
        merchants: Who can sign, each mchid once.
        chosen: The mchid that was worked with last, or :data:`PRACTICE`; empty at first.
        network: How WeChat Pay is reached.
    """

    language: str | None = None
    scheme: str | None = None
    enter_moves_on: bool = True
    station: str
    merchants: tuple[Merchant, ...] = ()
    chosen: str = ""
    network: Network = field(default_factory=Network)

    def merchant(self, mchid: str) -> Merchant | None:
        """The merchant with that number, if it was added."""
        return next((one for one in self.merchants if one.mchid == mchid), None)

    def with_merchant(self, merchant: Merchant) -> "Settings":
        """These, with *merchant* in the place of the one with its number, or as the last."""
        known = {one.mchid: one for one in self.merchants} | {merchant.mchid: merchant}
        return replace(self, merchants=tuple(known.values()))

    def without_merchant(self, mchid: str) -> "Settings":
        """These, without the merchant of that number."""
        others = tuple(one for one in self.merchants if one.mchid != mchid)
        chosen = "" if self.chosen == mchid else self.chosen
        return replace(self, merchants=others, chosen=chosen)
