"""The contract book (协议簿) in memory: found by name, pinyin initials or the end of an id."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.typed import to_half_width, trim

_END = "\n"
"""Ends each id where several stand in one text; no id holds it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A contract with what it is found by, folded once."""

    contract: Contract
    name: str
    initials: str
    ids: str


class ContractBook:
    """One merchant's saved contracts, as they are now; a new book is made for every change."""

    def __init__(self, contracts: Iterable[Contract] = ()) -> None:
        self.contracts = tuple(contracts)
        self._by_id = {each.contract_id: each for each in self.contracts}
        entries = [_entry(each) for each in self.contracts]
        self._entries = {
            active: [each for each in entries if each.contract.active is active]
            for active in (True, False)
        }

    def get(self, contract_id: str) -> Contract | None:
        """The entry under that 还款协议ID, stopped or not."""
        return self._by_id.get(contract_id)

    def find(self, text: str, *, active: bool = True, limit: int = 50) -> tuple[Contract, ...]:
        """At most *limit* contracts that *text* may mean, the likeliest first.

        Everything counts in half width and without case. No text finds every contract.
        """
        wanted = _folded(text)
        entries = self._entries[active]
        found = _found(entries, wanted) if wanted else iter(entries)
        return tuple(each.contract for each in islice(found, limit))

    def with_contract(self, contract: Contract) -> "ContractBook":
        """A book with *contract* in place of the entry of its number, or added."""
        others = [each for each in self.contracts if each.id != contract.id]
        return ContractBook([*others, contract])


def _found(entries: list[_Entry], wanted: str) -> Iterator[_Entry]:
    """Every entry that fits, those first that fit best; lazily, for most are not asked for."""
    fits: tuple[Callable[[_Entry], bool], ...] = (
        lambda each: each.name.startswith(wanted),
        lambda each: each.initials.startswith(wanted),  # a character's usual reading comes first
        lambda each: wanted + _END in each.ids,
        lambda each: wanted in each.name or wanted in each.initials,
    )
    seen: set[str] = set()
    for fit in fits:
        for each in entries:
            if fit(each) and each.contract.contract_id not in seen:
                seen.add(each.contract.contract_id)
                yield each


def _entry(contract: Contract) -> _Entry:
    ids = (
        contract.contract_id,
        contract.openid,
        contract.appid,
        contract.sub_mchid,
        contract.sub_appid,
    )
    return _Entry(
        contract,
        _folded(contract.name),
        contract.initials,
        "".join(_folded(each) + _END for each in ids if each),
    )


def _folded(text: str) -> str:
    return trim(to_half_width(text))[0].casefold()
