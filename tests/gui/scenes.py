"""What can be on the screen: each brings a window there, by keys, and gives what to look at."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.contracts import KNOWN
from tests.gui.conftest import Operator
from wxrepay_gui.domain.contract import Contract
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui.menus import Place
from wxrepay_gui.gui.steps import Step


def form(operator: Operator) -> QWidget:
    return operator.window


SAVED = replace(KNOWN, contract_cap=None, usual_amount=Fen(128_000))


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
