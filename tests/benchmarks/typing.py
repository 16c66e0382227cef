"""From a key press to repainted findings and read-back, with 10,000 contracts in the book.

``python -m tests.benchmarks.typing`` types in the real window, offscreen, and by turns in a bare
edit beside a label, which is the floor; the searching for a contract is measured the same way.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from tests.gui.conftest import enter
from tests.windows import practice_window
from wxrepay_gui.domain.book import ContractBook
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.gui.main_window import MainWindow

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CONTRACTS = 10_000
ROUNDS = 60
AMOUNTS = ("1280.50", "64", "3400.00", "12.345", "99999")
SEARCHES = ("khj", "6789", "客户", "wxcb", "9o", "zz")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
LETTERS = "zqslzwzwfccwjshy"


@dataclass(frozen=True, slots=True)
class Typing:
    """Milliseconds that each key took until everything was painted."""

    name: str
    times: list[float]

    def __str__(self) -> str:
        ordered = sorted(self.times)
        p99 = ordered[int(len(ordered) * 0.99)]
        return (
            f"{self.name:<28} {len(ordered):>5} keys   p50 {statistics.median(ordered):6.2f} ms"
            f"   p99 {p99:6.2f} ms   worst {ordered[-1]:6.2f} ms"
        )


def contracts() -> Iterator[Contract]:
    """A book as a large provider has it: names, initials and ids all different."""
    for number in range(CONTRACTS):
        first, second = number % len(SURNAMES), number // len(SURNAMES) % len(SURNAMES)
        yield Contract(
            id=number + 1,
            name=f"客户{SURNAMES[first]}{SURNAMES[second]}{number}",
            contract_id=f"20251105{number:015d}",
            appid="wxcbda96de0b165486",
            openid=f"oUpF8uMuAJO_M2pxb1Q9z{number:07d}",
            sub_mchid=f"19000{number % 100:05d}",
            kind=(Kind.CONSUMER, Kind.CASH)[number % 2],
            template_cap=Fen(500_000),
            contract_cap=Fen(300_000),
            repayment_day=number % 28 + 1,
            default_minimum=DefaultMinimum.PERCENT_5,
            initials=f"kh{LETTERS[first]}{LETTERS[second]}{number}",
        )


def typed(edit: QWidget, text: str) -> list[float]:
    """Type *text* over what stands in *edit*, each key painted before the next."""
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    times = []
    for character in text:
        start = time.perf_counter()
        enter(edit, character)
        paint_all()
        times.append((time.perf_counter() - start) * 1000)
    return times


def paint_all() -> None:
    """Let layouts and paints that wait be done."""
    for _ in range(2):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def bare() -> tuple[QWidget, QLineEdit]:
    """The floor: a window with an edit whose text is shown by a label; and that edit."""
    window = QWidget()
    edit, label = QLineEdit(), QLabel()
    edit.textChanged.connect(label.setText)
    layout = QVBoxLayout(window)
    layout.addWidget(edit)
    layout.addWidget(label)
    window.resize(1280, 800)
    window.show()
    return window, edit


def opened(folder: Path) -> MainWindow:
    """The program's window, with the large book in it."""
    window, _linguist = practice_window(folder)
    window.show()
    until(lambda: window.desk.is_open and not window.desk.tasks.busy)
    book = ContractBook(contracts())
    window.contracts.show_book(book)
    window.book.show_book(book)
    paint_all()
    return window


def until(fact: Callable[[], bool]) -> None:
    """Let everything go on until *fact* holds."""
    while not fact():
        QCoreApplication.processEvents()


def main() -> int:
    """Measure, and print a table."""
    _application = QApplication(sys.argv[:1])
    measured: dict[str, list[float]] = {"bare edit (floor)": [], "amount": [], "search": []}
    with tempfile.TemporaryDirectory() as folder:
        window = opened(Path(folder))
        _bare_window, floor = bare()
        form = window.book.form
        form.take(next(contracts()))
        for number in range(ROUNDS):
            amount = AMOUNTS[number % len(AMOUNTS)]
            measured["bare edit (floor)"] += typed(floor, amount)
            measured["amount"] += typed(form.rows[FieldName.REPAYMENT_AMOUNT].edit, amount)
            search = SEARCHES[number % len(SEARCHES)]
            measured["search"] += typed(form.lines.picker.edit, search)
            form.lines.picker.show_contract(form.contract)
        window.desk.close()
    for name, times in measured.items():
        print(Typing(name, times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
