"""What came of a booking, in words, with exactly the steps that are safe next."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import samples
from tests.gui.conftest import CONTROL
from tests.gui.fitting import clipped, cut_off
from tests.gui.samples import VOTES, submission
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.outcome import (
    Booked,
    Difference,
    HumanVerdict,
    NotBooked,
    State,
    Unknown,
    UnknownReason,
)
from wxrepay_gui.domain.remedy import Again, Remedy, Words
from wxrepay_gui.domain.submission import Past, Submission
from wxrepay_gui.gui import words
from wxrepay_gui.gui.flow_layout import FlowLayout
from wxrepay_gui.gui.labels import scrolling
from wxrepay_gui.gui.linguist import Language, Linguist
from wxrepay_gui.gui.outcome_card import OutcomeCard
from wxrepay_gui.gui.record_detail import (
    RecordDetail,
    differences_block,
    history,
)
from wxrepay_gui.gui.steps import KEYS, LABELS, ON_CARD, ON_RECORD, Step, on_card, on_record

SMALLEST = QSize(1024, 680)
SHIFT = Qt.KeyboardModifier.ShiftModifier
REMEDY = Remedy(Words("含义。", "Meaning."), Words("建议。", "Advice."), Again.QUERY_FIRST)
AGAIN = [Step.ANOTHER, Step.NEXT, Step.OPEN]
MENDING = [
    Step.MEND,
    Step.REPEAT,
    Step.OPEN_CONTRACT,
    Step.COPY,
    Step.COPY_REQUEST_ID,
    Step.OPEN,
    Step.CLOSE,
]
ASKING = [Step.QUERY, Step.REPEAT, Step.COPY, Step.ATTEST, Step.LEAVE]
SENDING_AGAIN = [Step.REPEAT, Step.MEND, Step.COPY]
LOOKING_BACK = [Step.MEND, Step.REPEAT, Step.QUERY, Step.COPY, Step.COPY_REQUEST_ID]

STEPS: dict[str, tuple[State, list[Step], list[Step]]] = {
    "sending": (samples.SENDING, [Step.STOP_WAITING], []),
    "booked": (samples.BOOKED, AGAIN, [Step.COPY]),
    "booked_differently": (
        samples.DIFFERENT,
        [*AGAIN, Step.COPY_DIFFERENCES],
        [Step.COPY, Step.COPY_DIFFERENCES],
    ),
    "booked_by_hand": (samples.BOOKED_BY_HAND, AGAIN, [Step.COPY]),
    "refused": (samples.REFUSED, MENDING, LOOKING_BACK),
    "not_booked_by_hand": (samples.NOT_BOOKED_BY_HAND, MENDING, LOOKING_BACK),
    "unknown": (samples.UNKNOWN, ASKING, ASKING[:-1]),
    "not_sent": (samples.NOT_SENT, [*SENDING_AGAIN, Step.CLOSE], SENDING_AGAIN),
}
"""A state, what the card offers for it, and what is offered beside the table."""

NEW_NUMBERS = {Step.ANOTHER, Step.NEXT, Step.MEND}


class Shown:
    """A card in a window, as the booking page shows it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.chosen: list[Step] = []
        self.remedy: Remedy | None = REMEDY
        self.card = OutcomeCard(
            explain=lambda _row: self.remedy,
            contract_title=lambda one: f"客户甲 · {one[-4:]}",
        )
        self.card.chosen.connect(self.chosen.append)
        self.area = scrolling(self.card)
        after = QLineEdit()
        after.setObjectName("after")
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        column.addWidget(self.area)
        column.addWidget(after)
        self.window.resize(SMALLEST)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def show(self, row: Submission, *, in_book: bool = True) -> None:
        self.card.show_row(row, in_book=in_book)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for _ in range(3):
            QCoreApplication.processEvents()

    @property
    def buttons(self) -> list[QPushButton]:
        return [one for one in self.card.findChildren(QPushButton) if one.isVisible()]

    @property
    def steps(self) -> list[Step]:
        """What is offered, as it is read: line by line."""
        placed = sorted(self.buttons, key=lambda one: (one.y(), one.x()))
        return [Step(one.objectName().removeprefix("step_")) for one in placed]

    @property
    def body(self) -> str:
        return self._label("outcome_body").text()

    @property
    def alarm(self) -> str:
        label = self._label("outcome_alarm")
        return label.text() if label.isVisible() else ""

    @property
    def headline(self) -> str:
        return self.card.headline.text()

    @property
    def tones(self) -> tuple[str, str]:
        """The headline's and the alarm's."""
        alarm = self._label("outcome_alarm")
        return str(self.card.headline.property("tone")), str(alarm.property("tone"))

    def _label(self, name: str) -> QLabel:
        label = self.card.findChild(QLabel, name)
        assert label is not None
        return label

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shown(qtbot: QtBot, linguist: Linguist) -> Iterator[Shown]:
    assert linguist.language
    made = Shown(qtbot)
    yield made
    made.close()


# The steps


@pytest.mark.parametrize(("state", "expected"), [(s, c) for s, c, _ in STEPS.values()], ids=STEPS)
def test_the_card_offers_exactly_what_is_safe_next(
    shown: Shown, state: State, expected: list[Step]
) -> None:
    shown.show(submission(state))
    assert shown.steps == expected
    for button in shown.buttons:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert shown.chosen == expected


@pytest.mark.parametrize(("state", "expected"), [(s, r) for s, _, r in STEPS.values()], ids=STEPS)
def test_beside_the_table_stands_exactly_what_is_safe_next(
    state: State, expected: list[Step]
) -> None:
    assert list(on_record(submission(state))) == expected


@pytest.mark.parametrize("state", [s for s, _, _ in STEPS.values()], ids=STEPS)
def test_the_book_is_offered_after_a_success_or_a_refusal_by_what_is_in_it(state: State) -> None:
    row = submission(state)
    known, new = on_card(row, in_book=True), on_card(row, in_book=False)
    assert Step.ADD_TO_BOOK not in known
    assert Step.OPEN_CONTRACT not in new
    assert (Step.ADD_TO_BOOK in new) is isinstance(state, Booked)
    assert (Step.OPEN_CONTRACT in known) is isinstance(state, NotBooked)
    assert set(new) ^ set(known) <= {Step.ADD_TO_BOOK, Step.OPEN_CONTRACT}


def test_without_a_request_id_there_is_none_to_copy() -> None:
    row = submission(samples.REFUSED, request_id="")
    assert Step.COPY_REQUEST_ID not in (*on_card(row, in_book=True), *on_record(row))


@pytest.mark.parametrize("why", UnknownReason)
@pytest.mark.parametrize("absent", [True, False])
def test_nothing_that_takes_a_new_number_is_offered_while_unknown(
    why: UnknownReason, *, absent: bool
) -> None:
    row = submission(Unknown(reason=why, votes=VOTES if absent else ()))
    for offered in (on_card(row, in_book=False), on_record(row)):
        assert not NEW_NUMBERS & set(offered)
        assert Step.ATTEST in offered


def test_the_steps_are_rebuilt_when_the_contract_is_in_the_book(shown: Shown) -> None:
    shown.show(submission(), in_book=False)
    assert shown.steps == [*AGAIN, Step.ADD_TO_BOOK]
    shown.show(submission(), in_book=True)
    assert shown.steps == AGAIN


def test_every_step_is_offered_somewhere_and_has_a_label() -> None:
    tables = (*ON_CARD.values(), *ON_RECORD.values())
    assert {step for table in tables for step in table} == set(Step) == set(LABELS)


def test_the_repeat_s_label_names_the_number_it_keeps(shown: Shown) -> None:
    shown.show(submission(samples.UNKNOWN))
    (button,) = [one for one in shown.buttons if one.objectName() == "step_repeat"]
    assert button.text() == f"&Retry {samples.NUMBER} unchanged"
    shown.show(replace(submission(samples.UNKNOWN, number="R2"), id=2))
    assert button.text() == "&Retry R2 unchanged"


# Keys


@pytest.mark.parametrize("state", [s for s, _, _ in STEPS.values()], ids=STEPS)
def test_a_key_chooses_its_step_where_it_is_offered(shown: Shown, state: State) -> None:
    row = submission(state)
    shown.show(row)
    shown.card.setFocus()
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_F5)
    QTest.keyClick(here, Qt.Key.Key_C, CONTROL | SHIFT)
    offered = on_card(row, in_book=True)
    assert shown.chosen == [step for step in (Step.QUERY, Step.COPY) if step in offered]


def test_a_key_that_is_held_asks_once(shown: Shown) -> None:
    shown.show(submission(samples.UNKNOWN))
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, Qt.Key.Key_F5)
    for _ in range(5):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(
                kind, Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "", autorep=True, count=1
            )
            QApplication.sendEvent(here, event)
    assert shown.chosen == [Step.QUERY]


def test_the_labels_name_the_keys() -> None:
    for step, keys in KEYS.items():
        assert LABELS[step].endswith(f"({keys})")


def test_the_first_step_has_the_focus_and_tab_goes_on_as_it_is_read(shown: Shown) -> None:
    shown.show(submission())
    shown.show(submission(samples.UNKNOWN))
    passed = []
    for _ in range(6):
        here = QApplication.focusWidget()
        assert here is not None
        passed.append(here.objectName())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert passed == [*(f"step_{step.value}" for step in ASKING), "after"]


# The words

RECORDED = "WeChat Pay recorded: amount ¥1,280.00 · minimum"


def test_a_booking_tells_what_wechat_pay_recorded(shown: Shown) -> None:
    shown.remedy = None
    shown.show(submission())
    assert shown.headline == "✓ Booked"
    assert shown.alarm == ""
    assert shown.body.split("\n") == [
        "¥1,280.00   Mon 2025-12-15   客户甲 · 6789",
        f"{RECORDED} ¥64.00 · date 2025-12-15   as submitted ✓   answer verified ✓",
        f"Record ID {samples.NUMBER}   2025-12-06 14:32:41 Beijing time",
        "Request-ID 08F7A1B2C306",
    ]


def test_differences_are_an_amber_alarm_and_the_recorded_values_are_the_recorded_ones(
    shown: Shown,
) -> None:
    shown.show(submission(samples.DIFFERENT))
    assert shown.headline == "✓ Booked"
    assert shown.alarm.split("\n") == [
        "! Answer verified, but WeChat Pay recorded it differently:",
        "Minimum repayment: sent ¥64.00, recorded ¥128.00",
        "Repayment date: sent 2025-12-15, recorded 2025-12-05",
    ]
    assert shown.tones == ("ok", "unknown")
    recorded = f"{RECORDED} ¥128.00 · date 2025-12-05   not as submitted !   answer verified ✓"
    assert recorded in shown.body


@pytest.mark.parametrize(("recorded", "said"), [("", "minimum none"), ("12800", "minimum ¥128.00")])
def test_a_minimum_that_was_not_sent_is_told_if_it_was_recorded(
    shown: Shown, recorded: str, said: str
) -> None:
    shown.show(submission(Booked(recorded_minimum=recorded), minimum=None))
    assert said in shown.body
    assert "as submitted ✓" in shown.body


def test_how_long_it_took_is_told_if_it_was_waited_for(shown: Shown) -> None:
    shown.show(submission(samples.SENDING))
    assert shown.headline.startswith("… Sending… waited ")
    assert "took" not in shown.body
    shown.show(submission())
    took = re.search(r"took (\d+\.\d\d) s", shown.body)
    assert took is not None
    assert float(took[1]) < 60
    shown.show(submission())
    assert took[0] in shown.body, "it goes on no more"
    shown.show(replace(submission(), id=2))
    assert "took" not in shown.body


def test_an_unknown_outcome_says_how_to_find_out_in_the_order_of_the_buttons(
    shown: Shown,
) -> None:
    shown.show(submission(samples.SENDING))
    shown.show(submission(samples.UNKNOWN))
    assert shown.headline == "? Unknown — WeChat Pay may or may not have received it"
    assert shown.tones[0] == "unknown"
    assert re.search(r"Waited \d+ s, and no answer came\.", shown.body)
    first, second, third = re.findall(r"^\d  .*$", shown.body, re.MULTILINE)
    assert first.startswith("1  Query result: first ask WeChat Pay whether it has this record; ")
    assert second.startswith(f"2  Retry {samples.NUMBER} unchanged, from a minute after")
    assert third.startswith("3  Copy support details: ")
    assert shown.steps[:3] == ASKING[:3]
    assert "Do not book it anew" in shown.body
    assert "Meaning: Meaning.\nWhat to do: Advice." in shown.body
    assert "This record is locked" in shown.body
    assert "verified" not in shown.body


def test_an_unknown_outcome_that_was_answered_did_not_wait_in_vain(shown: Shown) -> None:
    shown.show(submission(samples.SENDING))
    shown.show(submission(Unknown(reason=UnknownReason.SERVER_ERROR)))
    assert "no answer came" not in shown.body
    shown.show(replace(submission(samples.UNKNOWN), id=2))
    assert "no answer came" not in shown.body, "nobody saw how long that took"


def test_a_refusal_gives_wechat_pay_s_words_first(shown: Shown) -> None:
    shown.show(submission(samples.REFUSED))
    assert shown.headline == "✕ Not booked"
    assert shown.tones[0] == "error"
    assert shown.alarm == ""
    said = "WeChat Pay says: “还款金额超过协议限制”   INVALID_REQUEST"
    assert shown.body.index(said) < shown.body.index("Meaning: Meaning.")
    assert "A mended booking takes a new record ID" in shown.body
    assert "Request-ID 08F7A1B2C306" in shown.body


def test_what_was_not_sent_says_that_nothing_left(shown: Shown) -> None:
    shown.show(submission(samples.NOT_SENT, request_id=""))
    assert shown.headline == "◌ Not sent — nothing left this computer"
    assert shown.tones[0] == "muted"
    assert "Request-ID" not in shown.body
    assert "What to do: Advice." in shown.body


# A person's word


BY_HAND = pytest.mark.parametrize(
    ("state", "headline"),
    [
        (samples.BOOKED_BY_HAND, "✓ Booked — settled by hand"),
        (samples.NOT_BOOKED_BY_HAND, "✕ Not booked — settled by hand"),
    ],
    ids=["booked", "not booked"],
)
WORD = "Settled by hand by 复核 (K9) on 2025-12-06 14:32:41: 商户平台上已查到"


@BY_HAND
def test_a_person_s_word_is_never_called_verified(
    shown: Shown, state: State, headline: str
) -> None:
    shown.show(submission(state))
    assert shown.headline == headline
    assert shown.alarm.split("\n") == [
        "! No answer vouches for this; a person said so:",
        WORD,
    ]
    assert shown.tones[1] == "unknown"
    whole = shown.headline + shown.alarm + shown.body
    for word in ("verified", "recorded:", "as submitted"):
        assert word not in whole


@pytest.mark.parametrize("state", [samples.BOOKED_BY_HAND, samples.NOT_BOOKED_BY_HAND])
def test_who_said_it_when_and_why_stands_in_the_table_and_beside_it(
    qtbot: QtBot, linguist: Linguist, state: State
) -> None:
    assert linguist.language
    row = submission(state)
    assert words.message(row) == WORD
    detail = RecordDetail()
    qtbot.addWidget(detail)
    detail.show_row(row, Past())
    summary = detail.findChild(QLabel, "detail_summary")
    assert summary is not None
    assert WORD in summary.text()


def test_a_reason_without_end_is_cut_in_labels_and_whole_among_the_exchanges(
    shown: Shown,
) -> None:
    said = replace(samples.SAID, reason="核" * 5_000)
    row = submission(Booked(attested=said))
    shown.show(row)
    assert len(shown.alarm) < 1_000
    assert len(words.message(row)) < 1_000
    past = Past(verdicts=(HumanVerdict(booked=True, said=said),))
    assert "核" * 5_000 in "\n".join(history(row, past))


# What the detail says besides


def test_the_mended_record_names_the_one_it_replaces(qtbot: QtBot, linguist: Linguist) -> None:
    assert linguist.language
    detail = RecordDetail()
    qtbot.addWidget(detail)
    summary = detail.findChild(QLabel, "detail_summary")
    assert summary is not None
    detail.show_row(submission(replaces="R251009K70"), Past())
    assert summary.text().split("\n")[1:3] == [samples.NUMBER, "Replaces R251009K70"]
    detail.show_row(submission(samples.REFUSED), Past())
    assert "Replaces" not in summary.text()


def test_differences_are_copied_with_the_number(linguist: Linguist) -> None:
    assert linguist.language
    assert differences_block(submission(samples.DIFFERENT)).split("\n") == [
        samples.NUMBER,
        "Minimum repayment: sent ¥64.00, recorded ¥128.00",
        "Repayment date: sent 2025-12-15, recorded 2025-12-05",
    ]
    for state in (samples.BOOKED, samples.REFUSED, samples.BOOKED_BY_HAND):
        assert differences_block(submission(state)) == ""


def test_what_was_recorded_is_shown_to_the_letter(shown: Shown) -> None:
    odd = "<b>x</b> {0} %1 &amp;"
    state = Booked(differences=(Difference(FieldName.REPAYMENT_DATE, "2025-12-15", odd),))
    shown.show(submission(state))
    assert f"date {odd}" in shown.body
    assert odd in shown.alarm


# It stays, it follows the language, and it fits


@pytest.mark.parametrize("state", [s for s, _, _ in STEPS.values()], ids=STEPS)
def test_the_card_follows_the_language(shown: Shown, linguist: Linguist, state: State) -> None:
    shown.show(submission(state))
    before = shown.headline, shown.body, [one.text() for one in shown.buttons]
    linguist.speak(Language.CHINESE)
    QCoreApplication.processEvents()
    chinese = shown.headline, shown.body, [one.text() for one in shown.buttons]
    assert not set(before[2]) & set(chinese[2])
    linguist.speak(Language.ENGLISH)
    QCoreApplication.processEvents()
    if state != samples.SENDING:
        assert (shown.headline, shown.body, [one.text() for one in shown.buttons]) == before


@pytest.mark.parametrize("factor", [1.0, 2.0], ids=["usual font", "font twice as large"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", [s for s, _, _ in STEPS.values()], ids=STEPS)
def test_nothing_is_clipped_in_the_smallest_window(
    shown: Shown,
    linguist: Linguist,
    enlarged: Callable[[float], None],
    state: State,
    language: Language,
    factor: float,
) -> None:
    enlarged(factor)
    linguist.speak(language)
    shown.show(submission(state, number="R" * 32), in_book=False)
    assert clipped(shown.card) == []
    assert cut_off(shown.window) == []
    for button in shown.buttons:
        place = button.mapTo(shown.card, button.rect().bottomRight())
        assert shown.card.rect().contains(place), button.objectName()
        overlapped = [
            other.objectName()
            for other in shown.buttons
            if other is not button and other.geometry().intersects(button.geometry())
        ]
        assert not overlapped


# The layout of the buttons


def test_buttons_stand_on_further_lines_where_there_is_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder)
    buttons = [QPushButton("x" * 20) for _ in range(5)]
    for button in buttons:
        layout.addWidget(button)
    width, height = buttons[0].sizeHint().toTuple()
    assert layout.count() == 5
    assert layout.sizeHint() == QSize(5 * width + 4 * 8, height)
    assert layout.minimumSize() == QSize(width, height)
    for across, lines in ((5, 1), (3, 2), (2, 3), (1, 5)):
        room = across * width + (across - 1) * 8
        assert layout.heightForWidth(room) == lines * height + (lines - 1) * 8
        holder.resize(room, 500)
        layout.setGeometry(holder.rect())
        places = [button.geometry() for button in buttons]
        assert [(place.x(), place.y()) for place in places] == [
            (n % across * (width + 8), n // across * (height + 8)) for n in range(5)
        ]
    assert layout.heightForWidth(1) == 5 * height + 4 * 8, "nothing is left out"
    buttons[0].hide()
    assert layout.heightForWidth(4 * width + 3 * 8) == height, "what is hidden takes no room"


def test_an_item_that_is_taken_is_the_layout_s_no_more(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder)
    assert layout.itemAt(0) is layout.takeAt(0) is None
    assert layout.heightForWidth(100) == 0
    layout.addWidget(QPushButton("a"))
    assert layout.itemAt(1) is layout.itemAt(-1) is None
    item = layout.takeAt(0)
    assert item is not None
    assert layout.count() == 0
    assert not layout.expandingDirections()
