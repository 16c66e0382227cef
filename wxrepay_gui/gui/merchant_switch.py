"""Choosing whom to work for: type to filter, Enter to go there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui.labels import button
from wxrepay_gui.gui.marks import dot

_WIDTH, _HEIGHT = 420, 360
_CHOSEN = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class MerchantSwitch(QDialog):
    """Lists the merchants and practice.

    Signals:
        chosen: The person goes there; carries a merchant number, or ``PRACTICE``.
        addition_wanted: A merchant is to be added.
        settings_wanted: The merchants' settings are to be shown.
    """

    chosen = Signal(str)
    addition_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, settings: Settings, *, current: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("merchant_switch")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._find = QLineEdit()
        self._find.setObjectName("find_merchant")
        self._find.installEventFilter(self)
        self._find.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setObjectName("merchant_list")
        self.list.setUniformItemSizes(True)
        for merchant in settings.merchants:
            self._add(f"{merchant.name}  {merchant.mchid}", merchant.mchid)
            self.list.item(self.list.count() - 1).setIcon(dot(merchant.colour))
        self._add("", PRACTICE)
        self._current = current
        self.list.itemActivated.connect(self._choose)
        self._new, self._settings = button(name="add_merchant"), button(name="merchant_settings")
        self._new.clicked.connect(self._want_addition)
        self._settings.clicked.connect(self._want_settings)
        for each in (self._new, self._settings):
            each.setAutoDefault(False)
        beneath = QHBoxLayout()
        beneath.addWidget(self._new)
        beneath.addWidget(self._settings)
        beneath.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self._find)
        layout.addWidget(self.list, 1)
        layout.addLayout(beneath)
        self.resize(_WIDTH, _HEIGHT)
        self._retranslate()
        self._filter("")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list, and Enter choose there, while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _add(self, text: str, chosen: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_CHOSEN, chosen)
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        """Show what holds every word typed; stand on whom one works for, or on the first."""
        parts = text.casefold().split()
        shown = []
        for item in self._items():
            hit = all(part in item.text().casefold() for part in parts)
            item.setHidden(not hit)
            shown += [item] if hit else []
        here = [item for item in shown if item.data(_CHOSEN) == self._current]
        self.list.setCurrentItem(next(iter([*here, *shown]), None))  # type: ignore[arg-type]  # none is allowed

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.accept()
            self.chosen.emit(item.data(_CHOSEN))

    def _want_addition(self) -> None:
        self.accept()
        self.addition_wanted.emit()

    def _want_settings(self) -> None:
        self.accept()
        self.settings_wanted.emit()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Choose a merchant"))
        self._find.setPlaceholderText(self.tr("Name or merchant number"))
        self._find.setAccessibleName(self.tr("Find a merchant by name or number"))
        self.list.setAccessibleName(self.tr("Merchants"))
        for item in self._items():
            if item.data(_CHOSEN) == PRACTICE:
                item.setText(self.tr("Practice (never contacts WeChat Pay)"))
        self._new.setText(self.tr("&Add a merchant…"))
        self._settings.setText(self.tr("&Settings…"))
