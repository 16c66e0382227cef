"""What the present ledger knows and a copy of it does not, carried over into the copy."""

from pathlib import Path

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    FromClause,
    MetaData,
    Table,
    and_,
    exists,
    insert,
    or_,
    select,
    text,
    update,
)

from wxrepay_gui.storage import statements
from wxrepay_gui.storage.database import Database, Run
from wxrepay_gui.storage.rows import read_attempt, read_submission
from wxrepay_gui.storage.schema import attempts, submissions, verdicts
from wxrepay_gui.storage.verdict_rows import read_verdict

_ATTACH = text("ATTACH :path AS present")
_BEGIN = text("BEGIN IMMEDIATE")
_COMMIT = text("COMMIT")

_PRESENT = MetaData()
_KEY = ("mchid", "out_record_id")
"""What a submission is known by, there and here."""


def _present(table: Table) -> FromClause:
    """*table* as the present ledger has it."""
    return table.to_metadata(_PRESENT, schema="present").alias(f"present_{table.name}")


_THERE, _TRIED_THERE, _SAID_THERE = map(_present, (submissions, attempts, verdicts))
_NAMES = [column.name for column in submissions.c if column.name != "id"]
_FACTS = [name for name in _NAMES if name not in _KEY]


def _is_same(here: FromClause) -> ColumnElement[bool]:
    return and_(*(here.c[name] == _THERE.c[name] for name in _KEY))


_RENEW = (
    update(submissions)
    .values({name: _THERE.c[name] for name in _FACTS})
    .where(
        _is_same(submissions),
        or_(*(submissions.c[name].is_distinct_from(_THERE.c[name]) for name in _FACTS)),
    )
    .returning(submissions.c.id)
)
_HERE = submissions.alias("here")
_ADD = (
    insert(submissions)
    .from_select(
        _NAMES,
        select(*(_THERE.c[name] for name in _NAMES))
        .where(~exists().where(_is_same(_HERE)))
        .order_by(_THERE.c.id),
    )
    .returning(submissions.c.id)
)


def _append(table: Table, there: FromClause) -> ClauseElement:
    """Add to *table* what *there* has under numbers that the same submission lacks here."""
    names = [column.name for column in table.c if column.name != "submission_id"]
    ours = table.alias("ours")
    is_known = exists().where(ours.c.submission_id == _HERE.c.id, ours.c.number == there.c.number)
    return (
        insert(table)
        .from_select(
            ["submission_id", *names],
            select(_HERE.c.id, *(there.c[name] for name in names))
            .join_from(there, _THERE, there.c.submission_id == _THERE.c.id)
            .join(_HERE, _is_same(_HERE))
            .where(~is_known),
        )
        .returning(table.c.submission_id.label("id"))
    )


_TAKE = (_RENEW, _ADD, _append(attempts, _TRIED_THERE), _append(verdicts, _SAID_THERE))


def carry_over(database: Database, present: Path) -> int:
    """Have in *database* what the file *present* knows, all or nothing; of how many submissions.

    What stands in both becomes as it is in *present*, which went on when the copy was made.

    Raises:
        LedgerError: It cannot be read, or holds what this program did not write.
    """
    with database.reading() as run:
        run(_ATTACH, path=str(present))
        run(_BEGIN)
        taken = {row["id"] for statement in _TAKE for row in run(statement)}
        for each in taken:
            _read(run, each)
        run(_COMMIT)
    return len(taken)


def _read(run: Run, submission_id: int) -> None:
    """Make sure that all of a submission can be read: one row that cannot locks the history."""
    for statement, read in (
        (statements.GET, read_submission),
        (statements.ATTEMPTS, read_attempt),
        (statements.VERDICTS, read_verdict),
    ):
        for row in run(statement, id_=submission_id):
            read(row)
