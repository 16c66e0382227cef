"""Verdicts of persons as rows, and back."""

import json

from wxrepay_gui.domain.outcome import Attestation, HumanVerdict
from wxrepay_gui.storage.rows import Row, UnreadableRowError, read_stamp, reading, stamp


def verdict_row(verdict: HumanVerdict, *, submission_id: int, number: int) -> dict[str, object]:
    """Every column of *verdict*, the submission's verdict *number*."""
    said = verdict.said
    return {
        "submission_id": submission_id,
        "number": number,
        "at": stamp(said.at),
        "user": said.user,
        "station": said.station,
        "booked": verdict.booked,
        "reason": json.dumps(said.reason),
    }


def read_verdict(row: Row) -> HumanVerdict:
    """The verdict that *row* holds.

    Raises:
        UnreadableRowError: A column is damaged.
    """
    with reading(f"verdict {row['submission_id']}.{row['number']}"):
        reason = json.loads(row["reason"])
        if not isinstance(reason, str) or json.dumps(reason) != row["reason"]:
            raise UnreadableRowError("not as written")
        return HumanVerdict(
            booked=bool(row["booked"]),
            said=Attestation(
                user=row["user"],
                station=row["station"],
                at=read_stamp(row["at"]),
                reason=reason,
            ),
        )
