"""The settings' page of merchants and their keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from wxrepay_gui.domain.checkup import Checked
from wxrepay_gui.domain.errors import ExpectedError
from wxrepay_gui.domain.merchant import Colour, Merchant
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.merchant_card import MerchantCard
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.removal_dialog import RemovalDialog
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.tasks import Ticket
from wxrepay_gui.gui.theme import Tone

if TYPE_CHECKING:
    from wxrepay_gui.gui.settings_field import SettingsField


class MerchantsPane(SettingsPane):
    """A card for each merchant.

    Signals:
        addition_wanted: A merchant is to be added.
        replacement_wanted: A merchant's key is to be replaced; carries the :class:`Merchant`.
    """

    addition_wanted = Signal()
    replacement_wanted = Signal(object)

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime]) -> None:
        super().__init__("settings_merchants", office, now)
        self._nobody = plain(name="no_merchants", tone=Tone.MUTED)
        self._add = button(name="add_merchant")
        self._add.clicked.connect(self.addition_wanted)
        self.cards: dict[str, MerchantCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.column.addWidget(self._nobody)
        self.column.addLayout(self._list)
        self.column.addWidget(self._add, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.follow(office.settings)
        self.retranslate()

    def end(self) -> None:
        """Hear no more of what is under way."""
        for card in self.cards.values():
            card.checkup.leave()
        super().end()

    def follow(self, settings: Settings) -> None:
        """Show the merchants that there are."""
        known = {merchant.mchid: merchant for merchant in settings.merchants}
        for mchid in self.cards.keys() - known.keys():
            self._take_away(self.cards.pop(mchid))
        for mchid, merchant in known.items():
            if mchid in self.cards:
                self.cards[mchid].follow(merchant)
            else:
                self._put(merchant)
        self.fields: list[SettingsField] = [card.name for card in self.cards.values()]
        self._nobody.setVisible(not self.cards)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for card in self.cards.values():
            card.retranslate()
        self._nobody.setText(
            self.tr("There is no merchant yet. Practice needs none; for real bookings, add one.")
        )
        self._add.setText(self.tr("&Add a merchant…"))

    def _put(self, merchant: Merchant) -> None:
        mchid = merchant.mchid

        def start(
            each: Callable[[Checked], None],
            ended: Callable[[], None],
            failed: Callable[[ExpectedError], None],
        ) -> Ticket:
            return self.office.check_kept(mchid, each=each, ended=ended, failed=failed)

        def rename(name: str) -> None:
            self.change(mchid, lambda kept: replace(kept, name=name))

        def colour(chosen: Colour) -> None:
            self.change(mchid, lambda kept: replace(kept, colour=chosen))

        card = MerchantCard(merchant, now=self.now, start=start)
        card.renamed.connect(rename)
        card.coloured.connect(colour)
        card.replacement_wanted.connect(lambda: self.replacement_wanted.emit(card.merchant))
        card.removal_wanted.connect(lambda: self._ask_removal(card.merchant))
        self.cards[mchid] = card
        self._list.addWidget(card)

    def _take_away(self, card: MerchantCard) -> None:
        card.checkup.leave()
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _ask_removal(self, merchant: Merchant) -> None:
        RemovalDialog(merchant, self.office, parent=self.window()).open()
