"""Qt Linguist: how texts are marked for translation, and how a language is switched live."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_QT = QLibraryInfo.LibraryPath.TranslationsPath


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001  lupdate's own name
    """Mark *text* for translation in *context*; PySide6's own one is typed to give an object."""
    return text


class Language(StrEnum):
    """A language that every sentence of the program has."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


def system_language() -> Language:
    """The system's language if we have it; Chinese is first for systems in China."""
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Language.CHINESE if chinese else Language.ENGLISH


class Linguist:
    """Keeps one language loaded: our texts, and those of Qt's own dialogs."""

    def __init__(self, catalogues: Path) -> None:
        self._catalogues = catalogues
        self._installed: list[QTranslator] = []
        self.language = Language.ENGLISH

    def speak(self, language: Language) -> None:
        """Load *language*; every widget is told by a LanguageChange event."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = []
        self.language = language
        for name, folder in (
            (f"qtbase_{language}", Path(QLibraryInfo.path(_QT))),
            (f"wxrepay_{language}", self._catalogues),
        ):
            translator = QTranslator()
            if translator.load(name, str(folder)):
                self._installed.append(translator)
                QCoreApplication.installTranslator(translator)
