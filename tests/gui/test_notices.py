"""Of several notices the one that matters is up; what is closed gives way to the next."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.notices import Act, Notice, NoticeBar
from wxrepay_gui.gui.theme import Tone


class Bar:
    """A notice bar and what a person sees of it."""

    def __init__(self) -> None:
        self.widget = NoticeBar()
        self.done: list[str] = []

    def say(self, topic: str, tone: Tone, *acts: str) -> None:
        deeds = tuple(self._act(f"{topic} {name}") for name in acts)
        self.widget.say(topic, Notice(lambda: f"about {topic}", tone, deeds))

    def _act(self, name: str) -> Act:
        return Act(lambda: name, lambda: self.done.append(name))

    @property
    def text(self) -> str:
        """The sentence that is up; empty if none is."""
        label = self.widget.findChild(QLabel, "notice_text")
        assert label is not None
        if self.widget.isHidden():
            assert self.widget.topic == ""
            return ""
        assert self.widget.accessibleName() == label.text()
        return label.text()

    @property
    def buttons(self) -> list[str]:
        """The words on the buttons that can be pressed, but for the one that closes."""
        names = ("notice_act_0", "notice_act_1")
        return [self.part(name).text() for name in names if not self.part(name).isHidden()]

    def part(self, name: str) -> QPushButton:
        found = self.widget.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, name: str) -> None:
        QTest.keyClick(self.part(name), Qt.Key.Key_Space)

    @property
    def can_be_closed(self) -> bool:
        return not self.part("notice_close").isHidden()


@pytest.fixture
def bar(qtbot: QtBot, linguist: Linguist) -> Bar:
    assert linguist.language is Language.ENGLISH
    bar = Bar()
    qtbot.addWidget(bar.widget)
    return bar


def test_with_nothing_to_say_it_is_not_there(bar: Bar) -> None:
    assert bar.text == ""
    bar.widget.withdraw("never said")
    assert bar.text == ""


def test_the_most_severe_is_up_in_whatever_order_they_were_said(bar: Bar) -> None:
    bar.say("info", Tone.INFO)
    bar.say("red", Tone.ERROR)
    bar.say("amber", Tone.UNKNOWN)
    assert (bar.text, bar.widget.tone) == ("about red", Tone.ERROR)
    bar.widget.withdraw("red")
    assert (bar.text, bar.widget.tone) == ("about amber", Tone.UNKNOWN)
    bar.widget.withdraw("amber")
    assert (bar.text, bar.widget.tone) == ("about info", Tone.INFO)
    bar.widget.withdraw("info")
    assert bar.text == ""


@pytest.mark.parametrize("tone", [Tone.ERROR, Tone.UNKNOWN, Tone.INFO])
def test_among_equals_the_newest_is_up(bar: Bar, tone: Tone) -> None:
    for topic in ("one", "two", "three"):
        bar.say(topic, tone)
        assert bar.text == f"about {topic}"
    bar.say("one", tone)
    assert bar.text == "about one", "said again it is the newest"
    bar.widget.withdraw("one")
    assert bar.text == "about three"


def test_a_topic_is_said_once_however_its_weight_changes(bar: Bar) -> None:
    bar.say("clock", Tone.ERROR)
    bar.say("unknown", Tone.UNKNOWN)
    bar.say("clock", Tone.INFO)
    assert bar.text == "about unknown"
    bar.widget.withdraw("unknown")
    bar.widget.withdraw("clock")
    assert bar.text == ""


def test_closing_shows_the_next_and_forgets_the_one_that_was_up_alone(bar: Bar) -> None:
    bar.say("info", Tone.INFO)
    bar.say("amber", Tone.UNKNOWN)
    bar.press("notice_close")
    assert bar.text == "about info"
    bar.press("notice_close")
    assert bar.text == ""
    bar.say("amber", Tone.UNKNOWN)
    assert bar.text == "about amber"


def test_what_is_red_cannot_be_closed(bar: Bar) -> None:
    bar.say("amber", Tone.UNKNOWN)
    assert bar.can_be_closed
    bar.say("red", Tone.ERROR)
    assert not bar.can_be_closed
    bar.widget.withdraw("red")
    assert bar.can_be_closed


def test_each_notice_has_its_own_deeds(bar: Bar) -> None:
    bar.say("info", Tone.INFO)
    assert bar.buttons == []
    bar.say("amber", Tone.UNKNOWN, "a", "b")
    bar.say("red", Tone.ERROR, "c")
    assert bar.buttons == ["red c"]
    bar.press("notice_act_0")
    bar.widget.withdraw("red")
    assert bar.buttons == ["amber a", "amber b"]
    bar.press("notice_act_1")
    bar.press("notice_act_0")
    assert bar.done == ["red c", "amber b", "amber a"]
    bar.widget.withdraw("amber")
    assert bar.buttons == []


def test_sentence_and_deeds_follow_the_language(bar: Bar, linguist: Linguist) -> None:
    def word() -> str:
        return f"in {linguist.language}"

    bar.widget.say("red", Notice(word, Tone.ERROR, (Act(word, lambda: None),)))
    bar.say("hidden", Tone.INFO)
    assert bar.text == "in en"
    linguist.speak(Language.CHINESE)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert bar.text == "in zh_CN"
    assert bar.buttons == ["in zh_CN"]
    bar.widget.withdraw("red")
    assert bar.text == "about hidden"
    assert bar.part("notice_close").accessibleName() == "关闭这条提示"
