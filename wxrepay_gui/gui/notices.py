"""The bars under the toolbar: that this is practice, and what needs attention."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton

from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.labels import ToneFrame, plain
from wxrepay_gui.gui.theme import Tone, paint, paint_practice


class PracticeBar(QFrame):
    """Says that nothing here is real, and lets the answers be chosen.

    Signals:
        scenario_chosen: Carries the :class:`Scenario`.
    """

    scenario_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("practice_bar")
        paint_practice(self)
        self._text = plain(name="practice_text")
        self._label = plain()
        self._scenario = QComboBox()
        self._scenario.setObjectName("scenario")
        self._label.setBuddy(self._scenario)
        for scenario in Scenario:
            self._scenario.addItem("", scenario)
        self._scenario.currentIndexChanged.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._label)
        layout.addWidget(self._scenario)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def scenario(self) -> Scenario:
        """What is chosen."""
        return tuple(Scenario)[self._scenario.currentIndex()]

    def choose(self, scenario: Scenario) -> None:
        """Choose *scenario*, as a person would."""
        self._scenario.setCurrentIndex(tuple(Scenario).index(scenario))

    def _choose(self) -> None:
        self.scenario_chosen.emit(self.scenario)

    def _retranslate(self) -> None:
        self._text.setText(self.tr("PRACTICE · never contacts WeChat Pay · its data is kept apart"))
        self._label.setText(self.tr("&Simulated result:"))
        self._scenario.setAccessibleName(self.tr("Simulated result"))
        for place, scenario in enumerate(Scenario):
            self._scenario.setItemText(
                place, words.translated("Scenario", texts.SCENARIOS[scenario])
            )


class NoticeBar(ToneFrame):
    """One sentence that needs attention, with at most one thing to do about it.

    Signals:
        accepted: The person chose to do it.
    """

    accepted = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self._said: tuple[Callable[[], str], Callable[[], str]] = (str, str)
        self.setObjectName("notice")
        self._text = plain(name="notice_text")
        self._act = QPushButton()
        self._act.setObjectName("notice_act")
        self._act.clicked.connect(self.accepted)
        self._close = QPushButton("✕")
        self._close.setObjectName("notice_close")
        self._close.setFlat(True)
        self._close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        self.hide()

    def say(self, text: Callable[[], str], tone: Tone, *, act: Callable[[], str] = str) -> None:
        """Show *text*, and *act* as what can be done; red ones cannot be closed.

        Both are asked again when the language changes.
        """
        self._said = text, act
        paint(self._text, tone)
        self.set_tone(tone)
        self._close.setVisible(tone is not Tone.ERROR)
        self._retranslate()
        self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        text, act = (said() for said in self._said)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._close.setAccessibleName(self.tr("Close this notice"))
