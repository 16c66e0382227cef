"""The history: every row, every cell, to the letter whatever a server says."""

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.conftest import CONTROL, Operator
from tests.gui.samples import VOTES
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
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
from wxrepay_gui.domain.submission import Author, Past, Status, Submission
from wxrepay_gui.gui.column_model import VALUE_ROLE
from wxrepay_gui.gui.linguist import Linguist
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.outcome_card import OutcomeCard
from wxrepay_gui.gui.record_detail import RecordDetail
from wxrepay_gui.gui.records_model import COLUMNS, RecordsModel
from wxrepay_gui.gui.records_page import RecordsPage
from wxrepay_gui.gui.steps import Step

SHIFT = Qt.KeyboardModifier.ShiftModifier
AT = datetime(2025, 12, 6, 14, 32, 41, tzinfo=UTC)

STATES: tuple[State, ...] = (
    Sending(),
    Booked(),
    Booked(differences=(Difference(FieldName.REPAYMENT_DATE, "2025-12-15", "2025-12-05"),)),
    NotBooked(
        reason=NotBookedReason.REFUSED,
        complaint=Complaint(code="INVALID_REQUEST", message="还款金额超过协议限制"),
    ),
    NotBooked(reason=NotBookedReason.NOT_LISTED),
    Unknown(reason=UnknownReason.NO_ANSWER),
    Unknown(reason=UnknownReason.NO_ANSWER, votes=VOTES),
    NotSent(reason=NotSentReason.NAME),
)
MESSAGES = (
    "",
    "",
    "Booked; WeChat Pay recorded it differently",
    "还款金额超过协议限制 (INVALID_REQUEST)",
    "WeChat Pay did not list it as booked, and does not know it",
    "No whole answer came back",
    "No whole answer came back · Asked: no such record so far",
    "The host's name could not be looked up",
)

HOSTILE = {
    "bold": "<b>x</b>",
    "link": '<a href="https://example.com">x</a>',
    "picture": '<img src="file:///etc/passwd">',
    "page": "<html><body><h1>x</h1></body></html>",
    "entity": "&lt;b&gt; &amp; &#x41;",
    "style": '<span style="color:red;font-size:80px">x</span>',
    "format": "%1 %n {title} {0} {reason}",
    "right-to-left": "\u202eexe.gnp\u202c",
    "controls": "a\x07b\x1b[31mc\x7f",
    "nul": "a\x00b",
    "markdown": "# x\n* y",
}


SHOWN = {text: text for text in HOSTILE.values()} | {
    HOSTILE["right-to-left"]: r"\u202eexe.gnp\u202c",
    HOSTILE["controls"]: r"a\u0007b\u001b[31mc\u007f",
    HOSTILE["nul"]: r"a\u0000b",
    HOSTILE["markdown"]: r"# x\u000a* y",
}
"""In one line: to the letter, but for what no eye would see."""


def row(number: int = 1, state: State = STATES[1], request_id: str = "08F7") -> Submission:
    booking = Booking(
        contract_id="20251105000000123456789",
        appid="wxcbda96de0b165486",
        openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        item=ScheduleItem(
            out_record_id=f"R{number}",
            sub_mchid="1900000109",
            repayment_amount=Fen(128000),
            min_repayment_amount=Fen(6400),
            repayment_date=date(2025, 12, 15),
        ),
    )
    return Submission(
        id=number,
        mchid="1900000001",
        booking=booking,
        body=booking.body(),
        at=AT + timedelta(seconds=number),
        author=Author(user="经办", station="K7", version="0.1.0"),
        state=state,
        request_id=request_id,
    )


def attempt(body: bytes, headers: tuple[tuple[str, str], ...] = ()) -> Attempt:
    return Attempt(
        call=Call.BOOK,
        host="api.mch.weixin.qq.com",
        started=AT,
        elapsed_ms=310,
        stage=Stage.SENDING,
        request=Request(method="POST", path="/v3/x", headers=(), body=b"{}"),
        answer=Answer(status=400, headers=headers, body=body, complete=True),
        verdict=Verdict.GOOD,
    )


def complained(text: str) -> NotBooked:
    complaint = Complaint(code=text, message=text, field=text, value=text, issue=text)
    return NotBooked(reason=NotBookedReason.REFUSED, complaint=complaint)


def cells(model: RecordsModel, place: int = 0) -> list[str]:
    return [model.index(place, column).data() for column in range(model.columnCount())]


@pytest.fixture
def model(linguist: Linguist) -> RecordsModel:
    assert linguist.language
    return RecordsModel()


# The model


@pytest.mark.parametrize("count", [0, 1, 8])
def test_the_model_keeps_qt_s_contract(
    model: RecordsModel, qtmodeltester: ModelTester, count: int
) -> None:
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]  # it has no types
    model.fill([row(number, STATES[number % 8]) for number in range(count)])
    model.put(row(99))
    model.put(replace(row(99), state=STATES[3]))
    model.fill([])


def test_a_new_row_stands_on_top_and_a_settled_one_takes_its_own_place(
    model: RecordsModel, qtbot: QtBot
) -> None:
    model.put(row(1))
    with qtbot.waitSignal(model.rowsInserted):
        model.put(row(2, Sending()))
    assert [one.id for one in model.rows] == [2, 1]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.put(row(1, STATES[5]))
    assert changed.args is not None
    first, last = changed.args[0], changed.args[1]
    assert (first.row(), first.column()) == (1, 0)
    assert (last.row(), last.column()) == (1, len(COLUMNS) - 1)
    assert [one.id for one in model.rows] == [2, 1]
    assert model.rows[1].state == STATES[5]


def test_filling_shows_those_rows_and_no_others(model: RecordsModel, qtbot: QtBot) -> None:
    model.put(row(7))
    with qtbot.waitSignal(model.modelReset):
        model.fill([row(3), row(2)])
    assert [one.id for one in model.rows] == [3, 2]
    assert model.place_of(2).row() == 1
    assert not model.place_of(7).isValid()


def test_every_column_tells_its_part_of_a_row(model: RecordsModel) -> None:
    model.put(row(1))
    assert cells(model) == [
        "✓ Booked",
        "2025-12-06 22:32:42",
        "20251105000000123456789",
        "1,280.00",
        "Mon 2025-12-15",
        "R1",
        "08F7",
        "",
    ]


@pytest.mark.parametrize(("state", "message"), list(zip(STATES, MESSAGES, strict=True)))
def test_the_message_column_says_why(model: RecordsModel, state: State, message: str) -> None:
    model.put(row(1, state))
    assert cells(model)[-1] == message


def test_only_numbers_stand_to_the_right_and_headers_like_their_columns(
    model: RecordsModel,
) -> None:
    model.put(row(1))
    role = Qt.ItemDataRole.TextAlignmentRole
    for column, one in enumerate(COLUMNS):
        cell = model.index(0, column).data(role)
        header = model.headerData(column, Qt.Orientation.Horizontal, role)
        right = Qt.AlignmentFlag.AlignRight
        assert bool(cell and Qt.AlignmentFlag(cell) & right) == one.is_number
        assert bool(Qt.AlignmentFlag(header) & right) == one.is_number


def test_every_status_has_a_colour_beside_its_word(model: RecordsModel) -> None:
    colours = set()
    for state in STATES:
        model.put(row(1, state))
        colour = model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole)
        assert isinstance(colour, QColor)
        colours.add(colour.name())
    assert len(colours) == len(Status)
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) is None


def test_the_row_itself_can_be_had_and_nothing_of_no_row(model: RecordsModel) -> None:
    model.put(row(1))
    assert model.index(0, 3).data(VALUE_ROLE) == row(1)
    assert model.data(QModelIndex()) is None
    assert model.headerData(99, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_cell_s_tooltip_is_to_the_letter_though_tooltips_guess_at_markup(
    model: RecordsModel, text: str
) -> None:
    model.put(row(1, NotBooked(reason=NotBookedReason.REFUSED), request_id=text))
    document = QTextDocument()
    document.setHtml(model.index(0, 6).data(Qt.ItemDataRole.ToolTipRole))
    shown = document.toPlainText()
    assert "".join(shown.split()) == "".join(SHOWN[text].split())


# Text to the letter


@pytest.fixture
def page(qtbot: QtBot, model: RecordsModel) -> Iterator[RecordsPage]:
    page = RecordsPage(model)
    page.resize(1280, 700)
    page.show()
    qtbot.waitUntil(page.isVisible)
    yield page
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def labels(widget: QWidget) -> list[QLabel]:
    return widget.findChildren(QLabel)


def printable(text: str) -> str:
    """How an edit or a label keeps *text*: line ends may be its own."""
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_card_shows_what_a_server_says_to_the_letter(
    qtbot: QtBot, linguist: Linguist, text: str
) -> None:
    assert linguist.language
    card = OutcomeCard(explain=lambda _row: None, contract_title=str)
    qtbot.addWidget(card)
    card.show_row(row(1, complained(text), request_id=text), in_book=True)
    body = card.findChild(QLabel, "outcome_body")
    assert body is not None
    assert f"“{SHOWN[text]}”   {SHOWN[text]}\n" in body.text()
    assert f"Request-ID {SHOWN[text]}\n" in body.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels(card))
    assert not body.openExternalLinks()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_table_shows_what_a_server_says_to_the_letter(page: RecordsPage, text: str) -> None:
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    model.put(row(1, complained(text), request_id=text))
    assert cells(model)[-1] == f"{SHOWN[text]} ({SHOWN[text]})"
    assert cells(model)[6] == SHOWN[text]
    place = model.index(0, 6)
    assert place.data(Qt.ItemDataRole.ToolTipRole) == f"<qt>{html.escape(SHOWN[text])}</qt>"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_detail_shows_what_a_server_says_to_the_letter(page: RecordsPage, text: str) -> None:
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    one = row(1, complained(text))
    model.put(one)
    page.select(1)
    raw = attempt(text.encode(), (("X-Hostile", text),))
    nested = attempt(json.dumps({"message": text}).encode())
    page.show_past(one, Past(attempts=(raw, nested)))
    assert f"X-Hostile: {SHOWN[text]}\n" in page.detail.text
    for line in text.split("\n"):
        assert f"\n  {SHOWN.get(line, line)}" in page.detail.text
    message = json.dumps(text, ensure_ascii=False)
    for unseen in "\u202e\u202c\x7f":  # JSON's own escapes spare these
        message = message.replace(unseen, f"\\u{ord(unseen):04x}")
    assert f'"message": {message}\n' in page.detail.text
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels(page))


@pytest.mark.parametrize("character", ["x", "长"])
def test_a_line_of_a_million_characters_is_cut_in_labels_and_whole_among_the_exchanges(
    qtbot: QtBot, page: RecordsPage, character: str
) -> None:
    """Wrapping it in a label would stop the window for a minute."""
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    long = character * 1_000_000
    one = row(1, complained(long), request_id=long)
    model.put(one)
    page.select(1)
    page.show_past(one, Past(attempts=(attempt(long.encode()),)))
    assert long in page.detail.text
    assert page.width() == 1280
    assert page.minimumSizeHint().width() <= 1024
    card = OutcomeCard(explain=lambda _row: None, contract_title=str)
    qtbot.addWidget(card)
    card.show_row(one, in_book=True)
    cells_and_tips = (
        str(model.index(0, column).data(role))
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert max(map(len, cells_and_tips)) < 1_000
    shown = [label.text() for label in (*labels(page), *labels(card))]
    assert any(character * 400 + "…" in text for text in shown)
    assert max(map(len, shown)) < 5_000


def test_bytes_that_are_no_text_are_shown_as_bytes(page: RecordsPage) -> None:
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    model.put(row(1))
    page.select(1)
    page.show_past(row(1), Past(attempts=(attempt(b"\xff\xfe{"),)))
    assert "\\xff\\xfe{" in page.detail.text


def test_every_label_of_the_window_that_shows_anything_shows_it_plain(operator: Operator) -> None:
    operator.practise(Scenario.PARAMETER_ERROR)
    operator.book()
    operator.step(Step.OPEN)
    operator.wait(lambda: operator.window.records.detail.row is not None)
    operator.settle()
    rich = [
        label.objectName() or label.text()
        for label in labels(operator.window)
        if label.textFormat() is not Qt.TextFormat.PlainText
        and label.text()
        and label.buddy() is None  # such a label has a word of ours, and an access key
    ]
    assert not rich


# The page


def test_without_records_there_is_a_sentence(page: RecordsPage) -> None:
    empty = page.findChild(QLabel, "records_empty")
    assert empty is not None
    assert empty.isVisible()
    assert empty.text() == "No records yet. The first booking will appear here."
    assert not page.table.isVisible()
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    model.put(row(1))
    assert page.table.isVisible()
    assert not empty.isVisible()
    model.fill([])
    assert empty.isVisible()


def test_without_a_choice_the_detail_asks_for_one(page: RecordsPage) -> None:
    headline = page.findChild(QLabel, "detail_headline")
    assert headline is not None
    assert headline.text() == "Choose a record to see everything about it."


def test_choosing_a_row_says_so_and_offers_what_is_safe(page: RecordsPage, qtbot: QtBot) -> None:
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    model.fill([row(1), row(2, STATES[5])])
    with qtbot.waitSignal(page.row_chosen) as chosen:
        page.select(2)
    assert chosen.args == [row(2, STATES[5])]
    page.show_past(row(2, STATES[5]), Past())
    offered = [button.objectName() for button in page.detail.findChildren(QPushButton)]
    assert offered == ["detail_query", "detail_repeat", "detail_copy", "detail_attest"]
    with qtbot.waitSignal(page.step_chosen) as step:
        QTest.keyClick(page.detail.findChildren(QPushButton)[0], Qt.Key.Key_Space)
    assert step.args == [Step.QUERY]


def test_exchanges_of_a_row_that_was_left_are_not_shown(page: RecordsPage) -> None:
    model = page.table.model()
    assert isinstance(model, RecordsModel)
    model.fill([row(2), row(1)])
    page.select(2)
    page.show_past(row(1), Past(attempts=(attempt(b"late"),)))
    assert "late" not in page.detail.text


def test_rows_are_walked_with_the_arrow_keys(operator: Operator) -> None:
    first = operator.book()
    operator.step(Step.NEXT)
    operator.type(FieldName.REPAYMENT_AMOUNT, "200")
    operator.type(FieldName.MIN_REPAYMENT_AMOUNT, "20")
    operator.type(FieldName.REPAYMENT_DATE, "+1")
    second = operator.book()
    operator.step(Step.OPEN)
    operator.wait(lambda: operator.window.records.detail.row == second)
    QTest.keyClick(operator.window.records.table, Qt.Key.Key_Down)
    operator.wait(lambda: operator.window.records.detail.row == first)
    operator.settle()
    assert '"repayment_amount": "10000"' in operator.window.records.detail.text


def open_record(operator: Operator, scenario: Scenario) -> Submission:
    operator.practise(scenario)
    operator.book()
    operator.window.go_to(Place.RECORDS)
    operator.window.records.select(1)
    operator.wait(lambda: operator.window.records.detail.row is not None)
    operator.settle()
    operator.return_to_window()
    return operator.window.model.rows[0]


def test_a_new_outcome_takes_no_focus_away_from_the_records(operator: Operator) -> None:
    open_record(operator, Scenario.BAD_SIGNATURE)
    table = operator.window.records.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F5)
    operator.settle()
    assert operator.window.model.rows[0].status is Status.BOOKED
    assert QApplication.focusWidget() is table


def test_f5_asks_about_an_unknown_outcome(operator: Operator) -> None:
    assert open_record(operator, Scenario.BAD_SIGNATURE).status is Status.UNKNOWN
    QTest.keyClick(operator.window.records.table, Qt.Key.Key_F5)
    operator.wait(lambda: operator.window.model.rows[0].status is Status.BOOKED)
    operator.settle()
    assert operator.cells()[0] == "✓ Booked"
    assert operator.window.records.detail.row == operator.window.model.rows[0]
    assert operator.window.places.unknown == 0


def test_a_verdict_that_an_answer_overrules_stays_in_the_record(operator: Operator) -> None:
    unknown = open_record(operator, Scenario.BAD_SIGNATURE)
    operator.window.desk.attest(unknown, booked=False, reason="portal shows none")
    operator.wait(lambda: operator.window.model.rows[0].status is Status.NOT_BOOKED)
    operator.settle()
    said = "settled by hand as not booked by"
    detail = operator.window.records.detail
    assert said in detail.text
    press(detail, Step.QUERY)
    operator.wait(lambda: operator.window.model.rows[0].state == Booked())
    operator.settle()
    assert detail.row == operator.window.model.rows[0]
    booking, verdict, query = detail.text.split("\n")[2:5]
    assert "booking" in booking
    assert said in verdict
    assert verdict.endswith(": portal shows none")
    assert "query" in query
    clipboard = QApplication.clipboard()
    clipboard.clear()
    press(detail, Step.COPY)
    operator.wait(lambda: said in clipboard.text())
    operator.settle()


def press(detail: RecordDetail, step: Step) -> None:
    button = detail.findChild(QPushButton, f"detail_{step.value}")
    assert button is not None, f"{step} is not offered"
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_f5_does_nothing_where_nothing_has_to_be_asked(operator: Operator) -> None:
    before = open_record(operator, Scenario.BOOKED)
    QTest.keyClick(operator.window.records.table, Qt.Key.Key_F5)
    assert not operator.window.desk.tasks.busy
    assert operator.window.model.rows == (before,)


def test_ctrl_shift_c_copies_what_support_asks_for(operator: Operator) -> None:
    one = open_record(operator, Scenario.PARAMETER_ERROR)
    clipboard = QApplication.clipboard()
    clipboard.clear()
    QTest.keyClick(operator.window.records.table, Qt.Key.Key_C, CONTROL | SHIFT)
    operator.wait(lambda: one.request_id in clipboard.text())
    operator.settle()
    assert one.booking.openid not in clipboard.text()
    assert operator.window.statusBar().currentMessage() == "Support details copied"


def test_after_a_restart_the_history_is_there_and_unknown_is_pointed_out(
    reopened: Callable[[Path], Operator], tmp_path: Path
) -> None:
    first = reopened(tmp_path)
    first.practise(Scenario.BAD_SIGNATURE)
    old = first.book()
    first.window.close()
    second = reopened(tmp_path)
    assert second.window.model.rows == (old,)
    assert second.window.notice.isVisible()
    text = second.window.notice.findChild(QLabel, "notice_text")
    assert text is not None
    assert text.text() == "? 1 unknown outcome — resolve it first"
    act = second.window.notice.findChild(QPushButton, "notice_act_0")
    assert act is not None
    QTest.keyClick(act, Qt.Key.Key_Space)
    assert second.window.records.isVisible()
    assert second.window.records.current == old
    assert not second.window.notice.isVisible()
    second.settle()
    table = second.window.findChild(QTableView, "records")
    assert table is not None
    assert QApplication.focusWidget() in (table, None)
