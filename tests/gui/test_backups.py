"""Copies of the history in the settings, and going back to one."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gui.conftest import Clock, Operator, close_window, retype
from tests.gui.settings_person import Person, person
from tests.windows import practice_window
from wxrepay_gui import __version__
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import Booked
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.submission import Author, Submission
from wxrepay_gui.gui.backup_list import BackupList
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.restore_dialog import RestoreDialog
from wxrepay_gui.gui.settings_dialog import SettingsDialog, SettingsPage
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.storage.backups import Backups
from wxrepay_gui.storage.ledger import Ledger
from wxrepay_gui.storage.places import Places, World, places_of

MCHID = "1900000001"
AUTHOR = Author(user="王五", station="K7", version="0.1.0")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = places_of(World.PRACTICE, tmp_path)
    places.make()
    return places


def book(places: Places, number: str) -> Submission:
    """Have one more booked record in the history, which nobody has open."""
    clock = Clock()
    draft = document_example(today=clock.today(), out_record_id=number)
    booking = parse(draft, mchid=MCHID, today=clock.today()).booking
    assert booking is not None
    with closing(Ledger(places.ledger)) as ledger:
        row = ledger.begin(booking, mchid=MCHID, at=clock.now(), author=AUTHOR)
        return ledger.settle(ledger.claim(row, at=clock.now()), [], Booked())


@pytest.fixture
def copied(places: Places) -> Places:
    """A history of two records, copied when it had one."""
    book(places, "OLD1")
    Backups(places).make(date(2025, 1, 1))
    os.utime(places.backups / "ledger-2025-01-01.sqlite3", (1e9, 1e9))
    book(places, "NEW1")
    return places


@pytest.fixture
def somebody(qtbot: QtBot, tmp_path: Path, copied: Places) -> Iterator[Person]:
    """Somebody at the practice window over that history."""
    assert copied.ledger.exists()
    with person(qtbot, tmp_path) as one:
        yield one


def numbers(window: MainWindow) -> list[str]:
    return [row.booking.item.out_record_id for row in window.model.rows]


def open_list(somebody: Person) -> BackupList:
    somebody.open(SettingsPage.FOLDER)
    wait_for_list(somebody)
    return somebody.find(BackupList, "backups")


def wait_for_list(somebody: Person) -> None:
    somebody.wait(lambda: any(one.isVisible() for one in ways_back(somebody)))


def ways_back(somebody: Person) -> list[QPushButton]:
    return [
        one
        for one in somebody.dialog.findChildren(QPushButton)
        if one.objectName().startswith("restore_")
    ]


def lines(found: BackupList) -> list[str]:
    labels = (found.findChild(QLabel, f"backup_{place}") for place in range(99))
    return [label.text() for label in labels if isinstance(label, QLabel)]


def want(somebody: Person, place: int) -> RestoreDialog:
    somebody.press(f"restore_{place}")
    (dialog,) = somebody.visible(RestoreDialog)
    dialog.activateWindow()
    somebody.wait(dialog.isActiveWindow)
    return dialog


def restore(somebody: Person, place: int) -> MainWindow:
    """Restore, and wait for the window that opens then."""
    before = somebody.window
    dialog = want(somebody, place)
    QTest.keyClick(somebody.find(QCheckBox, "restore_promise", dialog), Qt.Key.Key_Space)
    somebody.press("confirm_restore", dialog)
    somebody.wait(lambda: somebody.window is not before)
    somebody.wait(lambda: somebody.window.desk.is_open)
    somebody.settle()
    return somebody.window


def test_the_day_s_copy_is_made_when_the_window_opens_and_listed_with_what_it_holds(
    somebody: Person,
) -> None:
    today, old = lines(open_list(somebody))
    assert today.startswith(f"Daily copy of {Clock().today().isoformat()}")
    assert " · 2 record" in today
    assert "the newest of" in today
    assert old.startswith("Daily copy of 2001-09-09 09:46:40\n")
    assert " · 1 record" in old
    assert "KB" in old


def test_the_list_speaks_the_language_of_the_moment(somebody: Person) -> None:
    found = open_list(somebody)
    somebody.speak(Language.CHINESE)
    assert "KB" in lines(found)[0]
    assert len(lines(found)) == 2
    somebody.speak(Language.ENGLISH)
    assert lines(found)[1].startswith("Daily copy of")


def test_the_log_begins_with_the_versions_of_what_keeps_the_history(
    somebody: Person, copied: Places
) -> None:
    assert somebody.window.desk.is_open
    said = f"wxrepay_gui {__version__}, SQLite {sqlite3.sqlite_version}"
    assert said in copied.log.read_text(encoding="utf-8")


def test_a_copy_can_be_made_at_once(somebody: Person, copied: Places) -> None:
    found = open_list(somebody)
    made = copied.backups / f"ledger-{Clock().today().isoformat()}.sqlite3"
    before = made.stat().st_ino
    somebody.press("make_backup")
    somebody.wait(lambda: somebody.said == "✓ The history is copied")
    assert made.stat().st_ino != before
    assert len(lines(found)) == 2


def test_a_copy_that_cannot_be_made_says_why(somebody: Person, copied: Places) -> None:
    open_list(somebody)
    with closing(sqlite3.connect(copied.ledger, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        somebody.press("make_backup")
        somebody.wait(lambda: "Another program holds" in somebody.said)
    somebody.settle()


def test_a_copy_that_cannot_be_read_is_listed_and_cannot_be_restored(
    qtbot: QtBot, tmp_path: Path, copied: Places
) -> None:
    (copied.backups / "ledger-2025-01-01.sqlite3").write_bytes(b"no ledger" * 999)
    (copied.backups / "ledger-2025-01-02.sqlite3").touch()
    Ledger(copied.backups / "ledger-2024-12-31.sqlite3").close()
    with person(qtbot, tmp_path) as one:
        found = open_list(one)
        ends = [line.rsplit(" · ", 1)[1] for line in lines(found)[1:]]
        assert sorted(ends) == ["cannot be read", "cannot be read", "no record"]
        assert len(found.findChildren(QPushButton)) == 3


def test_restoring_asks_for_a_promise_first(somebody: Person) -> None:
    open_list(somebody)
    dialog = want(somebody, 1)
    assert "2001-09-09 09:46:40" in somebody.text("restore_question", dialog)
    assert "ledger-replaced-" in somebody.text("restore_follows_2", dialog)
    somebody.press("confirm_restore", dialog)
    assert somebody.text("restore_fault", dialog) == "✕ Nothing was restored: tick this first."
    assert dialog.promise.hasFocus()
    somebody.speak(Language.CHINESE)
    assert somebody.find(QLabel, "restore_fault", dialog).isVisible()
    somebody.speak(Language.ENGLISH)
    QTest.keyClick(dialog.promise, Qt.Key.Key_Space)
    assert not somebody.find(QLabel, "restore_fault", dialog).isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    somebody.wait(lambda: not somebody.visible(RestoreDialog))
    assert somebody.dialog.isVisible()
    assert numbers(somebody.window) == ["NEW1", "OLD1"]


def test_restoring_opens_a_new_window_that_knows_all_and_says_what_was_done(
    somebody: Person, copied: Places
) -> None:
    before = copied.ledger.stat().st_ino
    open_list(somebody)
    window = restore(somebody, 1)
    assert numbers(window) == ["NEW1", "OLD1"]
    assert copied.ledger.stat().st_ino != before
    (kept,) = copied.root.glob("ledger-replaced-*.sqlite3")
    assert kept.stat().st_ino == before
    said = window.notice.accessibleName()
    assert said.startswith("✓ The history was restored from ledger-2025-01-01.sqlite3. 1 newer")
    assert said.endswith(f"carried over. The replaced file is {kept.name}.")
    listed = lines(open_list(somebody))
    assert any(line.startswith("Replaced by a restored copy") for line in listed)


def test_what_is_half_typed_is_still_there_after_a_restore(somebody: Person) -> None:
    amount = somebody.window.book.form.rows[FieldName.REPAYMENT_AMOUNT].edit
    retype(amount, "12.34")
    open_list(somebody)
    window = restore(somebody, 1)
    assert window.book.form.rows[FieldName.REPAYMENT_AMOUNT].edit.text() == "12.34"


def test_a_backup_that_was_damaged_since_it_was_listed_leaves_the_history_as_it_is(
    somebody: Person, copied: Places
) -> None:
    before = copied.ledger.stat().st_ino
    open_list(somebody)
    (copied.backups / "ledger-2025-01-01.sqlite3").write_bytes(b"no ledger" * 999)
    window = restore(somebody, 1)
    assert copied.ledger.stat().st_ino == before
    assert numbers(window) == ["NEW1", "OLD1"]
    said = window.notice.accessibleName()
    assert said.startswith("✕ Nothing was restored; the history is as it was.")
    assert "ledger-2025-01-01.sqlite3 is damaged" in said


def test_a_damaged_history_leads_to_the_copies_and_one_of_them_brings_it_back(
    qtbot: QtBot, tmp_path: Path, copied: Places
) -> None:
    copied.ledger.write_bytes(b"no ledger" * 999)
    with person(qtbot, tmp_path, opens=False) as one:
        assert "is damaged" in one.window.notice.accessibleName()
        one.press("notice_act_0", one.window)
        (one.dialog,) = one.visible(SettingsDialog)
        wait_for_list(one)
        window = restore(one, 0)
        assert numbers(window) == ["OLD1"]
        said = window.notice.accessibleName()
        assert "Newer records could not be carried over: query before booking again." in said
        (kept,) = copied.root.glob("ledger-replaced-*.sqlite3")
        assert kept.read_bytes() == b"no ledger" * 999
        assert kept.name in said
        window.notice.withdraw(window.notice.topic)


def test_where_neither_history_nor_backup_can_be_read_both_are_said(
    qtbot: QtBot, tmp_path: Path, copied: Places
) -> None:
    copied.ledger.write_bytes(b"no ledger" * 999)
    with person(qtbot, tmp_path, opens=False) as one:
        open_list(one)
        (copied.backups / "ledger-2025-01-01.sqlite3").write_bytes(b"no ledger" * 999)
        before = one.window
        dialog = want(one, 0)
        QTest.keyClick(dialog.promise, Qt.Key.Key_Space)
        one.press("confirm_restore", dialog)
        one.wait(lambda: one.window is not before and one.window.notice.isVisible())
        one.settle()
        notice = one.window.notice
        assert "is damaged" in notice.accessibleName()
        notice.withdraw(notice.topic)
        assert notice.accessibleName().startswith("✕ Nothing was restored")


def test_a_copy_that_fails_is_one_notice_a_day_and_bookings_go_on(
    qtbot: QtBot, tmp_path: Path, places: Places
) -> None:
    places.backups.touch()
    with person(qtbot, tmp_path) as one:
        window = one.window
        assert window.notice.accessibleName().startswith("! The history could not be copied today.")
        window.notice.withdraw(window.notice.topic)
        window.archive.keep_up()
        one.settle()
        assert not window.notice.isVisible()
        assert Operator(qtbot, window, one.program.linguist).book().state == Booked()
        places.backups.unlink()
        window.archive.keep_up()
        one.settle()
        assert len(list(places.backups.iterdir())) == 1


def test_a_window_that_stays_open_copies_after_midnight_in_beijing(
    qtbot: QtBot, tmp_path: Path, places: Places
) -> None:
    clock = Clock()
    window, linguist = practice_window(tmp_path, clock.now)
    linguist.speak(Language.ENGLISH)
    window.show()
    one = Operator(qtbot, window, linguist)
    one.wait(lambda: window.desk.is_open)
    one.settle()
    (timer,) = window.archive.findChildren(QTimer)
    assert timer.isActive()
    assert len(list(places.backups.iterdir())) == 1
    timer.timeout.emit()
    one.settle()
    assert len(list(places.backups.iterdir())) == 1
    clock.pass_midnight()
    timer.timeout.emit()
    one.settle()
    assert len(list(places.backups.iterdir())) == 2
    window.close()
    assert not timer.isActive()
    close_window(one)


def test_before_there_is_a_history_the_settings_list_no_copies(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with person(qtbot, tmp_path, chosen="") as one:
        window = one.program.window
        assert isinstance(window, WelcomeWindow)
        window.show_settings(SettingsPage.FOLDER)
        (one.dialog,) = one.visible(SettingsDialog)
        assert not one.find(BackupList, "backups").isVisible()
