"""Genuine, signed answers, changed in every way that comes to mind: none of them may be believed.

``python -m tests.faults forged`` changes some thousands, by a seed that can be told again.
"""

import argparse
import base64
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from time import perf_counter
from typing import Any

from tests.faults.answer_changes import NOT_THERE, REFUSAL
from tests.faults.forged_changes import CHANGES, NONCE, OURS, SIGNATURE, TIMESTAMP
from tests.faults.relay import Told
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSentReason
from wxrepay_gui.domain.query import Absent
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.practice.identity import MCHID, Identity
from wxrepay_gui.wechat.answers import judge_booking, judge_query
from wxrepay_gui.wechat.client import Reply
from wxrepay_gui.wechat.verification import Verifier

NOW = datetime(2025, 12, 6, 4, tzinfo=UTC)
ANOTHER = "FORGED000002"
_NO_REQUEST = Request(method="POST", path="/", headers=(), body=b"")


def booking_of(number: str) -> Booking:
    """The document's example under *number*."""
    today = beijing_date(NOW)
    draft = document_example(today=today, out_record_id=number)
    booking = parse(draft, mchid=MCHID, today=today).booking
    assert booking is not None
    return booking


def _members(number: str) -> dict[str, str]:
    return {name.value: text for name, text in booking_of(number).members.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgery:
    """An answer that nobody gave.

    Attributes:
        names: What was changed, in order.
        told: What came of it.
        harmless: Nothing of what is signed was touched.
    """

    names: tuple[str, ...]
    told: Told
    harmless: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Believed:
    """What the program takes an answer for.

    Attributes:
        booked: As an answer to a booking or to a query, that the record is there.
        refused: That it is not, and nobody has to be asked any more.
    """

    booked: bool
    refused: bool


class Mint:
    """Makes genuine answers, and forgeries of them."""

    def __init__(self, identity: Identity, seed: int) -> None:
        self._rng = Random(seed)  # noqa: S311  to be told again, not to be secret
        self._verifier = Verifier.of(identity.merchant)
        self._booking = booking_of(OURS)
        blank = Told(identity=identity, now=NOW, status="", headers=(), body=b"")
        said: list[tuple[int, dict[str, Any]]] = [
            (200, {"schedule_records": [_members(OURS)]}),
            (200, _members(OURS)),
            (400, REFUSAL),
            (404, NOT_THERE),
            (200, {"schedule_records": [_members(ANOTHER)]}),
            (200, _members(ANOTHER)),
            (200, {"schedule_records": []}),
        ]
        answers = [blank.saying(status, members, signed=True) for status, members in said]
        self.genuine = tuple(answers)
        self._listing = {_signed_part(told) for told in answers[:2]}
        self._refusing = {_signed_part(told) for told in answers[2:4]}

    def forgeries(self, count: int) -> Iterator[Forgery]:
        """That many, each changed once to three times."""
        rng = self._rng
        for _ in range(count):
            told, other = rng.choice(self.genuine), rng.choice(self.genuine)
            names = tuple(rng.choices(list(CHANGES), k=rng.choice((1, 1, 1, 2, 3))))
            for name in names:
                told = CHANGES[name].make(rng, told, other)
            harmless = all(CHANGES[name].harmless for name in names)
            yield Forgery(names=names, told=told, harmless=harmless)

    def believed(self, told: Told) -> Believed:
        """What the program makes of it, as an answer to either call."""
        status, _, _ = told.status.partition(" ")
        answer = Answer(status=int(status), headers=told.headers, body=told.body, complete=True)
        attempt = Attempt(
            call=Call.BOOK,
            host="127.0.0.1",
            started=NOW,
            elapsed_ms=1,
            stage=Stage.SENDING,
            request=_NO_REQUEST,
            answer=answer,
            verdict=self._verifier.verify(answer, now=NOW.timestamp()),
        )
        reply = Reply(attempts=(attempt,), fault=NotSentReason.UNPREPARED, inspected=False)
        outcomes = [judge_booking(reply, self._booking, repeat=again) for again in (False, True)]
        finding = judge_query(reply, self._booking)
        signed_absence = isinstance(finding, Absent) and finding.signed
        return Believed(
            booked=any(isinstance(one, Booked) for one in (*outcomes, finding)),
            refused=signed_absence or any(isinstance(one, NotBooked) for one in outcomes),
        )

    def broken(self, told: Told, believed: Believed) -> str:
        """Which promise *believed* breaks, in a word; empty if it is good.

        What is booked was signed as it stands by WeChat Pay, under the status that it gave; so was
        what is refused.
        """
        status, part = told.status[:3], _signed_part(told)
        if believed.booked and not (status == "200" and part in self._listing):
            return "booked"
        if believed.refused and not (status[0] == "4" and part in self._refusing):
            return "refused"
        return ""


def _signed_part(told: Told) -> tuple[str, str, bytes, bytes]:
    """What the signature is over, and its own bytes; unpadded bits of Base64 tell nothing."""
    values = {name.lower(): value.strip() for name, value in told.headers}
    stamp, nonce, text = (values.get(name.lower(), "") for name in (TIMESTAMP, NONCE, SIGNATURE))
    try:
        signature = base64.b64decode(text, validate=True)
    except ValueError:
        signature = b""
    return stamp, nonce, told.body, signature


def main(words: Sequence[str]) -> int:
    """Forge as many answers as told; 1 if any was believed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults forged", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many forgeries")
    parser.add_argument("--seed", type=int, default=1, help="the same forgeries for the same seed")
    options = parser.parse_args(words)
    mint, start = Mint(Identity.make(NOW), options.seed), perf_counter()
    made, believed, broken = Counter[str](), Counter[str](), list[str]()
    for forgery in mint.forgeries(options.count):
        found = mint.believed(forgery.told)
        made.update(forgery.names)
        believed["booked"] += found.booked
        believed["refused"] += found.refused
        believed["neither"] += not (found.booked or found.refused)
        if promise := mint.broken(forgery.told, found):
            broken.append(f"BROKEN: {promise} by {', '.join(forgery.names)}")
    lines = [
        *broken,
        f"{options.count} forgeries, seed {options.seed}, in {perf_counter() - start:.0f} s",
        *(f"{count:6} {name}" for name, count in sorted(made.items())),
        f"believed booked {believed['booked']}, refused {believed['refused']}: as it was signed",
        f"believed in nothing: {believed['neither']}",
        f"{len(broken)} broken promises",
    ]
    print("\n".join(lines))  # noqa: T201  the figures are for a terminal
    return 1 if broken else 0
