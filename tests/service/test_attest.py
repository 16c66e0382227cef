"""A person's word: taken only for what is unknown, written down, and below any verified answer."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from tests.service.conftest import AUTHOR, World, hosts, states
from wxrepay_gui.domain.errors import LedgerError, NotSendableError, NotUnknownError
from wxrepay_gui.domain.outcome import (
    Attestation,
    Booked,
    HumanVerdict,
    NotBooked,
    NotBookedReason,
    NotSent,
    Sending,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Submission
from wxrepay_gui.service.workspace import Workspace
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places

REASON = "商户平台上已查到"


def said(world: World, reason: str = REASON) -> Attestation:
    """What this world's person says now."""
    return Attestation(user=AUTHOR.user, station=AUTHOR.station, at=world.clock.at, reason=reason)


def verdict(world: World, *, booked: bool) -> HumanVerdict:
    """What :func:`said` is said of."""
    return HumanVerdict(booked=booked, said=said(world))


def refused_by_hand(world: World, complaint_of: Submission) -> NotBooked:
    state = complaint_of.state
    assert isinstance(state, Unknown)
    return NotBooked(
        reason=NotBookedReason.ATTESTED, complaint=state.complaint, attested=said(world)
    )


def test_an_unknown_is_booked_by_a_persons_word(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.clock.at += timedelta(hours=1)
    settled = world.workspace.attest(row.id, booked=True, reason=REASON)
    assert settled.state == Booked(attested=said(world))
    assert world.ledger.get(row.id) == settled
    assert world.reopen().history() == (settled,)
    assert world.methods == ["POST"], "nobody was asked"


def test_an_unknown_is_not_booked_by_a_persons_word_and_keeps_what_was_said(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    settled = world.workspace.attest(row.id, booked=False, reason=REASON)
    assert settled.state == refused_by_hand(world, row)
    assert settled.state.complaint.code
    assert settled.request_id == row.request_id
    assert world.ledger.attempts(row.id)[0].request_id == row.request_id


def test_the_reason_is_kept_as_it_was_typed(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    odd = " “已查” \ud83d; 'x'\n{0} "
    state = world.workspace.attest(row.id, booked=True, reason=odd).state
    assert state == world.ledger.get(row.id).state == Booked(attested=said(world, odd))
    kept = HumanVerdict(booked=True, said=said(world, odd))
    assert world.ledger.verdicts(row.id) == (kept,)


@pytest.mark.parametrize("reason", ["", "abc", "   a   "])
def test_without_a_reason_nothing_is_settled(world: World, reason: str) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    with pytest.raises(ValueError, match="reason"):
        world.workspace.attest(row.id, booked=True, reason=reason)
    assert world.ledger.get(row.id) == row
    assert world.ledger.verdicts(row.id) == ()


@pytest.mark.parametrize("booked", [True, False])
@pytest.mark.parametrize("scenario", [Scenario.BOOKED, Scenario.PARAMETER_ERROR])
def test_what_is_known_is_not_a_persons_to_settle(
    world: World, scenario: Scenario, *, booked: bool
) -> None:
    row = world.submit(scenario)
    with pytest.raises(NotUnknownError) as caught:
        world.workspace.attest(row.id, booked=booked, reason=REASON)
    assert caught.value.out_record_id == row.booking.item.out_record_id
    assert world.ledger.get(row.id) == row
    assert world.ledger.verdicts(row.id) == ()


def test_what_never_left_is_not_a_persons_to_settle(world: World, closed_port: int) -> None:
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    *_, row = submitter.submit(world.booking())
    assert isinstance(row.state, NotSent)
    with pytest.raises(NotUnknownError):
        world.workspace.attest(row.id, booked=False, reason=REASON)


def test_what_is_being_sent_is_not_a_persons_to_settle(world: World) -> None:
    steps = world.workspace.submitter.submit(world.booking())
    row = next(steps)
    with pytest.raises(NotUnknownError):
        world.workspace.attest(row.id, booked=False, reason=REASON)
    assert states(steps) == [Booked()]


def test_a_word_is_given_once(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    first = world.workspace.attest(row.id, booked=False, reason=REASON)
    with pytest.raises(NotUnknownError):
        world.workspace.attest(row.id, booked=True, reason=REASON)
    assert world.ledger.get(row.id) == first
    assert world.ledger.verdicts(row.id) == (verdict(world, booked=False),)


def test_of_two_windows_that_settle_at_once_one_does(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    other = world.open()
    both = Barrier(2)

    def attest(workspace: Workspace) -> State | None:
        both.wait(20)
        try:
            booked = workspace is other
            return workspace.attest(row.id, booked=booked, reason=REASON).state
        except NotUnknownError:
            return None

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(attest, [world.workspace, other]))
    other.ledger.close()
    assert ends.count(None) == 1
    state = world.ledger.get(row.id).state
    assert state in ends
    booked = isinstance(state, Booked)
    assert world.ledger.verdicts(row.id) == (verdict(world, booked=booked),)


def test_what_somebody_else_found_out_meanwhile_stays(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)

    def now_that_another_window_knows() -> datetime:
        other = Ledger(Places(world.folder).ledger)
        other.settle(other.get(row.id), (), Booked())
        other.close()
        return world.clock.at

    attester = replace(world.workspace.attester, now=now_that_another_window_knows)
    with pytest.raises(NotUnknownError):
        attester.attest(row.id, booked=False, reason=REASON)
    assert world.ledger.get(row.id).state == Booked()
    assert world.ledger.verdicts(row.id) == ()


def test_a_ledger_in_the_way_settles_nothing(world: World) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    world.change("UPDATE submissions SET body = x'00'")
    with pytest.raises(LedgerError):
        world.workspace.attest(row.id, booked=True, reason=REASON)
    assert world.seen("SELECT status FROM submissions") == [(row.status,)]


# Verified answers decide


def test_a_query_that_finds_the_record_overrules_the_word_that_it_does_not_exist(
    world: World,
) -> None:
    row = world.submit(Scenario.TIMEOUT)
    world.workspace.attest(row.id, booked=False, reason=REASON)
    world.practise(Scenario.BOOKED)
    given = verdict(world, booked=False)
    world.clock.at += timedelta(hours=1)
    assert states(world.workspace.resolve([row.id])) == [Booked()]
    assert world.ledger.get(row.id).state == Booked()
    assert world.ledger.verdicts(row.id) == (given,), "the verdict is kept"
    assert world.reopen().past(row.id).verdicts == (given,)


def test_a_query_that_finds_nothing_leaves_the_word_that_it_is_booked(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    settled = world.workspace.attest(row.id, booked=True, reason=REASON)
    assert states(world.workspace.resolve([row.id])) == [settled.state]
    assert world.ledger.verdicts(row.id) == (verdict(world, booked=True),)


def test_a_repeat_after_a_persons_word_asks_first_and_finds_the_record(world: World) -> None:
    row = world.submit(Scenario.TIMEOUT)
    world.workspace.attest(row.id, booked=False, reason=REASON)
    world.practise(Scenario.BOOKED)
    assert states(world.workspace.submitter.repeat(row.id)) == [Booked()]
    assert world.methods == ["POST", "GET"]
    assert world.booked(row.booking.item.out_record_id) == 1


def test_what_a_person_says_is_not_booked_may_be_sent_again_unchanged(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    settled = world.workspace.attest(row.id, booked=False, reason=REASON)
    world.practise(Scenario.BOOKED)
    assert states(world.workspace.submitter.repeat(row.id)) == [
        settled.state,
        Sending(),
        Booked(),
    ]
    assert [one.body for one in world.requests if one.method == "POST"] == [row.body] * 2
    assert world.ledger.verdicts(row.id) == (verdict(world, booked=False),)


def test_a_repeat_of_which_nothing_left_goes_back_to_the_word_without_saying_it_twice(
    world: World, closed_port: int
) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    settled = world.workspace.attest(row.id, booked=False, reason=REASON)
    submitter, _ = world.with_client(transport=hosts(world, closed_port))
    submitter = replace(submitter, resolver=world.workspace.resolver)
    assert states(submitter.repeat(row.id)) == [settled.state, Sending(), settled.state]
    assert world.ledger.verdicts(row.id) == (verdict(world, booked=False),)


def test_a_second_verdict_is_written_after_the_first(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    world.workspace.attest(row.id, booked=False, reason=REASON)
    first = verdict(world, booked=False)
    *_, again = world.submitter(Scenario.TIMEOUT).repeat(row.id)
    assert isinstance(again.state, Unknown)
    world.clock.at += timedelta(hours=1)
    world.workspace.attest(row.id, booked=True, reason=REASON)
    assert world.ledger.verdicts(row.id) == (first, verdict(world, booked=True))


def test_what_a_person_says_is_booked_is_not_sent_again(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)
    settled = world.workspace.attest(row.id, booked=True, reason=REASON)
    assert world.ledger.get(settled.id).sent_before
    with pytest.raises(NotSendableError):
        list(world.workspace.submitter.repeat(row.id))
    assert world.methods == ["POST"]


@pytest.mark.parametrize("why", UnknownReason)
def test_whatever_the_outcome_is_unknown_for_a_person_may_settle_it(
    world: World, why: UnknownReason
) -> None:
    row = world.submit(Scenario.BAD_SIGNATURE)
    world.ledger.settle(world.ledger.get(row.id), (), Unknown(reason=why))
    settled = world.workspace.attest(row.id, booked=True, reason=REASON)
    assert settled.state == Booked(attested=said(world))
