"""The contract book on the disk: every entry as it is, and everything it ever was."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, insert, select, update

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.contract_change import ContractChange
from wxrepay_gui.domain.errors import ContractExistsError
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.storage.contract_rows import (
    change_row,
    contract_row,
    read_change,
    read_contract,
)
from wxrepay_gui.storage.database import Database, Run
from wxrepay_gui.storage.pinyin import initials
from wxrepay_gui.storage.schema import contract_changes, contracts

_COLUMNS: dict[str, BindParameter[Any]] = {
    column.name: bindparam(column.name) for column in contracts.c if column.name != "id"
}
_MINE = contracts.c.mchid == bindparam("mchid_")

_ALL = select(contracts).where(_MINE).order_by(contracts.c.name, contracts.c.id)
_GET = select(contracts).where(_MINE, contracts.c.id == bindparam("id_")).with_for_update()
_HOLDER = select(contracts.c.id).where(_MINE, contracts.c.contract_id == bindparam("contract_id_"))
_INSERT = insert(contracts).values(_COLUMNS).returning(contracts.c.id)
_UPDATE = update(contracts).where(contracts.c.id == bindparam("id_")).values(_COLUMNS)

_OF_ONE = contract_changes.c.contract_id == bindparam("id_")
_CHANGES = select(contract_changes).where(_OF_ONE).order_by(contract_changes.c.number)
_LAST = select(func.coalesce(func.max(contract_changes.c.number), 0).label("last")).where(_OF_ONE)
_APPEND = insert(contract_changes)


class Contracts:
    """Every merchant's contract book, kept in the ledger's file; any thread may use it.

    What a method has returned is on the disk. Every method raises
    :class:`~wxrepay_gui.domain.errors.LedgerError` when the file is in the way; then it has
    changed nothing.
    """

    def __init__(self, database: Database) -> None:
        """Keep the book in *database*, which :class:`Ledger` has made ready."""
        self._database = database

    def all(self, mchid: str) -> tuple[Contract, ...]:
        """Every entry of *mchid*'s book, stopped or not, by name and then by number."""
        with self._database.reading() as run:
            return tuple(map(read_contract, run(_ALL, mchid_=mchid)))

    def save(self, contract: Contract, *, mchid: str, at: datetime, author: Author) -> Contract:
        """Add *contract* if it has no number yet, else change its entry; the entry as it is then.

        What it was before is kept. A contract that is there like this already changes nothing.

        Raises:
            ContractExistsError: Another entry of *mchid* has this contract_id.
            KeyError: *mchid* has no entry of this number.
        """
        (saved,) = self.save_all([contract], mchid=mchid, at=at, author=author)
        return saved

    def save_all(
        self, contracts: Iterable[Contract], *, mchid: str, at: datetime, author: Author
    ) -> tuple[Contract, ...]:
        """Save every one of *contracts* in order, or none; see :meth:`save`."""
        with self._database.writing() as run:
            return tuple(_save(run, each, mchid=mchid, at=at, author=author) for each in contracts)

    def changes(self, contract: Contract) -> tuple[ContractChange, ...]:
        """Every change of *contract*'s entry, the oldest first."""
        with self._database.reading() as run:
            return tuple(map(read_change, run(_CHANGES, id_=contract.id)))


def _save(run: Run, contract: Contract, *, mchid: str, at: datetime, author: Author) -> Contract:
    holder = run(_HOLDER, mchid_=mchid, contract_id_=contract.contract_id)
    if holder and holder[0]["id"] != contract.id:
        raise ContractExistsError(contract.contract_id)
    saved = replace(contract, initials=initials(contract.name))
    if contract.id == 0:
        (key,) = run(_INSERT, **contract_row(saved, mchid=mchid, at=at))
        saved = replace(saved, id=key["id"])
        run(_APPEND, **change_row(None, saved, number=1, at=at, author=author))
        return saved
    rows = run(_GET, mchid_=mchid, id_=contract.id)
    if not rows:
        raise KeyError(contract.id)
    was = read_contract(rows[0])
    if saved == was:
        return was
    run(_UPDATE, id_=contract.id, **contract_row(saved, mchid=mchid, at=at))
    if saved != replace(was, initials=saved.initials):
        last = run(_LAST, id_=contract.id)[0]["last"]
        run(_APPEND, **change_row(was, saved, number=last + 1, at=at, author=author))
    return saved
