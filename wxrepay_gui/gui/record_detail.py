"""Everything about one submission: what happened, and what was sent and received."""

import json
from collections.abc import Iterator
from contextlib import suppress
from operator import itemgetter

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout

from wxrepay_gui.domain.attempt import Attempt, Call, Headers, Verdict, numeric_code
from wxrepay_gui.domain.money import in_capitals
from wxrepay_gui.domain.outcome import Booked, HumanVerdict
from wxrepay_gui.domain.submission import Past, Submission
from wxrepay_gui.gui import differences, outcome_texts, steps, words
from wxrepay_gui.gui.labels import fixed_width, plain
from wxrepay_gui.gui.outcome_card import TONES
from wxrepay_gui.gui.sign_block import sign_block
from wxrepay_gui.gui.step_bar import StepBar
from wxrepay_gui.gui.theme import paint


class RecordDetail(QFrame):
    """The pane beside the table.

    Signals:
        chosen: The person chose a step; carries the :class:`Step`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("record_detail")
        self.row: Submission | None = None
        self._past = Past()
        self._headline = plain(name="detail_headline")
        self._summary = plain(name="detail_summary")
        self._steps = StepBar("detail")
        self._steps.chosen.connect(self.chosen)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setObjectName("detail_text")
        self._text.setFont(fixed_width())
        # Looking for a blank to wrap at takes a minute in a line that has none.
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self._headline)
        layout.addWidget(self._summary)
        layout.addWidget(self._steps)
        layout.addWidget(self._text, 1)
        self._retranslate()

    @property
    def text(self) -> str:
        """Everything that is shown of what happened."""
        return self._text.toPlainText()

    def show_row(self, row: Submission, past: Past) -> None:
        """Show *row* with every exchange it had, and every verdict on it."""
        self.row, self._past = row, past
        self._retranslate()

    def clear(self) -> None:
        """Show nothing."""
        self.row, self._past = None, Past()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Record details"))
        self._text.setAccessibleName(self.tr("Requests and answers"))
        self._text.setAccessibleDescription(
            self.tr("Everything that was sent and received, our signature left out")
        )
        row = self.row
        if row is None:
            self._headline.setText(self.tr("Choose a record to see everything about it."))
            paint(self._headline, None)
            self._summary.setText("")
            self._text.setPlainText("")
            self._steps.offer((), number="")
            return
        item = row.booking.item
        self._headline.setText(
            f"{words.status(row.status)}   {words.money(item.repayment_amount)}"
            f"   {words.day(item.repayment_date)}"
        )
        paint(self._headline, TONES[row.status])
        replaces = self.tr("Replaces {number}").format(number=row.replaces) if row.replaces else ""
        facts = (
            in_capitals(item.repayment_amount),
            item.out_record_id,
            replaces,
            words.message(row),
        )
        self._summary.setText("\n".join(fact for fact in facts if fact))
        self._steps.offer(steps.on_record(row), number=item.out_record_id)
        lines = map(words.visible, history(row, self._past))
        self._text.setPlainText("\n".join(lines))


def history(row: Submission, past: Past) -> Iterator[str]:
    """A submission's whole life as lines of plain text, signatures left out."""
    translate = QCoreApplication.translate
    author = row.author
    yield translate("History", "What happened")
    written = translate("History", "{at} written to this computer's history by {user} ({station})")
    at, user = words.moment(row.at), author.user
    yield "  " + written.format(at=at, user=user, station=author.station)
    happened = [(attempt.started, _happened(attempt)) for attempt in past.attempts]
    happened += [(verdict.said.at, _settled(verdict)) for verdict in past.verdicts]
    for _, line in sorted(happened, key=itemgetter(0)):
        yield "  " + line
    for number, attempt in enumerate(past.attempts, start=1):
        yield ""
        yield f"── {number} ── {attempt.request.method} {attempt.host}"
        yield from _request(attempt)
        yield ""
        yield from _answer(attempt)
        if comparison := past.comparisons.get(number - 1):
            yield ""
            yield from sign_block(comparison)


def _happened(attempt: Attempt) -> str:
    translate = QCoreApplication.translate
    call = {
        Call.BOOK: translate("History", "booking"),
        Call.QUERY: translate("History", "query"),
    }[attempt.call]
    parts = [
        f"{words.moment(attempt.started)} {call} → {attempt.host}",
        words.translated("Stage", outcome_texts.STAGES[attempt.stage]),
        f"{attempt.elapsed_ms} ms",
    ]
    if attempt.answer is not None:
        parts.append(f"HTTP {attempt.answer.status}")
    parts.append(words.translated("Verdict", outcome_texts.VERDICTS[attempt.verdict]))
    if attempt.error:
        parts.append(attempt.error)
    return " · ".join(parts)


def _settled(verdict: HumanVerdict) -> str:
    translate = QCoreApplication.translate
    said = verdict.said
    sentence = {
        True: translate(
            "History", "{at} settled by hand as booked by {user} ({station}): {reason}"
        ),
        False: translate(
            "History", "{at} settled by hand as not booked by {user} ({station}): {reason}"
        ),
    }[verdict.booked]
    return sentence.format(
        at=words.moment(said.at), user=said.user, station=said.station, reason=said.reason
    )


def _request(attempt: Attempt) -> Iterator[str]:
    translate = QCoreApplication.translate
    yield translate("History", "Request (signature hidden)")
    request = attempt.request
    yield f"  {request.method} {request.path}"
    yield from _headers(request.headers)
    yield "  Authorization: ▇▇▇▇"
    yield from _body(request.body)


def _answer(attempt: Attempt) -> Iterator[str]:
    translate = QCoreApplication.translate
    answer = attempt.answer
    if answer is None:
        yield translate("History", "Answer: none")
        return
    yield translate("History", "Answer")
    yield f"  HTTP {answer.status}"
    yield from _headers(answer.headers)
    yield from _body(answer.body)
    if not answer.complete:
        yield "  " + translate("History", "(the answer broke off)")
    if attempt.verdict is Verdict.SWITCH_NOT_OPENED:
        unswitched = translate(
            "History",
            "WeChat Pay answered with the platform certificate {serial}: the public-key switch is"
            " not opened for this merchant. A super administrator opens it on 商户平台 → 账户中心"
            " → API安全 → 微信支付公钥 → 开启公钥切换; meanwhile, the platform certificate can be"
            " added in the merchant's settings.",
        )
        yield "  " + unswitched.format(serial=answer.header("Wechatpay-Serial"))
    if code := numeric_code(attempt.request_id):
        number = translate("History", "Error number in the Request-ID: {code}")
        yield "  " + number.format(code=code)


def _headers(headers: Headers) -> Iterator[str]:
    for name, value in headers:
        yield f"  {name}: {value}"


def _body(body: bytes) -> Iterator[str]:
    """A body, indented where it is JSON, to the letter where it is not."""
    text = body.decode(errors="backslashreplace")
    with suppress(ValueError, RecursionError):
        text = json.dumps(json.loads(body), ensure_ascii=False, indent=2)
    if text:
        yield ""
    for line in text.splitlines():
        yield f"  {line}"


def support_block(row: Submission, past: Past) -> str:
    """What WeChat Pay's support desk asks for; neither openid nor any signature."""
    item = row.booking.item
    lines = [
        f"out_record_id: {item.out_record_id}",
        f"mchid: {row.mchid}",
        f"sub_mchid: {item.sub_mchid}",
        f"state: {row.status.value}",
    ]
    happened = [(attempt.started, _exchange(attempt)) for attempt in past.attempts]
    happened += [(verdict.said.at, _verdict(verdict)) for verdict in past.verdicts]
    lines += [
        f"{words.moment(at)} (UTC+8) {line}" for at, line in sorted(happened, key=itemgetter(0))
    ]
    complaint = getattr(row.state, "complaint", None)
    if complaint is not None and complaint.code:
        lines.append(f"{complaint.code}: {complaint.message}")
    lines.append(f"wxrepay_gui {row.author.version}")
    return "\n".join(lines)


def _exchange(attempt: Attempt) -> str:
    status = f"HTTP {attempt.answer.status}" if attempt.answer else "no answer"
    request_id = f"Request-ID: {attempt.request_id or '-'}"
    return f"{attempt.call.value} {attempt.host} {status} {request_id}"


def _verdict(verdict: HumanVerdict) -> str:
    said = verdict.said
    outcome = "booked" if verdict.booked else "not booked"
    return f"settled by hand as {outcome} by {said.user} ({said.station}): {said.reason}"


def differences_block(row: Submission) -> str:
    """What WeChat Pay recorded of *row* otherwise than it was sent; empty if nothing."""
    found = list(differences.lines(row.state)) if isinstance(row.state, Booked) else []
    return "\n".join([row.booking.item.out_record_id, *found]) if found else ""
