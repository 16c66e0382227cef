"""Booking: written down before it is sent, and settled whatever happens."""

import gc
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice

import pytest

from tests.service.conftest import AUTHOR, HASTY, NOON, World, hosts, states, vote
from wxrepay_gui.domain.attempt import Call, Stage
from wxrepay_gui.domain.calendar import BEIJING
from wxrepay_gui.domain.errors import (
    ClockOffError,
    DateNotBookableError,
    ExpectedError,
    KeyAbsentError,
    KeyringLockedError,
    KeyWaitingError,
    LedgerError,
    RecordIdUsedError,
    UnsavedError,
)
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotBookedReason,
    NotSent,
    NotSentReason,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Submission

INTERRUPTED = Unknown(reason=UnknownReason.INTERRUPTED)
ROWS = "SELECT out_record_id, body, status FROM submissions"

STORIES: dict[Scenario, list[tuple[type[State], object]]] = {
    Scenario.BOOKED: [(Booked, None)],
    Scenario.DIFFERENT_ECHO: [(Booked, None)],
    Scenario.PARAMETER_ERROR: [(NotBooked, NotBookedReason.REFUSED)],
    Scenario.NO_PERMISSION: [
        (Unknown, UnknownReason.UNSIGNED_REFUSAL),
        (NotBooked, NotBookedReason.REFUSED),
    ],
    Scenario.RATE_LIMIT: [(NotBooked, NotBookedReason.REFUSED)],
    Scenario.SYSTEM_ERROR_ONCE: [(Unknown, UnknownReason.SERVER_ERROR)],
    Scenario.TIMEOUT: [(Unknown, UnknownReason.NO_ANSWER)],
    Scenario.BAD_SIGNATURE: [(Unknown, UnknownReason.UNVERIFIED)],
    Scenario.EMPTY_LIST: [
        (Unknown, UnknownReason.NOT_LISTED),
        (NotBooked, NotBookedReason.NOT_LISTED),
    ],
    Scenario.CLOCK_OFF: [
        (Unknown, UnknownReason.UNSIGNED_REFUSAL),
        (Unknown, UnknownReason.UNSIGNED_REFUSAL),
    ],
    Scenario.SWITCH_NOT_OPENED: [(Unknown, UnknownReason.SWITCH_NOT_OPENED)],
}
"""What the row says one after another, once it has said that it is being sent."""


class OddError(Exception):
    """Nobody expects this one."""


def odd_nonce() -> str:
    raise OddError


@pytest.mark.parametrize("scenario", Scenario)
def test_every_scenario_tells_its_story(world: World, scenario: Scenario) -> None:
    rows = list(world.submitter(scenario).submit(world.booking()))
    told = [(type(row.state), getattr(row.state, "reason", None)) for row in rows]
    assert told == [(Sending, None), *STORIES[scenario]]
    assert world.ledger.get(rows[0].id) == rows[-1]
    assert world.methods == ["POST", "GET"][: len(rows) - 1]
    stored = [one.call for one in world.ledger.attempts(rows[0].id)]
    assert stored == [Call.BOOK, Call.QUERY][: len(rows) - 1]


def test_the_row_and_its_bytes_are_committed_before_anything_is_sent(world: World) -> None:
    booking = world.booking()
    steps = world.workspace.submitter.submit(booking)
    row = next(steps)
    assert world.seen(ROWS) == [(booking.item.out_record_id, booking.body(), "sending")]
    assert not world.requests
    assert (row.mchid, row.at, row.author, row.body) == (
        world.identity.merchant.mchid,
        NOON,
        AUTHOR,
        booking.body(),
    )
    assert states(steps) == [Booked()]
    assert [one.body for one in world.requests] == [booking.body()]


def test_the_server_finds_the_row_on_the_disk_while_the_request_is_under_way(world: World) -> None:
    booking = world.booking()
    found: list[object] = []
    world.during.append(lambda: found.extend(world.seen(ROWS)))
    list(world.workspace.submitter.submit(booking))
    assert found == [(booking.item.out_record_id, booking.body(), "sending")]


def test_what_is_settled_is_committed_before_it_is_told(world: World) -> None:
    for row in world.workspace.submitter.submit(world.booking()):
        assert world.seen(ROWS) == [(row.booking.item.out_record_id, row.body, row.status)]


def test_before_it_is_asked_about_the_answer_is_on_the_disk(world: World) -> None:
    found: list[object] = []
    world.during += [lambda: None, lambda: found.extend(world.seen(ROWS))]
    row = world.submit(Scenario.EMPTY_LIST)
    assert found == [(row.booking.item.out_record_id, row.body, "unknown")]


def test_the_mended_booking_names_the_one_it_replaces(world: World) -> None:
    old = world.submit(Scenario.PARAMETER_ERROR).booking.item.out_record_id
    world.practise(Scenario.BOOKED)
    rows = list(world.workspace.submitter.submit(world.booking(), replaces=old))
    assert [row.replaces for row in rows] == [old, old]
    assert [row.replaces for row in world.workspace.history()] == [old, None]
    assert world.seen("SELECT replaces FROM submissions ORDER BY id") == [(None,), (old,)]


def test_nothing_is_written_or_sent_before_somebody_asks_for_the_first_row(world: World) -> None:
    world.workspace.submitter.submit(world.booking())
    assert world.workspace.history() == ()


MIDNIGHT = datetime(2025, 12, 7, tzinfo=BEIJING)


def test_a_date_that_left_the_window_at_midnight_is_neither_written_nor_sent(world: World) -> None:
    booking = world.booking(day=date(2025, 12, 7))
    world.clock.at = MIDNIGHT.astimezone(UTC)
    with pytest.raises(DateNotBookableError) as caught:
        list(world.workspace.submitter.submit(booking))
    error = caught.value
    assert (error.day, error.first, error.last) == (
        date(2025, 12, 7),
        date(2025, 12, 8),
        date(2025, 12, 21),
    )
    assert world.workspace.history() == ()
    assert not world.requests


def test_until_midnight_in_beijing_tomorrow_can_be_booked(world: World) -> None:
    booking = world.booking(day=date(2025, 12, 7))
    world.clock.at = (MIDNIGHT - timedelta(microseconds=1)).astimezone(UTC)
    assert states(world.workspace.submitter.submit(booking)) == [Sending(), Booked()]


@pytest.mark.parametrize("change", [0, 1])
def test_a_number_used_before_is_neither_written_nor_sent_again(world: World, change: int) -> None:
    row = world.submit()
    item = row.booking.item
    other = replace(
        row.booking, item=replace(item, repayment_amount=Fen(item.repayment_amount + change))
    )
    world.clock.at += timedelta(hours=1)
    with pytest.raises(RecordIdUsedError) as caught:
        list(world.workspace.submitter.submit(other))
    assert (caught.value.out_record_id, caught.value.at) == (item.out_record_id, row.at)
    assert world.workspace.history() == (row,)
    assert world.methods == ["POST"]


def test_a_ledger_in_the_way_lets_nothing_be_sent(world: World) -> None:
    world.change(
        "CREATE TRIGGER no BEFORE INSERT ON submissions BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(LedgerError):
        list(world.workspace.submitter.submit(world.booking()))
    assert not world.requests


def test_an_answer_that_cannot_be_stored_is_unknown_at_the_next_start(world: World) -> None:
    booking = world.booking()
    world.during.append(
        lambda: world.change(
            "CREATE TRIGGER no BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    )
    steps = world.workspace.submitter.submit(booking)
    row = next(steps)
    with pytest.raises(UnsavedError):
        next(steps)
    assert world.seen(ROWS) == [(booking.item.out_record_id, booking.body(), "sending")]
    assert world.booked(booking.item.out_record_id) == 1
    world.change("DROP TRIGGER no")
    workspace = world.reopen()
    assert [one.state for one in workspace.history()] == [INTERRUPTED]
    assert states(workspace.resolver.resolve([row.id])) == [Booked()]


def test_a_row_that_cannot_be_claimed_is_shown_as_not_sent_and_goes_later(world: World) -> None:
    booking = world.booking()
    world.change(
        "CREATE TRIGGER no BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    steps = world.workspace.submitter.submit(booking)
    row = next(steps)
    assert row.state == NotSent(reason=NotSentReason.RECORDED)
    with pytest.raises(LedgerError):
        next(steps)
    assert not world.requests
    world.change("DROP TRIGGER no")
    (found,) = world.reopen().history()
    assert found == row
    assert states(world.workspace.submitter.repeat(row.id)) == [Sending(), Booked()]
    assert world.methods == ["POST"]


def test_an_unexpected_error_leaves_no_row_behind_that_says_it_is_being_sent(world: World) -> None:
    submitter, _ = world.with_client(nonce=odd_nonce)
    with pytest.raises(OddError):
        list(submitter.submit(world.booking()))
    (row,) = world.workspace.history()
    assert row.state == INTERRUPTED
    assert row.sent_before
    assert not world.requests
    asked = replace(INTERRUPTED, votes=(vote(world),))
    assert states(world.workspace.resolver.resolve([row.id])) == [asked]


def test_a_walk_that_ends_after_the_first_row_leaves_it_unknown(world: World) -> None:
    steps = world.workspace.submitter.submit(world.booking())
    (row,) = islice(steps, 1)
    del steps
    gc.collect()
    assert world.ledger.get(row.id).state == INTERRUPTED
    assert not world.requests


def test_when_no_host_takes_a_connection_nothing_was_sent(world: World, closed_port: int) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port, closed_port))
    rows = list(submitter.submit(world.booking()))
    assert [row.state for row in rows] == [Sending(), NotSent(reason=NotSentReason.REFUSED)]
    assert not rows[-1].sent_before
    assert [one.stage for one in world.ledger.attempts(rows[0].id)] == [Stage.CONNECTING] * 2


def test_the_backup_host_is_asked_when_the_main_one_takes_no_connection(
    world: World, closed_port: int
) -> None:
    line = hosts(world, closed_port, world.server.port)
    submitter, resolver = world.with_client(transport=line)
    *_, row = submitter.submit(world.booking())
    assert row.state == Booked()
    tried = [(one.host, one.stage) for one in world.ledger.attempts(row.id)]
    assert tried == [(line.hosts[0], Stage.CONNECTING), (line.hosts[1], Stage.SENDING)]
    assert world.methods == ["POST"]
    assert states(resolver.resolve([row.id])) == [Booked()]


def test_the_backup_host_is_never_told_what_the_main_one_may_have_heard(world: World) -> None:
    line = hosts(world, world.server.port, world.server.port, limits=HASTY)
    submitter, _ = world.with_client(transport=line)
    world.practise(Scenario.TIMEOUT)
    *_, row = submitter.submit(world.booking())
    assert row.state == Unknown(reason=UnknownReason.NO_ANSWER)
    assert world.methods == ["POST"]


def numbers(rows: tuple[Submission, ...]) -> list[str]:
    return [row.booking.item.out_record_id for row in rows]


def test_one_refused_booking_does_not_stand_in_the_way_of_the_next(world: World) -> None:
    world.submit(Scenario.PARAMETER_ERROR)
    world.submit(Scenario.BAD_SIGNATURE)
    assert world.submit().state == Booked()
    assert numbers(world.workspace.history()) == ["TEST00003", "TEST00002", "TEST00001"]


def seconds_off(world: World) -> int:
    """What is known of the clock."""
    difference = world.workspace.clock.difference
    assert difference is not None
    return round(difference.total_seconds())


@pytest.mark.parametrize("problem", [KeyWaitingError(), KeyringLockedError(), KeyAbsentError()])
def test_without_the_key_nothing_is_written_or_sent(world: World, problem: ExpectedError) -> None:
    world.workspace.key.put(problem)
    with pytest.raises(type(problem)):
        list(world.workspace.submitter.submit(world.booking()))
    assert world.workspace.history() == ()
    assert not world.requests
    world.workspace.key.put(world.identity.merchant_key)
    assert world.submit().state == Booked()


@pytest.mark.parametrize("problem", [KeyWaitingError(), KeyringLockedError()])
def test_without_the_key_nothing_is_sent_again(
    world: World, closed_port: int, problem: ExpectedError
) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    *_, unsent = submitter.submit(world.booking())
    unknown = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    sent = len(world.requests)
    world.workspace.key.put(problem)
    for row in (unsent, unknown):
        with pytest.raises(type(problem)):
            list(world.workspace.submitter.repeat(row.id))
        assert world.ledger.get(row.id) == row
    assert len(world.requests) == sent


@pytest.mark.parametrize("seconds", [240, -240, 3600])
def test_with_the_clock_four_minutes_off_nothing_is_written_or_sent(
    world: World, seconds: int
) -> None:
    world.workspace.clock.difference = timedelta(seconds=seconds)
    with pytest.raises(ClockOffError) as caught:
        list(world.workspace.submitter.submit(world.booking()))
    assert caught.value.seconds == seconds
    assert world.workspace.history() == ()
    assert not world.requests


@pytest.mark.parametrize("seconds", [239, -239])
def test_with_the_clock_less_than_four_minutes_off_a_booking_is_sent(
    world: World, seconds: int
) -> None:
    world.workspace.clock.difference = timedelta(seconds=seconds)
    assert world.submit().state == Booked()


def test_what_never_left_is_not_sent_again_while_the_clock_is_off(
    world: World, closed_port: int
) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    *_, row = submitter.submit(world.booking())
    world.workspace.clock.difference = timedelta(minutes=4)
    with pytest.raises(ClockOffError):
        list(world.workspace.submitter.repeat(row.id))
    assert world.ledger.get(row.id) == row
    assert not world.requests


def test_queries_go_on_with_the_clock_off_and_tell_when_it_is_right_again(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    world.practise(Scenario.BOOKED)
    world.workspace.clock.difference = timedelta(minutes=6)
    assert states(world.workspace.resolve([row.id])) == [Booked()]
    assert seconds_off(world) == 0
    assert world.submit().state == Booked()


def test_the_first_answer_of_a_clock_that_is_off_stops_the_next_booking(world: World) -> None:
    world.submit(Scenario.CLOCK_OFF)
    assert seconds_off(world) == -360
    sent = len(world.requests)
    with pytest.raises(ClockOffError):
        list(world.workspace.submitter.submit(world.booking()))
    assert (len(world.requests), len(world.workspace.history())) == (sent, 1)
    list(world.workspace.check())
    assert len(world.requests) == sent + 1, "the check goes out all the same"
    assert seconds_off(world) == -360
    world.practise(Scenario.BOOKED)
    list(world.workspace.check())
    assert world.submit().state == Booked()
