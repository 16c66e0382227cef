"""The window under a few faults of each kind; ``python -m tests.faults stall`` has them all."""

import hashlib
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import thread_time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.stall import FAULTS, PROMISE, Lookout, Patient, Pulse

FEW = frozenset(
    {
        "no answer, but silence",
        "the body has a gigabyte",
        "the certificate's authority is unknown",
        "100 Continue comes without end",
        "it is signed with another key",
        "it is 10,000 deep",
        "the genuine answer under a 400",
        "a signed 400",
    }
)


@pytest.fixture
def patient(tmp_path: Path, qapp: QApplication) -> Iterator[Patient]:
    assert qapp is QApplication.instance()
    with closing(Patient(tmp_path)) as patient:
        yield patient


def test_the_window_neither_works_long_nor_calls_what_may_block(patient: Patient) -> None:
    few = [fault for fault in FAULTS if fault.name in FEW]
    assert len(few) == len(FEW)
    for fault in few:
        gaps = patient.suffer(fault)
        assert len(gaps) > 1, "it beat"
        assert max(gap.worked for gap in gaps) <= PROMISE, fault.name
    lookout = Lookout()
    with lookout.watching():
        for fault in few:
            patient.suffer(fault)
    assert not lookout.seen
    assert not patient.crashes


def test_the_pulse_misses_the_beats_of_a_thread_that_works(patient: Patient) -> None:
    pulse = Pulse()
    content = bytes(1 << 20)

    def work() -> None:
        start = thread_time()
        while thread_time() - start < 2 * PROMISE:
            hashlib.sha256(content).digest()

    QTimer.singleShot(0, work)
    pulse.start()
    patient.wait(lambda: len(pulse.gaps) > 1)
    pulse.stop()
    assert max(gap.worked for gap in pulse.gaps) > PROMISE


def test_the_lookout_sees_what_may_block(qtbot: QtBot, tmp_path: Path) -> None:
    """Also where Qt calls it: in a slot."""
    lookout, done = Lookout(), list[bool]()

    def slot() -> None:
        database.execute("SELECT 1")
        (tmp_path / "file").open("w", encoding="utf-8").close()
        socket.socket().close()
        done.append(True)

    with closing(sqlite3.connect(":memory:")) as database, lookout.watching():
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(done))
    said = " ".join(sorted(lookout.seen))
    assert [name in said for name in ("execute", " open ", "socket.close")] == [True] * 3


def test_the_lookout_sees_nothing_of_other_threads(tmp_path: Path) -> None:
    lookout = Lookout()
    with lookout.watching():
        thread = Thread(target=(tmp_path / "file").write_bytes, args=(b"",))
        thread.start()
        thread.join()
    assert not lookout.seen
