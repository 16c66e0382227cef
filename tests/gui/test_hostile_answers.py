"""Whatever an answer holds, the real window renders none of it, in no corner."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit, QWidget

from tests.gui import samples
from tests.gui.conftest import Operator
from wxrepay_gui.domain.attempt import Answer, Attempt, Call, Request, Stage, Verdict
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    Complaint,
    Difference,
    NotBooked,
    NotBookedReason,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.submission import Past
from wxrepay_gui.gui.crash import CrashNotice
from wxrepay_gui.gui.menus import Place

MARK = "Zx9"
FORGED = "✓ Booked"
HOSTILE = {
    "bold": f"<b>{MARK}</b>",
    "link": f'<a href="https://example.com/{MARK}">{MARK}</a>',
    "picture": f'<img src="file:///etc/{MARK}">{MARK}',
    "page": f"<html><head><title>{MARK}</title></head><body>{MARK}</body></html>",
    "right-to-left": f"{MARK}\u202e{MARK}",
    "colour of a terminal": f"\x1b[31m{MARK}\x1b[0m",
    "a line of its own": f"{MARK}\n{FORGED}\n{MARK}",
    "a million letters": f"<b>{MARK * 300_000}",
}
UNSEEN = "\x1b\u202e"
LONGEST = 4_000
"""Letters of a label in all: of an answer's texts it shows four hundred each."""


def states(text: str) -> tuple[State, ...]:
    complaint = Complaint(code=text, message=text, field=text, value=text, issue=text)
    difference = Difference(FieldName.REPAYMENT_DATE, "2025-12-15", text)
    return (
        NotBooked(reason=NotBookedReason.REFUSED, complaint=complaint),
        Unknown(reason=UnknownReason.NO_ANSWER, complaint=complaint),
        Booked(differences=(difference,), recorded_minimum=text),
    )


def past(text: str) -> Past:
    attempt = Attempt(
        call=Call.BOOK,
        host="api.mch.weixin.qq.com",
        started=samples.AT,
        elapsed_ms=310,
        stage=Stage.SENDING,
        request=Request(method="POST", path="/v3/x", headers=(), body=b"{}"),
        answer=Answer(
            status=400, headers=(("Request-ID", text),), body=text.encode(), complete=True
        ),
        verdict=Verdict.GOOD,
        error=text,
    )
    return Past(attempts=(attempt,))


def faults(widget: QWidget) -> list[str]:
    """What renders what it shows, leads somewhere, hides something, or shows without end."""
    labels = [label for label in widget.findChildren(QLabel) if MARK in label.text()]
    found = [f"{label.objectName()}: {fault}" for label in labels for fault in faults_of(label)]
    for each in (widget, *widget.findChildren(QWidget)):
        tip = each.toolTip().removeprefix("<qt>").removesuffix("</qt>")
        if MARK in tip and "<" in tip:
            found.append(f"{each.objectName()}: tip rendered")
        if set(UNSEEN) & set(each.accessibleName() + each.accessibleDescription()):
            found.append(f"{each.objectName()}: unseen when read out")
    return found + [f"{each.objectName()}: rich text" for each in widget.findChildren(QTextEdit)]


def faults_of(label: QLabel) -> list[str]:
    found = {
        "rendered": label.textFormat() is not Qt.TextFormat.PlainText,
        "links": label.openExternalLinks(),
        "unseen": bool(set(UNSEEN) & set(label.text())),
        "a forged line": FORGED in label.text().split("\n"),
        "endless": len(label.text()) > LONGEST,
    }
    return [fault for fault, is_there in found.items() if is_there]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_corner_of_the_real_window_renders_an_answer(operator: Operator, text: str) -> None:
    window = operator.window
    for state in states(text):
        row = samples.submission(state, request_id=text)
        window.go_to(Place.BOOK)
        window.desk.row_changed.emit(row)
        assert any(MARK in label.text() for label in window.book.card.findChildren(QLabel))
        assert faults(window) == []
        window.go_to(Place.RECORDS)
        window.records.select(row.id)
        operator.settle()
        window.records.show_past(row, past(text))
        whole = text.count(MARK) * len(("error", "header", "body"))
        assert window.records.detail.text.count(MARK) == whole
        assert not set(UNSEEN) & set(window.records.detail.text)
        assert faults(window) == []
        table = window.records.table.model()
        for column in range(table.columnCount()):
            cell = str(table.index(0, column).data())
            assert not set(UNSEEN + "\n") & set(cell)
            assert len(cell) < 1_000
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]


def test_the_notice_of_a_crash_shows_a_path_to_the_letter(operator: Operator) -> None:
    CrashNotice(operator.window, Path(HOSTILE["bold"])).show(ValueError(HOSTILE["link"]))
    box = operator.window.findChild(QMessageBox)
    assert box is not None
    assert HOSTILE["bold"] in box.text()
    assert HOSTILE["link"] not in box.text()
    assert box.textFormat() is Qt.TextFormat.PlainText
    box.accept()
