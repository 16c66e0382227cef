"""The first start, the key wizard and the merchant switch, as they can be on the screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests import key_material as made
from tests.gui.conftest import CONTROL, Operator, retype
from tests.gui.enrolment import drop, identity
from wxrepay_gui.domain.errors import MerchantAbsentError
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui.key_wizard import KeyWizard
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.menus import Menus
from wxrepay_gui.gui.merchant_switch import MerchantSwitch
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.service.office import Office


def _nobody() -> Office:
    raise MerchantAbsentError


def welcome(operator: Operator) -> QWidget:
    """The first start, with something in the way; it goes with the window that is open."""
    menus = Menus(language=Language.ENGLISH, scheme=Qt.ColorScheme.Unknown)
    window = WelcomeWindow(
        menus=menus,
        open_office=_nobody,
        settings=Settings(station="A1"),
        now=operator.window.now,
        folder=operator.window.folder,
        problem=MerchantAbsentError(),
    )
    window.setParent(operator.window, Qt.WindowType.Window)
    window.show()
    return window


def merchant_switch(operator: Operator) -> QWidget:
    operator.return_to_window()
    QTest.keyClick(operator.window, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    (switch,) = operator.window.findChildren(MerchantSwitch)
    return switch


def wizard(operator: Operator) -> KeyWizard:
    operator.window.menus.add_merchant.trigger()
    (opened,) = operator.window.findChildren(KeyWizard)
    opened.activateWindow()
    operator.wait(opened.isActiveWindow)
    return opened


def wizard_with_mistakes(operator: Operator) -> QWidget:
    """Files of all kinds, one of which asks for its password, and what is missing."""
    files = operator.window.folder / "mistakes"
    files.mkdir()
    for name, content in {
        "apiclient_cert.p12": made.p12("merchant", "open sesame"),
        "apiclient_cert.pem": made.merchant_certificate(),
        "pub_key.pem": made.platform_certificate(),
        "alipay.crt": made.certificate_of(
            made.rsa_key("other"), made.SOMEBODY, made.ANT
        ).public_bytes(made.PEM),
        "other_cert.pem": made.merchant_certificate("other", made.OTHER_MCHID),
    }.items():
        (files / name).write_bytes(content)
    opened = wizard(operator)
    drop(opened, [files])
    operator.settle()
    go_on(opened)
    assert opened.page is opened.files
    return opened


def wizard_merchant(operator: Operator) -> QWidget:
    files = operator.window.folder / "1900000001_20260301_cert"
    identity().write(files)
    opened = wizard(operator)
    drop(opened, [files])
    operator.settle()
    go_on(opened)
    return opened


def wizard_public_key(operator: Operator) -> QWidget:
    """With a wrong file, and a wrong id."""
    opened = wizard_merchant(operator)
    assert isinstance(opened, KeyWizard)
    go_on(opened)
    wrong = operator.window.folder / "apiclient_cert.pem"
    wrong.write_bytes(made.merchant_certificate())
    drop(opened, [wrong])
    operator.settle()
    retype(opened.public_key.id, made.SERIAL)
    go_on(opened)
    return opened


def wizard_test(operator: Operator) -> QWidget:
    """Nobody answers, and there is no keyring."""
    opened = wizard_public_key(operator)
    assert isinstance(opened, KeyWizard)
    retype(opened.public_key.id, identity().merchant.public_key_id)
    go_on(opened)
    operator.settle()
    go_on(opened)
    operator.settle()
    return opened


def go_on(opened: KeyWizard) -> None:
    button = opened.findChild(QPushButton, "wizard_next")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
