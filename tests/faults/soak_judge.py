"""Who is right, the ledger or the server: every row against every line of the server's log."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSent
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.practice.book import Entry


def broken_promises(rows: Iterable[Submission], log: Iterable[Entry]) -> Iterator[str]:
    """What is lost, doubled, altered or left open, a line each; nothing if all is as it was told.

    Args:
        rows: Every row of the ledger, once nothing is under way and all was asked about.
        log: Every booking request, as the server wrote it down before it answered.
    """
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in log:
        entries[entry.out_record_id].append(entry)
    for row in rows:
        number = row.booking.item.out_record_id
        yield from _of_row(row, number, entries.pop(number, []))
    for number in entries:
        yield f"{number}: sent, and not in the ledger"


def _of_row(row: Submission, number: str, entries: list[Entry]) -> Iterator[str]:
    recorded = [entry.recorded is not None for entry in entries]
    if sum(recorded) > 1:
        yield f"{number}: doubled, recorded {sum(recorded)} times"
    if any(recorded[:-1]):
        yield f"{number}: sent again although it was recorded"
    if {entry.sha256 for entry in entries} - {hashlib.sha256(row.body).hexdigest()}:
        yield f"{number}: altered, other bytes were sent"
    match row.state:
        case Booked():
            if not any(recorded):
                yield f"{number}: lost, said to be booked and not recorded"
        case NotBooked() | NotSent():
            if any(recorded):
                yield f"{number}: recorded, and said not to be booked"
        case _:
            yield f"{number}: left {row.status}"
    if isinstance(row.state, NotSent) and entries:
        yield f"{number}: received, and said never to have left"
