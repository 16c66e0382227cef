"""What may be done next about a submission, by its outcome: one table for card and detail."""

from collections.abc import Callable, Mapping
from enum import Enum

from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.submission import Status, Submission
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP


class Step(Enum):
    """One thing that can be done about a submission.

    To stop waiting is not to cancel: the answer is still stored when it comes.
    """

    ANOTHER = "another"
    NEXT = "next"
    OPEN = "open"
    ADD_TO_BOOK = "add_to_book"
    OPEN_CONTRACT = "open_contract"
    CLOSE = "close"
    STOP_WAITING = "stop_waiting"
    LEAVE = "leave"
    QUERY = "query"
    REPEAT = "repeat"
    MEND = "mend"
    ATTEST = "attest"
    COPY = "copy"
    COPY_DIFFERENCES = "copy_differences"
    COPY_REQUEST_ID = "copy_request_id"


LABELS: Mapping[Step, str] = {
    Step.ANOTHER: QT_TRANSLATE_NOOP("Step", "&Book another (Ctrl+N)"),
    Step.NEXT: QT_TRANSLATE_NOOP("Step", "&Next instalment for this contract"),
    Step.OPEN: QT_TRANSLATE_NOOP("Step", "&Open record"),
    Step.ADD_TO_BOOK: QT_TRANSLATE_NOOP("Step", "&Add to the contract book"),
    Step.OPEN_CONTRACT: QT_TRANSLATE_NOOP("Step", "&Update the contract book"),
    Step.CLOSE: QT_TRANSLATE_NOOP("Step", "C&lose"),
    Step.STOP_WAITING: QT_TRANSLATE_NOOP("Step", "&Stop waiting"),
    Step.LEAVE: QT_TRANSLATE_NOOP("Step", "&Later (keep under Unknown)"),
    Step.QUERY: QT_TRANSLATE_NOOP("Step", "&Query result (F5)"),
    Step.REPEAT: QT_TRANSLATE_NOOP("Step", "&Retry {number} unchanged"),
    Step.MEND: QT_TRANSLATE_NOOP("Step", "&Fix and resend"),
    Step.ATTEST: QT_TRANSLATE_NOOP("Step", "&Settle by hand…"),
    Step.COPY: QT_TRANSLATE_NOOP("Step", "&Copy support details (Ctrl+Shift+C)"),
    Step.COPY_DIFFERENCES: QT_TRANSLATE_NOOP("Step", "Copy the &differences"),
    Step.COPY_REQUEST_ID: QT_TRANSLATE_NOOP("Step", "Copy the Request-&ID"),
}

KEYS: Mapping[Step, str] = {Step.QUERY: "F5", Step.COPY: "Ctrl+Shift+C"}
"""Which step a key chooses, where it is offered."""

ON_CARD: Mapping[Status, tuple[Step, ...]] = {
    Status.SENDING: (Step.STOP_WAITING,),
    Status.BOOKED: (
        Step.ANOTHER,
        Step.NEXT,
        Step.OPEN,
        Step.ADD_TO_BOOK,
        Step.COPY_DIFFERENCES,
    ),
    Status.NOT_BOOKED: (
        Step.MEND,
        Step.REPEAT,
        Step.OPEN_CONTRACT,
        Step.COPY,
        Step.COPY_REQUEST_ID,
        Step.OPEN,
        Step.CLOSE,
    ),
    Status.UNKNOWN: (Step.QUERY, Step.REPEAT, Step.COPY, Step.ATTEST, Step.LEAVE),
    Status.NOT_SENT: (Step.REPEAT, Step.MEND, Step.COPY, Step.CLOSE),
}
"""Unknown is locked: nothing that would make a new number is offered."""

ON_RECORD: Mapping[Status, tuple[Step, ...]] = {
    Status.SENDING: (),
    Status.BOOKED: (Step.COPY, Step.COPY_DIFFERENCES),
    Status.NOT_BOOKED: (
        Step.MEND,
        Step.REPEAT,
        Step.QUERY,
        Step.COPY,
        Step.COPY_REQUEST_ID,
    ),
    Status.UNKNOWN: (Step.QUERY, Step.REPEAT, Step.COPY, Step.ATTEST),
    Status.NOT_SENT: (Step.REPEAT, Step.MEND, Step.COPY),
}

_ONLY_IF: Mapping[Step, Callable[[Submission, bool], bool]] = {
    Step.ADD_TO_BOOK: lambda _row, in_book: not in_book,
    Step.OPEN_CONTRACT: lambda _row, in_book: in_book,
    Step.COPY_DIFFERENCES: (
        lambda row, _: isinstance(row.state, Booked) and bool(row.state.differences)
    ),
    Step.COPY_REQUEST_ID: lambda row, _: bool(row.request_id),
}
"""Steps of the tables that make sense for some rows only."""


def on_card(row: Submission, *, in_book: bool) -> tuple[Step, ...]:
    """What the outcome card offers for *row*, whose contract is *in_book* or not."""
    return _sensible(ON_CARD[row.status], row, in_book=in_book)


def on_record(row: Submission) -> tuple[Step, ...]:
    """What is offered beside the table for *row*."""
    return _sensible(ON_RECORD[row.status], row, in_book=True)


def _sensible(steps: tuple[Step, ...], row: Submission, *, in_book: bool) -> tuple[Step, ...]:
    return tuple(step for step in steps if step not in _ONLY_IF or _ONLY_IF[step](row, in_book))
