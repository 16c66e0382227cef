"""Takes pictures of what is on the screen, in every look, and waits for what is to be on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from wxrepay_gui.gui import theme
from wxrepay_gui.gui.linguist import Language, Linguist

PATIENCE_MS = 30_000
_TICK_MS = 10
_LAYOUT_TICKS = 5
"""Layouts are asked for by events that ask for more; so many rounds settle all of them."""

_LARGE = 2
_SMALLEST = QSize(1024, 680)
"""The letters twice as large, in the smallest window: what still has to fit."""


class TourError(Exception):
    """Something on the way was not as it should be."""


@dataclass(frozen=True, slots=True)
class _Look:
    language: Language
    scheme: Qt.ColorScheme


_LOOKS = tuple(
    _Look(language, scheme)
    for language in Language
    for scheme in (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
)


class Camera:
    """Numbers its pictures and keeps them in one folder."""

    def __init__(self, application: QApplication, linguist: Linguist, folder: Path) -> None:
        self._application = application
        self._linguist = linguist
        self._folder = folder
        self._pictures = 0

    def speak(self, language: Language) -> None:
        """Switch the language."""
        self._linguist.speak(language)

    def picture(self, name: str, window: QWidget, widget: QWidget | None = None) -> Iterator[str]:
        """Take *widget*, or all of *window*, in every look and once more in large letters.

        Raises:
            TourError: A picture cannot be kept.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._pictures += 1
        shown = widget or window
        for look in _LOOKS:
            self._linguist.speak(look.language)
            theme.apply(self._application, look.scheme)
            tag = f"{look.language}-{look.scheme.name.lower()}"
            self._save(shown, f"{name}-{tag}")
            with self._large_letters(window):
                self._save(shown, f"{name}-{tag}-200")
        yield f"{self._pictures:02d} {name}"

    @staticmethod
    def wait(fact: Callable[[], bool], name: str) -> None:
        """Let everything go on until *fact* holds.

        Raises:
            TourError: It took too long; the error has its *name*.
        """
        waited = QElapsedTimer()
        waited.start()
        while not fact():
            if waited.elapsed() > PATIENCE_MS:
                raise TourError(f"waited in vain: {name}")
            _tick()

    @contextmanager
    def _large_letters(self, window: QWidget) -> Iterator[None]:
        font, size = self._application.font(), window.size()
        large = QFont(font)
        large.setPointSizeF(font.pointSizeF() * _LARGE)
        self._application.setFont(large)
        window.resize(_SMALLEST)
        try:
            yield
        finally:
            self._application.setFont(font)
            window.resize(size)

    def _save(self, shown: QWidget, name: str) -> None:
        for _ in range(_LAYOUT_TICKS):
            _tick()
        path = self._folder / f"{self._pictures:02d}-{name}.png"
        if not shown.grab().save(str(path)):
            raise TourError(f"cannot write {path}")


def _tick() -> None:
    """Let everything go on for a moment; unlike QTest.qWait, this lets the workers run too."""
    loop = QEventLoop()
    QTimer.singleShot(_TICK_MS, loop.quit)
    loop.exec()
