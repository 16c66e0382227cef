"""The bars under the toolbar: that this is practice, and what needs attention."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton

from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui import texts, words
from wxrepay_gui.gui.labels import ToneFrame, button, plain
from wxrepay_gui.gui.theme import Tone, paint, paint_practice


class PracticeBar(QFrame):
    """Says that nothing here is real, and lets the answers be chosen.

    Signals:
        scenario_chosen: Carries the :class:`Scenario`.
        left: The person has practised enough.
    """

    scenario_chosen = Signal(object)
    left = Signal()

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
        self._leave = button(name="leave_practice")
        self._leave.clicked.connect(self.left)
        layout.addWidget(self._leave)
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
        self._leave.setText(self.tr("Leave practice"))
        self._scenario.setAccessibleName(self.tr("Simulated result"))
        for place, scenario in enumerate(Scenario):
            self._scenario.setItemText(
                place, words.translated("Scenario", texts.SCENARIOS[scenario])
            )


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done about a notice: its words, asked again in another language, and the deed."""

    words: Callable[[], str]
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence that needs attention; red ones cannot be closed."""

    text: Callable[[], str]
    tone: Tone
    acts: tuple[Act, ...] = ()


_SEVERITY = (Tone.ERROR, Tone.UNKNOWN, Tone.INFO)
_MOST_ACTS = 2


class NoticeBar(ToneFrame):
    """The most severe of what needs attention, the newest among equals, with what can be done."""

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self._notices: dict[str, Notice] = {}
        self.setObjectName("notice")
        self._text = plain(name="notice_text")
        self._acts = tuple(button(name=f"notice_act_{place}") for place in range(_MOST_ACTS))
        for place, act in enumerate(self._acts):
            act.clicked.connect(partial(self._act_on, place))
        self._close = QPushButton("✕")
        self._close.setObjectName("notice_close")
        self._close.setFlat(True)
        self._close.clicked.connect(self._withdraw_shown)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self._text, 1)
        for act in self._acts:
            layout.addWidget(act)
        layout.addWidget(self._close)
        self.hide()

    @property
    def topic(self) -> str:
        """What the notice that is up is about; empty if none is."""
        newest_first = reversed(self._notices)
        return min(
            newest_first, key=lambda one: _SEVERITY.index(self._notices[one].tone), default=""
        )

    def say(self, topic: str, notice: Notice) -> None:
        """Show *notice* in the place of what was said on *topic*, unless a worse one is up."""
        self._notices.pop(topic, None)
        self._notices[topic] = notice
        self._follow()

    def withdraw(self, topic: str) -> None:
        """Say no more on *topic*."""
        self._notices.pop(topic, None)
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._follow()
        super().changeEvent(event)

    def _act_on(self, place: int) -> None:
        self._notices[self.topic].acts[place].do()

    def _withdraw_shown(self) -> None:
        self.withdraw(self.topic)

    def _follow(self) -> None:
        shown = self._notices.get(self.topic)
        self.setVisible(shown is not None)
        if shown is None:
            return
        text = shown.text()
        paint(self._text, shown.tone)
        self.set_tone(shown.tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        for place, act in enumerate(self._acts):
            act.setVisible(place < len(shown.acts))
            act.setText(shown.acts[place].words() if place < len(shown.acts) else "")
        self._close.setVisible(shown.tone is not Tone.ERROR)
        self._close.setAccessibleName(self.tr("Close this notice"))
