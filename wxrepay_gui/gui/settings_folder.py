"""The settings' page of where everything lies."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from wxrepay_gui.gui.labels import at_left, button, plain
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.wizard_merchant import keyring_name


class FolderPane(SettingsPane):
    """Names the folder, says what is in it, and opens it."""

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime], folder: Path) -> None:
        super().__init__("settings_folder", office, now)
        self._folder = folder
        self._title = QLabel()
        self._path = plain(str(folder), name="folder")
        self._open = button(name="open_folder")
        self._open.clicked.connect(self._show_folder)
        self._holds = plain(name="folder_holds", tone=Tone.MUTED)
        self.column.addWidget(
            SettingsForm(
                (self._title, self._path), (QLabel(), self._holds), (QLabel(), at_left(self._open))
            )
        )
        self.column.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._title.setText(self.tr("Folder"))
        self._open.setText(self.tr("&Open the folder"))
        self._holds.setText(
            self.tr(
                "The settings, and for real work and practice apart the history, the contract book"
                " and the log. Keys and passwords are not there but in {keyring}."
            ).format(keyring=keyring_name())
        )

    def _show_folder(self) -> None:
        """Open it in the system's file browser; where that fails, say so."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.say(
                lambda: self.tr("! The folder could not be opened. Copy its name instead."),
                Tone.UNKNOWN,
            )
