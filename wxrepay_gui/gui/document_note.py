"""The document's own words for a field, with where they stand."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from wxrepay_gui.domain.draft import Name
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.findings import TermName
from wxrepay_gui.gui import words
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.labels import ToneFrame, plain, small_button
from wxrepay_gui.gui.theme import Tone

ADDRESS = "https://pay.weixin.qq.com/doc/v3/partner/4016779459"
"""The page 预约还款, as of 2025.12.05."""

_SPOKEN_OF_AT: Mapping[TermName, FieldName] = {
    TermName.KIND: FieldName.MIN_REPAYMENT_AMOUNT,
    TermName.TEMPLATE_CAP: FieldName.REPAYMENT_AMOUNT,
    TermName.CONTRACT_CAP: FieldName.REPAYMENT_AMOUNT,
}
"""Where the document speaks of what is no field of the request."""


class DocumentNote(ToneFrame):
    """A note beside the form; the same key that opened it closes it."""

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self.setObjectName("document_note")
        self._name: FieldName | None = None
        self._title = plain(name="document_title", tone=Tone.INFO)
        self._text = plain(name="document_words")
        self._source = plain(name="document_source", tone=Tone.MUTED)
        self._close = small_button("✕", name="document_close")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self._text)
        layout.addWidget(self._source)
        self.hide()

    def show_field(self, name: Name) -> None:
        """Show what the document says of *name*; a second time, hide it."""
        field = _SPOKEN_OF_AT[name] if isinstance(name, TermName) else name
        if field is self._name and self.isVisible():
            self.hide()
            return
        self._name = field
        self._retranslate()
        self.show()
        announce(self, f"{self._title.text()}. {self._text.text()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._close.setAccessibleName(self.tr("Close the document's words (F1)"))
        self._close.setToolTip(self._close.accessibleName())
        if self._name is None:
            return
        title = self.tr("The document on {title}").format(title=words.title(self._name))
        self._title.setText(title)
        self.setAccessibleName(title)
        self._text.setText(f"【{FIELDS[self._name].zh}】{FIELDS[self._name].words}")
        source = self.tr("预约还款, as of 2025.12.05: {address}")
        self._source.setText(source.format(address=ADDRESS))
