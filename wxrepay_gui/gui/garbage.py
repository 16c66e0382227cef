"""Garbage is collected on the GUI thread alone.

Python collects on whichever thread happens to allocate. Where that is a worker, it would free
Qt objects there, and the program would die of it now and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1000


class Garbage(QObject):
    """Collects as often as Python itself would, but here.

    The thread that makes this must be the GUI's; from then on Python does not collect by itself.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_INTERVAL_MS)
        timer.timeout.connect(self.collect)
        timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (count, most) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > most
        ]
        if due:
            gc.collect(due[-1])
