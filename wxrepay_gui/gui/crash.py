"""What nobody expected: written down with its traceback, said once, and survived."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

_LOG = logging.getLogger("wxrepay_gui")


def watch(show: Callable[[BaseException], None]) -> None:
    """Send every exception that nothing caught to the log and to *show*."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.critical("unexpected", exc_info=(kind, error, trace))
        show(error)

    sys.excepthook = caught
    threading.excepthook = lambda found: _LOG.critical(
        "unexpected, in a thread",
        exc_info=(found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback),
    )


class CrashNotice:
    """Says once that something unexpected happened, and where it is written down."""

    def __init__(self, window: QWidget, log: Path) -> None:
        self._window = window
        self._log = log
        self._open = False

    def show(self, error: BaseException) -> None:
        """Say it; while it is being said, further ones only go to the log."""
        if self._open:
            return
        self._open = True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(QCoreApplication.translate("Crash", "Unexpected error"))
        text = QCoreApplication.translate(
            "Crash",
            "Something unexpected happened ({kind}). Nothing that was recorded is lost."
            " Check Records before you book again. Details are in {path}.",
        )
        box.setText(text.format(kind=type(error).__name__, path=self._log))
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._open = False
