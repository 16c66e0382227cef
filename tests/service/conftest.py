"""A service provider's workspace, and the practice server that it books with."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import State, Vote
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.practice.book import Entry, read_log
from wxrepay_gui.practice.identity import MCHID, Identity
from wxrepay_gui.practice.received import Received
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.service.key_holder import KeyHolder
from wxrepay_gui.service.resolve import Resolver
from wxrepay_gui.service.submit import Submitter
from wxrepay_gui.service.workspace import Rehearsal, Workspace, open_workspace
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.client import Client
from wxrepay_gui.wechat.transport import Limits, Transport

NOON = datetime(2025, 12, 6, 4, tzinfo=UTC)
AUTHOR = Author(user="王五", station="K7", version="0.1.0")
PATIENT = Limits(silence=20.0)
"""As long as a slow machine needs."""

HASTY = Limits(silence=0.3)
"""For what will not be answered."""


@dataclass
class Clock:
    """Stands still until it is set; client and server read the same one."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


@dataclass
class World:
    """Both ends of the line.

    Attributes:
        folder: Where ledger and server's log lie.
        identity: Who signs, and who answers.
        clock: Everybody's.
        during: What happens inside the next requests, one each, before they are looked at.
        numbers: How many were made.
    """

    folder: Path
    identity: Identity
    clock: Clock = field(default_factory=Clock)
    during: list[Callable[[], None]] = field(default_factory=list)
    numbers: int = 0

    def __post_init__(self) -> None:
        self.server = PracticeServer(self.identity, self.folder / "log.jsonl", self._server_clock)
        self.server.start()
        self.workspace = self.open()

    def open(self) -> Workspace:
        """Open a window's workspace; several may be open at a time."""
        return open_workspace(
            places=Places(self.folder),
            merchant=self.identity.merchant,
            key=KeyHolder(self.identity.merchant_key),
            transport=Transport.practice(self.server.port, self.identity.tls_root, PATIENT),
            author=AUTHOR,
            now=self.clock,
            rehearsal=Rehearsal(
                choose=lambda scenario: setattr(self.server, "scenario", scenario),
                stop=self.server.stop,
            ),
        )

    def reopen(self) -> Workspace:
        """Open the ledger as the program's next start does; the server goes on."""
        self.workspace.ledger.close()
        self.workspace = self.open()
        return self.workspace

    def practise(self, scenario: Scenario) -> None:
        """Have the server answer so; the clock is not what is tested, unless a test says so."""
        self.server.scenario = scenario
        self.workspace.clock.forget()
        self.workspace.pause.forget()

    def wait(self, seconds: float = 60) -> None:
        """Let time pass, so that what is unknown may be sent again."""
        self.clock.at += timedelta(seconds=seconds)

    def close(self) -> None:
        self.workspace.close()

    def booking(self, *, number: str = "", day: date | None = None) -> Booking:
        """The document's example under a new number, or under *number*."""
        self.numbers += 1
        today = beijing_date(self.clock())
        draft = document_example(today=today, out_record_id=number or f"TEST{self.numbers:05d}")
        if day is not None:
            draft = replace(draft, repayment_date=day.isoformat())
        booking = parse(draft, mchid=MCHID, today=today).booking
        assert booking is not None
        return booking

    def submit(self, scenario: Scenario = Scenario.BOOKED) -> Submission:
        """Book the example; the row as it is in the end."""
        return list(self.submitter(scenario).submit(self.booking()))[-1]

    def submitter(self, scenario: Scenario) -> Submitter:
        """One that meets with *scenario*, and gives up soon where silence is what it is about."""
        self.practise(scenario)
        submitter = self.workspace.submitter
        if scenario is not Scenario.TIMEOUT:
            return submitter
        hasty = Transport.practice(self.server.port, self.identity.tls_root, HASTY)
        return replace(submitter, client=replace(submitter.client, transport=hasty))

    def with_client(self, **changes: Any) -> tuple[Submitter, Resolver]:  # noqa: ANN401  any part
        """The same ledger on another line."""
        resolver = self.workspace.resolver
        resolver = replace(resolver, client=replace(resolver.client, **changes))
        submitter = replace(self.workspace.submitter, client=resolver.client, resolver=resolver)
        return submitter, resolver

    @property
    def client(self) -> Client:
        return self.workspace.resolver.client

    @property
    def ledger(self) -> Ledger:
        return self.workspace.ledger

    @property
    def requests(self) -> tuple[Received, ...]:
        """What reached the server, in order."""
        return self.server.requests

    @property
    def methods(self) -> list[str]:
        """POST for a booking, GET for a query."""
        return [one.method for one in self.requests]

    @property
    def log(self) -> tuple[Entry, ...]:
        """Every booking request, as the server wrote it down."""
        return read_log(self.folder / "log.jsonl")

    def booked(self, number: str) -> int:
        """How many bookings the server holds under *number*."""
        return sum(one.recorded is not None and one.out_record_id == number for one in self.log)

    def seen(self, query: str) -> list[Any]:
        """What another connection sees of the ledger: what is committed, and nothing else."""
        with closing(sqlite3.connect(Places(self.folder).ledger)) as other:
            return other.execute(query).fetchall()

    def change(self, statement: str) -> None:
        """What another program does to the ledger."""
        with closing(sqlite3.connect(Places(self.folder).ledger)) as other:
            other.execute(statement)
            other.commit()

    def _server_clock(self) -> datetime:
        if self.during:
            self.during.pop(0)()
        return self.clock()


def vote(world: World, at: datetime | None = None) -> Vote:
    """That the practice server said, now or *at*, that there is no such record."""
    return Vote(world.client.hosts.names[0], at or world.clock.at)


def states(rows: Iterator[Submission]) -> list[State]:
    return [row.state for row in rows]


def hosts(world: World, *ports: int, limits: Limits = PATIENT) -> Transport:
    """A line to several ports of this computer, the first being the main host."""
    one = Transport.practice(world.server.port, world.identity.tls_root, PATIENT)
    return Transport(tuple(f"127.0.0.1:{port}" for port in ports), one.context, limits)


@pytest.fixture(scope="session")
def identity() -> Identity:
    return Identity.make(NOON)


@pytest.fixture
def world(tmp_path: Path, identity: Identity) -> Iterator[World]:
    with closing(World(tmp_path, identity)) as world:
        yield world


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that nobody listens on, and that nobody else can get."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


class Memory(KeyringBackend):
    """A keyring for as long as the test runs."""

    priority: ClassVar[float] = 5

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("not found")
