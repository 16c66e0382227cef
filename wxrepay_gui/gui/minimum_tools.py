"""Buttons that fill the minimum by a share of the amount, rounded up to the fen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wxrepay_gui.domain.contract import DefaultMinimum
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP

_LABELS: Mapping[DefaultMinimum, str] = {
    DefaultMinimum.PERCENT_5: QT_TRANSLATE_NOOP("Share", "&5 %"),
    DefaultMinimum.PERCENT_10: QT_TRANSLATE_NOOP("Share", "1&0 %"),
    DefaultMinimum.FULL: QT_TRANSLATE_NOOP("Share", "Full (&Q)"),
}
_TOOLTIPS: Mapping[DefaultMinimum, str] = {
    DefaultMinimum.PERCENT_5: QT_TRANSLATE_NOOP("Share", "Minimum: 5 % of the amount (Alt+5)"),
    DefaultMinimum.PERCENT_10: QT_TRANSLATE_NOOP("Share", "Minimum: 10 % of the amount (Alt+0)"),
    DefaultMinimum.FULL: QT_TRANSLATE_NOOP("Share", "Minimum: the whole amount (Alt+Q)"),
}


class MinimumTools(QWidget):
    """Three buttons beside the minimum; Alt and the letter that each shows press them.

    Signals:
        chosen: Carries the :class:`DefaultMinimum`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._buttons = {}
        for share in _LABELS:
            made = button(name=f"minimum_{share.value}")
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(lambda _checked=False, share=share: self.chosen.emit(share))
            layout.addWidget(made)
            self._buttons[share] = made
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for share, made in self._buttons.items():
            made.setText(words.translated("Share", _LABELS[share]))
            made.setToolTip(words.translated("Share", _TOOLTIPS[share]))
            made.setAccessibleName(made.toolTip())
