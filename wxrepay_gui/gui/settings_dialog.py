"""The settings: a list of pages; every change applies at once, and nothing needs a restart."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wxrepay_gui.domain.backup import Backup
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.announcement import announce
from wxrepay_gui.gui.archive_desk import ArchiveDesk
from wxrepay_gui.gui.labels import button, plain, scrolling
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.settings_appearance import AppearancePane
from wxrepay_gui.gui.settings_folder import FolderPane
from wxrepay_gui.gui.settings_merchants import MerchantsPane
from wxrepay_gui.gui.settings_network import NetworkPane
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.settings_record_ids import RecordIdPane
from wxrepay_gui.gui.settings_submitting import SubmittingPane
from wxrepay_gui.gui.theme import Tone, paint

_SIZE = 920, 620
_LIST_MARGIN = 32
"""Pixels around the longest title in the list."""

_ROW_MARGIN = 14
"""Pixels around the height of a line there."""


class SettingsPage(Enum):
    """A page of the settings, in the list's order."""

    MERCHANTS = 0
    SUBMITTING = 1
    NETWORK = 2
    RECORD_IDS = 3
    APPEARANCE = 4
    FOLDER = 5


class SettingsDialog(QDialog):
    """Shows the pages; closing it hands on what was typed, and leaves what is waited for.

    Attributes:
        panes: The pages themselves.

    Signals:
        addition_wanted: A merchant is to be added; the dialog has closed.
        replacement_wanted: A key is to be replaced; carries the :class:`Merchant`. The same.
        restoration_wanted: A copy is to be restored; carries the :class:`Backup`. The same.
    """

    addition_wanted = Signal()
    replacement_wanted = Signal(object)
    restoration_wanted = Signal(object)

    def __init__(
        self,
        office: OfficeDesk,
        menus: Menus,
        *,
        folder: Path,
        archive: ArchiveDesk | None,
        current: str,
        now: Callable[[], datetime],
        page: SettingsPage,
        parent: QWidget,
    ) -> None:
        """Make the dialog.

        Args:
            office: Keeps, removes and tests.
            menus: Whose language and appearance are shown.
            folder: Where this program's data lies.
            archive: Knows the copies of the history; ``None`` where there is none.
            current: The merchant that is worked with, or nothing.
            now: The clock, with a time zone.
            page: Which page is shown first.
            parent: Whose window it belongs to.
        """
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office, self._current = office, current
        self._warned = False
        merchants = MerchantsPane(office, now)
        merchants.addition_wanted.connect(self._want_addition)
        merchants.replacement_wanted.connect(self._want_replacement)
        stored = FolderPane(office, now, folder, archive)
        stored.restoration_wanted.connect(self._want_restoration)
        self.panes: dict[SettingsPage, SettingsPane] = {
            SettingsPage.MERCHANTS: merchants,
            SettingsPage.SUBMITTING: SubmittingPane(office, now, current),
            SettingsPage.NETWORK: NetworkPane(office, now),
            SettingsPage.RECORD_IDS: RecordIdPane(office, now, current),
            SettingsPage.APPEARANCE: AppearancePane(office, now, menus),
            SettingsPage.FOLDER: stored,
        }
        self.list = QListWidget()
        self.list.setObjectName("settings_pages")
        self._stack = QStackedWidget()
        self._said = plain(name="settings_said", tone=Tone.MUTED)
        self._close = button(name="close_settings")
        self._lay_out()
        for pane in self.panes.values():
            pane.told.connect(self._tell)
            pane.begin()
        office.changed.connect(self._follow)
        self._close.clicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._show)
        self._retranslate()
        self.list.setCurrentRow(page.value)
        self.list.setFocus()

    @property
    def pane(self) -> SettingsPane:
        """The page that is up."""
        return self.panes[tuple(SettingsPage)[max(0, self.list.currentRow())]]

    def done(self, result: int) -> None:
        """Close; the first time not while a text stands there that would be lost."""
        for pane in self.panes.values():
            pane.leave()
        lost = [(page, pane.lost) for page, pane in self.panes.items() if pane.lost is not None]
        if lost and not self._warned:
            page, edit = lost[0]
            self._warned = True
            self.list.setCurrentRow(page.value)
            self.pane.say(
                lambda: self.tr(
                    "✕ What is marked is not saved. Correct it, or close again to leave it as it"
                    " was."
                ),
                Tone.ERROR,
            )
            if edit is not None:
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._end()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            for pane in self.panes.values():
                pane.retranslate()
            self._retranslate()
        super().changeEvent(event)

    def _end(self) -> None:
        for pane in self.panes.values():
            pane.end()

    def _show(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._speak()

    def _tell(self) -> None:
        self._speak()
        announce(self, self._said.text())

    def _speak(self) -> None:
        said = self.pane.said()
        self._said.setText(said or self.tr("Changes apply at once."))
        paint(self._said, self.pane.tone if said else Tone.MUTED)

    def _follow(self, settings: Settings) -> None:
        """Show what is kept now; whoever is worked with no more has no settings."""
        for pane in self.panes.values():
            pane.follow(settings)
        if self._current and settings.merchant(self._current) is None:
            self._warned = True
            self.reject()

    def _want_addition(self) -> None:
        self._leave_for(self.addition_wanted.emit)

    def _want_replacement(self, merchant: Merchant) -> None:
        self._leave_for(lambda: self.replacement_wanted.emit(merchant))

    def _want_restoration(self, backup: Backup) -> None:
        self._leave_for(lambda: self.restoration_wanted.emit(backup))

    def _leave_for(self, then: Callable[[], None]) -> None:
        """Close first, unless the person has to see to something here."""
        self.accept()
        if not self.isVisible():
            then()

    def _lay_out(self) -> None:
        for pane in self.panes.values():
            self.list.addItem("")
            self._stack.addWidget(scrolling(pane))
        beneath = QHBoxLayout()
        beneath.addWidget(self._said, 1)
        beneath.addWidget(self._close)
        pages = QHBoxLayout()
        pages.setSpacing(12)
        pages.addWidget(self.list)
        pages.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(pages, 1)
        column.addLayout(beneath)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)  # Enter ends a field, and closes nothing
        self.resize(*_SIZE)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.list.setAccessibleName(self.tr("Pages of the settings"))
        titles = {
            SettingsPage.MERCHANTS: self.tr("Merchants & keys"),
            SettingsPage.SUBMITTING: self.tr("Submitting & protection"),
            SettingsPage.NETWORK: self.tr("Network"),
            SettingsPage.RECORD_IDS: self.tr("Record IDs"),
            SettingsPage.APPEARANCE: self.tr("Appearance & language"),
            SettingsPage.FOLDER: self.tr("Stored files"),
        }
        for page, pane in self.panes.items():
            self.list.item(page.value).setText(titles[page])
            pane.setAccessibleName(titles[page])
        widest = max(map(self.fontMetrics().horizontalAdvance, titles.values())) + _LIST_MARGIN
        height = self.fontMetrics().height() + _ROW_MARGIN
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(widest, height))
        self.list.setFixedWidth(widest + 2 * self.list.frameWidth())
        self._close.setText(self.tr("&Close"))
        self._speak()
