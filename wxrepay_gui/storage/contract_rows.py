"""Contracts and their changes as rows, and back."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.contract_change import ContractChange
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.storage.rows import Row, read_stamp, reading, stamp

_DERIVED = ("id", "initials")
"""What says nothing about the contract itself."""


def contract_row(contract: Contract, *, mchid: str, at: datetime) -> dict[str, object]:
    """Every column of *contract* but its id."""
    columns = asdict(contract)
    del columns["id"]
    return columns | {"mchid": mchid, "saved_at": stamp(at)}


def read_contract(row: Row) -> Contract:
    """The contract that *row* holds.

    Raises:
        UnreadableRowError: A column is damaged.
    """
    with reading(f"contract {row['id']}"):
        return _contract(row)


def change_row(
    was: Contract | None, became: Contract, *, number: int, at: datetime, author: Author
) -> dict[str, object]:
    """Every column of the entry's change *number*; the entry's own number is *became*'s."""
    return {
        "contract_id": became.id,
        "number": number,
        "at": stamp(at),
        **asdict(author),
        "was": None if was is None else contract_text(was),
        "became": contract_text(became),
    }


def read_change(row: Row) -> ContractChange:
    """The change that *row* holds.

    Raises:
        UnreadableRowError: A column is damaged.
    """
    key = row["contract_id"]
    with reading(f"contract {key}, change {row['number']}"):
        return ContractChange(
            number=row["number"],
            at=read_stamp(row["at"]),
            author=Author(user=row["user"], station=row["station"], version=row["version"]),
            was=None if row["was"] is None else _read_text(row["was"], key),
            became=_read_text(row["became"], key),
        )


def contract_text(contract: Contract) -> str:
    """*contract* as canonical ASCII JSON: without its id and initials, equals give equals."""
    members = {name: value for name, value in asdict(contract).items() if name not in _DERIVED}
    return json.dumps(members, sort_keys=True, separators=(",", ":"))


def _read_text(text: str, key: int) -> Contract:
    contract = _contract(json.loads(text) | {"id": key, "initials": ""})
    if contract_text(contract) != text:
        raise ValueError("not as written")
    return contract


def _contract(members: Row) -> Contract:
    return Contract(
        id=members["id"],
        name=members["name"],
        contract_id=members["contract_id"],
        appid=members["appid"],
        openid=members["openid"],
        sub_mchid=members["sub_mchid"],
        sub_appid=members["sub_appid"],
        kind=None if members["kind"] is None else Kind(members["kind"]),
        template_cap=_fen(members["template_cap"]),
        contract_cap=_fen(members["contract_cap"]),
        repayment_day=members["repayment_day"],
        usual_amount=_fen(members["usual_amount"]),
        default_minimum=DefaultMinimum(members["default_minimum"]),
        note=members["note"],
        active=bool(members["active"]),
        initials=members["initials"],
    )


def _fen(amount: Any) -> Fen | None:  # noqa: ANN401  it is what a row gives
    return None if amount is None else Fen(amount)
