"""What can be on the screen: each brings a window there, by keys, and gives what to look at."""

from PySide6.QtWidgets import QWidget

from tests.gui.conftest import Operator
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.gui.steps import Step


def form(operator: Operator) -> QWidget:
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
