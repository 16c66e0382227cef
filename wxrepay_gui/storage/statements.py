"""What the ledger asks of its tables."""

from typing import Any

from sqlalchemy import BindParameter, Label, Table, bindparam, func, insert, select, update

from wxrepay_gui.domain.submission import Status
from wxrepay_gui.storage.schema import attempts, submissions, verdicts

_ID: BindParameter[int] = bindparam("id_")
_STATUS: BindParameter[str] = bindparam("status_")

_CHANGING = ("status", "state", "request_id", "sends", "claimed_at")


def _last(rows: Table) -> Label[Any]:
    """The greatest number among a submission's *rows*, under the table's name."""
    greatest = select(func.coalesce(func.max(rows.c.number), 0))
    return greatest.where(rows.c.submission_id == _ID).scalar_subquery().label(rows.name)


BEGIN = (
    insert(submissions)
    .values(
        {column.name: bindparam(column.name) for column in submissions.c if column.name != "id"}
    )
    .returning(submissions.c.id)
)
APPEND_ATTEMPT = insert(attempts)
APPEND_VERDICT = insert(verdicts)
GET = select(submissions).where(submissions.c.id == _ID)
CLAIM = (
    select(submissions, _last(attempts), _last(verdicts))
    .where(submissions.c.id == _ID)
    .with_for_update()
)
SETTLE = (
    update(submissions)
    .where(submissions.c.id == _ID)
    .values({name: bindparam(name) for name in _CHANGING})
)
UNDER_WAY = (
    select(submissions)
    .where(submissions.c.status == Status.SENDING)
    .order_by(submissions.c.id)
    .with_for_update()
)
ATTEMPTS = select(attempts).where(attempts.c.submission_id == _ID).order_by(attempts.c.number)
VERDICTS = select(verdicts).where(verdicts.c.submission_id == _ID).order_by(verdicts.c.number)
NEWEST = (
    select(submissions)
    .where(submissions.c.id < _ID, submissions.c.mchid == bindparam("mchid_"))
    .order_by(submissions.c.id.desc())
    .limit(bindparam("limit_"))
)
USED = select(submissions.c.at).where(
    submissions.c.mchid == bindparam("mchid_"),
    submissions.c.out_record_id == bindparam("out_record_id_"),
)
NUMBERED = select(submissions).where(
    submissions.c.mchid == bindparam("mchid_"),
    submissions.c.out_record_id == bindparam("out_record_id_"),
)
REPLACED = select(submissions.c.out_record_id).where(
    submissions.c.mchid == bindparam("mchid_"),
    submissions.c.replaces == bindparam("out_record_id_"),
)
UNDER = (
    select(submissions)
    .where(
        submissions.c.mchid == bindparam("mchid_"),
        submissions.c.contract_id == bindparam("contract_id_"),
    )
    .order_by(submissions.c.id.desc())
    .limit(bindparam("limit_"))
)
_LAST_OF_EACH = (
    select(func.max(submissions.c.id).label("id"))
    .where(submissions.c.mchid == bindparam("mchid_"))
    .group_by(submissions.c.contract_id)
    .subquery()
)
LAST_STATUSES = select(submissions.c.contract_id, submissions.c.status).join(
    _LAST_OF_EACH, submissions.c.id == _LAST_OF_EACH.c.id
)
COUNT = select(func.count().label("rows")).where(submissions.c.status == _STATUS)
