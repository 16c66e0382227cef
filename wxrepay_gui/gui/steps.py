"""What may be done next about a submission, by its outcome: one table for card and detail."""

from collections.abc import Mapping
from enum import Enum

from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP


class Step(Enum):
    """One thing that can be done about a submission.

    To stop waiting is not to cancel: the answer is still stored when it comes.
    """

    ANOTHER = "another"
    OPEN = "open"
    STOP_WAITING = "stop_waiting"
    LEAVE = "leave"
    QUERY = "query"
    REPEAT = "repeat"
    MEND = "mend"
    COPY = "copy"


LABELS: Mapping[Step, str] = {
    Step.ANOTHER: QT_TRANSLATE_NOOP("Step", "&Book another"),
    Step.OPEN: QT_TRANSLATE_NOOP("Step", "&Open record"),
    Step.STOP_WAITING: QT_TRANSLATE_NOOP("Step", "&Stop waiting"),
    Step.LEAVE: QT_TRANSLATE_NOOP("Step", "&Later"),
    Step.QUERY: QT_TRANSLATE_NOOP("Step", "&Query result"),
    Step.REPEAT: QT_TRANSLATE_NOOP("Step", "&Retry with the same number"),
    Step.MEND: QT_TRANSLATE_NOOP("Step", "&Fix and resend"),
    Step.COPY: QT_TRANSLATE_NOOP("Step", "&Copy support details"),
}

NEXT: Mapping[Status, tuple[Step, ...]] = {
    Status.SENDING: (Step.STOP_WAITING,),
    Status.BOOKED: (Step.ANOTHER, Step.OPEN),
    Status.NOT_BOOKED: (Step.MEND, Step.REPEAT, Step.COPY, Step.OPEN),
    Status.UNKNOWN: (Step.QUERY, Step.REPEAT, Step.COPY, Step.LEAVE),
    Status.NOT_SENT: (Step.REPEAT, Step.MEND, Step.COPY),
}
"""Unknown is locked: nothing that would make a new number is offered."""

ON_RECORD: Mapping[Status, tuple[Step, ...]] = {
    Status.SENDING: (),
    Status.BOOKED: (Step.COPY,),
    Status.NOT_BOOKED: (Step.MEND, Step.REPEAT, Step.QUERY, Step.COPY),
    Status.UNKNOWN: (Step.QUERY, Step.REPEAT, Step.COPY),
    Status.NOT_SENT: (Step.REPEAT, Step.MEND, Step.COPY),
}
