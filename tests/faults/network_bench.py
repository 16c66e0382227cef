"""Both ends of a faulty line, the relay between them, and the judge."""

import itertools
import json
from collections import Counter, defaultdict
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Self

from tests.faults.fault import Fault, Place, Words, word
from tests.faults.proxy_faults import ProxyFault
from tests.faults.relay import Far, Hop, Relay, honest
from tests.wechat.loopback import Loopback, closed_port, crowded_port
from tests.wechat.proxies import connecting
from wxrepay_gui.domain.attempt import Call, Stage
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.network import Proxy
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotSent
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.practice.identity import HOST, MCHID, Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.workspace import Workspace, open_workspace
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.route import Route
from wxrepay_gui.wechat.sockets import tls_context
from wxrepay_gui.wechat.transport import Limits, Transport

NOON = datetime(2025, 12, 6, 4, tzinfo=UTC)
AUTHOR = Author(user="王五", station="K7", version="0.1.0")
PATIENT = Limits(connect=20.0, silence=20.0, whole=20.0)
"""As long as a slow machine needs."""

HASTY = Limits(connect=0.5, silence=0.5, whole=1.0)
"""For what nothing but time ends."""

FLOOD = 1 << 26
"""Bytes that buffers between relay and program may swallow; the program itself takes 256 KiB."""

MARGIN = 2.0
"""Seconds by which a slow machine may be late."""


class Way(Enum):
    """How the program reaches the relay."""

    DIRECT = "direct"
    PROXY = "by proxy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One fault, met once.

    Attributes:
        fault: Which.
        call: What meets it.
        way: On which way.
        held: Whether the server has the record in the end.
        words: What may come of it.
    """

    fault: Fault | ProxyFault
    call: Call
    way: Way
    held: bool
    words: Words

    def __str__(self) -> str:
        held = "held" if self.held else "not held"
        return f"{self.fault}; {self.call}, {self.way.value}, {held}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What came of a case.

    Attributes:
        word: How the row ends.
        seconds: How long its longest exchange took.
        broken: The promises that were not kept, each in a sentence.
    """

    word: str
    seconds: float
    broken: tuple[str, ...]


class Bench:
    """Both ends of the line, the relay between them, and the judge."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log = folder / "log.jsonl"
        self._read = 0
        self._held = defaultdict[str, bool](bool)
        self._arrived = Counter[str]()
        self._numbers = itertools.count(1)
        self._stack = ExitStack()
        self.identity = Identity.make(NOON)
        self.server = PracticeServer(self.identity, self._log, self.now)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            enter = stack.enter_context
            enter(self.server)
            self.far = enter(closing(Far(self.identity, self.server.port, self.now, self._folder)))
            self.relay = enter(Relay(self.far))
            self._proxy = enter(Loopback(self.far.contexts[""], connecting()))
            closed: int = enter(closed_port()).getsockname()[1]
            self._hosts = {
                Place.RELAY: self.relay.host,
                Place.NO_NAME: "nowhere.invalid:443",
                Place.CLOSED: f"{HOST}:{closed}",
                Place.CROWDED: f"{HOST}:{enter(crowded_port())}",
            }
            self._nobody = closed
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def now(self) -> datetime:
        """Everybody's clock: it stands still."""
        return NOON

    def meet(self, case: Case) -> Met:
        """Let one booking, or one query, meet its fault."""
        try:
            return self._meet(case)
        except Exception as error:  # noqa: BLE001  that nothing is raised is a promise, too
            name = type(error).__name__
            return Met(word=f"raised {name}", seconds=0.0, broken=(f"{name} was raised",))

    def _meet(self, case: Case) -> Met:
        fault = case.fault
        limits = HASTY if fault.slow else PATIENT
        with ExitStack() as stack:
            if isinstance(fault, ProxyFault):
                proxy = self._nobody
                if fault.talk is not None:
                    talking = Loopback(self.far.contexts[""], fault.talk)
                    proxy = stack.enter_context(talking).port
                place, inspected = Place.RELAY, False
            else:
                proxy, place, inspected = self._proxy.port, fault.place, fault.inspected
            transport = Transport(
                (self._hosts[place],),
                tls_context(cadata=self.far.root),
                limits,
                _route(proxy if case.way is Way.PROXY else None, inspected=inspected),
            )
            booking = self._booking()
            workspace = stack.enter_context(closing(self._open(transport)))
            if case.call is Call.BOOK:
                self._tell(case)
                *_, row = workspace.submitter.submit(booking)
            else:
                unheard = self._unheard(booking, held=case.held)
                self._tell(case)
                *_, row = workspace.resolver.resolve([unheard.id])
            return self._judge(case, workspace, row, limits)

    def _tell(self, case: Case) -> None:
        fault = case.fault
        if isinstance(fault, ProxyFault):
            self.relay.tell(honest)
            return
        passing = case.held or case.call is Call.QUERY
        self.relay.tell(fault.play, then=honest if fault.once else None, passing=passing)

    def _unheard(self, booking: Booking, *, held: bool) -> Submission:
        """A row of which nobody knows yet what came of it."""
        self.relay.tell(_swallow, passing=held)
        straight = Transport((self.relay.host,), tls_context(cadata=self.far.root), PATIENT)
        with closing(self._open(straight)) as workspace:
            *_, row = workspace.submitter.submit(booking)
        return row

    def _open(self, transport: Transport) -> Workspace:
        return open_workspace(
            places=Places(self._folder),
            merchant=self.identity.merchant,
            key=KeyHolder(self.identity.merchant_key),
            transport=transport,
            author=AUTHOR,
            now=self.now,
        )

    def _booking(self) -> Booking:
        number = f"FAULT{next(self._numbers):06d}"
        today = beijing_date(NOON)
        draft = document_example(today=today, out_record_id=number)
        booking = parse(draft, mchid=MCHID, today=today).booking
        assert booking is not None
        return booking

    def _looked_up(self, number: str) -> tuple[bool, int]:
        """Whether the server's log has a booking of that number, and how many asked for it."""
        with self._log.open("rb") as log:
            log.seek(self._read)
            for entry in map(json.loads, log):
                self._arrived[entry["out_record_id"]] += 1
                self._held[entry["out_record_id"]] |= entry["recorded"] is not None
            self._read = log.tell()
        return self._held[number], self._arrived[number]

    def _judge(self, case: Case, workspace: Workspace, row: Submission, limits: Limits) -> Met:
        """Compare what the program says with what the server's log says."""
        end, number = word(row.state), row.booking.item.out_record_id
        held, arrived = self._looked_up(number)
        attempts = workspace.ledger.attempts(row.id)
        met = next(one for one in attempts if one.call is case.call)
        stage = case.fault.stage if isinstance(case.fault, Fault) else Stage.CONNECTING
        seconds = max(one.elapsed_ms for one in attempts) / 1000
        sent = max((hop.sent for hop in self.relay.hops), default=0)
        may_pass = isinstance(case.fault, ProxyFault) and "booked" in case.words
        promises = {
            f"it ends as {end!r}, not as {sorted(case.words)}": end in case.words,
            "it is booked, and the server has no record of it": held
            or not isinstance(row.state, Booked),
            f"it is {end}, and the server has the record": not held
            or not isinstance(row.state, NotBooked | NotSent),
            f"held by the server: {held}": held is case.held or may_pass,
            f"{arrived} requests to book reached the server": arrived == held,
            "the ledger has another state": workspace.ledger.get(row.id).state == row.state,
            f"the stage is {met.stage}, not {stage}": met.stage is stage or may_pass,
            f"it took {seconds:.1f} s": seconds <= limits.whole + MARGIN,
            f"{sent} bytes of an answer were taken": sent <= FLOOD,
            "a redirect was followed": not self.far.trap.lines,
        }
        broken = tuple(sentence for sentence, kept in promises.items() if not kept)
        return Met(word=end, seconds=seconds, broken=broken)


def _swallow(hop: Hop) -> None:
    """Carry the request on, and say nothing."""
    hop.take()
    hop.ask()


def _route(proxy: int | None, *, inspected: bool) -> Route:
    found = None if proxy is None else Proxy(host=HOST, port=proxy)
    return Route(proxy_of=lambda _host: found, company_ca="somebody's" if inspected else "")
