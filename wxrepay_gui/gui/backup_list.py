"""The copies of the history, each with what it holds and a way back to it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wxrepay_gui.domain.backup import Backup, BackupKind
from wxrepay_gui.gui import words
from wxrepay_gui.gui.labels import at_left, beside, button, plain
from wxrepay_gui.gui.linguist import QT_TRANSLATE_NOOP
from wxrepay_gui.gui.theme import Tone

_KIB = 1024

KINDS: Mapping[BackupKind, str] = {
    BackupKind.DAILY: QT_TRANSLATE_NOOP("Backup", "Daily copy of {at}"),
    BackupKind.UPGRADE: QT_TRANSLATE_NOOP("Backup", "Copy before an update, of {at}"),
    BackupKind.REPLACED: QT_TRANSLATE_NOOP("Backup", "Replaced by a restored copy, of {at}"),
}


def named(backup: Backup) -> str:
    """What a copy is, with when it was made."""
    return words.translated("Backup", KINDS[backup.kind], at=words.moment(backup.at))


class BackupList(QWidget):
    """A line for each copy; one that cannot be read has no way back to it.

    Signals:
        backup_wanted: The history is to be copied now.
        restoration_wanted: A copy is to be restored; carries the :class:`Backup`.
    """

    backup_wanted = Signal()
    restoration_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("backups")
        self._backups: Sequence[Backup] | None = None
        self._about = plain(name="about_backups", tone=Tone.MUTED)
        self._make = button(name="make_backup")
        self._make.clicked.connect(self.backup_wanted)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addLayout(self._lines)
        column.addWidget(at_left(self._make))
        self.retranslate()

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these."""
        self._backups = backups
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._make.setText(self.tr("&Back up now"))
        self._about.setText(
            self.tr(
                "The history and the contract book are copied once a day; the last seven copies"
                " are kept."
            )
        )
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        if self._backups is None:
            self._lines.addWidget(plain(self.tr("Reading the copies…"), tone=Tone.MUTED))
        elif not self._backups:
            self._lines.addWidget(plain(self.tr("There is no copy yet."), tone=Tone.MUTED))
        for place, backup in enumerate(self._backups or ()):
            self._lines.addWidget(self._line(place, backup))

    def _line(self, place: int, backup: Backup) -> QWidget:
        said = plain(f"{named(backup)}\n{self._holds(backup)}", name=f"backup_{place}")
        if backup.records is None:
            return said
        restore = button(name=f"restore_{place}")
        restore.setText(self.tr("Restore…"))
        restore.setAccessibleDescription(said.text())
        restore.setAutoDefault(False)  # as every button of the settings
        restore.clicked.connect(lambda: self.restoration_wanted.emit(backup))
        return beside(said, restore)

    def _holds(self, backup: Backup) -> str:
        size = f"{-(-backup.size // _KIB):,} KB"
        if backup.records is None:
            return f"{size} · " + self.tr("cannot be read")
        if backup.newest is None:
            return f"{size} · " + self.tr("no record")
        holds = self.tr("%n record(s), the newest of {newest}", "", backup.records)
        return f"{size} · {holds.format(newest=words.moment(backup.newest))}"
