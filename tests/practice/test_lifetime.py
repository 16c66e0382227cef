"""How the server ends, starts again, and what it leaves behind: nothing."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from tests.practice.world import SAMPLE, World, booking
from wxrepay_gui.domain.attempt import Stage, Verdict
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.outcome import Booked, NotSent, NotSentReason, Unknown, UnknownReason
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.server import REMEMBERED, PracticeServer
from wxrepay_gui.wechat.answers import judge_booking
from wxrepay_gui.wechat.client import BOOK_PATH

PROMPTLY = 1.0
OPEN_FILES = Path("/proc/self/fd")
PRACTICE_THREADS = ("practice", "practice connection")


def practice_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name in PRACTICE_THREADS]


def open_files() -> int:
    if not OPEN_FILES.exists():
        pytest.skip("only Linux lists open files")
    return len(tuple(OPEN_FILES.iterdir()))


def numbered(count: int) -> list[Booking]:
    return [booking(out_record_id=f"A{place}") for place in range(count)]


def test_a_stopped_server_is_not_reached(world: World) -> None:
    world.server.stop()
    world.server.stop()

    outcome = judge_booking(world.book(), SAMPLE, repeat=False)

    assert outcome == NotSent(reason=NotSentReason.REFUSED)
    assert practice_threads() == []


def test_stopping_ends_a_client_that_is_kept_waiting(world: World) -> None:
    world.server.scenario = Scenario.TIMEOUT
    with ThreadPoolExecutor(max_workers=1) as pool:
        reply = pool.submit(world.book)
        while not world.log.stat().st_size:
            threading.Event().wait(0.01)
        begun = monotonic()
        world.server.stop()
        elapsed = monotonic() - begun
        outcome = judge_booking(reply.result(), SAMPLE, repeat=False)

    assert elapsed < PROMPTLY
    assert outcome == Unknown(reason=UnknownReason.NO_ANSWER)
    assert practice_threads() == []


def test_stopping_ends_idle_and_unfinished_connections(world: World) -> None:
    idle, begun = world.connection(), world.connection()
    idle.request("POST", BOOK_PATH, SAMPLE.body(), world.headers(SAMPLE.body()))
    idle.getresponse().read()
    begun.putrequest("POST", BOOK_PATH)
    begun.putheader("Content-Length", "5")
    begun.endheaders(b"{")
    with socket.create_connection(("127.0.0.1", world.server.port)):
        since = monotonic()
        world.server.stop()
        elapsed = monotonic() - since
    idle.close()
    begun.close()

    assert elapsed < PROMPTLY
    assert practice_threads() == []


def test_a_server_starts_again_on_its_port(world: World) -> None:
    port = world.server.port
    world.book()
    world.server.stop()
    world.server.start()

    assert world.server.port == port
    assert judge_booking(world.book(), SAMPLE, repeat=False) == Booked()


def test_a_port_that_is_taken_is_told_and_nothing_is_left(world: World, tmp_path: Path) -> None:
    before = open_files()
    second = PracticeServer(
        world.identity, tmp_path / "second.jsonl", world.clock, port=world.server.port
    )

    with pytest.raises(OSError, match=r"."):
        second.start()

    assert open_files() == before
    assert len(practice_threads()) == 1


def test_hundreds_of_bookings_leave_no_thread_and_no_file_behind(world: World) -> None:
    world.book()
    before = open_files()

    verdicts = [world.book(asked).last.verdict for asked in numbered(300)]

    world.server.stop()
    world.server.start()
    assert set(verdicts) == {Verdict.GOOD}
    assert open_files() <= before
    assert len(practice_threads()) == 1
    assert len(world.server.requests) == 301


def test_only_so_many_requests_are_remembered(world: World) -> None:
    with closing(world.connection()) as connection:
        for number in range(REMEMBERED + 5):
            connection.request("GET", f"/{number}")
            connection.getresponse().read()
    assert len(world.server.requests) == REMEMBERED
    assert world.server.requests[-1].path == f"/{REMEMBERED + 4}"


def test_many_clients_at_once_book_each_number_once(world: World) -> None:
    asked = numbered(10) * 8
    with ThreadPoolExecutor(max_workers=8) as pool:
        replies = list(pool.map(world.book, asked))

    lines = world.log.read_text(encoding="utf-8").splitlines()
    assert all(reply.last.stage is Stage.SENDING for reply in replies)
    assert all(
        judge_booking(reply, one, repeat=True) == Booked()
        for reply, one in zip(replies, asked, strict=True)
    )
    assert len(lines) == 80
    assert sum('"recorded":{' in line for line in lines) == 10
