"""Where a process is to die: thin wrappers round the program's own functions.

Each tells an event and does nothing else, but for the one event at which the process ends itself.
On the wire the armed process also takes smaller steps, so that it can end between two bytes.
"""

import os
import re
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from typing import Any

from tests.faults.filters import die_at
from tests.faults.points import Place, Point
from wxrepay_gui.gui.desk import Desk
from wxrepay_gui.storage.contracts import Contracts
from wxrepay_gui.storage.database import Database, Run
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.wechat.client import Client
from wxrepay_gui.wechat.sockets import TlsSocket
from wxrepay_gui.wechat.verification import Verifier
from wxrepay_gui.wechat.wire import Connection

_Reach = Callable[[str], None]

WRITES = {"begin": "T1", "claim": "T2", "recover": "recover"}
"""What each of the ledger's methods is called in the table of points; ``settle`` depends."""

_END_OF_LINE, _END_OF_HEADERS = b"\r\n", b"\r\n\r\n"
_LENGTH = b"content-length:"


class Tripwire:
    """Ends this process at *point*, once it is laid.

    Attributes:
        call: ``book`` or ``query``: the exchange that is, or was last, under way.
    """

    def __init__(self, point: Point | None, say: Callable[[str], None]) -> None:
        self._point = point
        self._say = say
        self._left = point.occurrence if point else 0
        self._writing = threading.local()
        self._sent = b""
        self._heard = b""
        self.call = ""

    def reached(self, event: str) -> None:
        """Die if this is where; else do nothing."""
        point = self._point
        if point is None or event != point.event:
            return
        self._left -= 1
        if self._left:
            return
        if point.inside is not None:
            self._say(f"died {point.name}")
            die_at(point.inside, _descriptors(".sqlite3"))
        else:
            self.die()

    def die(self) -> None:
        """Say where, and be no more."""
        assert self._point is not None
        self._say(f"died {self._point.name}")
        os.kill(os.getpid(), signal.SIGKILL)

    def lay(self) -> None:
        """Wrap what tells the events."""
        for method, name in WRITES.items():
            _around(Ledger, method, self._as_write(partial(str, name)))
        _around(Ledger, "settle", self._as_write(self._settling))
        _around(Contracts, "save_all", self._as_write(lambda: "import"))
        _around(Client, "book", self._as_call("book"))
        _around(Client, "query_record", self._as_call("query"))
        _around(socket, "getaddrinfo", self._told(lambda: f"{self.call} resolved"))
        _around(Connection, "_new_conn", self._told(lambda: f"{self.call} connected"))
        _around(Connection, "connect", self._told(lambda: f"{self.call} encrypted"))
        _around(Verifier, "verify", self._told(lambda: f"{self.call} verified"))
        _around(Desk, "_change", self._as_showing)
        _around(Path, "replace", self._as_file)
        _around(Database, "writing", self._as_transaction)
        _around(TlsSocket, "send", self._as_send)
        _around(TlsSocket, "recv_into", self._as_receive)

    def _settling(self) -> str:
        return "T3" if self.call == "book" else "resolve"

    def _as_write(self, name: Callable[[], str]) -> Callable[..., Any]:
        def write(original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  passed on as it is
            self._writing.name = name()
            self.reached(f"{self._writing.name} before")
            found = original(*args, **kwargs)
            self.reached(f"{self._writing.name} after")
            self._writing.name = ""
            return found

        return write

    def _as_call(self, call: str) -> Callable[..., Any]:
        def ask(original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  passed on as it is
            self.call, self._sent, self._heard = call, b"", b""
            self.reached(f"{call} before")
            found = original(*args, **kwargs)
            self.reached(f"{call} answered")
            return found

        return ask

    def _told(self, event: Callable[[], str]) -> Callable[..., Any]:
        def tell(original: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  passed on as it is
            found = original(*args, **kwargs)
            self.reached(event())
            return found

        return tell

    def _as_showing(self, original: Callable[..., Any], desk: Desk, row: Any) -> None:  # noqa: ANN401  passed on as it is
        self.reached(f"{row.status.value} before screen")
        original(desk, row)
        self.reached(f"{row.status.value} after screen")

    def _as_file(self, original: Callable[..., Any], path: Path, target: Path) -> Any:  # noqa: ANN401  passed on as it is
        self.reached(f"{Path(target).suffix} written")
        found = original(path, target)
        self.reached(f"{Path(target).suffix} replaced")
        return found

    @contextmanager
    def _as_transaction(self, original: Callable[..., Any], database: Database) -> Iterator[Run]:
        name = getattr(self._writing, "name", "")
        with original(database) as run:

            def told(statement: Any, **values: object) -> list[dict[str, Any]]:  # noqa: ANN401  passed on as it is
                rows: list[dict[str, Any]] = run(statement, **values)
                if getattr(statement, "is_dml", False):
                    self.reached(f"{name} changed")
                return rows

            yield told
            self.reached(f"{name} commit")

    def _as_send(self, original: Callable[..., int], line: TlsSocket, piece: Any, *how: Any) -> int:  # noqa: ANN401  passed on as it is
        end = self._last_byte(self._sent + bytes(piece), "sends")
        if end is None:
            count = original(line, piece, *how)
            self._sent += bytes(piece)[:count]
            return count
        rest = memoryview(bytes(piece))[: end - len(self._sent)]
        while rest:
            rest = rest[original(line, rest, *how) :]
        self.die()
        return 0

    def _as_receive(
        self,
        original: Callable[..., int],
        line: TlsSocket,
        room: Any,  # noqa: ANN401  any writable buffer
        *how: Any,  # noqa: ANN401  passed on
    ) -> int:
        if not self._is_armed("hears"):
            return original(line, room, *how)
        count = original(line, memoryview(room)[:1])
        self._heard += bytes(memoryview(room)[:count])
        if self._last_byte(self._heard, "hears") == len(self._heard):
            self.die()
        return count

    def _is_armed(self, verb: str) -> bool:
        point = self._point
        return point is not None and point.event == f"{self.call} {verb}"

    def _last_byte(self, so_far: bytes, verb: str) -> int | None:
        """How many bytes of *so_far* come before the end, if that is among them."""
        if not self._is_armed(verb):
            return None
        assert self._point is not None
        end = byte_of(so_far, self._point.place)
        return end if end is not None and end <= len(so_far) else None


def byte_of(message: bytes, place: Place) -> int | None:
    """How many bytes of an HTTP message come before *place*; ``None`` where it cannot be told yet.

    Args:
        message: Its first bytes.
        place: Where.
    """
    lines = [end.end() for end in re.finditer(_END_OF_LINE, message)]
    if place is Place.FIRST_LINE:
        return lines[0] if lines else None
    if place is Place.THIRD_LINE:
        return lines[2] if len(lines) > 2 else None
    headers = message.find(_END_OF_HEADERS)
    if headers < 0:
        return None
    whole = headers + len(_END_OF_HEADERS)
    length = _length(message[:whole])
    return {
        Place.HEADERS: whole,
        Place.HALF: whole + length // 2,
        Place.ALL_BUT_ONE: whole + length - 1,
        Place.ALL: whole + length,
    }[place]


def _length(headers: bytes) -> int:
    """How long the body is."""
    for line in headers.lower().split(_END_OF_LINE):
        if line.startswith(_LENGTH):
            return int(line.removeprefix(_LENGTH))
    return 0


def _around(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:  # noqa: ANN401  a class or module
    """Put *wrapper*, which gets the original as its first argument, round ``owner.name``."""
    original = getattr(owner, name)

    @wraps(original)
    def wrapped(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  passed on as it is
        return wrapper(original, *args, **kwargs)

    setattr(owner, name, wrapped)


def _descriptors(suffix: str) -> list[int]:
    """This process's open files whose names end so."""
    return [
        int(link.name)
        for link in Path("/proc/self/fd").iterdir()
        if link.is_symlink() and link.readlink().name.endswith(suffix)
    ]
