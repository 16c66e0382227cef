"""The settings' network page: tried over real lines, stored only when it can be used."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from tests.gui.settings_person import IDENTITY, Person, Slow, person
from tests.storage.keyrings import Refusing
from tests.wechat.loopback import closed_port
from tests.wechat.test_chain import FIRST, SECOND, pem
from wxrepay_gui.domain.checkup import CheckStep
from wxrepay_gui.domain.network import Network, Password, Proxy, ProxyKind, ProxyMode
from wxrepay_gui.domain.network_text import NetworkFault, NetworkTextError
from wxrepay_gui.domain.settings import Settings
from wxrepay_gui.gui import network_texts
from wxrepay_gui.gui.checkup_list import CheckupList
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.settings_dialog import SettingsPage
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.wechat.keys import material_of

NETWORK = SettingsPage.NETWORK
PROXY = Proxy(host="10.1.2.3", port=8080, user="u1")


@pytest.fixture
def somebody(qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    with person(qtbot, tmp_path) as one:
        one.open(NETWORK)
        yield one


@pytest.fixture
def wechat(tmp_path: Path) -> Iterator[PracticeServer]:
    """Answers as WeChat Pay does, on this computer."""
    log = tmp_path / "wechat.jsonl"
    with PracticeServer(IDENTITY, log, lambda: datetime.now(UTC)) as server:
        yield server


def choose(one: Person, name: str) -> None:
    button = one.find(QRadioButton, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def edit(one: Person, name: str) -> QLineEdit:
    return one.find(QLineEdit, f"proxy_{name}")


def proxied(kept: Settings) -> Settings:
    return replace(kept, network=Network(mode=ProxyMode.MANUAL, proxy=PROXY))


def lines(one: Person) -> list[str]:
    """What a test has said so far."""
    steps = one.dialog.pane.findChildren(CheckupList)
    labels = [label for each in steps for label in each.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.objectName().startswith("step_")]


# Proxy


def test_the_mode_is_stored_at_once(somebody: Person) -> None:
    choose(somebody, "proxy_mode_none")
    assert somebody.saved().network.mode is ProxyMode.NONE
    choose(somebody, "proxy_mode_system")
    somebody.wait(lambda: somebody.kept.network.mode is ProxyMode.SYSTEM)


def test_the_mode_that_is_chosen_last_stands(somebody: Person) -> None:
    choose(somebody, "proxy_mode_none")
    choose(somebody, "proxy_mode_system")
    choose(somebody, "proxy_mode_none")
    choose(somebody, "proxy_mode_system")
    choose(somebody, "proxy_mode_none")
    somebody.settle()
    assert somebody.kept.network.mode is ProxyMode.NONE


def test_a_manual_proxy_is_stored_once_host_and_port_are_there(somebody: Person) -> None:
    assert not edit(somebody, "host").isVisible()
    choose(somebody, "proxy_mode_manual")
    assert edit(somebody, "host").isVisible()
    somebody.settle()
    assert somebody.kept.network == Network(), "there is no proxy to be used yet"
    assert somebody.text("proxy_mode_note").startswith("Not in use yet")
    somebody.type(edit(somebody, "host"), " proxy.example.com ")
    somebody.settle()
    assert somebody.kept.network == Network()
    somebody.type(edit(somebody, "port"), "３１２８")
    expected = Network(mode=ProxyMode.MANUAL, proxy=Proxy(host="proxy.example.com", port=3128))
    assert somebody.saved().network == expected
    assert not somebody.text("proxy_mode_note").startswith("Not in use yet")
    choose(somebody, "proxy_kind_socks5")
    somebody.type(one_list(somebody), ".example.org, api.example.com")
    somebody.settle()
    network = somebody.kept.network
    assert network.proxy == Proxy(kind=ProxyKind.SOCKS5, host="proxy.example.com", port=3128)
    assert network.exceptions == (".example.org", "api.example.com")


def one_list(one: Person) -> QPlainTextEdit:
    return one.find(QPlainTextEdit, "proxy_exceptions")


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("host", "http://10.1.2.3:8080", "without http://"),
        ("host", "", "name or address"),
        ("port", "80800", "from 1 to 65535"),
        ("port", "", "such as 8080"),
        ("user", "a:b", "colon"),
    ],
)
def test_what_cannot_be_used_stays_as_typed_and_is_not_stored(
    qtbot: QtBot, tmp_path: Path, name: str, typed: str, said: str
) -> None:
    with person(qtbot, tmp_path, settings=proxied) as one:
        one.open(NETWORK)
        one.type(edit(one, name), typed)
        assert said in one.text(f"proxy_{name}_note")
        assert one.text(f"proxy_{name}_note").startswith("✕ ")
        assert edit(one, name).text() == typed
        one.settle()
        assert one.kept.network.proxy == PROXY
        QTest.keyClick(one.dialog, Qt.Key.Key_Escape)
        assert one.dialog.isVisible()
        QTest.keyClick(one.dialog, Qt.Key.Key_Escape)


def test_an_exception_that_is_no_host_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    with person(qtbot, tmp_path, settings=proxied) as one:
        one.open(NETWORK)
        one.type(one_list(one), "good.example\n10.0.0.0/8")
        assert one.text("proxy_exceptions_note").startswith("✕ “10.0.0.0/8” is no host.")
        one.settle()
        assert one.kept.network.exceptions == ()
        one.type(one_list(one), "good.example")
        assert one.saved().network.exceptions == ("good.example",)


def test_a_password_goes_into_the_keyring_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with person(qtbot, tmp_path, settings=proxied) as one:
        one.open(NETWORK)
        secret = edit(one, "password")
        assert secret.echoMode() is QLineEdit.EchoMode.Password
        assert "keyring" in secret.placeholderText()
        one.type(secret, "canary-Xq7")
        one.wait(lambda: secret.text() == "")
        one.settle()
        assert Keystore(one.keyring).load_password(PROXY) == Password("canary-Xq7")
        assert "canary" not in (tmp_path / "settings.json").read_text()


def test_a_password_needs_a_user(somebody: Person) -> None:
    choose(somebody, "proxy_mode_manual")
    somebody.type(edit(somebody, "host"), "10.1.2.3")
    somebody.type(edit(somebody, "port"), "8080")
    somebody.type(edit(somebody, "password"), "canary-Xq7")
    assert somebody.text("proxy_password_note").startswith("✕ Enter the user")
    somebody.settle()
    assert somebody.keyring.entries == {}
    somebody.type(edit(somebody, "user"), "u1")
    somebody.wait(lambda: edit(somebody, "password").text() == "")
    somebody.settle()
    assert somebody.kept.network.proxy == PROXY
    assert Keystore(somebody.keyring).load_password(PROXY) == Password("canary-Xq7")


def test_a_keyring_in_the_way_of_the_password_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    keyring = Refusing(OSError("broken"))
    with person(qtbot, tmp_path, settings=proxied, keyring=keyring) as one:
        one.open(NETWORK)
        one.type(edit(one, "password"), "canary-Xq7")
        one.wait(lambda: one.said.startswith("✕ The system's keyring"))
        assert "canary" not in one.said
        assert edit(one, "password").text() == "canary-Xq7"
        QTest.keyClick(one.dialog, Qt.Key.Key_Escape)


def test_a_password_that_waits_for_the_keyring_can_be_left_and_is_kept_all_the_same(
    qtbot: QtBot, tmp_path: Path
) -> None:
    keyring = Slow()
    with person(qtbot, tmp_path, settings=proxied, keyring=keyring) as one:
        one.open(NETWORK)
        one.type(edit(one, "password"), "canary-Xq7")
        assert "keyring; it may ask" in one.said
        one.type(edit(one, "port"), "3128")
        QTest.keyClick(one.dialog, Qt.Key.Key_Escape)
        keyring.answered.set()
        one.settle()
        one.settle()
        moved = replace(PROXY, port=3128)
        assert one.kept.network.proxy == moved
        assert one.window.office.settings.network.proxy == moved
        assert Keystore(keyring).load_password(moved) == Password("canary-Xq7")


@pytest.mark.parametrize("language", Language)
def test_every_fault_of_the_network_has_its_sentence(somebody: Person, language: Language) -> None:
    somebody.speak(language)
    facts = {"host": "h", "port": "1", "highest": "65535", "text": "t"}
    assert network_texts.FAULTS.keys() == set(NetworkFault)
    said = {network_texts.fault(NetworkTextError(one, **facts)) for one in NetworkFault}
    assert len(said) == len(NetworkFault)
    assert not any("{" in sentence for sentence in said)


# The connection test


def test_the_way_that_stands_there_is_tried_line_by_line(
    qtbot: QtBot, tmp_path: Path, wechat: PracticeServer
) -> None:
    def settings(kept: Settings) -> Settings:
        network = Network(mode=ProxyMode.NONE, company_ca=IDENTITY.tls_root, company_ca_name="r")
        return replace(kept, network=network)

    host = f"127.0.0.1:{wechat.port}"
    with person(qtbot, tmp_path / "base", settings=settings, hosts=(host,)) as one:
        one.open(NETWORK)
        one.press("test_connection")
        button = one.find(QPushButton, "test_connection")
        one.wait(lambda: any("Clock" in line for line in lines(one)))
        one.wait(lambda: button.accessibleName() == "Test the connection")
        said = lines(one)
        assert said[0].startswith("✓ 127.0.0.1")
        assert said[1].startswith("✓ Connected (TCP)")
        assert said[-1].startswith("✓ Clock differs by")
        assert one.kept.network == settings(one.kept).network, "a test stores nothing"
        one.speak(Language.CHINESE)
        one.wait(lambda: len(lines(one)) == len(said))
        assert re.search("[\u3400-\u9fff]", lines(one)[1])


@pytest.mark.parametrize("language", Language)
def test_both_hosts_are_checked_and_each_line_names_its_own(
    qtbot: QtBot, tmp_path: Path, wechat: PracticeServer, language: Language
) -> None:
    def settings(kept: Settings) -> Settings:
        network = Network(mode=ProxyMode.NONE, company_ca=IDENTITY.tls_root, company_ca_name="r")
        return replace(kept, network=network)

    with closed_port() as bound:
        hosts = (f"127.0.0.1:{bound.getsockname()[1]}", f"127.0.0.1:{wechat.port}")
        with person(qtbot, tmp_path / "base", settings=settings, hosts=hosts) as one:
            one.open(NETWORK)
            one.speak(language)
            spoken = {Language.ENGLISH: "Check both hosts", Language.CHINESE: "检查两个域名"}
            button = one.find(QPushButton, "test_hosts")
            assert button.accessibleName() == spoken[language]
            one.press("test_hosts")
            one.wait(lambda: len(lines(one)) == 7)
            one.wait(lambda: button.accessibleName() == spoken[language])
            said = lines(one)
            assert [line[0] for line in said] == list("✓✕✓✓!✓✓")
            assert all(hosts[0] in line for line in said[:2]), "the first one refuses"
            assert all(hosts[1] in line for line in said[2:]), "and does not end the check"
            assert all(re.search(r"   \d+ ms$", line) for line in said[:-1])
            assert not any("?" in line for line in said)
            if language is Language.CHINESE:
                assert all(re.search("[\u3400-\u9fff]", line) for line in said)


def test_one_check_takes_the_place_of_the_other(
    qtbot: QtBot, tmp_path: Path, wechat: PracticeServer
) -> None:
    host = f"127.0.0.1:{wechat.port}"
    with person(qtbot, tmp_path / "base", hosts=(host, host)) as one:
        one.open(NETWORK)
        choose(one, "proxy_mode_none")
        one.press("test_connection")
        one.wait(lambda: len(lines(one)) == 3)
        one.press("test_hosts")
        one.wait(lambda: len(lines(one)) == 6)
        one.press("test_connection")
        one.wait(lambda: len(lines(one)) == 3)


def test_a_proxy_that_is_not_there_is_named(somebody: Person) -> None:
    choose(somebody, "proxy_mode_manual")
    with closed_port() as bound:
        port = bound.getsockname()[1]
        somebody.type(edit(somebody, "host"), "127.0.0.1")
        somebody.type(edit(somebody, "port"), str(port))
        somebody.press("test_connection")
        somebody.wait(lambda: bool(lines(somebody)))
        assert lines(somebody)[0].startswith(f"✕ The proxy 127.0.0.1:{port} cannot be reached.")


def test_a_test_without_a_host_says_what_is_missing(somebody: Person) -> None:
    choose(somebody, "proxy_mode_manual")
    somebody.press("test_connection")
    assert somebody.dialog.focusWidget() is edit(somebody, "host")
    assert somebody.text("proxy_host_note").startswith("✕ Enter the proxy's name")
    assert somebody.text("proxy_port_note").startswith("✕ Enter the proxy's port")
    assert lines(somebody) == []


# The key's test


KEY_STEPS = (CheckStep.ANSWER, CheckStep.CLOCK, CheckStep.RECOGNISED, CheckStep.VERIFIED)


def test_a_kept_key_is_tried_and_the_lines_stay(
    qtbot: QtBot, tmp_path: Path, wechat: PracticeServer
) -> None:
    merchant = IDENTITY.merchant

    def settings(kept: Settings) -> Settings:
        network = Network(mode=ProxyMode.NONE, company_ca=IDENTITY.tls_root, company_ca_name="r")
        return replace(kept, network=network, merchants=(merchant,))

    host = f"127.0.0.1:{wechat.port}"
    with person(qtbot, tmp_path / "base", settings=settings, hosts=(host,)) as one:
        material = material_of(IDENTITY.merchant_key)
        Keystore(one.keyring).save(merchant.mchid, merchant.serial_no, material)
        one.open()
        one.press("test_key")
        one.wait(lambda: len(lines(one)) == len(KEY_STEPS))
        one.wait(lambda: not one.find(QPushButton, "test_key").text().startswith("Stop"))
        assert all(line.startswith("✓") for line in lines(one))


def test_a_key_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    with person(
        qtbot, tmp_path, settings=lambda kept: replace(kept, merchants=(IDENTITY.merchant,))
    ) as one:
        one.open()
        one.press("test_key")
        one.wait(lambda: one.find(QLabel, "checkup_key_failed").isVisible())
        assert one.text("checkup_key_failed").startswith("✕ The keyring holds no key")


# Company certificates


@pytest.fixture
def company(tmp_path: Path) -> Path:
    path = tmp_path / "公司.crt"
    path.write_bytes(pem(FIRST) + pem(SECOND))
    return path


def pick(one: Person, path: Path) -> None:
    one.press("choose_ca")
    dialog = one.dialog.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(str(path))
    dialog.accept()


def test_a_company_s_certificates_are_compared_before_they_are_trusted(
    somebody: Person, company: Path
) -> None:
    pick(somebody, company)
    somebody.wait(lambda: somebody.text("company_ca").endswith("(not trusted yet)"))
    told = somebody.text("ca_0")
    assert told.startswith("某公司 Root CA · valid to 2035-01-02\nSHA-256 ")
    fingerprint = told.rpartition("SHA-256 ")[2]
    assert fingerprint.replace(" ", ":").count(":") == 31
    assert somebody.text("ca_1").startswith("Company, Inc.")
    assert somebody.find(QLabel, "company_ca_compare").isVisible()
    somebody.settle()
    assert somebody.kept.network.company_ca == ""
    somebody.press("trust_ca")
    network = somebody.saved().network
    assert network.company_ca == (pem(FIRST) + pem(SECOND)).decode()
    assert network.company_ca_name == "公司.crt"
    assert somebody.text("company_ca") == "公司.crt"
    assert not somebody.find(QLabel, "company_ca_compare").isVisible()
    QTest.keyClick(somebody.dialog, Qt.Key.Key_Escape)
    somebody.open(NETWORK)
    somebody.wait(lambda: somebody.dialog.pane.findChild(QLabel, "ca_1") is not None)
    somebody.press("remove_ca")
    somebody.settle()
    assert somebody.kept.network == Network()


def test_a_certificate_that_is_not_trusted_leaves_no_trace(somebody: Person, company: Path) -> None:
    pick(somebody, company)
    somebody.wait(lambda: somebody.text("company_ca").endswith("(not trusted yet)"))
    assert somebody.dialog.focusWidget() is somebody.find(QPushButton, "drop_ca")
    somebody.press("drop_ca")
    assert somebody.text("company_ca").startswith("None")
    somebody.settle()
    assert somebody.kept.network == Network()


def test_a_file_that_holds_no_certificate_is_named(somebody: Person, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("nothing", encoding="utf-8")
    pick(somebody, path)
    somebody.wait(lambda: somebody.find(QLabel, "company_ca_failed").isVisible())
    assert somebody.text("company_ca_failed").startswith("✕ notes.txt does not hold the certif")
