"""Everything about merchants, keys, clock, copies and settings that the window can be asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.settings import PRACTICE, Settings
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.merchant_switch import MerchantSwitch
from wxrepay_gui.gui.settings_dialog import SettingsDialog, SettingsPage

if TYPE_CHECKING:
    from wxrepay_gui.domain.backup import Backup
    from wxrepay_gui.domain.checkup import Checked
    from wxrepay_gui.domain.errors import ExpectedError
    from wxrepay_gui.gui.main_window import MainWindow


class FrontDesk(QObject):
    """Opens the wizard, the switch and the settings, and follows key and clock."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def join(self) -> None:
        """Join what the window is made of."""
        window = self._window
        window.places.merchant_wanted.connect(self.choose)
        window.practice_bar.left.connect(self.leave_practice)
        window.menus.choose_merchant.triggered.connect(self.choose)
        window.menus.add_merchant.triggered.connect(self.add)
        window.menus.check_clock.triggered.connect(self.check)
        window.menus.settings.triggered.connect(self.show_settings)
        window.notices.clock_wanted.connect(self.check)
        window.notices.key_wanted.connect(window.desk.unlock)
        window.notices.file_wanted.connect(self.lend_key)
        window.notices.replacement_wanted.connect(self.replace_key)
        window.book.held_up.connect(window.notices.say_held_up)
        window.desk.key_changed.connect(self.follow_key)
        window.desk.clock_changed.connect(self.follow_clock)
        window.office.changed.connect(self._follow_settings)
        window.office.unheard.connect(self._say_unheard)
        window.status.clock_wanted.connect(self.check)
        window.status.key_wanted.connect(self.show_settings)
        window.status.show_network(window.office.settings.network)
        window.status.proxy_wanted.connect(lambda: self.show_settings(SettingsPage.NETWORK))
        window.notices.backups_wanted.connect(lambda: self.show_settings(SettingsPage.FOLDER))
        window.archive.restored.connect(window.notices.say_restored)
        window.archive.restore_failed.connect(window.notices.say_restore_failed)
        window.archive.backup_failed.connect(window.notices.say_backup_failed)

    @Slot()
    def choose(self) -> None:
        """Let the person choose whom to work for."""
        window = self._window
        switch = MerchantSwitch(window.office.settings, current=window.chosen, parent=window)
        switch.chosen.connect(self._go_to)
        switch.addition_wanted.connect(self.add)
        switch.settings_wanted.connect(self.show_settings)
        switch.open()

    @Slot()
    def leave_practice(self) -> None:
        """Go to the one merchant, or to the first start; of many, let the person choose."""
        merchants = self._window.office.settings.merchants
        if len(merchants) > 1:
            self.choose()
        else:
            self._window.leave_for(merchants[0].mchid if merchants else "")

    @Slot()
    def add(self) -> None:
        """Open the wizard for another merchant."""
        self._open_wizard(None)

    @Slot()
    def replace_key(self) -> None:
        """Open the wizard for a new key of this merchant."""
        self._open_wizard(self._window.desk.merchant)

    @Slot()
    def lend_key(self) -> None:
        """Open the wizard for this merchant's key, which is kept for this run only."""
        self._open_wizard(self._window.desk.merchant, lend=True)

    @Slot()
    def check(self) -> None:
        """Try key and clock, and say what came of it."""
        if not self._window.desk.is_open:
            self._window.notices.say_starting()
            return
        found: list[Checked] = []
        self._window.notices.say_checking()
        self._window.desk.check(found.append, lambda: self._window.notices.say_checked(found))

    @Slot()
    def show_settings(
        self, page: SettingsPage | None = None, parent: QWidget | None = None
    ) -> None:
        """Open the settings, over *parent* or the window."""
        window = self._window
        dialog = SettingsDialog(
            window.office,
            window.menus,
            folder=window.folder,
            archive=window.archive,
            current="" if window.chosen == PRACTICE else window.chosen,
            now=window.now,
            page=page or SettingsPage.MERCHANTS,
            parent=parent or window,
        )
        dialog.addition_wanted.connect(self.add)
        dialog.replacement_wanted.connect(self._open_wizard)
        dialog.restoration_wanted.connect(self._restore)
        dialog.open()

    @Slot()
    def follow_key(self) -> None:
        """Show how things stand with the private key."""
        window = self._window
        problem: ExpectedError | None = window.desk.key_problem
        window.notices.follow_key(problem)
        window.status.show_key(window.desk.merchant, problem)
        window.notices.follow_expiry(window.desk.merchant, window.now())

    @Slot()
    def follow_clock(self) -> None:
        """Show what is known of the clock."""
        difference = self._window.desk.clock
        self._window.notices.follow_clock(difference)
        self._window.status.show_difference(difference)

    @Slot(object)
    def _follow_settings(self, settings: Settings) -> None:
        """Go on with what is set for this window's merchant; without it, begin anew."""
        window = self._window
        if window.chosen != PRACTICE:
            merchant, before = settings.merchant(window.chosen), window.desk.merchant
            if merchant is None:
                window.leave_for("")
            elif before is not None and merchant.credentials == before.credentials:
                window.desk.follow(merchant)
                window.follow_merchant()
        window.status.show_network(settings.network)

    @Slot(object)
    def _say_unheard(self, error: "ExpectedError") -> None:
        """Say what came of a change that nobody waited for."""
        self._window.notices.say_failure(error, is_open=self._window.desk.is_open)

    @Slot(object)
    def _restore(self, backup: "Backup") -> None:
        """Close, and have the next window open with *backup* in the history's place."""
        window = self._window
        window.leave_for(window.chosen, lambda: window.archive.restore_next(backup))

    def _open_wizard(self, merchant: Merchant | None, *, lend: bool = False) -> None:
        window = self._window
        wizard = KeyWizard(
            window.office, now=window.now, parent=window, merchant=merchant, lend=lend
        )
        wizard.enrolled.connect(self._go_to)
        wizard.practice_wanted.connect(lambda: self._go_to(PRACTICE))
        wizard.network_wanted.connect(lambda: self.show_settings(SettingsPage.NETWORK, wizard))
        wizard.open()

    @Slot(str)
    def _go_to(self, chosen: str) -> None:
        """Work for *chosen*; for the same merchant with its new key, too."""
        window = self._window
        known = window.office.settings.merchant(chosen)
        renewed = known is not None and known != window.desk.merchant
        if chosen != window.chosen or renewed:
            window.leave_for(chosen)
        elif chosen != PRACTICE:
            window.desk.unlock()
