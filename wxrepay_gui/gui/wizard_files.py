"""The wizard's first page: files are handed over, and each gets its line."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
)

from wxrepay_gui.domain.key_file import Dossier, FileKind, FileMark
from wxrepay_gui.domain.network import Password
from wxrepay_gui.gui import key_texts, theme
from wxrepay_gui.gui.labels import button, plain
from wxrepay_gui.gui.theme import Tone, paint
from wxrepay_gui.gui.wizard_page import WizardPage

_MARGIN = 16
_NAME, _KIND, _MARK = range(3)
_CERTIFIED = {FileKind.MERCHANT_CERTIFICATE, FileKind.PKCS12, FileKind.PRIVATE_KEY}
"""Files that may hold the merchant's certificate."""


class FilesPage(WizardPage):
    """Shows what the files are, whether they are a pair, and asks for passwords.

    Signals:
        handed: Files or folders were chosen; carries their paths.
        unlocked: A password was entered; carries the file's name and the :class:`Password`.
    """

    handed = Signal(object)
    unlocked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__("wizard_files")
        self._dossier = Dossier()
        self._waiting = False
        self._place = QFrame()
        self._place.setFrameShape(QFrame.Shape.StyledPanel)
        self._drop = plain(name="drop_here")
        self._files, self._folder = button(name="choose_files"), button(name="choose_folder")
        self._files.clicked.connect(self._choose_files)
        self._folder.clicked.connect(self._choose_folder)
        line = QHBoxLayout(self._place)
        line.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        line.addWidget(self._drop, 1)
        line.addWidget(self._files)
        line.addWidget(self._folder)
        self.table = _table()
        self._pair = plain(name="pair")
        self._lock = QFrame()
        self._which = plain(name="locked_file", wrap=False)
        self.password = QLineEdit()
        self.password.setObjectName("file_password")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._open = button(name="unlock_file")
        self._open.clicked.connect(self.unlock)
        locked = QHBoxLayout(self._lock)
        locked.setContentsMargins(0, 0, 0, 0)
        locked.addWidget(self._which)
        locked.addWidget(self.password, 1)
        locked.addWidget(self._open)
        self.column.addWidget(self._place)
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self._lock)
        self.column.addWidget(self._pair)
        self.retranslate()

    @property
    def missing(self) -> str:
        """Why there is nothing to go on with."""
        if self._waiting:
            return self.tr("The files are still being read.")
        if self._dossier.can_sign and not self._wrong_certificate:
            return ""
        if self._dossier.locked and self._dossier.key_bits is None:
            return self.tr("Enter the password of “{name}” first.").format(
                name=self._dossier.locked[0].name
            )
        if self._dossier.key_bits is None and self._dossier.certificate is None:
            return self.tr("Hand over the merchant's private key and its certificate first.")
        if self._dossier.key_bits is None:
            return self.tr("The private key (apiclient_key.pem) is missing.")
        if self._dossier.certificate is None and not self._wrong_certificate:
            return self.tr("The merchant's certificate (apiclient_cert.pem) is missing.")
        return self.tr("What is marked with ✕ has to be replaced first.")

    def begin(self) -> None:
        """Begin at the button that chooses files."""
        if not self._lock.isHidden():
            self.password.setFocus()
        else:
            self._files.setFocus()

    def wait(self) -> None:
        """Say that files are being read."""
        self._waiting = True
        self.retranslate()

    def show_dossier(self, dossier: Dossier) -> None:
        """Show what the files say."""
        self._dossier = dossier
        self._waiting = False
        self.retranslate()
        self._lock.setVisible(bool(dossier.locked))
        if dossier.locked:
            self.password.clear()
            self.password.setFocus()
        self.changed.emit()

    def unlock(self) -> bool:
        """Try the password that was typed; whether there was one."""
        typed = self.password.text()
        if not (self._dossier.locked and typed):
            return False
        self.password.clear()
        self.unlocked.emit(self._dossier.locked[0].name, Password(typed))
        return True

    def give_up(self) -> None:
        """Nothing could be read after all."""
        self._waiting = False
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark: the marks have colours of their own."""
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._drop.setText(self.tr("Drop the certificate files, the folder or the zip here"))
        self._files.setText(self.tr("Choose &files…"))
        self._folder.setText(self.tr("Choose a f&older…"))
        self._open.setText(self.tr("&Unlock"))
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("File"), self.tr("What it is"), self.tr("Check")]
        )
        self._lock.setVisible(bool(self._dossier.locked))
        for locked in self._dossier.locked[:1]:
            self._which.setText(self.tr("Password of {name}").format(name=locked.name))
            self.password.setAccessibleDescription(key_texts.described(locked))
        self._fill()
        self._say_pair()

    @property
    def _wrong_certificate(self) -> bool:
        """Whether there is a merchant's certificate, and it cannot be used."""
        used = self._dossier.certificate
        return any(
            found.mark is FileMark.WRONG
            and found.kind in _CERTIFIED
            and (used is None or found.facts.get("serial_no") == used.serial_no)
            for found in self._dossier.files
        )

    def _fill(self) -> None:
        files = self._dossier.files
        self.table.setRowCount(len(files))
        for row, found in enumerate(files):
            texts = (found.name, key_texts.described(found), key_texts.marked(found))
            tone = key_texts.MARKS[found.mark][1]
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip("")
                if column == _MARK and tone is not None:
                    item.setForeground(theme.colour(tone, self.palette()))
                self.table.setItem(row, column, item)

    def _say_pair(self) -> None:
        text, tone = "", Tone.MUTED
        if self._waiting:
            text = self.tr("Reading the files…")
        elif self._dossier.is_pair:
            text, tone = self.tr("✓ The key and the certificate are a pair"), Tone.OK
        elif self._dossier.is_pair is False:
            text = self.tr("✕ The key and the certificate are not a pair")
            tone = Tone.ERROR
        self._pair.setText(text)
        paint(self._pair, tone)

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose the certificate files"))
        self._hand([Path(name) for name in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder"))
        self._hand([Path(chosen)] if chosen else [])

    def _hand(self, paths: Sequence[Path]) -> None:
        if paths:
            self.handed.emit(paths)


def _table() -> QTableWidget:
    table = QTableWidget(0, 3)
    table.setObjectName("found_files")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(_MARK, QHeaderView.ResizeMode.ResizeToContents)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return table
