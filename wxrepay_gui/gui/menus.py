"""The menu bar and the toolbar: where everything can be reached from."""

from collections.abc import Iterator, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QToolBar, QToolButton, QWidget

from wxrepay_gui.gui.linguist import Language


class Place(Enum):
    """One of the program's places; the number is its shortcut's."""

    BOOK = 1
    RECORDS = 3
    CONTRACTS = 4


class PlaceBar(QToolBar):
    """The merchant, and the places.

    Signals:
        chosen: The person went to a place; carries the :class:`Place`.
        merchant_wanted: The person wants to work for somebody else.
    """

    chosen = Signal(object)
    merchant_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("places")
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.merchant = QToolButton()
        self.merchant.setObjectName("merchant")
        self.merchant.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.merchant.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.merchant.clicked.connect(self.merchant_wanted)
        self.addWidget(self.merchant)
        self.addSeparator()
        group = QActionGroup(self)
        self._actions: dict[Place, QAction] = {}
        for place in Place:
            action = QAction(self, checkable=True)
            action.setShortcut(QKeySequence(f"Ctrl+{place.value}"))
            action.triggered.connect(lambda _checked, place=place: self.chosen.emit(place))
            group.addAction(action)
            self.addAction(action)
            self._actions[place] = action
        self._actions[Place.BOOK].setChecked(True)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)
        self.unknown = 0
        self.retranslate()

    def name(self, text: str, icon: QIcon) -> None:
        """Say for whom one works."""
        self.merchant.setText(f"{text} ▾")
        self.merchant.setAccessibleName(text)
        self.merchant.setIcon(icon)

    def mark(self, place: Place) -> None:
        """Show that *place* is up."""
        self._actions[place].setChecked(True)

    def count(self, unknown: int) -> None:
        """Show how many outcomes are unknown."""
        self.unknown = unknown
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.setWindowTitle(self.tr("Places"))
        badge = f" ({self.unknown})" if self.unknown else ""
        self._actions[Place.BOOK].setText(self.tr("Book"))
        self._actions[Place.RECORDS].setText(self.tr("Records") + badge)
        self._actions[Place.CONTRACTS].setText(self.tr("Contracts"))
        for place, action in self._actions.items():
            action.setToolTip(f"{action.text()} (Ctrl+{place.value})")


class Menus(QMenuBar):
    """The menu bar; the window connects its actions.

    Attributes:
        languages: The actions that choose a language.
        schemes: The actions that choose a scheme.

    Signals:
        language_chosen: Carries the :class:`Language`.
        scheme_chosen: Carries the ``Qt.ColorScheme``.
    """

    language_chosen = Signal(object)
    scheme_chosen = Signal(object)

    def __init__(
        self, *, language: Language, scheme: Qt.ColorScheme, enter_moves_on: bool = True
    ) -> None:
        super().__init__()
        self.quit = self._action("Ctrl+Q")
        self.new_booking = self._action("Ctrl+N")
        self.new_number = self._action("Ctrl+R")
        self.clear_form = self._action("Ctrl+Shift+Backspace")
        self.paste = self._action("Ctrl+Shift+V")
        self.search = self._action("Ctrl+F")
        self.query_unknown = self._action("")
        self.choose_merchant = self._action("Ctrl+Shift+M")
        self.add_merchant = self._action("")
        self.check_clock = self._action("")
        self.settings = self._action("Ctrl+,")
        self.next_pane = self._action("F6")
        self.last_pane = self._action("Shift+F6")
        self.enter_moves_on = self._action("")
        self.enter_moves_on.setCheckable(True)
        self.enter_moves_on.setChecked(enter_moves_on)
        self.shortcuts = self._action("Ctrl+/")
        self.about = self._action("")
        self._menus = tuple(QMenu(self) for _ in range(5))
        self._file, self._edit, self._view, self._merchants, self._help = self._menus
        self._languages, self._schemes = QMenu(self._view), QMenu(self._view)
        self.languages: dict[Language, QAction] = {}
        self.schemes: dict[Qt.ColorScheme, QAction] = {}
        for menu, actions in (
            (self._file, (self.new_booking, self.query_unknown, self.quit)),
            (self._edit, (self.paste, self.new_number, self.clear_form, self.search)),
            (
                self._merchants,
                (self.choose_merchant, self.add_merchant, self.check_clock, self.settings),
            ),
            (self._help, (self.shortcuts, self.about)),
        ):
            menu.addActions(actions)
        self._view.addMenu(self._languages)
        self._view.addMenu(self._schemes)
        self._view.addActions((self.enter_moves_on, self.next_pane, self.last_pane))
        for menu in self._menus:
            self.addMenu(menu)
        self._fill_languages(language)
        self._fill_schemes(scheme)
        self._retranslate()

    def show_page_actions(self, edit: Sequence[QAction], help_: Sequence[QAction]) -> None:
        """Show a page's own actions first in the Edit and the Help menu."""
        self._edit.insertActions(self._edit.actions()[0], list(edit))
        self._help.insertActions(self._help.actions()[0], list(help_))

    def keep_only_always(self) -> None:
        """Show only what can be done before there is anybody to work for."""
        always = {self.quit, self.add_merchant, self.settings, self.enter_moves_on}
        always |= {self.shortcuts, self.about}
        for action in self.all_actions:
            action.setVisible(action in always)
            action.setEnabled(action in always)
        self._edit.menuAction().setVisible(False)

    @property
    def all_actions(self) -> Iterator[QAction]:
        """Every entry that does something, menu by menu."""
        # Not by QAction.menu(): PySide6 makes the menu the action's own then, which is its own.
        submenus = (self._languages.menuAction(), self._schemes.menuAction())
        for menu in self._menus:
            yield from (action for action in menu.actions() if action not in submenus)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _action(self, keys: str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        return action

    def _fill_languages(self, chosen: Language) -> None:
        group = QActionGroup(self)
        for language, text in ((Language.CHINESE, "简体中文"), (Language.ENGLISH, "English")):
            action = self._languages.addAction(text)
            action.setCheckable(True)
            action.setChecked(language is chosen)
            action.triggered.connect(
                lambda _checked, language=language: self.language_chosen.emit(language)
            )
            group.addAction(action)
            self.languages[language] = action

    def _fill_schemes(self, chosen: Qt.ColorScheme) -> None:
        group = QActionGroup(self)
        for scheme in (Qt.ColorScheme.Unknown, Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
            action = self._schemes.addAction("")
            action.setCheckable(True)
            action.setChecked(scheme is chosen)
            action.triggered.connect(
                lambda _checked, scheme=scheme: self.scheme_chosen.emit(scheme)
            )
            group.addAction(action)
            self.schemes[scheme] = action

    def _retranslate(self) -> None:
        self._file.setTitle(self.tr("&File"))
        self._edit.setTitle(self.tr("&Edit"))
        self._view.setTitle(self.tr("&View"))
        self._merchants.setTitle(self.tr("&Merchant"))
        self._help.setTitle(self.tr("&Help"))
        self._languages.setTitle(self.tr("&Language"))
        self._schemes.setTitle(self.tr("&Appearance"))
        self.quit.setText(self.tr("&Quit"))
        self.new_booking.setText(self.tr("&New booking"))
        self.new_number.setText(self.tr("New &record ID"))
        self.clear_form.setText(self.tr("C&lear the form"))
        self.paste.setText(self.tr("&Paste a request, answer or cURL"))
        self.search.setText(self.tr("&Find"))
        self.next_pane.setText(self.tr("&Next pane"))
        self.last_pane.setText(self.tr("&Previous pane"))
        self.enter_moves_on.setText(self.tr("&Enter goes to the next field"))
        self.shortcuts.setText(self.tr("&Keyboard shortcuts"))
        self.choose_merchant.setText(self.tr("&Choose a merchant…"))
        self.add_merchant.setText(self.tr("&Add a merchant…"))
        self.check_clock.setText(self.tr("Check &key and clock"))
        self.settings.setText(self.tr("&Settings…"))
        self.query_unknown.setText(self.tr("Query all &unknown outcomes"))
        self.about.setText(self.tr("&About"))
        names = {
            Qt.ColorScheme.Unknown: self.tr("As the system"),
            Qt.ColorScheme.Light: self.tr("Light"),
            Qt.ColorScheme.Dark: self.tr("Dark"),
        }
        for scheme, action in self.schemes.items():
            action.setText(names[scheme])
