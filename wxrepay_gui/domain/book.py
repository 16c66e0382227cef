"""The contract book (协议簿) in memory: found by name, pinyin initials or the end of an id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.typed import to_half_width, trim


@dataclass(frozen=True, slots=True)
class _Entry:
    """A contract with what it is found by, folded once."""

    contract: Contract
    name: str
    initials: tuple[str, ...]
    ids: tuple[str, ...]

    def rank(self, wanted: str) -> int | None:
        """How well *wanted* fits, 0 being best; ``None`` if it does not."""
        if self.name.startswith(wanted):
            return 0
        if self.initials and self.initials[0].startswith(wanted):
            return 1  # a character's usual reading comes first
        if any(each.endswith(wanted) for each in self.ids):
            return 2
        if wanted in self.name or any(wanted in each for each in self.initials):
            return 3
        return None


class ContractBook:
    """One merchant's saved contracts, as they are now; a new book is made for every change."""

    def __init__(self, contracts: Iterable[Contract] = ()) -> None:
        self.contracts = tuple(contracts)
        self._by_id = {each.contract_id: each for each in self.contracts}
        self._entries = [_entry(each) for each in self.contracts]

    def get(self, contract_id: str) -> Contract | None:
        """The entry under that 还款协议ID, stopped or not."""
        return self._by_id.get(contract_id)

    def find(self, text: str, *, active: bool = True, limit: int = 50) -> tuple[Contract, ...]:
        """At most *limit* contracts that *text* may mean, the likeliest first.

        Everything counts in half width and without case. No text finds every contract.
        """
        wanted = _folded(text)
        entries = (each for each in self._entries if each.contract.active is active)
        if not wanted:
            return tuple(each.contract for each in islice(entries, limit))
        ranked = _ranked(entries, wanted)
        return tuple(found for _, _, found in nsmallest(limit, ranked, key=lambda one: one[:2]))

    def with_contract(self, contract: Contract) -> "ContractBook":
        """A book with *contract* in place of the entry of its number, or added."""
        others = [each for each in self.contracts if each.id != contract.id]
        return ContractBook([*others, contract])


def _ranked(entries: Iterable[_Entry], wanted: str) -> Iterator[tuple[int, int, Contract]]:
    for place, each in enumerate(entries):
        rank = each.rank(wanted)
        if rank is not None:
            yield rank, place, each.contract


def _entry(contract: Contract) -> _Entry:
    ids = (contract.contract_id, contract.openid, contract.appid, contract.sub_mchid)
    return _Entry(
        contract,
        _folded(contract.name),
        tuple(contract.initials.split()),
        tuple(_folded(each) for each in (*ids, contract.sub_appid) if each),
    )


def _folded(text: str) -> str:
    return trim(to_half_width(text))[0].casefold()
