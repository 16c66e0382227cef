"""The key's own test online: one harmless question, and everything that its answer tells."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import replace
from http import HTTPStatus

from wxrepay_gui.domain.attempt import Answer, Attempt, Stage, Verdict
from wxrepay_gui.domain.checkup import (
    Checked,
    CheckFault,
    CheckMark,
    CheckStep,
    bad,
    clock_checked,
    doubtful,
    good,
)
from wxrepay_gui.domain.clock import difference_of
from wxrepay_gui.domain.outcome import NotSentReason
from wxrepay_gui.domain.remedy import Remedy
from wxrepay_gui.wechat import complaints
from wxrepay_gui.wechat.answers import complaint_of
from wxrepay_gui.wechat.client import Client, Reply
from wxrepay_gui.wechat.remedies import said_by
from wxrepay_gui.wechat.verification import SERIAL

_NOT_SENT: Mapping[NotSentReason, CheckFault] = {
    NotSentReason.NAME: CheckFault.NAME_UNKNOWN,
    NotSentReason.REFUSED: CheckFault.TCP_REFUSED,
    NotSentReason.CONNECT_TIMEOUT: CheckFault.TCP_TIMEOUT,
    NotSentReason.UNTRUSTED: CheckFault.TLS_FAILED,
    NotSentReason.TLS: CheckFault.TLS_FAILED,
    NotSentReason.PROXY: CheckFault.PROXY_UNREACHABLE,
    NotSentReason.PROXY_LOGIN: CheckFault.PROXY_LOGIN,
    NotSentReason.PROXY_REFUSED: CheckFault.PROXY_REFUSED,
    NotSentReason.CONNECTION: CheckFault.TCP_FAILED,
    NotSentReason.UNPREPARED: CheckFault.NO_ANSWER,
    NotSentReason.RECORDED: CheckFault.NO_ANSWER,
}
_UNRECOGNISED: Mapping[Remedy, CheckFault] = {
    complaints.CERTIFICATE: CheckFault.SERIAL_UNKNOWN,
    complaints.SIGNATURE: CheckFault.SIGNATURE_REFUSED,
    complaints.CLOCK: CheckFault.CLOCK_OFF,
}
"""What 401 may complain of that the key wizard has words of its own for."""

_UNVERIFIED: Mapping[Verdict, CheckFault] = {
    Verdict.SWITCH_NOT_OPENED: CheckFault.SWITCH_NOT_OPENED,
    Verdict.WRONG_SERIAL: CheckFault.WRONG_SERIAL,
    Verdict.OUT_OF_WINDOW: CheckFault.CLOCK_OFF,
}
"""Any other verdict but good and unsigned is a bad signature."""


def check_key(client: Client) -> Iterator[Checked]:
    """Ask for a record that cannot exist; say how far the key is good for the merchant.

    Steps: ANSWER, CLOCK (left out without a Date), RECOGNISED, VERIFIED. Nothing is booked or
    changed. Where ANSWER is bad it is the only one; the others are told each for itself, because
    a refusal, too, shows whose signature it bears.
    """
    absent = f"CHECK{secrets.token_hex(12)}"
    reply = client.query_record(absent, absent)
    attempt, answer = reply.last, reply.last.answer
    checked = _answered(reply)
    yield replace(checked, ms=attempt.elapsed_ms)
    if answer is None or checked.mark is CheckMark.BAD:
        return
    difference = difference_of(attempt)
    seconds = {}
    if difference is not None:
        clock = clock_checked(difference)
        seconds = dict(clock.facts)
        yield clock
    yield _recognised(attempt, answer, seconds)
    yield _verified(attempt, answer, seconds)


def _answered(reply: Reply) -> Checked:
    attempt, answer = reply.last, reply.last.answer
    if attempt.stage is not Stage.SENDING:
        return bad(CheckStep.ANSWER, _NOT_SENT[reply.fault], host=attempt.host)
    if answer is None or not answer.complete:
        return bad(CheckStep.ANSWER, CheckFault.NO_ANSWER, host=attempt.host)
    complaint = complaint_of(answer)
    status = str(answer.status)
    if attempt.verdict is Verdict.UNSIGNED and not (complaint.code and complaint.message):
        return bad(CheckStep.ANSWER, CheckFault.NOT_WECHAT, host=attempt.host, status=status)
    return good(CheckStep.ANSWER, host=attempt.host, status=status)


def _recognised(attempt: Attempt, answer: Answer, seconds: Mapping[str, str]) -> Checked:
    """404 is the best answer: who we are was believed, and only the record is not there."""
    if answer.status == HTTPStatus.NOT_FOUND:
        return good(CheckStep.RECOGNISED)
    complaint = complaint_of(answer)
    if answer.status == HTTPStatus.UNAUTHORIZED:
        said = said_by(complaint, attempt.request_id)
        fault = _UNRECOGNISED.get(said) if said else None
        if fault is not None:
            facts = seconds if fault is CheckFault.CLOCK_OFF else {}
            return bad(CheckStep.RECOGNISED, fault, **facts)
    return bad(
        CheckStep.RECOGNISED,
        CheckFault.REFUSED,
        status=str(answer.status),
        code=complaint.code,
        message=complaint.message,
    )


def _verified(attempt: Attempt, answer: Answer, seconds: Mapping[str, str]) -> Checked:
    if attempt.verdict is Verdict.GOOD:
        return good(CheckStep.VERIFIED)
    if attempt.verdict is Verdict.UNSIGNED:
        return doubtful(CheckStep.VERIFIED, CheckFault.UNSIGNED)
    fault = _UNVERIFIED.get(attempt.verdict, CheckFault.BAD_SIGNATURE)
    facts = seconds if fault is CheckFault.CLOCK_OFF else {"serial": answer.header(SERIAL)}
    return bad(CheckStep.VERIFIED, fault, **facts)
