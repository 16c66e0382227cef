"""Asking: what a finding makes of a state, and that asking changes nothing else."""

import pytest

from tests.service.conftest import World, states
from wxrepay_gui.domain.attempt import Call
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    Difference,
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
from wxrepay_gui.service.resolve import after_query
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places
from wxrepay_gui.wechat.answers import Absent, NoVerdict, QueryFinding

SAID = Complaint(code="NO_AUTH", message="商户无权限")
FOUND = Booked(recorded_minimum="10000")
SIGNED, UNSIGNED, NOTHING = Absent(signed=True), Absent(signed=False), NoVerdict(SAID)
DIFFERENT = Booked(differences=(Difference(FieldName.REPAYMENT_DATE, "2025-12-14", "2025-12-15"),))

FINDINGS: dict[str, QueryFinding] = {
    "found": FOUND,
    "found_different": DIFFERENT,
    "absent_signed": SIGNED,
    "absent_unsigned": UNSIGNED,
    "nothing": NOTHING,
}
ABSENCES = {"absent_signed", "absent_unsigned"}

OTHER_STATES: list[State] = [
    Sending(),
    *(NotBooked(reason=reason, complaint=SAID) for reason in NotBookedReason),
    *(NotSent(reason=reason) for reason in NotSentReason),
]
UNKNOWNS = [
    Unknown(reason=reason, complaint=SAID, absent=absent)
    for reason in UnknownReason
    for absent in (False, True)
]
SETTLED = {
    (UnknownReason.NOT_LISTED, "absent_signed"): NotBookedReason.NOT_LISTED,
    (UnknownReason.UNSIGNED_REFUSAL, "absent_signed"): NotBookedReason.REFUSED,
    (UnknownReason.UNSIGNED_REFUSAL, "absent_unsigned"): NotBookedReason.REFUSED,
}
"""The only three cells in which not being found is proof."""


def said(state: object) -> str:
    parts = [getattr(state, "reason", ""), "absent" if getattr(state, "absent", False) else ""]
    return "-".join([type(state).__name__, *filter(None, parts)])


@pytest.mark.parametrize("name", FINDINGS)
@pytest.mark.parametrize("state", [Booked(), FOUND, DIFFERENT], ids=repr)
def test_what_is_booked_stays_booked_as_it_was(state: Booked, name: str) -> None:
    assert after_query(state, FINDINGS[name]) is state


@pytest.mark.parametrize("finding", [FOUND, DIFFERENT], ids=["found", "found_different"])
@pytest.mark.parametrize("state", [*OTHER_STATES, *UNKNOWNS], ids=said)
def test_what_is_found_is_booked_whatever_was_thought(state: State, finding: Booked) -> None:
    assert after_query(state, finding) is finding


@pytest.mark.parametrize("finding", [SIGNED, UNSIGNED, NOTHING], ids=said)
@pytest.mark.parametrize("state", OTHER_STATES, ids=said)
def test_what_is_not_unknown_is_not_changed_by_an_absence(
    state: State, finding: QueryFinding
) -> None:
    assert after_query(state, finding) is state


@pytest.mark.parametrize("state", UNKNOWNS, ids=said)
def test_no_verdict_changes_nothing(state: State) -> None:
    assert after_query(state, NOTHING) is state


@pytest.mark.parametrize("name", sorted(ABSENCES))
@pytest.mark.parametrize("state", UNKNOWNS, ids=said)
def test_an_absence_settles_three_cells_and_is_noted_in_all_others(
    state: Unknown, name: str
) -> None:
    settled = SETTLED.get((state.reason, name))
    expected: State = (
        Unknown(reason=state.reason, complaint=SAID, absent=True)
        if settled is None
        else NotBooked(reason=settled, complaint=SAID)
    )
    assert after_query(state, FINDINGS[name]) == expected


def test_a_query_finds_what_was_booked_in_silence(world: World) -> None:
    row = world.submit(Scenario.TIMEOUT)
    settled, finding = world.workspace.resolver.ask(row)
    assert (settled.state, finding) == (Booked(), Booked())
    assert world.ledger.get(row.id) == settled
    assert world.methods == ["POST", "GET"]
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]
    assert settled.request_id == world.ledger.attempts(row.id)[-1].request_id != ""


def test_a_query_tells_what_was_recorded_otherwise(world: World) -> None:
    row = world.submit(Scenario.TIMEOUT)
    world.practise(Scenario.BOOKED)
    (settled,) = world.workspace.resolver.resolve([row.id])
    assert settled.state == Booked()
    other = world.submit(Scenario.DIFFERENT_ECHO)
    assert isinstance(other.state, Booked)
    assert other.state.differences


def test_a_query_without_a_verdict_leaves_the_row_and_keeps_the_exchange(world: World) -> None:
    row = world.submit(Scenario.CLOCK_OFF)
    settled, finding = world.workspace.resolver.ask(row)
    assert isinstance(finding, NoVerdict)
    assert finding.complaint.code == "SIGN_ERROR"
    assert settled.state == row.state
    assert len(world.ledger.attempts(row.id)) == 3


def test_a_slower_query_does_not_overwrite_what_somebody_else_found_out(world: World) -> None:
    row = world.submit(Scenario.SYSTEM_ERROR_ONCE)

    def book_elsewhere() -> None:
        other = Ledger(Places(world.folder).ledger)
        other.settle(row.id, (), DIFFERENT)
        other.close()

    world.during.append(book_elsewhere)
    settled, finding = world.workspace.resolver.ask(row)
    assert finding == SIGNED
    assert settled.state == DIFFERENT
    assert world.ledger.get(row.id).state == DIFFERENT
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]


@pytest.mark.parametrize("reason", NotBookedReason)
def test_not_booked_does_not_stand_against_a_record_that_is_found(
    world: World, reason: NotBookedReason
) -> None:
    row = world.submit(Scenario.TIMEOUT)

    def refuse_elsewhere() -> None:
        other = Ledger(Places(world.folder).ledger)
        other.settle(row.id, (), NotBooked(reason=reason))
        other.close()

    world.during.append(refuse_elsewhere)
    settled, finding = world.workspace.resolver.ask(row)
    assert settled.state == finding == Booked()
    assert world.ledger.get(row.id) == settled
    assert [one.call for one in world.ledger.attempts(row.id)] == [Call.BOOK, Call.QUERY]


def test_resolving_asks_once_for_each_row_in_order_and_for_none_that_is_being_sent(
    world: World,
) -> None:
    first, second = world.submit(Scenario.TIMEOUT), world.submit(Scenario.BAD_SIGNATURE)
    steps = world.workspace.submitter.submit(world.booking())
    third = next(steps)
    rows = list(world.workspace.resolver.resolve([second.id, third.id, first.id]))
    assert [row.id for row in rows] == [second.id, third.id, first.id]
    assert [row.state for row in rows] == [Booked(), Sending(), Booked()]
    assert world.methods == ["POST", "POST", "GET", "GET"]
    world.practise(Scenario.BOOKED)
    assert states(steps) == [Booked()]


def test_resolving_goes_on_only_as_far_as_it_is_walked(world: World) -> None:
    rows = [world.submit(Scenario.BAD_SIGNATURE) for _ in range(2)]
    steps = world.workspace.resolver.resolve([row.id for row in rows])
    assert next(steps).state == Booked()
    assert world.methods == ["POST", "POST", "GET"]


def test_what_is_booked_can_be_asked_about_and_stays_booked(world: World) -> None:
    row = world.submit()
    assert [one.state for one in world.workspace.resolver.resolve([row.id])] == [Booked()]
    assert world.methods == ["POST", "GET"]
