"""The ledger's tables, and how a ledger of an older version becomes one of this version."""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    ClauseElement,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import CreateTable

from wxrepay_gui.domain.contract import DefaultMinimum, Kind
from wxrepay_gui.domain.submission import Status

METADATA = MetaData()

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
_YES_NO = Boolean().with_variant(Integer(), "sqlite")
"""STRICT tables of SQLite know neither BIGINT nor BOOLEAN."""


def _one_of(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


submissions = Table(
    "submissions",
    METADATA,
    Column("id", _NUMBER, primary_key=True),
    Column("mchid", Text, nullable=False),
    Column("out_record_id", Text, nullable=False),
    Column("contract_id", Text, nullable=False),
    Column("appid", Text, nullable=False),
    Column("openid", Text, nullable=False),
    Column("sub_mchid", Text, nullable=False),
    Column("sub_appid", Text),
    Column("repayment_amount", _NUMBER, CheckConstraint("repayment_amount > 0"), nullable=False),
    Column("min_repayment_amount", _NUMBER, CheckConstraint("min_repayment_amount > 0")),
    Column("repayment_date", Text, CheckConstraint("length(repayment_date) = 10"), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("at", Text, CheckConstraint("length(at) = 32"), nullable=False),
    Column("user", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("status", Text, CheckConstraint(f"status IN ({_one_of(Status)})"), nullable=False),
    Column("state", Text, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("sends", _NUMBER, nullable=False),
    Column("replaces", Text),
    Column("claimed_at", Text, CheckConstraint("length(claimed_at) = 32")),
    UniqueConstraint("mchid", "out_record_id"),
    Index("submissions_by_contract", "contract_id", "id"),
    Index("submissions_by_status", "status", "id"),
    Index("submissions_by_replaced", "mchid", "replaces"),
    sqlite_strict=True,
)
"""One row a booking; ``id`` grows, so newest first is ``id`` downwards.

``at`` and ``claimed_at`` are UTC in ISO form with microseconds, always equally long, so that they
sort as text; ``body`` never changes; ``state`` is the outcome's details as canonical JSON.
"""

attempts = Table(
    "attempts",
    METADATA,
    Column("submission_id", _NUMBER, ForeignKey("submissions.id"), primary_key=True),
    Column("number", _NUMBER, CheckConstraint("number > 0"), primary_key=True),
    Column("call", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("started", Text, CheckConstraint("length(started) = 32"), nullable=False),
    Column("elapsed_ms", _NUMBER, CheckConstraint("elapsed_ms >= 0"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("request_headers", Text, nullable=False),
    Column("request_body", LargeBinary, nullable=False),
    Column("status", _NUMBER),
    Column("answer_headers", Text),
    Column("answer_body", LargeBinary),
    Column("complete", _YES_NO),
    Column("verdict", Text, nullable=False),
    Column("error", Text, nullable=False),
    CheckConstraint(
        "(status IS NULL) = (answer_headers IS NULL)"
        " AND (status IS NULL) = (answer_body IS NULL)"
        " AND (status IS NULL) = (complete IS NULL)"
    ),
    sqlite_strict=True,
)
"""One row an exchange, numbered from 1 in each submission; only ever added to."""

verdicts = Table(
    "verdicts",
    METADATA,
    Column("submission_id", _NUMBER, ForeignKey("submissions.id"), primary_key=True),
    Column("number", _NUMBER, CheckConstraint("number > 0"), primary_key=True),
    Column("at", Text, CheckConstraint("length(at) = 32"), nullable=False),
    Column("user", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("booked", _YES_NO, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_strict=True,
)
"""One row a verdict of a person, numbered from 1 in each submission; only ever added to.

The row says that it was given, ``attested`` in the submission's ``state`` that it still stands.
``reason`` is a JSON text in ASCII: what is typed may hold characters that no database text can.
"""

contracts = Table(
    "contracts",
    METADATA,
    Column("id", _NUMBER, primary_key=True),
    Column("mchid", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("contract_id", Text, nullable=False),
    Column("appid", Text, nullable=False),
    Column("openid", Text, nullable=False),
    Column("sub_mchid", Text, nullable=False),
    Column("sub_appid", Text, nullable=False),
    Column("kind", Text, CheckConstraint(f"kind IN ({_one_of(Kind)})")),
    Column("template_cap", _NUMBER, CheckConstraint("template_cap > 0")),
    Column("contract_cap", _NUMBER, CheckConstraint("contract_cap > 0")),
    Column("repayment_day", _NUMBER, CheckConstraint("repayment_day BETWEEN 1 AND 31")),
    Column("usual_amount", _NUMBER, CheckConstraint("usual_amount > 0")),
    Column(
        "default_minimum",
        Text,
        CheckConstraint(f"default_minimum IN ({_one_of(DefaultMinimum)})"),
        nullable=False,
    ),
    Column("note", Text, nullable=False),
    Column("active", _YES_NO, nullable=False),
    Column("initials", Text, nullable=False),
    Column("saved_at", Text, CheckConstraint("length(saved_at) = 32"), nullable=False),
    UniqueConstraint("mchid", "contract_id"),
    sqlite_strict=True,
)
"""The contract book: one row an entry, as it is now; nothing is ever deleted."""

contract_changes = Table(
    "contract_changes",
    METADATA,
    Column("contract_id", _NUMBER, ForeignKey("contracts.id"), primary_key=True),
    Column("number", _NUMBER, CheckConstraint("number > 0"), primary_key=True),
    Column("at", Text, CheckConstraint("length(at) = 32"), nullable=False),
    Column("user", Text, nullable=False),
    Column("station", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("was", Text),
    Column("became", Text, nullable=False),
    CheckConstraint("(number = 1) = (was IS NULL)"),
    sqlite_strict=True,
)
"""One row a change of an entry, numbered from 1 in each; only ever added to.

``contract_id`` is the entry's ``id``, not 还款协议ID; ``was`` and ``became`` are canonical JSON.
"""

Upgrades = Sequence[Sequence[ClauseElement]]

UPGRADES: Upgrades = (
    (
        text("ALTER TABLE submissions ADD COLUMN replaces TEXT"),
        text(
            """UPDATE submissions SET state = '{"attested"\\:null,' || substr(state, 2)"""
            " WHERE status IN ('booked', 'not_booked')"
        ),
        CreateTable(verdicts),
        CreateTable(contracts),
        CreateTable(contract_changes),
    ),
    (
        text("ALTER TABLE submissions RENAME COLUMN sent_before TO sends"),
        text("ALTER TABLE submissions ADD COLUMN claimed_at TEXT CHECK (length(claimed_at) = 32)"),
        text("CREATE INDEX submissions_by_replaced ON submissions (mchid, replaces)"),
        text("UPDATE submissions SET sends = 1 WHERE status IN ('sending', 'unknown')"),
        text("UPDATE submissions SET claimed_at = at WHERE sends > 0"),
        text(
            "UPDATE submissions SET state = '{' || substr(state, instr(state, ',') + 1,"
            " length(state) - instr(state, ',') - 1) || ',\"votes\"\\:[]}' WHERE status = 'unknown'"
        ),
    ),
)
"""The first entry turns a ledger of version 1 into one of version 2, and so on.

A new ledger is made from the tables above, so they and these statements change together. A
change to the shape of ``state`` needs an entry that rewrites it; a table that changes needs its
words of today written out here, for ``CreateTable`` has tomorrow's.
"""
