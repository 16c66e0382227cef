"""HTTPS on loopback: a stand-in for WeChat Pay that this computer alone can reach."""

import os
import re
import socket
import ssl
import sys
import threading
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self

from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import Book
from wxrepay_gui.practice.desk import Desk
from wxrepay_gui.practice.identity import HOST, Identity
from wxrepay_gui.practice.received import Received
from wxrepay_gui.practice.response import Response, empty
from wxrepay_gui.practice.scenarios import PLAYS

LONGEST_BODY = 64 * 1024
REMEMBERED = 1000
"""Requests; whoever practises all day would fill the memory with them otherwise."""

PATIENCE = 10
"""Seconds that a client may take for each piece of a request."""

_LENGTH = re.compile(r"\d{1,12}", re.ASCII)

Answer = Callable[[Received], tuple[Response, dict[str, str]] | None]


class PracticeServer:
    """Plays one scenario after another, as it is told.

    Signed requests only, checked as WeChat Pay checks them. What was booked outlives a stop, and
    the process, in the log.

    Attributes:
        scenario: How to answer; may be set from any thread at any time.
        port: Where it listens, once it was started.
    """

    def __init__(
        self,
        identity: Identity,
        log: Path,
        now: Callable[[], datetime],
        scenario: Scenario = Scenario.BOOKED,
        *,
        port: int = 0,
    ) -> None:
        """Prepare to serve.

        Args:
            identity: Whose requests are believed, and who signs answers.
            log: The file of booking requests; its folder must exist.
            now: The server's clock, with a time zone.
            scenario: The first one.
            port: Which port; 0 for any that is free.
        """
        self.scenario = scenario
        self.port = port
        self._identity = identity
        self._log = log
        self._now = now
        self._received: deque[Received] = deque(maxlen=REMEMBERED)
        self._running = ExitStack()

    @property
    def requests(self) -> tuple[Received, ...]:
        """The whole requests so far, in order of arrival; the last :data:`REMEMBERED` of them."""
        return tuple(self._received)

    def start(self) -> None:
        """Read the log and begin to serve.

        Raises:
            OSError: The log or the port cannot be had.
        """
        with ExitStack() as running:
            book = running.enter_context(closing(Book(self._log)))
            identity, desk = self._identity, Desk(self._identity, book)

            def answer(received: Received) -> tuple[Response, dict[str, str]] | None:
                self._received.append(received)
                play = PLAYS[self.scenario]
                now = self._now() + play.ahead
                response = desk.respond(received, play, now)
                if response is None:
                    return None
                certified = received.header("Wechatpay-Serial") == identity.platform_serial_no
                if certified or play.unswitched:
                    response = response.by_certificate()
                return response, response.headers(identity, now)

            listener = _Listener(self.port, self._identity.server_context(), answer)
            running.callback(listener.stop)
            self.port = listener.server_port
            listener.start()
            self._running = running.pop_all()

    def stop(self) -> None:
        """End every connection, answered or not, and every thread; once or more often."""
        self._running.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()


class _Listener(ThreadingHTTPServer):
    """One thread that accepts, and one for each connection; waits for facts, polls nothing."""

    allow_reuse_address = os.name == "posix"  # elsewhere it lets others take the port over
    request_queue_size = 128

    def __init__(self, port: int, context: ssl.SSLContext, answer: Answer) -> None:
        self.answer = answer
        self._context = context
        self._stopping = threading.Event()
        self._accepting = threading.Thread(target=self._accept, name="practice", daemon=True)
        self._connections: dict[threading.Thread, socket.socket] = {}
        super().__init__((HOST, port), _Connection)

    def server_bind(self) -> None:
        """Bind without looking the host's name up."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def start(self) -> None:
        """Begin to accept."""
        self._accepting.start()

    def stop(self) -> None:
        """Wake and end every thread, then let go of the port."""
        self._stopping.set()
        with suppress(OSError), socket.create_connection((HOST, self.server_port)):
            self._accepting.join()
        for connection in self._connections.values():
            with suppress(OSError):
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
        for thread in self._connections:
            thread.join()
        self.server_close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            self.handle_request()

    def get_request(self) -> tuple[socket.socket, Any]:
        """The next connection; its handshake is its own thread's work."""
        plain, address = super().get_request()
        encrypted = self._context.wrap_socket(
            plain, server_side=True, do_handshake_on_connect=False
        )
        return encrypted, address

    def verify_request(self, *_: object) -> bool:
        """Refuse what comes while stopping, the connection that wakes us among it."""
        return not self._stopping.is_set()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  its own signature
        """Serve the connection on a thread that :meth:`stop` will find."""
        thread = threading.Thread(
            target=self.process_request_thread,
            args=(request, client_address),
            name="practice connection",
            daemon=True,
        )
        alive = {old: kept for old, kept in self._connections.items() if old.is_alive()}
        self._connections = alive | {thread: request}
        thread.start()

    def handle_error(self, *_: object) -> None:
        """Let a client come and go as it likes; anything else is a bug, and stays one."""
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            raise error


class _Connection(BaseHTTPRequestHandler):
    """One client's requests, one after another."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE
    disable_nagle_algorithm = True
    error_message_format = ""
    server: _Listener
    connection: socket.socket

    def setup(self) -> None:
        """Shake hands before anything else holds the socket."""
        self.request.settimeout(self.timeout)
        self.request.do_handshake()
        super().setup()

    def log_message(self, *_: object) -> None:
        """Say nothing: the log that counts is the book."""

    def _serve(self) -> None:
        body = self._body()
        if isinstance(body, Response):
            self.close_connection = True
            self._send(body, {"Content-Length": "0"})
            return
        if body is None:
            self.close_connection = True
            return
        received = Received(
            method=self.command,
            path=self.requestline.split()[1],
            headers=tuple(self.headers.items()),
            body=body,
        )
        answer = self.server.answer(received)
        if answer is None:
            self._wait_until_left()
        else:
            self._send(*answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _serve  # noqa: N815  http.server's names

    def _body(self) -> bytes | Response | None:
        """The whole body; or why it is not read; or ``None`` if the client left before its end."""
        if "Transfer-Encoding" in self.headers:
            return empty(HTTPStatus.LENGTH_REQUIRED)
        lengths = self.headers.get_all("Content-Length", ["0"])
        if len(lengths) > 1 or not _LENGTH.fullmatch(lengths[0]):
            return empty(HTTPStatus.BAD_REQUEST)
        length = int(lengths[0])
        if length > LONGEST_BODY:
            return empty(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = self.rfile.read(length)
        return body if len(body) == length else None

    def _send(self, response: Response, headers: dict[str, str]) -> None:
        """Write the whole answer in one piece."""
        if self.close_connection:
            headers = headers | {"Connection": "close"}
        lines = [f"{self.protocol_version} {response.status.value} {response.status.phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        body = b"" if self.command == "HEAD" else response.body()
        self.wfile.write("".join(f"{line}\r\n" for line in [*lines, ""]).encode() + body)

    def _wait_until_left(self) -> None:
        """Say nothing until the client goes away, asks for more, or the server stops."""
        self.close_connection = True
        self.connection.settimeout(None)
        self.rfile.read(1)
