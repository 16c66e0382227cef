"""The settings' page of where everything lies, and of the history's copies."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from wxrepay_gui.domain.backup import Backup
from wxrepay_gui.gui.archive_desk import ArchiveDesk
from wxrepay_gui.gui.backup_list import BackupList
from wxrepay_gui.gui.labels import at_left, button, plain
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.restore_dialog import RestoreDialog
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.theme import Tone
from wxrepay_gui.gui.wizard_merchant import keyring_name


class FolderPane(SettingsPane):
    """Names the folder, says what is in it, opens it, and lists the copies of the history.

    Args:
        office: Of the dialog.
        now: The clock, with a time zone.
        folder: Where this program's data lies.
        archive: Knows the copies; before there is a history, there is none.

    Signals:
        restoration_wanted: A copy is to take the history's place; carries the :class:`Backup`.
    """

    restoration_wanted = Signal(object)

    def __init__(
        self,
        office: OfficeDesk,
        now: Callable[[], datetime],
        folder: Path,
        archive: ArchiveDesk | None,
    ) -> None:
        super().__init__("settings_folder", office, now)
        self._archive = archive
        self._copies = QLabel()
        self.backups = BackupList()
        self.backups.backup_wanted.connect(self._back_up)
        self.backups.restoration_wanted.connect(self._ask_restoration)
        for part in (self._copies, self.backups):
            part.setVisible(archive is not None)
        self._folder = folder
        self._title = QLabel()
        self._path = plain(str(folder), name="folder")
        self._open = button(name="open_folder")
        self._open.clicked.connect(self._show_folder)
        self._holds = plain(name="folder_holds", tone=Tone.MUTED)
        self.column.addWidget(
            SettingsForm(
                (self._title, self._path),
                (QLabel(), self._holds),
                (QLabel(), at_left(self._open)),
                (self._copies, self.backups),
            )
        )
        self.column.addStretch(1)
        self.retranslate()

    def begin(self) -> None:
        """Read which copies there are."""
        if self._archive is not None:
            ticket = self._archive.list_backups(self.backups.show_backups, self.say_failed)
            self.tickets.append(ticket)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._copies.setText(self.tr("Copies"))
        self.backups.retranslate()
        self._title.setText(self.tr("Folder"))
        self._open.setText(self.tr("&Open the folder"))
        self._holds.setText(
            self.tr(
                "The settings, and for real work and practice apart the history, the contract book"
                " and the log. Keys and passwords are not there but in {keyring}."
            ).format(keyring=keyring_name())
        )

    def _back_up(self) -> None:
        if self._archive is not None:
            self.say(lambda: self.tr("Copying the history…"))
            self.tickets.append(self._archive.back_up(self._show_made, self.say_failed))

    def _show_made(self, backups: Sequence[Backup]) -> None:
        self.backups.show_backups(backups)
        self.say(lambda: self.tr("✓ The history is copied"), Tone.OK)

    def _ask_restoration(self, backup: Backup) -> None:
        dialog = RestoreDialog(backup, parent=self.window())
        dialog.confirmed.connect(lambda: self.restoration_wanted.emit(backup))
        dialog.open()

    def _show_folder(self) -> None:
        """Open it in the system's file browser; where that fails, say so."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.say(
                lambda: self.tr("! The folder could not be opened. Copy its name instead."),
                Tone.UNKNOWN,
            )
