"""What the menu's entries do in the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from wxrepay_gui.gui import panes
from wxrepay_gui.gui.about import about
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.shortcut_list import ShortcutList

if TYPE_CHECKING:
    from wxrepay_gui.gui.main_window import MainWindow


class MenuDeeds(QObject):
    """Joins the menu bar with the places of the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def join(self) -> None:
        """Join what the window is made of."""
        window, menus = self._window, self._window.menus
        menus.quit.triggered.connect(window.close)
        menus.new_booking.triggered.connect(self._new)
        menus.new_number.triggered.connect(window.counter.new_number)
        menus.clear_form.triggered.connect(window.book.clear)
        menus.paste.triggered.connect(window.counter.paste)
        menus.search.triggered.connect(self._find)
        menus.query_unknown.triggered.connect(window.records_counter.query_unknown)
        menus.next_pane.triggered.connect(lambda: panes.go_on(self._panes()))
        menus.last_pane.triggered.connect(lambda: panes.go_on(self._panes(), back=True))
        menus.enter_moves_on.toggled.connect(self._let_enter_move_on)
        self._let_enter_move_on(menus.enter_moves_on.isChecked())
        menus.shortcuts.triggered.connect(lambda: ShortcutList(menus, window).open())
        menus.about.triggered.connect(lambda: about(window))

    @Slot(bool)
    def _let_enter_move_on(self, on: bool) -> None:  # noqa: FBT001  a signal's argument
        self._window.book.form.keys.enter_moves_on = on
        self._window.contracts.editor.form.enter_moves_on = on

    @Slot()
    def _new(self) -> None:
        """A new entry where contracts are kept, a new booking everywhere else."""
        if self._window.place is Place.CONTRACTS:
            self._window.contracts.add()
        else:
            self._window.counter.new_booking()

    @Slot()
    def _find(self) -> None:
        """The search of the place that is up; the form's is the contract."""
        if self._window.place is Place.CONTRACTS:
            self._window.contracts.focus_search()
        elif self._window.place is Place.BOOK:
            self._window.book.show_form()

    def _panes(self) -> tuple[QWidget, ...]:
        window = self._window
        of_place = {
            Place.BOOK: window.book.panes,
            Place.RECORDS: window.records.panes,
            Place.CONTRACTS: window.contracts.panes(),
        }
        always = (window.places, window.practice_bar, window.notice, window.status)
        return (*of_place[window.place], *always)
