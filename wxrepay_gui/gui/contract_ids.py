"""The ids of a saved contract, folded to what can be read at one glance."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import fixed_width, link, plain
from wxrepay_gui.gui.theme import Tone

IDS = (
    FieldName.CONTRACT_ID,
    FieldName.APPID,
    FieldName.OPENID,
    FieldName.SUB_MCHID,
    FieldName.SUB_APPID,
)
"""What a contract's bookings share, in the form's order."""


class ContractIds(QFrame):
    """Five lines to read and one link.

    Signals:
        change_wanted: The ids are to be typed.
    """

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contract_ids")
        self._contract: Contract | None = None
        self._titles: dict[FieldName, QLabel] = {}
        self._values: dict[FieldName, QLabel] = {}
        self._change = link(name="change_ids")
        self._change.clicked.connect(self.change_wanted)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        for line, name in enumerate(IDS):
            self._titles[name] = plain(tone=Tone.MUTED, wrap=False)
            self._values[name] = plain(name=f"folded_{name}")
            self._values[name].setFont(fixed_width())
            grid.addWidget(self._titles[name], line, 0)
            grid.addWidget(plain(name, tone=Tone.MUTED, wrap=False), line, 1)
            grid.addWidget(self._values[name], line, 2)
        grid.addWidget(self._change, len(IDS), 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._retranslate()

    def show_contract(self, contract: Contract) -> None:
        """Show the ids of *contract*."""
        self._contract = contract
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._change.setText(self.tr("Change…"))
        self._change.setAccessibleName(self.tr("Change the contract's ids"))
        self.setAccessibleName(self.tr("The contract's ids"))
        for name in IDS:
            self._titles[name].setText(words.title(name))
            text = "" if self._contract is None else str(getattr(self._contract, name))
            self._values[name].setText(text or "—")
