"""Asks WeChat Pay about records whose outcome nobody can vouch for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wxrepay_gui.domain.course import Ask, Effect, Settle, asking
from wxrepay_gui.domain.outcome import Unknown
from wxrepay_gui.domain.query import Asked
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.service.conduct import conduct
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.wechat.answers import judge_query
from wxrepay_gui.wechat.client import Client


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Queries, and writes down what came of it. Nothing here can book anything."""

    ledger: Ledger
    client: Client
    now: Callable[[], datetime]

    def resolve(self, submission_ids: Iterable[int]) -> Iterator[Submission]:
        """Query each of these rows once, but for one that is being sent; yields each as it is.

        Where somebody else changed a row meanwhile, the newer state stays; but only a sending
        under way stands against an answer that lists the record.

        Raises:
            KeyWaitingError, KeystoreError: Nothing can be signed.
            LedgerError: The ledger is in the way; the row stays as it was.
        """
        for submission_id in submission_ids:
            yield from conduct(asking(self.ledger.get(submission_id)), self.act)

    def act(self, effect: Effect) -> Any:  # noqa: ANN401  each effect has an answer of its own
        """Carry out a question, or a settlement."""
        match effect:
            case Ask(row):
                return self._ask(row)
            case Settle(row, attempts, state):
                return self.ledger.settle(row, attempts, state)
        raise TypeError(effect)

    def _ask(self, row: Submission) -> Asked:
        """Query *row*'s record; after one host's denial, another one comes first."""
        votes = row.state.votes if isinstance(row.state, Unknown) else ()
        voted = {vote.host for vote in votes}
        names = self.client.hosts.names
        first = next((name for name in names if voted and name not in voted), None)
        item = row.booking.item
        reply = self.client.query_record(item.out_record_id, row.booking.contract_id, first=first)
        return Asked(
            finding=judge_query(reply, row.booking),
            attempts=reply.attempts,
            hosts=names,
            at=self.now(),
        )
