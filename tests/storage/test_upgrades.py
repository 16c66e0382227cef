"""A ledger that an earlier version wrote is read by this one, row for row."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.conftest import AT, MCHID
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    Complaint,
    Difference,
    HumanVerdict,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Author
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.schema import UPGRADES
from wxrepay_gui.storage.versions import APPLICATION_ID

VERSION_1 = f"""
CREATE TABLE submissions (
    id INTEGER NOT NULL,
    mchid TEXT NOT NULL,
    out_record_id TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    appid TEXT NOT NULL,
    openid TEXT NOT NULL,
    sub_mchid TEXT NOT NULL,
    sub_appid TEXT,
    repayment_amount INTEGER NOT NULL CHECK (repayment_amount > 0),
    min_repayment_amount INTEGER CHECK (min_repayment_amount > 0),
    repayment_date TEXT NOT NULL CHECK (length(repayment_date) = 10),
    body BLOB NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 32),
    user TEXT NOT NULL,
    station TEXT NOT NULL,
    version TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('sending', 'booked', 'not_booked', 'unknown', 'not_sent')),
    state TEXT NOT NULL,
    request_id TEXT NOT NULL,
    sent_before INTEGER NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (mchid, out_record_id)
) STRICT;
CREATE INDEX submissions_by_contract ON submissions (contract_id, id);
CREATE INDEX submissions_by_status ON submissions (status, id);
CREATE TABLE attempts (
    submission_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    call TEXT NOT NULL,
    host TEXT NOT NULL,
    started TEXT NOT NULL CHECK (length(started) = 32),
    elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
    stage TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    request_headers TEXT NOT NULL,
    request_body BLOB NOT NULL,
    status INTEGER,
    answer_headers TEXT,
    answer_body BLOB,
    complete INTEGER,
    verdict TEXT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (submission_id, number),
    CHECK (
        (status IS NULL) = (answer_headers IS NULL)
        AND (status IS NULL) = (answer_body IS NULL)
        AND (status IS NULL) = (complete IS NULL)
    ),
    FOREIGN KEY(submission_id) REFERENCES submissions (id)
) STRICT;
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = 1;
"""

NOTHING_SAID = '{"code":"","field":"","issue":"","location":"","message":"","value":""}'
STATES: dict[str, tuple[str, str, State]] = {
    "booked": ("booked", '{"differences":[],"recorded_minimum":""}', Booked()),
    "booked_differently": (
        "booked",
        '{"differences":[{"field":"appid","recorded":"wx1","sent":"wx0"}],"recorded_minimum":"5"}',
        Booked(
            differences=(Difference(FieldName.APPID, "wx0", "wx1"),),
            recorded_minimum="5",
        ),
    ),
    "refused": (
        "not_booked",
        '{"complaint":' + NOTHING_SAID.replace('"code":""', '"code":"A"') + ',"reason":"refused"}',
        NotBooked(reason=NotBookedReason.REFUSED, complaint=Complaint(code="A")),
    ),
    "unknown": (
        "unknown",
        '{"absent":true,"complaint":' + NOTHING_SAID + ',"reason":"no_answer"}',
        Unknown(reason=UnknownReason.NO_ANSWER),
    ),
    "not_sent": ("not_sent", '{"reason":"name"}', NotSent(reason=NotSentReason.NAME)),
}
"""Each with its word and its details as version 1 wrote them."""

ROW = """INSERT INTO submissions VALUES
(NULL, '1230000109', ?, '20251105000000000000123', 'wx0123456789abcdef',
 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', '1900000109', NULL, 128000, 12800, '2025-12-07', ?,
 '2025-12-06T07:14:32.000089+00:00', '王五', 'K7', '0.1.0', ?, ?, '08F7', 1)"""


@pytest.fixture
def version_1(path: Path, booking: Callable[[str], Booking]) -> Path:
    """A ledger of version 1 with one row for each of :data:`STATES`."""
    with closing(sqlite3.connect(path)) as other:
        other.executescript(VERSION_1)
        for number, (status, details, _) in STATES.items():
            other.execute(ROW, (number, booking(number).body(), status, details))
        other.commit()
    return path


def columns(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as other:
        return other.execute(f"PRAGMA table_xinfo({table})").fetchall()


def tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as other:
        return [
            name for (name,) in other.execute("SELECT name FROM sqlite_master ORDER BY type, name")
        ]


def test_every_state_of_version_1_is_read(version_1: Path) -> None:
    with closing(Ledger(version_1)) as ledger:
        rows = ledger.newest(MCHID, 99)
    found = {row.booking.item.out_record_id: row.state for row in rows}
    assert found == {number: state for number, (_, _, state) in STATES.items()}
    assert {row.replaces for row in rows} == {None}


def test_what_was_upgraded_has_the_tables_and_columns_of_a_new_ledger(
    version_1: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.sqlite3"
    Ledger(version_1).close()
    Ledger(new).close()
    assert tables(version_1) == tables(new)
    for table in tables(new):
        assert columns(version_1, table) == columns(new, table), table


def test_the_file_of_version_1_is_kept_beside_it(version_1: Path) -> None:
    before = sorted(tables(version_1))
    Ledger(version_1).close()
    copy = version_1.with_name(f"{version_1.name}.v1")
    assert sorted(tables(copy)) == before
    with closing(sqlite3.connect(copy)) as other:
        states = other.execute("SELECT status, state FROM submissions ORDER BY id").fetchall()
    assert states == [(status, details) for status, details, _ in STATES.values()]


def test_what_was_upgraded_holds_a_contract_book(version_1: Path) -> None:
    contract = Contract(contract_id="C1", appid="wx1", openid="o1", sub_mchid="1900000109")
    author = Author(user="王五", station="K7", version="0.2.0")
    with closing(Ledger(version_1)) as ledger:
        book = Contracts(ledger.database)
        assert book.all(MCHID) == ()
        saved = book.save(contract, mchid=MCHID, at=AT, author=author)
        assert book.all(MCHID) == (saved,)
        assert len(book.changes(saved)) == 1
        assert len(ledger.newest(MCHID, 99)) == len(STATES)


def test_a_row_of_version_1_takes_a_verdict(version_1: Path) -> None:
    said = Attestation(user="王五", station="K7", at=AT, reason="门户可见")
    verdict = HumanVerdict(booked=True, said=said)
    with closing(Ledger(version_1)) as ledger:
        rows = ledger.newest(MCHID, 99)
        assert {ledger.verdicts(row.id) for row in rows} == {()}
        (row,) = (one for one in rows if isinstance(one.state, Unknown))
        assert isinstance(row.state, Unknown)
        assert ledger.attest(row.id, verdict, expected=row.state).state == Booked(attested=said)
        assert ledger.verdicts(row.id) == (verdict,)


def test_a_row_of_version_1_can_be_settled(version_1: Path) -> None:
    with closing(Ledger(version_1)) as ledger:
        (row,) = (one for one in ledger.newest(MCHID, 99) if isinstance(one.state, Unknown))
        assert ledger.settle(row, (), Booked()).state == Booked()


OLD_VOTE = '{"absent":%s,"complaint":' + NOTHING_SAID + ',"reason":"server_error"}'


@pytest.fixture
def version_2(version_1: Path, booking: Callable[[str], Booking]) -> Path:
    """A ledger of version 2: that of version 1, and four more rows."""
    Ledger(version_1, upgrades=UPGRADES[:1]).close()
    rows = {
        "sending": ("sending", "{}", 0),
        "claimed again": ("sending", "{}", 1),
        "asked": ("unknown", OLD_VOTE % "true", 1),
        "not asked": ("unknown", OLD_VOTE % "false", 0),
    }
    with closing(sqlite3.connect(version_1)) as other:
        for number, (status, details, sent) in rows.items():
            other.execute(
                "INSERT INTO submissions SELECT NULL, mchid, ?, contract_id, appid, openid,"
                " sub_mchid, sub_appid, repayment_amount, min_repayment_amount, repayment_date,"
                " ?, at, user, station, version, ?, ?, '', ?, NULL FROM submissions WHERE id = 1",
                (number, booking(number).body(), status, details, sent),
            )
        other.commit()
    return version_1


def test_what_version_2_may_have_sent_counts_as_sent_when_it_was_begun(version_2: Path) -> None:
    with closing(Ledger(version_2)) as ledger:
        rows = {row.booking.item.out_record_id: row for row in ledger.newest(MCHID, 99)}
    for number in ("sending", "claimed again", "asked", "not asked"):
        assert (rows[number].sends, rows[number].claimed_at) == (1, rows[number].at), number
    assert rows["asked"].state == rows["not asked"].state
    assert rows["asked"].state == Unknown(reason=UnknownReason.SERVER_ERROR)
    assert rows["sending"].state == Sending()
    assert version_2.with_name(f"{version_2.name}.v2").exists()


def test_a_ledger_of_version_2_has_the_tables_and_columns_of_a_new_one(
    version_2: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.sqlite3"
    Ledger(version_2).close()
    Ledger(new).close()
    for table in tables(new):
        assert columns(version_2, table) == columns(new, table), table
