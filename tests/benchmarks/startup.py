"""Time to first paint and resident memory, beside a bare PySide6 window's.

``python -m tests.benchmarks.startup`` starts both in turns, each in a new process, offscreen.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 15
BORN = "WXREPAY_BENCHMARK_BORN"


def bare() -> None:
    """A window with a label: the floor."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("预约还款"))
    window.resize(1280, 800)
    report_first_paint(window)
    window.show()
    application.exec()


def ours() -> None:
    """The program's window, on an empty practice folder."""
    from PySide6.QtWidgets import QApplication

    from wxrepay_gui.app import Program
    from wxrepay_gui.domain.settings import PRACTICE
    from wxrepay_gui.gui.single_instance import SingleInstance
    from wxrepay_gui.hardening import harden
    from wxrepay_gui.start import Start, system_user

    harden(os.environ)
    application = QApplication([])
    with (
        tempfile.TemporaryDirectory() as folder,
        SingleInstance(Path(folder), system_user) as instance,
    ):
        instance.begin()
        window = Program(application, Start(base=Path(folder))).open(PRACTICE)
        instance.watch(window)
        report_first_paint(window)
        window.show()
        application.exec()


def report_first_paint(window: object) -> None:
    """Print milliseconds since the process was started and memory in MiB, then end it."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                painted = super().eventFilter(watched, event)
                milliseconds = (time.monotonic() - float(os.environ[BORN])) * 1000
                print(f"{milliseconds:.1f} {resident():.1f}", flush=True)
                os._exit(0)
                return painted
            return False

    assert isinstance(window, QMainWindow)
    watch = Watch(window)
    window.installEventFilter(watch)


def resident() -> float:
    """This process's resident memory in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


def measured(kind: str) -> tuple[float, float]:
    """One fresh start: milliseconds and MiB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", BORN: str(time.monotonic())}
    command = [sys.executable, "-m", "tests.benchmarks.startup", kind]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    milliseconds, memory = done.stdout.split()
    return float(milliseconds), float(memory)


def main() -> None:
    """Print medians and ratios."""
    kinds = ("bare", "ours")
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS + 1):
        for kind in kinds:
            found[kind].append(measured(kind))
    medians = {
        kind: [statistics.median(values) for values in zip(*runs[1:], strict=True)]
        for kind, runs in found.items()
    }
    for kind, (milliseconds, memory) in medians.items():
        print(f"{kind}: {milliseconds:6.1f} ms to first paint, {memory:6.1f} MiB resident")
    ratios = [mine / floor for mine, floor in zip(medians["ours"], medians["bare"], strict=True)]
    print(f"ratio: {ratios[0]:.2f} time (aim 1.5), {ratios[1]:.2f} memory (aim 2)")


if __name__ == "__main__":
    modes: dict[str, Callable[[], None]] = {"bare": bare, "ours": ours}
    modes.get(sys.argv[-1], main)()
