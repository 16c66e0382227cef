"""Language and appearance: shown at once, and handed on to be remembered."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from wxrepay_gui.gui import theme
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.menus import Menus

SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
"""The schemes by the names under which they are remembered; any other name is the system's."""


class Preferences(QObject):
    """Does what the menus ask for.

    Args:
        remember: Called with the language, the scheme's name, or ``None`` for the system's, and
            whether Enter goes to the next field.
    """

    def __init__(
        self,
        application: QApplication,
        linguist: Linguist,
        menus: Menus,
        *,
        scheme: str | None,
        remember: Callable[[Language, str | None, bool], None],
    ) -> None:
        super().__init__(menus)
        self._application = application
        self._linguist = linguist
        self._scheme = scheme
        self._remember = remember
        menus.language_chosen.connect(self.speak)
        menus.scheme_chosen.connect(self.paint)
        self._menus = menus
        menus.enter_moves_on.toggled.connect(self._keep)

    def speak(self, language: Language) -> None:
        """Switch the language of everything that is on screen."""
        self._linguist.speak(language)
        self._keep()

    def paint(self, scheme: Qt.ColorScheme) -> None:
        """Switch between light and dark; ``Unknown`` follows the system."""
        theme.apply(self._application, scheme)
        names = [name for name, known in SCHEMES.items() if known is scheme]
        self._scheme = names[0] if names else None
        self._keep()

    def _keep(self) -> None:
        moves_on = self._menus.enter_moves_on.isChecked()
        self._remember(self._linguist.language, self._scheme, moves_on)
