"""The ledger's file, damaged as a whole; and its rows, one by one, with anything in them."""

import ast
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tests import key_material as made
from tests.contracts import KNOWN
from tests.faults.fuzz_answers import NOW, booking
from tests.faults.fuzz_files import file_of
from tests.faults.fuzz_target import Target
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.errors import LedgerError
from wxrepay_gui.domain.outcome import (
    Attestation,
    Complaint,
    HumanVerdict,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author, Status, Submission
from wxrepay_gui.storage.contract_rows import change_row, contract_row, read_change, read_contract
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.database import PRAGMAS
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.rows import (
    UnreadableRowError,
    attempt_row,
    read_attempt,
    read_submission,
    submission_row,
)
from wxrepay_gui.storage.verdict_rows import read_verdict, verdict_row

AUTHOR = Author(user="王五", station="K7", version="0")
HASTY = MappingProxyType({**PRAGMAS, "synchronous": "OFF", "fullfsync": "OFF"})
"""Nothing here has to outlive a power cut."""


_LARGEST_INTEGER = 2**63 - 1
_Row = dict[str, object]


def ledger(content: bytes) -> None:
    """A database file: opened, recovered, and read to the last row, or refused as the ledger's."""
    with (
        file_of(content) as path,
        suppress(LedgerError),
        closing(Ledger(path, pragmas=HASTY)) as one,
    ):
        contracts = Contracts(one.database)
        questions: tuple[Callable[[], object], ...] = (
            lambda: one.newest(made.MCHID, 100),
            lambda: [one.attempts(number) for number in range(4)],
            lambda: [one.verdicts(number) for number in range(4)],
            lambda: one.under(made.MCHID, KNOWN.contract_id, 100),
            lambda: one.used_on(made.MCHID, "A1"),
            lambda: one.last_statuses(made.MCHID),
            lambda: [one.count(status) for status in Status],
            lambda: [contracts.changes(each) for each in contracts.all(made.MCHID)],
            one.recover,
        )
        for question in questions:
            with suppress(LedgerError):
                question()


@cache
def _ledger() -> tuple[bytes, ...]:
    """One small file with a row in every table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.sqlite3")
        pragmas = {"page_size": 1024, **HASTY}
        with closing(Ledger(path, pragmas=pragmas)) as one:
            row = one.begin(_submission().booking, mchid=made.MCHID, at=NOW, author=AUTHOR)
            unknown = Unknown(reason=UnknownReason.SERVER_ERROR, complaint=Complaint(code="X"))
            one.settle(one.claim(row, at=NOW), (_attempt(),), unknown)
            one.attest(row.id, _verdict(), expected=unknown)
            Contracts(one.database).save(KNOWN, mchid=made.MCHID, at=NOW, author=AUTHOR)
        return (path.read_bytes(),)


def rows(content: bytes) -> None:
    """A row with other values in it: its kind, then a line ``column=value`` for each.

    A column may hold whatever a database can: its types are no more than advice in a damaged file.
    """
    kind, *lines = content.decode(errors="replace").split("\n")
    if kind not in _ROWS:
        return
    row, read = _ROWS[kind]
    changed = {**row(), "id": 1}
    for line in lines:
        column, equals, source = line.partition("=")
        if equals and column in changed:
            with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
                changed[column] = _stored(ast.literal_eval(source))
    with suppress(UnreadableRowError):
        read(changed)


def _stored(value: object) -> object:
    """*value* if a database can hold it.

    Raises:
        ValueError: It cannot.
    """
    fits = isinstance(value, float | str | bytes | None)
    whole = isinstance(value, int) and abs(value) <= _LARGEST_INTEGER
    if not fits and not whole:
        raise ValueError("not a database's value")
    return value


@cache
def _submission() -> Submission:
    item = replace(booking().item, out_record_id="A1")
    asked = replace(booking(), item=item)
    return Submission(
        id=1,
        mchid=made.MCHID,
        booking=asked,
        body=asked.body(),
        at=NOW,
        author=AUTHOR,
        state=Unknown(reason=UnknownReason.NO_ANSWER),
    )


def _attempt() -> Attempt:
    return Attempt(
        call=Call.BOOK,
        host="api.mch.weixin.qq.com",
        started=NOW,
        elapsed_ms=12,
        stage=Stage.SENDING,
        request=Request(method="POST", path="/", headers=(("A", "b"),), body=b"{}"),
        answer=Answer(status=500, headers=(("Request-ID", "1"),), body=b"{}", complete=True),
        verdict=Verdict.UNSIGNED,
    )


def _verdict() -> HumanVerdict:
    said = Attestation(user="王五", station="K7", at=NOW, reason="查过商户平台")
    return HumanVerdict(booked=True, said=said)


_ROWS: Mapping[str, tuple[Callable[[], _Row], Callable[[Mapping[Any, Any]], object]]] = {
    "submission": (lambda: submission_row(_submission()), read_submission),
    "attempt": (lambda: attempt_row(_attempt(), submission_id=1, number=1), read_attempt),
    "verdict": (lambda: verdict_row(_verdict(), submission_id=1, number=1), read_verdict),
    "contract": (lambda: contract_row(KNOWN, mchid=made.MCHID, at=NOW), read_contract),
    "change": (
        lambda: change_row(KNOWN, KNOWN, number=1, at=NOW, author=AUTHOR),
        read_change,
    ),
}


def _row_texts() -> tuple[bytes, ...]:
    """Every kind of row, each of its columns as it is."""
    texts = []
    for kind, (row, _) in _ROWS.items():
        lines = [
            f"{column}={value!s}" if isinstance(value, bool) else f"{column}={value!r}"
            for column, value in _plain(row()).items()
        ]
        texts.append("\n".join([kind, *lines]).encode())
    return tuple(texts)


def _plain(row: _Row) -> _Row:
    """*row* with enumerations as the texts they are."""
    return {name: str(value) if isinstance(value, str) else value for name, value in row.items()}


TARGETS = (
    Target(
        name="ledger",
        run=ledger,
        made=_ledger,
        tokens=(
            b"SQLite format 3\x00",
            b"WXRP",
            b"submissions",
            b"CREATE TABLE",
            b"CREATE TRIGGER",
            b"CREATE VIEW",
            b'"unknown"',
            b"sending",
            b"\xff\xff\xff\xff",
            b"\x81\x80\x80\x80",
            b"\x00\x00\x00\x00",
        ),
    ),
    Target(
        name="rows",
        run=rows,
        made=_row_texts,
        tokens=(
            b"None",
            b"b''",
            b"''",
            b"1.5",
            b"1e999",
            b"-1",
            b"9223372036854775807",
            b"state=",
            b"status=",
            b"body=",
            b"'{}'",
            b"'[]'",
            b"'null'",
            b"'\\ud800'",
            b"id=",
            b"\nsubmission_id=None",
        ),
    ),
)
