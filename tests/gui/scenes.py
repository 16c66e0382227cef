"""What can be on the screen: each brings a window there, by keys, and gives what to look at."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.gui.conftest import Operator
from wxrepay_gui.domain.contract import Contract, DefaultMinimum, Kind
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.steps import Step


def form(operator: Operator) -> QWidget:
    return operator.window


SAVED = Contract(
    name="客户甲",
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    sub_mchid="1900000109",
    sub_appid="wxcbda96de0b165489",
    kind=Kind.CONSUMER,
    template_cap=Fen(500_000),
    usual_amount=Fen(128_000),
    repayment_day=15,
    default_minimum=DefaultMinimum.PERCENT_5,
)


def hold(operator: Operator, *contracts: Contract) -> None:
    """Have *contracts* in the book, as a sheet would bring them."""
    operator.window.contracts.imported.emit(contracts)
    operator.settle()


def known_contract(operator: Operator) -> QWidget:
    hold(operator, SAVED)
    operator.window.counter.new_booking()
    operator.return_to_window()
    picker = operator.window.book.form.lines.picker
    QTest.keyClicks(picker.edit, "khj")
    QTest.keyClick(picker.edit, Qt.Key.Key_Return)
    operator.type(FieldName.REPAYMENT_AMOUNT, "1280")
    operator.window.book.words.trigger()
    return operator.window


def contracts(operator: Operator) -> QWidget:
    hold(operator, SAVED)
    operator.window.go_to(Place.CONTRACTS)
    operator.window.contracts.open_contract(SAVED.contract_id)
    return operator.window


def no_contracts(operator: Operator) -> QWidget:
    operator.window.go_to(Place.CONTRACTS)
    return operator.window


def no_records(operator: Operator) -> QWidget:
    operator.window.go_to(Place.RECORDS)
    return operator.window


def refused(operator: Operator) -> QWidget:
    operator.practise(Scenario.PARAMETER_ERROR)
    operator.book()
    return operator.window


def unknown(operator: Operator) -> QWidget:
    operator.practise(Scenario.BAD_SIGNATURE)
    operator.book()
    return operator.window


def records(operator: Operator) -> QWidget:
    refused(operator)
    operator.step(Step.OPEN)
    operator.wait(lambda: operator.window.records.detail.row is not None)
    operator.settle()
    return operator.window
