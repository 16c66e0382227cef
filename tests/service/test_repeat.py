"""Sending the same bytes again: after a question, freshly signed, and never twice at a time."""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from tests.service.conftest import World, hosts, states, vote
from wxrepay_gui.domain.attempt import Call
from wxrepay_gui.domain.errors import (
    DateNotBookableError,
    NotSendableError,
    RecordIdUsedError,
    RepeatedOftenError,
    RepeatTooEarlyError,
)
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
from wxrepay_gui.practice.received import Received
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places

SERVER_ERROR, NO_ANSWER = UnknownReason.SERVER_ERROR, UnknownReason.NO_ANSWER


def unproved(state: State) -> Unknown:
    """*state* without what an error answer said."""
    assert isinstance(state, Unknown)
    return Unknown(reason=state.reason, votes=state.votes)


def part(request: Received, name: str) -> str:
    found = re.search(f'{name}="([^"]+)"', request.header("Authorization"))
    assert found is not None
    return found[1]


def test_a_repeat_asks_and_sends_the_same_bytes_freshly_signed(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    rows = list(world.workspace.submitter.repeat(row.id))
    asked = unproved(rows[0].state)
    assert asked == Unknown(reason=SERVER_ERROR, votes=(vote(world),))
    assert [one.state for one in rows[1:]] == [Sending(), Booked()]
    assert world.methods == ["POST", "GET", "POST"]
    first, _, again = world.requests
    assert again.body == first.body == row.body
    for name in ("nonce_str", "timestamp", "signature"):
        assert part(first, name) != part(again, name)
    calls = [one.call for one in world.ledger.attempts(row.id)]
    assert calls == [Call.BOOK, Call.QUERY, Call.BOOK]
    assert world.booked(row.booking.item.out_record_id) == 1
    assert len(world.workspace.history()) == 1


def test_the_row_says_that_it_is_being_sent_before_the_repeat_is(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    steps = world.workspace.submitter.repeat(row.id)
    assert [next(steps).state for _ in range(2)][1] == Sending()
    assert world.seen("SELECT status FROM submissions") == [("sending",)]
    assert world.methods == ["POST", "GET"]
    assert states(steps) == [Booked()]


def test_what_never_left_is_sent_without_a_question(world: World, closed_port: int) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    *_, row = submitter.submit(world.booking())
    assert row.state == NotSent(reason=NotSentReason.REFUSED)
    assert states(world.workspace.submitter.repeat(row.id)) == [Sending(), Booked()]
    assert world.methods == ["POST"]
    assert world.requests[0].body == row.body


def test_what_is_booked_is_not_sent_again(world: World) -> None:
    row = world.submit()
    with pytest.raises(NotSendableError) as caught:
        list(world.workspace.submitter.repeat(row.id))
    assert caught.value.out_record_id == row.booking.item.out_record_id
    assert world.methods == ["POST"]


def test_what_is_being_sent_is_not_sent_again(world: World) -> None:
    steps = world.workspace.submitter.submit(world.booking())
    row = next(steps)
    with pytest.raises(NotSendableError):
        list(world.workspace.submitter.repeat(row.id))
    assert not world.requests
    assert states(steps) == [Booked()]


def test_a_record_that_the_query_finds_is_booked_and_not_sent_again(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    assert row.state == Unknown(reason=UnknownReason.UNVERIFIED)
    assert states(world.workspace.submitter.repeat(row.id)) == [Booked()]
    assert world.methods == ["POST", "GET"]


def test_a_question_without_an_answer_sends_nothing(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    world.practise(Scenario.CLOCK_OFF)
    assert states(world.workspace.submitter.repeat(row.id)) == [row.state]
    assert world.methods == ["POST", "GET"]


def test_a_question_that_reaches_nobody_sends_nothing(world: World, closed_port: int) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    assert states(submitter.repeat(row.id)) == [row.state]
    assert world.methods == ["POST"]
    stored = [one.call for one in world.ledger.attempts(row.id)]
    assert stored == [Call.BOOK, Call.QUERY]


def test_a_date_that_left_the_window_is_asked_about_but_not_sent_again(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    world.clock.at += timedelta(days=8)
    with pytest.raises(DateNotBookableError) as caught:
        list(world.workspace.submitter.repeat(row.id))
    assert caught.value.day == row.booking.item.repayment_date
    assert world.methods == ["POST", "GET"]
    asked = world.ledger.get(row.id).state
    assert unproved(asked) == Unknown(reason=SERVER_ERROR, votes=(vote(world),))


def test_a_record_that_was_booked_is_found_after_its_date_left_the_window(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    world.clock.at += timedelta(days=30)
    assert states(world.workspace.submitter.repeat(row.id)) == [Booked()]
    assert world.methods == ["POST", "GET"]


def test_what_never_left_is_not_sent_once_its_date_left_the_window(
    world: World, closed_port: int
) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    *_, row = submitter.submit(world.booking())
    world.clock.at += timedelta(days=8)
    with pytest.raises(DateNotBookableError):
        list(world.workspace.submitter.repeat(row.id))
    assert world.ledger.get(row.id) == row
    assert not world.requests


@pytest.mark.parametrize("scenario", [Scenario.PARAMETER_ERROR, Scenario.NO_PERMISSION])
def test_a_refused_repeat_after_an_unknown_proves_nothing(world: World, scenario: Scenario) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    world.practise(scenario)
    _, _, refused, asked = states(world.workspace.submitter.repeat(row.id))
    assert unproved(refused) == Unknown(reason=UnknownReason.REPEATED_REFUSAL)
    assert unproved(asked) == Unknown(reason=UnknownReason.REPEATED_REFUSAL, votes=(vote(world),))
    assert world.methods == ["POST", "GET", "POST", "GET"]


def test_a_repeat_that_is_not_answered_is_unknown_again(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    *_, last = states(world.submitter(Scenario.TIMEOUT).repeat(row.id))
    assert last == Unknown(reason=NO_ANSWER)
    assert states(world.workspace.resolver.resolve([row.id])) == [Booked()]


def test_a_refused_booking_may_be_sent_again_unchanged(world: World) -> None:
    row = world.submit(Scenario.PARAMETER_ERROR)
    world.practise(Scenario.BOOKED)
    assert states(world.workspace.submitter.repeat(row.id)) == [row.state, Sending(), Booked()]
    assert [one.body for one in world.requests if one.method == "POST"] == [row.body] * 2


def cut_after_the_query(world: World, closed_port: int, row: Submission) -> list[State]:
    """Repeat *row* on a line that breaks between the question and the booking."""
    dead, _ = world.with_client(transport=hosts(world, closed_port))
    cut = replace(dead, resolver=world.workspace.resolver)
    return states(cut.repeat(row.id))


def test_a_repeat_of_which_nothing_left_stays_as_unknown_as_it_was(
    world: World, closed_port: int
) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    asked, sending, last = cut_after_the_query(world, closed_port, row)
    assert sending == Sending()
    assert last == asked
    assert unproved(last) == Unknown(reason=SERVER_ERROR, votes=(vote(world),))
    assert world.methods == ["POST", "GET"]


def test_a_refused_booking_stays_refused_when_nothing_of_its_repeat_left(
    world: World, closed_port: int
) -> None:
    row = world.submit(Scenario.PARAMETER_ERROR)
    assert cut_after_the_query(world, closed_port, row)[-1] == row.state
    assert isinstance(row.state, NotBooked)
    assert row.state.reason is NotBookedReason.REFUSED


def from_another_window(world: World, row: Submission, state: State) -> None:
    """Another window writes down *state* for *row*, as soon as it can."""
    other = Ledger(Places(world.folder).ledger)
    if isinstance(state, Sending):
        other.claim(row, at=world.clock.at)
    else:
        other.settle(other.get(row.id), (), state)
    other.close()


@pytest.mark.parametrize(
    "state", [Sending(), Booked(), Unknown(reason=NO_ANSWER)], ids=lambda one: type(one).__name__
)
def test_a_repeat_gives_way_to_another_window_that_was_faster(world: World, state: State) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    world.during.append(lambda: from_another_window(world, row, state))
    with pytest.raises(NotSendableError):
        list(world.workspace.submitter.repeat(row.id))
    assert world.methods == ["POST", "GET"], "the absence was told before the other window acted"
    assert world.ledger.get(row.id).state == state


def test_of_two_windows_that_repeat_at_once_one_sends(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    other = world.open()
    both = Barrier(2)

    def meet() -> None:
        both.wait(20)

    world.during += [meet, meet]
    with ThreadPoolExecutor(2) as pool:
        ends: list[Future[list[State]]] = [
            pool.submit(lambda each: states(each.submitter.repeat(row.id)), each)
            for each in (world.workspace, other)
        ]
    failed = [type(end.exception()) for end in ends if end.exception()]
    other.ledger.close()
    assert failed == [NotSendableError]
    assert sorted(world.methods) == ["GET", "GET", "POST", "POST"]
    assert world.ledger.get(row.id).state == Booked()


def test_two_programs_on_one_ledger_cannot_use_one_number(world: World) -> None:
    booking = world.booking()
    other = world.open()
    steps = world.workspace.submitter.submit(booking)
    next(steps)
    with pytest.raises(RecordIdUsedError):
        list(other.submitter.submit(booking))
    other.ledger.close()
    assert states(steps) == [Booked()]
    assert world.methods == ["POST"]


def test_what_was_sent_less_than_a_minute_ago_is_asked_about_but_not_sent_again(
    world: World,
) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait(59)
    with pytest.raises(RepeatTooEarlyError) as caught:
        list(world.workspace.submitter.repeat(row.id))
    assert caught.value.earliest == row.at + timedelta(minutes=1)
    assert world.methods == ["POST", "GET"]
    assert unproved(world.ledger.get(row.id).state).votes == (vote(world),)


def test_after_three_repeats_nothing_is_sent_any_more(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.practise(Scenario.PARAMETER_ERROR)
    for _ in range(3):
        world.wait()
        list(world.workspace.submitter.repeat(row.id))
    world.wait()
    with pytest.raises(RepeatedOftenError) as caught:
        list(world.workspace.submitter.repeat(row.id))
    assert caught.value.times == world.methods.count("POST") == 4
    assert world.ledger.get(row.id).sends == 4


def test_long_after_two_denials_of_every_host_it_is_not_booked(
    world: World, closed_port: int
) -> None:
    """A main host that takes no connection has no vote; when it answers again, it has."""
    both = hosts(world, world.server.port, closed_port)
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    assert isinstance(row.state, Unknown)
    complaint = row.state.complaint
    world.wait(20 * 60)
    _, resolver = world.with_client(transport=both)
    assert unproved(*states(resolver.resolve([row.id]))).votes == (vote(world),)
    world.wait()
    (again,) = states(resolver.resolve([row.id]))
    assert isinstance(again, Unknown), "the second host never answered"
    _, resolver = world.with_client(transport=hosts(world, world.server.port))
    assert states(resolver.resolve([row.id])) == [
        NotBooked(reason=NotBookedReason.PROVED_ABSENT, complaint=complaint)
    ]
    assert world.methods == ["POST", "GET", "GET", "GET"]
    assert states(world.workspace.submitter.repeat(row.id))[-1] == Booked()


def test_each_host_is_asked_in_its_turn_and_together_they_prove_absence(world: World) -> None:
    backup = PracticeServer(world.identity, world.folder / "backup.jsonl", world.clock)
    with backup:
        row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
        line = hosts(world, world.server.port, backup.port)
        _, resolver = world.with_client(transport=line)
        world.wait(20 * 60)
        (asked,) = states(resolver.resolve([row.id]))
        assert isinstance(asked, Unknown)
        world.wait()
        (proved,) = states(resolver.resolve([row.id]))
    assert isinstance(proved, NotBooked)
    assert proved.reason is NotBookedReason.PROVED_ABSENT
    told = [one.host for one in world.ledger.attempts(row.id)]
    assert told == [world.client.hosts.names[0], *line.hosts]
