"""From keystroke to history row: the real window, server, database and cryptography."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.gui.conftest import CONTROL, Operator
from wxrepay_gui.domain.attempt import Call, Verdict
from wxrepay_gui.domain.calendar import beijing_date, bookable_days
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    NotBooked,
    NotBookedReason,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.steps import Step

B, Q = Call.BOOK, Call.QUERY
"""Which calls a scenario leads to, before the person does anything."""

CASES = {
    Scenario.BOOKED: (Booked, None, "✓ Booked", [B]),
    Scenario.DIFFERENT_ECHO: (Booked, None, "✓ Booked", [B]),
    Scenario.PARAMETER_ERROR: (NotBooked, NotBookedReason.REFUSED, "✕ Not booked", [B]),
    Scenario.NO_PERMISSION: (NotBooked, NotBookedReason.REFUSED, "✕ Not booked", [B, Q]),
    Scenario.RATE_LIMIT: (NotBooked, NotBookedReason.REFUSED, "✕ Not booked", [B]),
    Scenario.SYSTEM_ERROR_ONCE: (Unknown, UnknownReason.SERVER_ERROR, "? Unknown", [B]),
    Scenario.TIMEOUT: (Unknown, UnknownReason.NO_ANSWER, "? Unknown", [B]),
    Scenario.BAD_SIGNATURE: (Unknown, UnknownReason.UNVERIFIED, "? Unknown", [B]),
    Scenario.EMPTY_LIST: (NotBooked, NotBookedReason.NOT_LISTED, "✕ Not booked", [B, Q]),
    Scenario.CLOCK_OFF: (Unknown, UnknownReason.UNSIGNED_REFUSAL, "? Unknown", [B, Q]),
    Scenario.SWITCH_NOT_OPENED: (Unknown, UnknownReason.SWITCH_NOT_OPENED, "? Unknown", [B]),
}


def calls(operator: Operator) -> list[Call]:
    """Every exchange of the newest row, as the detail pane gets it."""
    found: list[Call] = []
    operator.window.desk.past(
        operator.window.model.rows[0],
        lambda past: found.extend(one.call for one in past.attempts),
    )
    operator.wait(lambda: bool(found))
    operator.settle()
    return found


@pytest.mark.parametrize("scenario", Scenario)
def test_each_scenario_ends_in_the_outcome_of_the_decision_table(
    operator: Operator, scenario: Scenario
) -> None:
    kind, reason, status, expected = CASES[scenario]
    operator.practise(scenario)
    row = operator.book()
    state: State = row.state
    assert type(state) is kind
    assert getattr(state, "reason", None) == reason
    assert operator.cells()[0] == status
    assert operator.cells()[2:6] == [
        "20251105000000123456789",
        "100.00",
        operator.cells()[4],
        row.booking.item.out_record_id,
    ]
    assert calls(operator) == expected
    assert operator.window.book.card.row == row


def test_a_different_echo_is_booked_with_an_alarm(operator: Operator) -> None:
    operator.practise(Scenario.DIFFERENT_ECHO)
    state = operator.book().state
    assert isinstance(state, Booked)
    assert state.differences
    assert "recorded it differently" in operator.cells()[7]


@pytest.mark.parametrize("scenario", [Scenario.TIMEOUT, Scenario.BAD_SIGNATURE])
def test_a_query_resolves_an_unknown_that_did_arrive(
    operator: Operator, scenario: Scenario
) -> None:
    operator.practise(scenario)
    operator.book()
    assert operator.status is Status.UNKNOWN
    operator.step(Step.QUERY)
    operator.settle()
    assert operator.window.model.rows[0].state == Booked()
    assert calls(operator) == [B, Q]


def test_a_system_error_is_repeated_with_the_same_bytes_after_a_query(operator: Operator) -> None:
    operator.practise(Scenario.SYSTEM_ERROR_ONCE)
    body = operator.book().body
    operator.let_a_minute_pass()
    operator.step(Step.REPEAT)
    operator.settle()
    row = operator.window.model.rows[0]
    assert row.state == Booked()
    assert row.body == body
    assert calls(operator) == [B, Q, B]
    assert operator.window.model.rowCount() == 1


def test_nothing_that_makes_a_new_number_is_offered_while_unknown(operator: Operator) -> None:
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    card = operator.window.book.card
    assert card.findChild(QWidget, "step_mend") is None
    assert card.findChild(QWidget, "step_another") is None


def test_a_booking_typed_from_an_empty_form_is_sent_as_typed(operator: Operator) -> None:
    window = operator.window
    QTest.keyClick(window, Qt.Key.Key_N, CONTROL)
    day = bookable_days(window._today())[13]  # noqa: SLF001  the window's own clock
    typed = {
        FieldName.CONTRACT_ID: "C-20251105|测试",
        FieldName.APPID: "wxcbda96de0b165486",
        FieldName.OPENID: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        FieldName.SUB_MCHID: "1900000109",
        FieldName.REPAYMENT_AMOUNT: "1,280.5",
        FieldName.MIN_REPAYMENT_AMOUNT: "128.05",
        FieldName.REPAYMENT_DATE: day.isoformat(),
    }
    for name, text in typed.items():
        operator.type(name, text)
    row = operator.book()
    assert row.state == Booked()
    sent = json.loads(row.body)
    assert sent["contract_id"] == "C-20251105|测试"
    assert sent["schedule_items"] == [
        {
            "out_record_id": row.booking.item.out_record_id,
            "sub_mchid": "1900000109",
            "repayment_amount": "128050",
            "min_repayment_amount": "12805",
            "repayment_date": day.isoformat(),
        }
    ]


def test_the_detail_shows_what_was_sent_and_received_but_no_signature(operator: Operator) -> None:
    row = operator.book()
    operator.step(Step.OPEN)
    operator.wait(lambda: operator.window.records.detail.row is not None)
    operator.settle()
    text = operator.window.records.detail.text
    assert '"repayment_amount": "10000"' in text
    assert "HTTP 200" in text
    assert row.request_id in text
    assert "Authorization: ▇" in text
    assert "WECHATPAY2-SHA256-RSA2048 mchid" not in text
    assert text.count("Wechatpay-Signature:") == 1, "the answer's own signature is evidence"


def test_support_details_are_copied_without_openid(operator: Operator) -> None:
    operator.practise(Scenario.PARAMETER_ERROR)
    row = operator.book()
    operator.step(Step.COPY)
    clipboard = QApplication.clipboard()
    operator.wait(lambda: row.request_id in clipboard.text())
    assert row.booking.item.out_record_id in clipboard.text()
    assert "PARAM_ERROR" in clipboard.text()
    assert row.booking.openid not in clipboard.text()
    operator.settle()


def test_mending_a_refused_booking_takes_a_new_number(operator: Operator) -> None:
    operator.practise(Scenario.PARAMETER_ERROR)
    old = operator.book().booking.item
    operator.practise(Scenario.BOOKED)
    operator.step(Step.MEND)
    draft = operator.window.book.form.draft()
    assert draft.out_record_id not in ("", old.out_record_id)
    assert draft.repayment_date == old.repayment_date.isoformat()
    operator.type(FieldName.REPAYMENT_AMOUNT, "99")
    mended = operator.book()
    assert mended.state == Booked()
    assert mended.replaces == old.out_record_id
    assert operator.window.model.rowCount() == 2
    operator.step(Step.NEXT)
    operator.type(FieldName.REPAYMENT_AMOUNT, "99")
    operator.type(FieldName.MIN_REPAYMENT_AMOUNT, "9.9")
    operator.type(FieldName.REPAYMENT_DATE, "+1")
    assert operator.book().replaces is None, "the next one replaces nothing"


def test_a_number_that_was_used_is_said_at_its_field(operator: Operator) -> None:
    number = operator.book().booking.item.out_record_id
    operator.step(Step.ANOTHER)
    operator.type(FieldName.OUT_RECORD_ID, number)
    operator.settle()
    assert operator.review() is None
    link = operator.window.book.findChild(QPushButton, "fix_out_record_id")
    assert link is not None
    assert "Already used on this computer" in link.text()


def test_waiting_can_be_left_and_the_answer_is_still_stored(operator: Operator) -> None:
    operator.practise(Scenario.TIMEOUT)
    operator.submit()
    operator.wait(lambda: operator.window.model.rowCount() == 1)
    assert operator.status is Status.SENDING
    operator.step(Step.STOP_WAITING)
    assert operator.window.book.showing_form
    operator.settle()
    assert operator.window.model.count(Status.UNKNOWN) == 1
    assert operator.window.book.showing_form, "the outcome of a wait that was left stays in Records"
    assert operator.window.places.unknown == 1


def test_closing_waits_for_the_answer(operator: Operator) -> None:
    operator.practise(Scenario.TIMEOUT)
    operator.submit()
    operator.wait(lambda: operator.window.model.rowCount() == 1)
    operator.window.close()
    assert operator.window.isVisible()
    operator.wait(lambda: not operator.window.isVisible())
    assert operator.status is Status.UNKNOWN


def test_all_unknown_outcomes_can_be_asked_about_at_once(operator: Operator) -> None:
    operator.practise(Scenario.BAD_SIGNATURE)
    window = operator.window
    for day in bookable_days(beijing_date(datetime.now(UTC)))[:2]:
        operator.type(FieldName.REPAYMENT_DATE, day.isoformat())
        draft = window.book.form.draft()
        operator.book()
        window.go_to(Place.BOOK)
        operator.step(Step.LEAVE)
        window.book.fill(replace(draft, out_record_id=window.desk.new_number()))
    operator.window.menus.query_unknown.trigger()
    operator.settle()
    assert [row.status for row in operator.window.model.rows] == [Status.BOOKED] * 2


def test_answers_are_verified_in_practice_too(operator: Operator) -> None:
    operator.book()
    found: list[Verdict] = []
    operator.window.desk.past(
        operator.window.model.rows[0],
        lambda past: found.extend(one.verdict for one in past.attempts),
    )
    operator.wait(lambda: bool(found))
    operator.settle()
    assert found == [Verdict.GOOD]
