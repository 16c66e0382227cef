"""The judge: the practice server as a process of its own, which no crash of the program touches.

Every whole booking request is on its disk before it is answered. ``python -m tests.faults.judge
FOLDER`` serves until its standard input ends; every line of that sets how it goes on.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import Entry
from wxrepay_gui.practice.checks import Signature
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer

ROOT = Path(__file__).parent.parent.parent
_LOG = "judge.jsonl"
_CONNECTION = "practice connection"
"""What the practice server calls the threads that answer."""


@dataclass
class Clock:
    """The computer's clock, so many seconds *ahead*."""

    ahead: float = 0

    def __call__(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.ahead)


def make_identity(folder: Path) -> Identity:
    """Both ends of the line, with the merchant's files in *folder*."""
    identity = Identity.make(datetime.now(UTC) - timedelta(days=1))
    identity.write(folder)
    return identity


def serve(folder: Path) -> None:
    """Serve until standard input ends; say where and for whom."""
    identity, clock = make_identity(folder / "files"), Clock()
    with PracticeServer(identity, folder / _LOG, clock) as server:
        merchant = identity.merchant
        _say(
            {
                "port": server.port,
                "root": identity.tls_root,
                "mchid": merchant.mchid,
                "name": merchant.name,
                "serial_no": merchant.serial_no,
                "public_key_id": merchant.public_key_id,
                "public_key": merchant.public_key,
            }
        )
        for line in sys.stdin:
            _wait_for_connections()
            wanted = json.loads(line)
            clock.ahead = wanted.get("ahead", clock.ahead)
            server.scenario = Scenario(wanted.get("scenario", server.scenario))
            _say({})


def _wait_for_connections() -> None:
    """Let every request that has arrived be logged; whoever sent it is dead, or was answered."""
    for thread in threading.enumerate():
        if thread.name == _CONNECTION:
            thread.join()


def _say(facts: dict[str, object]) -> None:
    print(json.dumps(facts), flush=True)  # noqa: T201  the parent reads it


@dataclass
class Judge:
    """A judge's process, as its parent sees it.

    Attributes:
        port: Where it listens.
        root: The certificate that a client has to trust, as PEM.
        merchant: Whom it knows.
        files: The merchant's files.
    """

    process: "subprocess.Popen[str]"
    folder: Path
    port: int = 0
    root: str = ""
    merchant: Merchant = field(init=False)
    _entries: list[Entry] = field(init=False, default_factory=list)
    _read: int = 0

    def __post_init__(self) -> None:
        facts = self._ask(None)
        self.port, self.root = facts.pop("port"), facts.pop("root")
        self.merchant = Merchant(**facts)

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def rest(self) -> None:
        """Wait until every request that has arrived is logged."""
        self._ask({})

    def go_on(self, *, ahead: float, scenario: Scenario) -> None:
        """Answer as *scenario* says, by a clock *ahead* of the computer's by so many seconds."""
        self._ask({"ahead": ahead, "scenario": scenario})

    def entries(self, *numbers: str) -> list[Entry]:
        """Every whole booking request so far under one of *numbers*, in order of arrival."""
        with (self.folder / _LOG).open("rb") as log:
            log.seek(self._read)
            news = log.read()
        whole = news[: news.rfind(b"\n") + 1]
        self._read += len(whole)
        self._entries += [_entry(line) for line in whole.splitlines()]
        return [entry for entry in self._entries if entry.out_record_id in numbers]

    def _ask(self, wanted: dict[str, object] | None) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        if wanted is not None:
            self.process.stdin.write(json.dumps(wanted) + "\n")
            self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the judge died"
        answer: dict[str, Any] = json.loads(line)
        return answer


def _entry(line: bytes) -> Entry:
    members = json.loads(line)
    return Entry(**{**members, "signature": Signature(members["signature"])})


@contextmanager
def judge_in(folder: Path) -> Iterator[Judge]:
    """A judge with its files in *folder*; it ends with the block."""
    folder.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.judge", folder],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Judge(process, folder)
        finally:
            process.stdin.close()  # type: ignore[union-attr]  # it is a pipe
            process.wait(timeout=30)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
