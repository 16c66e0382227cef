"""What every page of the settings is, and those that are about one merchant at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import TARGET_PX, plain
from wxrepay_gui.gui.marks import dot
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_field import SettingsField
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.gui.tasks import Ticket

_FEWEST_CHARACTERS = 16

_Field = TypeVar("_Field", bound=SettingsField)


class SettingsPane(QWidget):
    """A page that hands on each change at once, and tells what came of it.

    Attributes:
        column: Where the page's content stands.
        said: What came of the last change, in the language of the moment.
        tone: In which colour.

    Signals:
        told: There is something else to say; :attr:`said` has it.
    """

    told = Signal()

    def __init__(self, name: str, office: OfficeDesk, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.office = office
        self.now = now
        self.said: Callable[[], str] = lambda: ""
        self.tone = Tone.MUTED
        self.fields: list[SettingsField] = []
        self.tickets: list[Ticket] = []
        self.is_ended = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 0, 16, 0)
        self.column.setSpacing(12)

    @property
    def lost(self) -> QWidget | None:
        """The first edit with a text that is not kept because it cannot be used."""
        return next((field.edit for field in self.fields if field.is_lost), None)

    def field(self, field: _Field) -> _Field:
        """Have *field* on this page."""
        self.fields.append(field)
        return field

    def change(self, mchid: str, edit: Callable[[Merchant], Merchant]) -> None:
        """Remember what *edit* makes of the merchant."""
        if self.is_ended:  # closing takes the focus away, which leaves a field once more
            return
        self.tickets.append(
            self.office.change(mchid, edit, done=self.say_saved, failed=self.say_failed)
        )

    def say_saved(self, _settings: Settings | None = None) -> None:
        """Say that the change is kept."""
        self.say(lambda: self.tr("✓ Saved"), Tone.OK)

    def say_failed(self, error: ExpectedError) -> None:
        """Say why it is not."""
        self.say(lambda: f"✕ {words.error(error)}", Tone.ERROR)

    def say(self, text: Callable[[], str], tone: Tone = Tone.MUTED) -> None:
        """Say *text*, in the language of whatever moment."""
        self.said, self.tone = text, tone
        self.told.emit()

    def begin(self) -> None:
        """Be shown for the first time."""

    def leave(self) -> None:
        """Hand on what stands in the fields."""
        for field in self.fields:
            field.leave()

    def end(self) -> None:
        """Hear no more of what is under way."""
        self.is_ended = True
        for ticket in self.tickets:
            ticket.leave()

    def follow(self, settings: Settings) -> None:
        """Show what is kept now."""

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for field in self.fields:
            field.retranslate()


class OneMerchantPane(SettingsPane):
    """A page about the merchant that is chosen at its top; says so where there is none.

    Args:
        current: Whom it shows first, if there is such a merchant.
    """

    def __init__(
        self, name: str, office: OfficeDesk, now: Callable[[], datetime], current: str
    ) -> None:
        super().__init__(name, office, now)
        self._nobody = plain(name=f"{name}_nobody", tone=Tone.MUTED)
        self._title = QLabel()
        self.merchants = QComboBox()
        self.merchants.setObjectName(f"{name}_merchant")
        self.merchants.setMinimumHeight(TARGET_PX)
        self.merchants.setMinimumContentsLength(_FEWEST_CHARACTERS)
        self.merchants.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title.setBuddy(self.merchants)
        self._title.setMinimumHeight(TARGET_PX)
        self._shown = current
        self.merchants.currentIndexChanged.connect(self._choose)

    def lay_out(self, *lines: tuple[QWidget, QWidget]) -> None:
        """Have *lines* below the choice of the merchant."""
        self._content = SettingsForm((self._title, self.merchants), *lines)
        self.column.addWidget(self._nobody)
        self.column.addWidget(self._content)
        self.column.addStretch(1)
        self._list(self.office.settings)

    @property
    def merchant(self) -> Merchant | None:
        """Whom the page is about."""
        return self.office.settings.merchant(self._shown)

    def edit(self, edit: Callable[[Merchant], Merchant]) -> None:
        """Remember what *edit* makes of that merchant."""
        self.change(self._shown, edit)

    def show_merchant(self, merchant: Merchant) -> None:
        """Fill the page with what is set for *merchant*."""
        raise NotImplementedError

    def keep_merchant(self, merchant: Merchant) -> None:
        """Know what is set for *merchant* now, and leave what is being typed."""
        raise NotImplementedError

    def begin(self) -> None:
        """Show what is set."""
        self._fill()

    def follow(self, settings: Settings) -> None:
        """Show what is kept now."""
        before = self._shown
        self._list(settings)
        if self._shown != before:
            self._fill()
        elif self.merchant is not None:
            self.keep_merchant(self.merchant)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        super().retranslate()
        self._title.setText(self.tr("&Merchant"))
        self.merchants.setAccessibleName(self.tr("Merchant"))
        self._nobody.setText(
            self.tr("There is no merchant yet. Add one on the page “Merchants & keys”.")
        )

    def _list(self, settings: Settings) -> None:
        with QSignalBlocker(self.merchants):
            self.merchants.clear()
            for merchant in settings.merchants:
                text = f"{merchant.name}  {merchant.mchid}"
                self.merchants.addItem(dot(merchant.colour), text, merchant.mchid)
            self.merchants.setCurrentIndex(max(0, self.merchants.findData(self._shown)))
        self._shown = self.merchants.currentData() or ""
        self._content.setVisible(bool(settings.merchants))
        self._nobody.setVisible(not settings.merchants)

    def _choose(self) -> None:
        """Hand on what was typed for the merchant of before; then show the other one."""
        self.leave()
        self._shown = self.merchants.currentData()
        self._fill()

    def _fill(self) -> None:
        if self.merchant is not None:
            self.show_merchant(self.merchant)
