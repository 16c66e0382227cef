"""What every page of the key wizard is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

_NUMBERS = "①②③④"


def steps_line(titles: Sequence[str], here: int) -> str:
    """The steps of the wizard in one line, those before *here* ticked."""
    marks = "✓" * here + _NUMBERS[here:]
    return " ── ".join(f"{mark} {title}" for mark, title in zip(marks, titles, strict=True))


def local_paths(dragged: QMimeData) -> list[Path]:
    """The files and folders of this computer that are *dragged*."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


class WizardPage(QWidget):
    """A page that can say why the wizard does not go on yet.

    Signals:
        changed: What the person did here may have changed what is missing.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)

    @property
    def missing(self) -> str:
        """Why the wizard cannot go on, in one sentence; empty if it can."""
        return ""

    def begin(self) -> None:
        """Be shown: take the focus to where the work is."""
        self.setFocus()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
