"""WeChat Pay asks for fewer requests: bookings wait as long as it says, questions do not."""

from datetime import timedelta

import pytest

from tests.service.conftest import World, states
from wxrepay_gui.domain.errors import PausedError
from wxrepay_gui.domain.outcome import Booked, NotBooked, Unknown
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Submission


def refused(world: World) -> Submission:
    """A booking that met with a 429."""
    row = world.submit(Scenario.RATE_LIMIT)
    world.server.scenario = Scenario.BOOKED
    return row


def test_a_rate_limit_stops_the_next_booking_before_it_is_written(world: World) -> None:
    refused(world)
    sent = len(world.requests)
    with pytest.raises(PausedError) as caught:
        list(world.workspace.submitter.submit(world.booking()))
    assert caught.value.until == world.workspace.pause.until
    assert caught.value.until > world.clock.at
    assert len(world.workspace.history()) == 1
    assert len(world.requests) == sent


def test_when_the_time_is_over_bookings_go_again(world: World) -> None:
    refused(world)
    until = world.workspace.pause.until
    assert until is not None
    world.clock.at = until - timedelta(microseconds=1)
    assert world.workspace.pause.is_on
    world.clock.at = until
    assert not world.workspace.pause.is_on
    assert states(world.workspace.submitter.submit(world.booking()))[-1] == Booked()


def test_the_same_number_may_go_again_when_the_time_is_over(world: World) -> None:
    row = refused(world)
    with pytest.raises(PausedError):
        list(world.workspace.submitter.repeat(row.id))
    world.wait(3600)
    assert states(world.workspace.submitter.repeat(row.id))[-1] == Booked()
    assert world.booked(row.booking.item.out_record_id) == 1


def test_a_question_goes_out_all_the_same(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    refused(world)
    assert states(world.workspace.resolve([row.id])) == [Booked()]


def test_an_outcome_that_came_with_it_is_not_asked_about_at_once(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.wait()
    world.practise(Scenario.RATE_LIMIT)
    *_, last = world.workspace.submitter.repeat(row.id)
    assert isinstance(last.state, Unknown)
    assert world.methods == ["POST", "GET", "POST"]


def test_other_answers_ask_for_no_pause(world: World) -> None:
    assert isinstance(world.submit(Scenario.PARAMETER_ERROR).state, NotBooked)
    assert world.workspace.pause.until is None
    world.workspace.pause.check()
