"""Asks WeChat Pay about records whose outcome nobody can vouch for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from wxrepay_gui.domain.outcome import (
    SETTLED_BY_ABSENCE,
    Booked,
    NotBooked,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.wechat.answers import Absent, QueryFinding, judge_query
from wxrepay_gui.wechat.client import Client


def after_query(state: State, finding: QueryFinding) -> State:
    """What a query's *finding* makes of *state*.

    A record that is found is booked, whatever was thought before. A record that is not found
    settles only what was answered and is not under way any more; a verified 200 that merely did
    not list it takes a signed *not found*.
    """
    if isinstance(state, Booked):
        return state
    if isinstance(finding, Booked):
        return finding
    if not isinstance(finding, Absent) or not isinstance(state, Unknown):
        return state
    settled = SETTLED_BY_ABSENCE.get(state.reason)
    if settled is None or (state.reason is UnknownReason.NOT_LISTED and not finding.signed):
        return replace(state, absent=True)
    return NotBooked(reason=settled, complaint=state.complaint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Queries, and writes down what came of it. Nothing here can book anything."""

    ledger: Ledger
    client: Client

    def ask(self, row: Submission) -> tuple[Submission, QueryFinding]:
        """Query *row*'s record once; the row as it stands in the ledger then, and the finding.

        Where somebody else changed the row meanwhile, the newer state stays; but *not booked*
        does not stand against an answer that lists the record.

        Raises:
            LedgerError: The answer could not be stored; the row stays as it was.
        """
        item = row.booking.item
        reply = self.client.query_record(item.out_record_id, row.booking.contract_id)
        finding = judge_query(reply, row.booking)
        state = after_query(row.state, finding)
        settled = self.ledger.settle(row.id, reply.attempts, state, expected=row.state)
        if isinstance(finding, Booked) and isinstance(settled.state, NotBooked):
            settled = self.ledger.settle(row.id, (), finding, expected=settled.state)
        return settled, finding

    def resolve(self, submission_ids: Iterable[int]) -> Iterator[Submission]:
        """Query each of these rows once, but for one that is being sent; yields each as it is."""
        for submission_id in submission_ids:
            row = self.ledger.get(submission_id)
            yield row if isinstance(row.state, Sending) else self.ask(row)[0]
