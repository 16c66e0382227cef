"""What a person sees when the machine is in the way: locked history, a start that takes long."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Operator, close_window
from tests.windows import practice_window
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.outcome import Booked, NotBooked, NotBookedReason, Unknown, UnknownReason
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.steps import Step
from wxrepay_gui.storage.places import World, places_of

INTERRUPTED = Unknown(reason=UnknownReason.INTERRUPTED)


def test_an_answer_that_cannot_be_stored_is_unknown_at_once_and_can_be_asked_about(
    operator: Operator, tmp_path: Path
) -> None:
    window = operator.window
    operator.practise(Scenario.TIMEOUT)
    operator.submit()
    operator.wait(lambda: window.model.rowCount() == 1)
    assert operator.status is Status.SENDING
    ledger = places_of(World.PRACTICE, tmp_path).ledger
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        operator.settle()
        operator.wait(lambda: window.model.rows[0].state == INTERRUPTED)
        assert "Another program holds the history file" in window.notice.accessibleName()
        assert "Unknown" in window.book.card.headline.text()
        other.execute("ROLLBACK")
    operator.step(Step.QUERY)
    operator.settle()
    assert window.model.rows[0].state == Booked()


def test_a_booking_that_cannot_be_written_down_is_not_sent(
    operator: Operator, tmp_path: Path
) -> None:
    window = operator.window
    ledger = places_of(World.PRACTICE, tmp_path).ledger
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        operator.submit()
        operator.wait(window.notice.isVisible)
        operator.settle()
        other.execute("ROLLBACK")
    assert window.model.rowCount() == 0
    assert window.book.showing_form, "nothing that was typed is lost"
    assert operator.book().state == Booked()


def test_a_notice_speaks_the_language_of_the_moment(operator: Operator, tmp_path: Path) -> None:
    ledger = places_of(World.PRACTICE, tmp_path).ledger
    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        operator.submit()
        operator.wait(operator.window.notice.isVisible)
        operator.settle()
    operator.speak(Language.CHINESE)
    assert "占用" in operator.window.notice.accessibleName()


def test_what_is_done_while_the_program_still_starts_is_not_lost(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    assert isinstance(qapp, QApplication)
    window, linguist = practice_window(tmp_path)
    linguist.speak(Language.ENGLISH)
    today = window.book.form.reading.day
    assert today is None, "nothing is filled in yet"
    window.practice_bar.choose(Scenario.EMPTY_LIST)
    window.menus.query_unknown.trigger()
    window.menus.new_booking.trigger()
    draft = document_example(today=window._today(), out_record_id="A1")  # noqa: SLF001  its clock
    booking = parse(draft, mchid="1", today=window._today()).booking  # noqa: SLF001  the same
    window.book.submitted.emit(booking)
    assert "nothing was sent" in window.notice.accessibleName()
    window.show()
    operator = Operator(qtbot, window, linguist)
    operator.wait(lambda: window.desk.is_open)
    operator.settle()
    assert operator.book().state == NotBooked(reason=NotBookedReason.NOT_LISTED)
    close_window(operator)
