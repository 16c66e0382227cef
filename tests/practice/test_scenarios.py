"""What each scenario comes to when the program's own client and decision table judge it."""

from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

import pytest

from tests.practice.world import RECORD, SAMPLE, World, booking
from wxrepay_gui.domain.booking import Booking
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    Difference,
    NotBooked,
    NotBookedReason,
    Outcome,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.query import Absent, NoVerdict, QueryFinding
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.practice.book import read_log
from wxrepay_gui.practice.scenarios import PLAYS
from wxrepay_gui.wechat.answers import judge_booking, judge_query
from wxrepay_gui.wechat.transport import Limits

CLOCK = Complaint(
    code="SIGN_ERROR",
    message="Http头Authorization中的timestamp与发起请求的时间不得超过5分钟",
)
OTHER_MINIMUM = Booked(differences=(Difference(FieldName.MIN_REPAYMENT_AMOUNT, "2000", "10000"),))
SIGNED_ABSENCE = Absent(signed=True)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A scenario, what the sample comes to in it, and what a query in the same scenario finds."""

    scenario: Scenario
    outcome: Outcome
    finding: QueryFinding
    status: int | None


CASES = (
    Case(scenario=Scenario.BOOKED, outcome=Booked(), finding=Booked(), status=200),
    Case(
        scenario=Scenario.DIFFERENT_ECHO,
        outcome=OTHER_MINIMUM,
        finding=OTHER_MINIMUM,
        status=200,
    ),
    Case(
        scenario=Scenario.PARAMETER_ERROR,
        outcome=NotBooked(
            reason=NotBookedReason.REFUSED,
            complaint=Complaint(
                code="PARAM_ERROR",
                message="参数错误",
                field="/schedule_items/0/repayment_amount",
                value="10000",
                issue="超过还款协议中设置的还款金额上限",
                location="body",
            ),
        ),
        finding=SIGNED_ABSENCE,
        status=400,
    ),
    Case(
        scenario=Scenario.NO_PERMISSION,
        outcome=Unknown(
            reason=UnknownReason.UNSIGNED_REFUSAL,
            complaint=Complaint(code="NO_AUTH", message="商户无权限"),
        ),
        finding=SIGNED_ABSENCE,
        status=403,
    ),
    Case(
        scenario=Scenario.RATE_LIMIT,
        outcome=NotBooked(
            reason=NotBookedReason.REFUSED,
            complaint=Complaint(code="FREQUENCY_LIMITED", message="请求频率超过限制"),
        ),
        finding=SIGNED_ABSENCE,
        status=429,
    ),
    Case(
        scenario=Scenario.SYSTEM_ERROR_ONCE,
        outcome=Unknown(
            reason=UnknownReason.SERVER_ERROR,
            complaint=Complaint(code="SYSTEM_ERROR", message="系统异常，请稍后重试"),
        ),
        finding=SIGNED_ABSENCE,
        status=500,
    ),
    Case(
        scenario=Scenario.TIMEOUT,
        outcome=Unknown(reason=UnknownReason.NO_ANSWER),
        finding=Booked(),
        status=None,
    ),
    Case(
        scenario=Scenario.BAD_SIGNATURE,
        outcome=Unknown(reason=UnknownReason.UNVERIFIED),
        finding=Booked(),
        status=200,
    ),
    Case(
        scenario=Scenario.EMPTY_LIST,
        outcome=Unknown(reason=UnknownReason.NOT_LISTED),
        finding=SIGNED_ABSENCE,
        status=200,
    ),
    Case(
        scenario=Scenario.CLOCK_OFF,
        outcome=Unknown(reason=UnknownReason.UNSIGNED_REFUSAL, complaint=CLOCK),
        finding=NoVerdict(CLOCK),
        status=401,
    ),
    Case(
        scenario=Scenario.SWITCH_NOT_OPENED,
        outcome=Unknown(reason=UnknownReason.SWITCH_NOT_OPENED),
        finding=NoVerdict(),
        status=200,
    ),
)


def _booked_in(world: World, asked: Booking = SAMPLE) -> Outcome:
    reply = world.client(Limits(silence=0.3)).book(asked.body())
    return judge_booking(reply, asked, repeat=False)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.scenario.value)
def test_every_scenario_comes_to_its_row_of_the_decision_table(world: World, case: Case) -> None:
    world.server.scenario = case.scenario

    assert _booked_in(world) == case.outcome
    assert judge_query(world.query(), SAMPLE) == case.finding
    assert [entry.status for entry in read_log(world.log)] == [case.status]


def test_every_scenario_is_played_and_every_play_is_tested() -> None:
    assert set(PLAYS) == set(Scenario) == {case.scenario for case in CASES}


def test_a_system_error_meets_each_number_once(world: World) -> None:
    world.server.scenario = Scenario.SYSTEM_ERROR_ONCE
    other = booking(out_record_id="other")

    outcomes = [_booked_in(world, asked) for asked in (SAMPLE, SAMPLE, other, other, SAMPLE)]

    assert [type(outcome) for outcome in outcomes] == [Unknown, Booked, Unknown, Booked, Booked]


def test_a_system_error_is_still_once_after_a_restart(world: World) -> None:
    world.server.scenario = Scenario.SYSTEM_ERROR_ONCE
    assert _booked_in(world) == CASES[5].outcome

    world.server.stop()
    world.server.start()

    assert _booked_in(world) == Booked()


def test_an_echo_differs_in_its_date_when_the_minimum_is_the_amount_already(world: World) -> None:
    world.server.scenario = Scenario.DIFFERENT_ECHO
    day = Difference(FieldName.REPAYMENT_DATE, "2025-11-18", "2025-11-19")

    outcome = _booked_in(world, booking(min_repayment_amount=Fen(10000)))

    assert outcome == Booked(differences=(day,))


def test_an_echo_differs_in_its_date_when_no_minimum_was_asked_for(world: World) -> None:
    world.server.scenario = Scenario.DIFFERENT_ECHO
    asked = booking(min_repayment_amount=None, repayment_date=date(2025, 11, 24))

    outcome = _booked_in(world, asked)

    day = Difference(FieldName.REPAYMENT_DATE, "2025-11-24", "2025-11-25")
    assert outcome == Booked(differences=(day,), recorded_minimum="10000")


def test_a_minimum_is_told_even_if_none_was_asked_for(world: World) -> None:
    asked = booking(min_repayment_amount=None, sub_appid=None)

    assert _booked_in(world, asked) == Booked(recorded_minimum="10000")


def test_an_answer_has_the_members_of_the_document_in_its_order(world: World) -> None:
    heard = world.send()

    assert heard.said == {"schedule_records": [RECORD]}
    assert list(heard.said["schedule_records"][0]) == list(RECORD)


def test_a_query_answers_with_the_record_alone(world: World) -> None:
    world.book()

    answer = world.query().last.answer

    assert answer is not None
    assert next(iter(answer.headers))[0] == "Date"
    assert answer.status == HTTPStatus.OK
    assert b'{"out_record_id":"1234567abcde"' in answer.body


@pytest.mark.parametrize("scenario", list(Scenario))
def test_a_body_that_breaks_a_rule_is_refused_in_every_scenario_but_the_clocks(
    world: World, scenario: Scenario
) -> None:
    world.server.scenario = scenario

    heard = world.send(booking(out_record_id="A-1").body())

    if scenario is Scenario.CLOCK_OFF:
        assert heard.said["code"] == "SIGN_ERROR"
    else:
        assert heard.said["detail"]["field"] == "/schedule_items/0/out_record_id"


@pytest.mark.parametrize("scenario", [Scenario.TIMEOUT, Scenario.BAD_SIGNATURE])
def test_other_content_under_a_number_is_refused_even_where_success_would_be_hidden(
    world: World, scenario: Scenario
) -> None:
    world.book()
    world.server.scenario = scenario

    heard = world.send(booking(repayment_amount=Fen(10001)).body())

    assert (heard.status, heard.number, heard.signed) == (400, "268498688", True)
