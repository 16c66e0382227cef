"""The line in which a contract of the book is looked for by a few letters."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.gui import words
from wxrepay_gui.gui.field_row import LABEL_TOP
from wxrepay_gui.gui.labels import plain
from wxrepay_gui.gui.theme import Tone, paint

_MOST = 12
"""So many are offered; whoever needs more types another letter."""


class ContractPicker(QWidget):
    """Finds while a person types; Enter takes the likeliest.

    Signals:
        chosen: A person chose a contract; carries the :class:`Contract`.
        passed: Enter was pressed without a text: the ids are to be typed.
    """

    chosen = Signal(object)
    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.book = ContractBook()
        self._found: tuple[Contract, ...] = ()
        self._contract: Contract | None = None
        self._titles = QStringListModel(self)
        self.label = QLabel()
        self.label.setContentsMargins(0, LABEL_TOP, 0, 0)
        self.edit = QLineEdit()
        self.edit.setObjectName("contract")
        self.edit.installEventFilter(self)
        self.label.setBuddy(self.edit)
        self._note = plain(name="contract_note", tone=Tone.MUTED)
        # The completer shows what the book found; it does no matching of its own.
        self._completer = QCompleter(self._titles, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self.edit)
        self._popup = QListView()
        self._popup.setObjectName("contract_choices")
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take_title)
        self.edit.textEdited.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.edit)
        column.addWidget(self._note)
        self._retranslate()

    @property
    def choices(self) -> tuple[Contract, ...]:
        """What is on offer, the likeliest first."""
        return self._found

    @property
    def searching(self) -> bool:
        """Whether something is being looked for."""
        return self.edit.hasFocus() and self._contract is None and bool(self.edit.text().strip())

    def show_book(self, book: ContractBook) -> None:
        """Look in *book* from now on."""
        self.book = book
        self._retranslate()

    def show_contract(self, contract: Contract | None) -> None:
        """Name *contract*, which the form is filled for; ``None`` for one that is not saved."""
        self._contract = contract
        self._close()
        self.edit.setText("" if contract is None else words.contract(contract))
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the likeliest contract by Enter; leave everything else to the edit."""
        if isinstance(event, QFocusEvent) and event.gotFocus():
            # The focus also comes back from the list of what was found: then typing goes on.
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.edit.selectAll()
        elif event.type() == QEvent.Type.FocusOut and not self._popup.isVisible():
            self._leave()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD)
        ):
            self._take_first()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._leave()
            self._retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _look(self, text: str) -> None:
        wanted = text.strip()
        self._found = self.book.find(wanted, limit=_MOST) if wanted else ()
        self._titles.setStringList([words.contract(found) for found in self._found])
        if self._found:
            self._completer.complete()
            self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._close()
        self._retranslate()

    @Slot(str)
    def _take_title(self, _title: str) -> None:
        """Two contracts may have one title, so the place tells which was chosen."""
        place = self._popup.currentIndex().row()
        self._take(self._found[place if 0 <= place < len(self._found) else 0])

    def _take_first(self) -> None:
        if self._found:
            place = self._popup.currentIndex().row()
            self._take(self._found[max(place, 0)])
        elif not self.edit.text().strip() or self._contract is not None:
            self.passed.emit()

    def _take(self, contract: Contract) -> None:
        self.show_contract(contract)
        self.chosen.emit(contract)

    def _leave(self) -> None:
        """What was looked for and not taken gives way to the contract that is in force."""
        if self._contract is not None:
            self.edit.setText(words.contract(self._contract))
            self._close()
            self._retranslate()

    def _close(self) -> None:
        self._found = ()
        self._popup.hide()

    def _retranslate(self) -> None:
        self.label.setText(self.tr("&Contract"))
        self.edit.setAccessibleName(self.tr("Contract"))
        self._popup.setAccessibleName(self.tr("Contracts found"))
        wanted = self.edit.text().strip()
        if self._contract is not None:
            note, tone = words.terms(self._contract), Tone.MUTED
        elif wanted and not self._found:
            note = self.tr("No saved contract matches; type its ids below.")
            tone = Tone.UNKNOWN
        else:
            note = self.tr("Saved contracts: name, pinyin initials or the end of any id")
            tone = Tone.MUTED
        self._note.setText(note)
        paint(self._note, tone)
        self.edit.setAccessibleDescription(note)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
