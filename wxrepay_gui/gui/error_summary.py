"""The strip that says, after an attempt to go on, what is in the way."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wxrepay_gui.domain.findings import Finding
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import ToneFrame, plain
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.wrapping_link import WrappingLink


class ErrorSummary(ToneFrame):
    """Everything that blocks, one link each, in the words that stand at the fields.

    Signals:
        chosen: The person went to a field; carries its name.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(Tone.ERROR)
        self.setObjectName("error_summary")
        self._title = plain(name="summary_title", tone=Tone.ERROR)
        self._links: list[WrappingLink] = []
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._title)
        self.hide()

    def show_findings(self, findings: Sequence[Finding], *, take_focus: bool) -> None:
        """List *findings*; an empty list hides the summary."""
        self._title.setText(self.tr("✕ %n thing(s) to fix", "", len(findings)))
        self.setAccessibleName(self._title.text())
        while len(self._links) > len(findings):
            self._links.pop().deleteLater()
        while len(self._links) < len(findings):
            self._links.append(self._new_link(len(self._links)))
        for link, found in zip(self._links, findings, strict=True):
            link.say(words.attributed(found))
            link.setObjectName(f"fix_{found.field}")
            link.setProperty("field", found.field)
        self.setVisible(bool(findings))
        if take_focus and self._links:
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_link(self, place: int) -> WrappingLink:
        link = WrappingLink()
        link.clicked.connect(lambda: self.chosen.emit(self._links[place].property("field")))
        self._layout.addWidget(link)
        # A new widget would come last of the whole window.
        QWidget.setTabOrder(self._links[-1] if self._links else self._title, link)
        return link
