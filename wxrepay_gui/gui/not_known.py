"""The tick that says: nobody knows this value. *Not known* is an answer, not a gap."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from wxrepay_gui.gui import words
from wxrepay_gui.gui.field_row import FieldRow
from wxrepay_gui.gui.labels import TARGET_PX


class NotKnown(QCheckBox):
    """Stands beside a row's edit and is ticked while nothing stands in there.

    Ticking it empties the edit, typing takes the tick away, and taking the tick away by hand
    brings back what stood there before.
    """

    def __init__(self, row: FieldRow) -> None:
        super().__init__()
        self.setObjectName(f"{row.name}_not_known")
        self.setMinimumHeight(TARGET_PX)
        self.setChecked(True)
        self._row = row
        self._before = ""
        row.beside.addWidget(self)
        row.edit.textChanged.connect(self._follow)
        row.edit.installEventFilter(self)
        self.installEventFilter(self)
        self.clicked.connect(self._take)
        self.retranslate()

    def forget(self) -> None:
        """Have nothing to bring back."""
        self._before = ""

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        text = self.tr("Not known")
        self.setText(text)
        self.setAccessibleName(words.labelled(words.title(self._row.name), text))
        self.setAccessibleDescription(self.tr("Ticked, the field is empty; typing takes it away"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be ticked again where an empty edit was left."""
        if event.type() == QEvent.Type.FocusOut:
            stays = QApplication.focusWidget() in (self, self._row.edit)
            if not stays and not self._row.edit.text():
                self.setChecked(True)
        return super().eventFilter(watched, event)

    def _follow(self, text: str) -> None:
        if text:
            self.setChecked(False)
        elif not self._row.edit.hasFocus():
            self.setChecked(True)

    def _take(self, ticked: bool) -> None:  # noqa: FBT001  Qt's own
        edit = self._row.edit
        if ticked:
            self._before = edit.text()
            edit.clear()
        else:
            self._row.put(self._before)
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.selectAll()
