"""One merchant in the settings: what is known of it, and what can be done with it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wxrepay_gui.domain.calendar import beijing_date
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.gui import marks
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import TARGET_PX, beside, button, plain
from wxrepay_gui.gui.settings_checkup import SettingsCheckup, Start
from wxrepay_gui.gui.settings_field import SettingsField
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.window_notices import EXPIRY_NOTICE

_DOT_PX = 16
_GROUP = 8
"""Characters of a serial number after which a line may end."""


class MerchantCard(QFrame):
    """Shows a merchant; its name and colour can be changed here.

    Args:
        merchant: Who it is.
        now: The clock, with a time zone.
        start: Begins the test of its key.

    Signals:
        renamed: Carries the new name.
        coloured: Carries the new :class:`Colour`.
        replacement_wanted: The key is to be replaced.
        removal_wanted: The merchant is to be removed.
    """

    renamed = Signal(str)
    coloured = Signal(object)
    replacement_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, merchant: Merchant, *, now: Callable[[], datetime], start: Start) -> None:
        super().__init__()
        self.setObjectName(f"merchant_{merchant.mchid}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.merchant = merchant
        self._now = now
        self._dot = QLabel()
        self._heading = plain(name="merchant_heading")
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        names = ("company", "serial_no", "validity")
        self._facts = {name: plain(name=f"merchant_{name}") for name in names}
        self._titles = {name: QLabel() for name in names}
        self._titles["serial_no"].setMinimumHeight(TARGET_PX)  # a button is beside it
        self.name = SettingsField(
            "merchant_name",
            title=lambda: self.tr("Display name"),
            fault=lambda text: "" if text.strip() else self.tr("Enter a display name."),
        )
        self.name.put(merchant.name)
        self.name.entered.connect(lambda: self.renamed.emit(self.name.text))
        self.colour = Choice(
            "merchant_colour",
            {colour.value: colour for colour in Colour},
            title=lambda: self.tr("Colour"),
            text=marks.colour_name,
        )
        self.colour.choose(merchant.colour)
        self.colour.changed.connect(self._tell_colour)
        self.checkup = SettingsCheckup(
            "key",
            title=lambda: self.tr("Test"),
            spoken=lambda: self.tr("Test the key of {name}").format(name=self.merchant.name),
            start=start,
        )
        self._copy = button(name="copy_serial")
        self._copy.clicked.connect(self._copy_serial)
        self._replace, self._remove = button(name="replace_key"), button(name="remove_merchant")
        self._replace.clicked.connect(self.replacement_wanted)
        self._remove.clicked.connect(self.removal_wanted)
        self._lay_out()
        self.retranslate()

    def follow(self, merchant: Merchant) -> None:
        """Show what is kept of the merchant now."""
        self.merchant = merchant
        self.name.keep(merchant.name)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        merchant = self.merchant
        self._dot.setPixmap(marks.dot(merchant.colour).pixmap(_DOT_PX, _DOT_PX))
        self._heading.setText(f"{merchant.name}   {merchant.mchid}")
        self._titles["company"].setText(self.tr("Company"))
        self._titles["serial_no"].setText(self.tr("Certificate serial number"))
        self._titles["validity"].setText(self.tr("Private key"))
        self._facts["company"].setText(merchant.company or "—")
        starts = range(0, len(merchant.serial_no), _GROUP)
        groups = (merchant.serial_no[start : start + _GROUP] for start in starts)
        self._facts["serial_no"].setText(" ".join(groups))
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the serial number"))
        text, tone = self._validity()
        self._facts["validity"].setText(text)
        paint(self._facts["validity"], tone)
        self.name.retranslate()
        self.colour.retranslate()
        self.checkup.retranslate()
        for each, text, spoken in (
            (
                self._replace,
                self.tr("Replace the key…"),
                self.tr("Replace the key of {name}…"),
            ),
            (self._remove, self.tr("Remove…"), self.tr("Remove {name}…")),
        ):
            each.setText(text)
            each.setAccessibleName(spoken.format(name=merchant.name))

    def _validity(self) -> tuple[str, Tone | None]:
        until = self.merchant.valid_until
        if until is None:
            return self.tr("It is not known until when the certificate is valid"), Tone.MUTED
        left = until - self._now()
        day = beijing_date(until).isoformat()
        if left.total_seconds() <= 0:
            said = self.tr("✕ Expired on {day}. Replace the key.")
            return said.format(day=day), Tone.ERROR
        if left <= EXPIRY_NOTICE:
            said = self.tr("! Valid to {day}, expires in %n day(s)", "", left.days)
            return said.format(day=day), Tone.UNKNOWN
        return self.tr("Key valid to {day}").format(day=day), None

    def _tell_colour(self) -> None:
        if self.colour.value is not self.merchant.colour:
            self.coloured.emit(self.colour.value)

    def _copy_serial(self) -> None:
        QGuiApplication.clipboard().setText(self.merchant.serial_no)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._dot)
        head.addWidget(self._heading, 1)
        serial = beside(self._facts["serial_no"], self._copy)
        shown: dict[str, QWidget] = {**self._facts, "serial_no": serial}
        facts = SettingsForm(
            *((self._titles[name], fact) for name, fact in shown.items()),
            (self.name.label, self.name),
            (self.colour.label, self.colour),
        )
        deeds = QWidget()
        line = FlowLayout(deeds)
        for each in (self._replace, self.checkup.button, self._remove):
            line.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(facts)
        column.addWidget(deeds)
        column.addWidget(self.checkup)
