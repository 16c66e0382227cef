"""The settings' page of language and appearance; the menu's actions do it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel

from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.choice import Choice
from wxrepay_gui.gui.labels import TARGET_PX
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.office_desk import OfficeDesk
from wxrepay_gui.gui.preferences import SCHEMES
from wxrepay_gui.gui.settings_form import SettingsForm
from wxrepay_gui.gui.settings_pane import SettingsPane
from wxrepay_gui.gui.theme import Tone

_LANGUAGES = {Language.CHINESE: "简体中文", Language.ENGLISH: "English"}
"""A language is called by its own name."""


class AppearancePane(SettingsPane):
    """Chooses what the menu chooses, so that the two always agree."""

    def __init__(self, office: OfficeDesk, now: Callable[[], datetime], menus: Menus) -> None:
        super().__init__("settings_appearance", office, now)
        self._menus = menus
        self._asked = 0
        self.language = Choice(
            "language",
            {language.name.lower(): language for language in Language},
            title=lambda: self.tr("Language"),
            text=_LANGUAGES.__getitem__,
        )
        schemes = (Qt.ColorScheme.Unknown, Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
        self.scheme = Choice(
            "scheme",
            {scheme.name.lower(): scheme for scheme in schemes},
            title=lambda: self.tr("Appearance"),
            text=lambda scheme: self._menus.schemes[scheme].text(),
        )
        self.enter = QCheckBox()
        self.enter.setObjectName("enter_moves_on")
        self.enter.setMinimumHeight(TARGET_PX)
        self.column.addWidget(
            SettingsForm(
                (self.language.label, self.language),
                (self.scheme.label, self.scheme),
                (QLabel(), self.enter),
            )
        )
        self.column.addStretch(1)
        self._show()
        self.language.changed.connect(lambda: self._trigger(menus.languages[self.language.value]))
        self.scheme.changed.connect(lambda: self._trigger(menus.schemes[self.scheme.value]))
        self.enter.clicked.connect(lambda: self._trigger(menus.enter_moves_on))
        self.retranslate()

    def follow(self, settings: Settings) -> None:
        """Show what the menu shows."""
        del settings
        self._show()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.language.retranslate()
        self.scheme.retranslate()
        self.enter.setText(self.tr("&Enter goes to the next field"))

    def _show(self) -> None:
        with QSignalBlocker(self.language), QSignalBlocker(self.scheme):
            for language, action in self._menus.languages.items():
                if action.isChecked():
                    self.language.choose(language)
            for scheme, action in self._menus.schemes.items():
                if action.isChecked():
                    self.scheme.choose(scheme)
        self.enter.setChecked(self._menus.enter_moves_on.isChecked())

    def _trigger(self, action: QAction) -> None:
        """Do what the menu does; what it has remembered is read back after that."""
        action.trigger()
        self._asked += 1
        self.tickets.append(self.office.catch_up(self._judge))

    def _judge(self, settings: Settings) -> None:
        """Say whether what is shown is what is kept, once nothing is under way."""
        self._asked -= 1
        scheme = SCHEMES.get(settings.scheme or "", Qt.ColorScheme.Unknown)
        kept = (settings.language, scheme, settings.enter_moves_on)
        if self._asked:
            return
        if kept == (self.language.value, self.scheme.value, self.enter.isChecked()):
            self.say_saved()
        else:
            self.say(
                lambda: self.tr("! In use, but not saved; the window behind this says why."),
                Tone.UNKNOWN,
            )
