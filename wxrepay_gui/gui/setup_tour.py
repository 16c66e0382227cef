"""Walks from the first start to a tested key, through the settings, past every notice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QMessageBox, QWidget

from wxrepay_gui.domain.errors import (
    ExpectedError,
    KeyringAbsentError,
    KeyringDeniedError,
    KeyringLockedError,
    KeyringUnsafeError,
)
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.gui.camera import Camera, TourError
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.merchant_switch import MerchantSwitch
from wxrepay_gui.gui.settings_dialog import SettingsDialog, SettingsPage
from wxrepay_gui.gui.welcome_window import WelcomeWindow

_Widget = TypeVar("_Widget", bound=QWidget)

_CLOCKS = {"warned": timedelta(seconds=75), "stopped": timedelta(minutes=5, seconds=12)}
_EXPIRIES = {"soon": timedelta(days=21, hours=1), "ended": timedelta(days=-3)}
_KEYS: dict[str, ExpectedError] = {
    "absent": KeyringAbsentError("Secret Service"),
    "unsafe": KeyringUnsafeError("keyrings.alt.file"),
    "locked": KeyringLockedError(),
    "denied": KeyringDeniedError(),
}


class SetupTour:
    """Adds a merchant whose key is kept for this run only, so that no keyring is touched."""

    def __init__(
        self, camera: Camera, window: WelcomeWindow, live: Callable[[], MainWindow | None]
    ) -> None:
        """Make a tour that begins in *window*; *live* gives the window that takes over."""
        self._camera = camera
        self._window = window
        self._live = live

    def run(self, files: Path, public_key_id: str) -> Iterator[str]:
        """Walk; yield what happens.

        Raises:
            TourError: The key was not proven, or something else was not as expected.
        """
        yield from self._camera.picture("welcome", self._window)
        yield from self._wizard(files, public_key_id)
        self._camera.wait(lambda: self._live() is not None, "the merchant's window opens")
        window = self._live()
        if window is None:
            raise TourError("no window of the merchant")
        self._camera.wait(
            lambda: window.desk.is_open and window.desk.key_problem is None, "the key is there"
        )
        yield from self._camera.picture("live", window)
        yield from self._settings(window)
        yield from self._notices(window)

    def _wizard(self, files: Path, public_key_id: str) -> Iterator[str]:
        self._window.add_merchant()
        wizard = self._last(self._window, KeyWizard)
        yield from self._shown("wizard-empty", wizard)
        wizard.hand([files])
        self._camera.wait(lambda: not wizard.files.missing, "the files are read")
        yield from self._shown("wizard-files", wizard)
        wizard.go_on()
        yield from self._shown("wizard-merchant", wizard)
        wizard.go_on()
        wizard.public_key.id.setText("1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C")
        wizard.go_on()
        yield from self._shown("wizard-wrong-id", wizard)
        wizard.public_key.id.setText(public_key_id)
        yield from self._shown("wizard-public-key", wizard)
        wizard.go_on()
        self._camera.wait(lambda: not wizard.check.running, "the key is tested")
        yield from self._shown("wizard-test", wizard)
        if not wizard.check.steps.is_good:
            raise TourError(f"the key was not proven: {wizard.check.steps.steps}")
        wizard.check.lend_wanted.emit()

    def _settings(self, window: MainWindow) -> Iterator[str]:
        window.front.choose()
        switch = self._last(window, MerchantSwitch)
        yield from self._camera.picture("merchant-switch", window, switch)
        switch.reject()
        window.front.show_settings()
        dialog = self._last(window, SettingsDialog)
        for page in SettingsPage:
            dialog.list.setCurrentRow(page.value)
            yield from self._camera.picture(
                f"settings-{page.name.lower().replace('_', '-')}", dialog, dialog
            )
        dialog.accept()

    def _notices(self, window: MainWindow) -> Iterator[str]:
        merchant = window.desk.merchant
        if merchant is None:
            raise TourError("the workspace is not open")
        notices = window.notices
        for name, problem in _KEYS.items():
            notices.follow_key(problem)
            yield from self._notice(f"key-{name}", window)
        notices.follow_key(None)
        for name, left in _EXPIRIES.items():
            notices.follow_expiry(self._ending(merchant, window, left), window.now())
            yield from self._notice(f"certificate-{name}", window)
        notices.follow_expiry(None, window.now())
        for name, difference in _CLOCKS.items():
            notices.follow_clock(difference)
            yield from self._notice(f"clock-{name}", window)
        notices.show_clock_steps()
        box = self._last(window, QMessageBox)
        yield from self._camera.picture("clock-steps", window, box)
        box.accept()

    def _notice(self, name: str, window: MainWindow) -> Iterator[str]:
        return self._camera.picture(f"notice-{name}", window, window.notice)

    def _shown(self, name: str, wizard: KeyWizard) -> Iterator[str]:
        return self._camera.picture(name, wizard, wizard)

    @staticmethod
    def _ending(merchant: Merchant, window: MainWindow, left: timedelta) -> Merchant:
        return replace(merchant, valid_until=window.now() + left)

    @staticmethod
    def _last(window: QWidget, kind: type[_Widget]) -> _Widget:
        found = window.findChildren(kind)
        if not found:
            raise TourError(f"no {kind.__name__}")
        return found[-1]
