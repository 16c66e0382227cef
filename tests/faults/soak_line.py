"""The other end of a soak, in a process of its own: a practice server, and lines that break.

``python -m tests.faults.soak_line FOLDER`` writes one line of facts, then does what it is told by
lines: a scenario's name, or how many seconds its clock is to be ahead. It ends with its input.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from tests.wechat.loopback import Line, Loopback, answering, closed_port
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import Entry, read_log
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.practice.server import PracticeServer

ROOT = Path(__file__).parents[2]
LOG_FILE = "judge.jsonl"


class Break(StrEnum):
    """How a line breaks, beside what the server itself can be told to do."""

    REFUSED = "refused"
    """Nobody listens."""

    TORN = "torn"
    """Closed in the middle of the TLS handshake."""

    CUT = "cut"
    """Reset once the request was read, which goes nowhere."""

    HALF = "half"
    """The answer ends in the middle of its headers."""


def _tear(line: Line) -> None:
    line.socket.recv(1)
    line.reset()


def _cut(line: Line) -> None:
    line.handshake()
    line.read()
    line.reset()


_TALKS = {
    Break.TORN: _tear,
    Break.CUT: _cut,
    Break.HALF: answering(b"HTTP/1.1 200 OK\r\nContent-Le"),
}


@dataclass(frozen=True, kw_only=True)
class Soaked:
    """The process, as the soak sees it.

    Attributes:
        folder: Where keys and log lie.
        facts: What it told about itself.
    """

    folder: Path
    facts: dict[str, str]
    _process: "subprocess.Popen[str]" = field(repr=False)

    def tell(self, word: str) -> None:
        """Say *word*, and wait until it is so."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n", f"the server died of {word}"

    def log(self) -> tuple[Entry, ...]:
        """Every booking request so far."""
        return read_log(self.folder / LOG_FILE)

    def read(self, file: str) -> bytes:
        """A file that it wrote for its clients."""
        return (self.folder / file).read_bytes()


@contextmanager
def other_end(folder: Path) -> Iterator[Soaked]:
    """Start it, with its files in *folder*."""
    command = [sys.executable, "-m", "tests.faults.soak_line", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, "the server did not start"
        try:
            yield Soaked(folder=folder, facts=json.loads(line), _process=process)
        finally:
            assert process.stdin is not None
            process.stdin.close()


def main() -> None:
    folder = Path(sys.argv[1])
    ahead = timedelta()

    def now() -> datetime:
        return datetime.now(UTC) + ahead

    identity = Identity.make(now())
    identity.write(folder)
    server = PracticeServer(identity, folder / LOG_FILE, now)
    context = identity.server_context()
    with ExitStack() as stack:
        stack.enter_context(server)
        nobody = stack.enter_context(closed_port())
        ports: dict[str, int] = {Break.REFUSED: nobody.getsockname()[1]}
        for each, talk in _TALKS.items():
            ports[each] = stack.enter_context(Loopback(context, talk)).port
        merchant = identity.merchant
        facts: dict[str, str | int] = {
            "port": server.port,
            "mchid": merchant.mchid,
            "serial_no": merchant.serial_no,
            "public_key_id": merchant.public_key_id,
        }
        facts |= ports
        _say(json.dumps(facts))
        for line in sys.stdin:
            word = line.strip()
            if word.isdecimal():
                ahead = timedelta(seconds=int(word))
            else:
                server.scenario = Scenario(word)
            _say("done")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  the soak reads it


if __name__ == "__main__":
    main()
