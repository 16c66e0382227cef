"""The server's memory: what it writes before it answers, and what it still knows afterwards."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.practice.world import QUERY_PATH, RECORD, SAMPLE, World, booking
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import Booked, Unknown, UnknownReason
from wxrepay_gui.domain.query import Absent
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import Entry, read_log
from wxrepay_gui.practice.checks import Signature
from wxrepay_gui.wechat.answers import judge_booking, judge_query

OTHER = booking(out_record_id="other")
CHANGED = booking(repayment_amount=Fen(10001))


def restart(world: World) -> None:
    world.server.stop()
    world.server.start()


@contextmanager
def file_size_limit(most: int) -> Iterator[None]:
    """No file may grow beyond *most* bytes: a disk that is full."""
    resource = pytest.importorskip("resource", reason="limits are POSIX's")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_line_tells_all_of_one_request(world: World) -> None:
    world.book()

    (line,) = world.log.read_text(encoding="utf-8").splitlines()
    (entry,) = read_log(world.log)

    assert json.loads(line)["signature"] == "good"
    assert entry == Entry(
        at="2025-11-10T04:00:00+00:00",
        out_record_id="1234567abcde",
        sha256=hashlib.sha256(SAMPLE.body()).hexdigest(),
        content=entry.content,
        signature=Signature.GOOD,
        status=200,
        recorded=RECORD,
    )


def test_the_same_again_is_answered_alike_and_recorded_once(world: World) -> None:
    first, second = world.send(), world.send()

    assert first.body == second.body
    assert [entry.recorded for entry in read_log(world.log)] == [RECORD, None]


def test_the_order_of_members_is_no_other_content(world: World) -> None:
    world.send()
    turned = dict(reversed(json.loads(SAMPLE.body()).items()))

    assert world.send(json.dumps(turned).encode()).said == {"schedule_records": [RECORD]}


def test_other_content_under_the_same_number_is_refused(world: World) -> None:
    world.book()

    heard = world.send(CHANGED.body())
    outcome = judge_booking(world.book(CHANGED), CHANGED, repeat=True)

    assert (heard.status, heard.said["code"], heard.number, heard.signed) == (
        400,
        "INVALID_REQUEST",
        "268498688",
        True,
    )
    assert heard.said["message"] == "请求重入时,参数与首次请求时不一致"
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.RE_ENTRY
    assert judge_query(world.query(), SAMPLE) == Booked()


def test_records_outlive_a_restart(world: World) -> None:
    world.book()

    restart(world)

    assert judge_query(world.query(), SAMPLE) == Booked()
    assert judge_query(world.query(OTHER), OTHER) == Absent(signed=True)
    assert judge_booking(world.book(), SAMPLE, repeat=True) == Booked()
    assert world.send(CHANGED.body()).number == "268498688"


def test_what_was_recorded_otherwise_stays_so_after_a_restart(world: World) -> None:
    world.server.scenario = Scenario.DIFFERENT_ECHO
    world.book()
    restart(world)
    world.server.scenario = Scenario.BOOKED

    (record,) = world.send().said["schedule_records"]

    assert record == RECORD | {"min_repayment_amount": "10000"}


@pytest.mark.parametrize("kept", [0, 1, 100, -1])
def test_a_torn_last_line_is_passed_over_and_what_follows_is_whole(world: World, kept: int) -> None:
    world.book()
    world.server.stop()
    whole = world.log.read_bytes()
    world.log.write_bytes(whole + whole.replace(b"1234567abcde", b"other")[:kept])

    world.server.start()
    judged = judge_query(world.query(OTHER), OTHER)
    world.book(OTHER)
    restart(world)

    assert judged == (Booked() if kept == -1 else Absent(signed=True))
    assert judge_query(world.query(), SAMPLE) == Booked()
    assert judge_query(world.query(OTHER), OTHER) == Booked()


@pytest.mark.parametrize("line", [b"\x00" * 64, b"[1]", b"{}", b'{"signature":"good"}', b"x\n\n"])
def test_a_line_that_is_no_entry_is_passed_over(world: World, line: bytes) -> None:
    world.server.stop()
    world.log.write_bytes(line + b"\n")
    world.server.start()

    world.book()

    assert [entry.recorded for entry in read_log(world.log)] == [RECORD]


def test_a_full_disk_is_a_system_error_and_books_nothing(world: World) -> None:
    world.book()
    with file_size_limit(world.log.stat().st_size + 50):
        reply = world.book(OTHER)
        again = world.book(OTHER)
    absent = judge_query(world.query(OTHER), OTHER)
    later = world.book(OTHER)
    restart(world)

    for refused in (reply, again):
        outcome = judge_booking(refused, OTHER, repeat=False)
        assert isinstance(outcome, Unknown)
        assert outcome.reason is UnknownReason.SERVER_ERROR
    assert absent == Absent(signed=True)
    assert judge_booking(later, OTHER, repeat=True) == Booked()
    assert judge_query(world.query(OTHER), OTHER) == Booked()
    assert judge_query(world.query(), SAMPLE) == Booked()


def test_a_log_in_no_folder_is_told_at_the_start(world: World, tmp_path: Path) -> None:
    lost = World(identity=world.identity, log=tmp_path / "none" / "practice.jsonl")

    with pytest.raises(FileNotFoundError):
        lost.server.start()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (QUERY_PATH, 200),
        (QUERY_PATH.replace("abcde", "%61bcde"), 200),
        (QUERY_PATH.replace("abcde", "ABCDE"), 404),
        (QUERY_PATH + "0", 404),
    ],
)
def test_only_the_same_number_under_the_same_contract_is_found(
    world: World, path: str, status: int
) -> None:
    world.book()

    heard = world.send(b"", method="GET", path=path)

    assert (heard.status, heard.signed) == (status, True)
    if status == 404:
        assert heard.said["code"] == "RESOURCE_NOT_EXISTS"


@pytest.mark.parametrize("query", ["", "?contract_id=", "?contract_id=1&contract_id=2"])
def test_a_query_names_one_contract(world: World, query: str) -> None:
    path = f"/v3/credit-repayment/partner/schedule-records/1234567abcde{query}"

    heard = world.send(b"", method="GET", path=path)

    assert (heard.status, heard.said["code"]) == (400, "PARAM_ERROR")
    assert heard.said["detail"]["field"] == "contract_id"
    assert heard.said["detail"]["location"] == "query"
