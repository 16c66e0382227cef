"""Both languages and both looks, switched while the window stands open."""

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QColor,
    QFontDatabase,
    QFontInfo,
    QGlyphRun,
    QPalette,
    QTextLayout,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from tests.gui.conftest import CONTROL, Operator
from tests.gui.scenes import form, records, refused, unknown
from wxrepay_gui.domain.fields import FIELDS, FieldName
from wxrepay_gui.domain.money import in_capitals
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui import theme, words
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.theme import Tone

CHINESE = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}")

NAMES = frozenset(
    {
        *(str(name) for name in FieldName),
        "English",
        "简体中文",  # a language is called by its own name
        "wxrepay_gui",
    }
)
"""What is the same in both languages."""

TECHNICAL = re.compile(
    r"(?:Ctrl|Alt)\+\S+|(?<![A-Za-z])(?:Esc|Enter|cURL|AppID|openid|Request-ID|HTTPS?|Excel|ID|wx|yyyy-MM-DD|API|F5)"
    r"(?![A-Za-z])|[A-Z]{2,}(?:_[A-Z]+)+"
)
"""Words of the trade that Chinese operators use as they are."""


_W = TypeVar("_W", bound=QWidget)


def visible(widget: QWidget, kind: type[_W]) -> Iterator[_W]:
    for child in widget.findChildren(kind):
        if child.isVisible() and child.width() and child.height():
            yield child


def titles(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        yield str(header.model().headerData(section, Qt.Orientation.Horizontal))


def actions(bar: QMenuBar) -> Iterator[QAction]:
    """The bar's actions, and those of the menus behind them."""
    yield from bar.actions()
    for menu in bar.findChildren(QMenu):
        if menu.title():  # the bar's own menu for what has no room has none
            yield from menu.actions()


def written(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that is on screen in *widget*."""
    yield "title", widget.windowTitle()
    yield from (("label", label.text()) for label in visible(widget, QLabel))
    for button in visible(widget, QAbstractButton):
        yield "button", button.text()
        yield "tooltip", button.toolTip()
    yield from (("choice", menu.currentText()) for menu in visible(widget, QComboBox))
    for header in visible(widget, QHeaderView):
        yield from (("header", title) for title in titles(header))
    for bar in visible(widget, QMenuBar):
        yield from (("menu", action.text()) for action in actions(bar))


def shown(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text on screen, and what a screen reader would say besides."""
    yield from written(widget)
    for child in visible(widget, QWidget):
        yield "accessible name", child.accessibleName()
        yield "accessible description", child.accessibleDescription()


def data_of(operator: Operator) -> list[str]:
    """What stands in the window and is nobody's wording: typed, sent, received."""
    draft = operator.window.book.form.draft()
    data = [str(getattr(draft, name)) for name in FieldName]
    merchant = operator.window.desk.merchant
    assert merchant is not None
    data += [merchant.name, merchant.mchid]
    for row in operator.window.model.rows:
        item = row.booking.item
        data += [row.request_id, *row.booking.members.values(), in_capitals(item.repayment_amount)]
        complaint = getattr(row.state, "complaint", None)
        if complaint is not None:
            data += asdict(complaint).values()
    reading = operator.window.book.form.reading
    if reading.amount is not None:
        data.append(in_capitals(reading.amount))
    return sorted({one for one in data if one}, key=len, reverse=True)


def words_of(operator: Operator, widget: QWidget) -> list[tuple[str, str]]:
    data = data_of(operator)
    found = []
    for kind, text in shown(widget):
        rest = text
        for one in data:
            rest = rest.replace(one, "")
        if rest.strip() and rest not in NAMES:
            found.append((kind, rest))
    return found


def only_chinese(operator: Operator, widget: QWidget) -> list[tuple[str, str]]:
    """What should be Chinese and is not."""
    return [
        (kind, text)
        for kind, text in words_of(operator, widget)
        if ENGLISH.search(TECHNICAL.sub("", text))
    ]


def only_english(operator: Operator, widget: QWidget) -> list[tuple[str, str]]:
    """What should be English and is not."""
    return [(kind, text) for kind, text in words_of(operator, widget) if CHINESE.search(text)]


def findings(operator: Operator) -> QWidget:
    operator.type(FieldName.REPAYMENT_AMOUNT, "3400")
    operator.type(FieldName.MIN_REPAYMENT_AMOUNT, "12.345")
    operator.type(FieldName.REPAYMENT_DATE, "2025-02-30")
    operator.type(FieldName.APPID, "wx1")
    operator.type(FieldName.SUB_MCHID, "")
    assert operator.review() is None
    return operator.window


def review(operator: Operator) -> QWidget:
    operator.type(FieldName.APPID, "wx1")
    sheet = operator.review()
    assert sheet is not None
    return sheet


def booked(operator: Operator) -> QWidget:
    operator.book()
    return operator.window


def differing(operator: Operator) -> QWidget:
    operator.practise(Scenario.DIFFERENT_ECHO)
    operator.book()
    return operator.window


def no_records(operator: Operator) -> QWidget:
    operator.window.go_to(Place.RECORDS)
    return operator.window


def a_failure(operator: Operator) -> QWidget:
    """A booking whose number was used by another window meanwhile."""
    booking = operator.book().booking
    operator.window.desk.submit(booking)
    operator.settle()
    assert operator.window.notice.isVisible()
    return operator.window


SCENES = (
    form,
    findings,
    review,
    booked,
    differing,
    refused,
    unknown,
    records,
    no_records,
    a_failure,
)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_switching_the_language_changes_every_word_on_screen(
    operator: Operator, scene: Callable[[Operator], QWidget]
) -> None:
    widget = scene(operator)
    before = words_of(operator, widget)
    assert only_english(operator, widget) == []
    operator.speak(Language.CHINESE)
    assert only_chinese(operator, widget) == []
    assert len(words_of(operator, widget)) == len(before)
    operator.speak(Language.ENGLISH)
    ticking = re.compile(r"Beijing time .*")
    assert [ticking.sub("", text) for _kind, text in words_of(operator, widget)] == [
        ticking.sub("", text) for _kind, text in before
    ]


def test_field_titles_are_the_document_s_in_chinese_and_ours_in_english(
    operator: Operator,
) -> None:
    for language in Language:
        operator.speak(language)
        labels = {
            words.without_key(label.text()) for label in operator.window.book.findChildren(QLabel)
        }
        for name, field in FIELDS.items():
            assert (field.zh if language is Language.CHINESE else field.en) in labels
            assert str(name) in labels, "the API's own spelling stays beside it"


def test_what_was_typed_survives_a_switch(operator: Operator) -> None:
    operator.type(FieldName.REPAYMENT_AMOUNT, "12.345")
    before = operator.window.book.form.draft()
    operator.speak(Language.CHINESE)
    assert operator.window.book.form.draft() == before


def chosen_in_menu(operator: Operator, text: str) -> None:
    next(one for one in actions(operator.window.menus) if one.text() == text).trigger()
    QCoreApplication.processEvents()


def test_the_language_is_chosen_in_the_menu_and_remembered(operator: Operator) -> None:
    chosen_in_menu(operator, "简体中文")
    operator.settle()
    assert operator.window.windowTitle() == "[练习] 预约还款"
    chosen_in_menu(operator, "English")
    operator.settle()
    assert operator.window.windowTitle() == "[Practice] Repayment booking"


def test_the_records_are_told_in_the_language_of_the_moment(operator: Operator) -> None:
    operator.book()
    assert operator.cells()[0] == "✓ Booked"
    operator.speak(Language.CHINESE)
    assert operator.cells()[0] == "✓ 预约成功"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d 周.", operator.cells()[4])


# Looks


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Callable[[Qt.ColorScheme], QPalette]]:
    def apply(scheme: Qt.ColorScheme) -> QPalette:
        theme.apply(qapp, scheme)
        return qapp.palette()

    yield apply
    theme.apply(qapp, Qt.ColorScheme.Unknown)


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize("tone", Tone)
def test_every_colour_of_a_status_is_readable(
    look: Callable[[Qt.ColorScheme], QPalette], scheme: Qt.ColorScheme, tone: Tone
) -> None:
    palette = look(scheme)
    for role in (
        QPalette.ColorRole.Window,
        QPalette.ColorRole.Base,
        QPalette.ColorRole.AlternateBase,
    ):
        assert contrast(theme.colour(tone, palette), palette.color(role)) >= 4.5


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_ordinary_text_is_readable(
    look: Callable[[Qt.ColorScheme], QPalette], scheme: Qt.ColorScheme
) -> None:
    palette = look(scheme)
    role = QPalette.ColorRole
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
    ]
    if scheme is Qt.ColorScheme.Dark:  # light is the style's own, its highlight too
        pairs.append((role.HighlightedText, role.Highlight))
    for text, ground in pairs:
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5


def test_dark_is_dark_even_where_the_platform_does_not_follow(
    look: Callable[[Qt.ColorScheme], QPalette],
) -> None:
    assert theme.is_dark(look(Qt.ColorScheme.Dark))
    assert not theme.is_dark(look(Qt.ColorScheme.Light))


def test_switching_back_restores_every_colour(
    look: Callable[[Qt.ColorScheme], QPalette],
) -> None:
    before = look(Qt.ColorScheme.Light)
    dark = look(Qt.ColorScheme.Dark)
    assert dark.color(QPalette.ColorRole.Window) != before.color(QPalette.ColorRole.Window)
    after = look(Qt.ColorScheme.Light)
    for role in QPalette.ColorRole:
        if role is not QPalette.ColorRole.NColorRoles:
            assert after.color(role) == before.color(role)


def background(widget: QWidget) -> QColor:
    """The colour behind the middle of the widget's left edge, as painted."""
    return widget.grab().toImage().pixelColor(1, 1)


def test_the_window_is_painted_in_the_chosen_look(operator: Operator) -> None:
    chosen_in_menu(operator, "Dark")
    operator.settle()
    assert luminance(background(operator.window.book)) < 0.1
    chosen_in_menu(operator, "Light")
    operator.settle()
    assert luminance(background(operator.window.book)) > 0.5
    chosen_in_menu(operator, "As the system")
    operator.settle()


def painted_contrast(widget: QWidget) -> float:
    """The strongest contrast between the widget's ground and anything painted on it."""
    place = widget.mapTo(widget.window(), QPoint())
    image = widget.window().grab(QRect(place, widget.size())).toImage()
    ground = image.pixelColor(1, 1)
    return max(
        contrast(image.pixelColor(x, y), ground)
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("name", ["Dark", "Light"])
def test_the_links_of_the_summary_are_readable_as_painted(operator: Operator, name: str) -> None:
    findings(operator)
    chosen_in_menu(operator, name)
    operator.settle()
    for link in operator.window.book.findChildren(QPushButton):
        if link.objectName().startswith("fix_") and link.isVisible():
            assert painted_contrast(link) >= 4.5
    chosen_in_menu(operator, "As the system")
    operator.settle()


def test_status_colours_in_the_table_follow_the_look(operator: Operator) -> None:
    operator.book()
    model = operator.window.model
    seen = set()
    for name in ("Light", "Dark"):
        chosen_in_menu(operator, name)
        operator.settle()
        seen.add(model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole).name())
    chosen_in_menu(operator, "As the system")
    operator.settle()
    assert len(seen) == 2


# Glyphs

CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整人民币"
MARKS = "✓✕◌▇●…·“”—≥"


def glyphs(qapp: QApplication, text: str) -> list[QGlyphRun]:
    """How *text* is laid out with the program's font and its fallbacks."""
    layout = QTextLayout(text, qapp.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return list(layout.glyphRuns())


@pytest.mark.parametrize("text", [CAPITALS, MARKS])
def test_every_glyph_the_program_writes_is_in_a_font_of_this_system(
    qapp: QApplication, text: str
) -> None:
    missing = [
        character
        for character in text
        if any(0 in run.glyphIndexes() for run in glyphs(qapp, character))
    ]
    fonts = len(QFontDatabase.families())
    assert not missing, (
        f"no font for {''.join(missing)} among {fonts} families"
        f" (the program's is {QFontInfo(qapp.font()).family()});"
        " install the fonts of packaging/debian-packages.txt"
    )


# What a screen reader gets


def test_the_outcome_is_announced_in_words(operator: Operator) -> None:
    operator.book()
    card = operator.window.book.card
    headline = card.findChild(QLabel, "outcome_headline")
    assert headline is not None
    assert headline.text() == "✓ Booked"
    assert QAccessible.queryAccessibleInterface(headline).text(QAccessible.Text.Name)


def test_ctrl_1_and_ctrl_3_change_places(operator: Operator) -> None:
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_3, CONTROL)
    table = operator.window.records.findChild(QTableView, "records")
    assert table is not None
    assert operator.window.records.isVisible()
    QTest.keyClick(operator.window, Qt.Key.Key_1, CONTROL)
    assert operator.window.book.isVisible()
    assert operator.window.book.findChild(QLineEdit, "contract_id") is not None
    assert operator.window.findChild(QPlainTextEdit, "detail_text") is not None
