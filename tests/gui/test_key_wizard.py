"""The key wizard in the real window, against a WeChat Pay and a keyring that can be in the way."""

import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Event

import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import key_material as made
from tests.gui.conftest import press, retype
from tests.gui.enrolment import Newcomer, book_example, here, identity
from tests.key_material import MCHID, OTHER_MCHID, PKCS8
from tests.service.conftest import Memory
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.scenario import Scenario
from wxrepay_gui.domain.submission import Status
from wxrepay_gui.gui.linguist import Language
from wxrepay_gui.gui.main_window import MainWindow
from wxrepay_gui.gui.welcome_window import WelcomeWindow
from wxrepay_gui.practice.identity import CERTIFICATE_FILE, KEY_FILE, PUBLIC_KEY_FILE, Identity
from wxrepay_gui.practice.server import PracticeServer
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.wechat.keys import material_of

ID = "PUB_KEY_ID_0119000000012025120600"
PLATFORM = identity().platform_serial_no
SIGNED = "✓ Signed with the private key, verified with the certificate (offline)"
RECOGNISED = (
    "✓ WeChat Pay recognises the merchant number and the certificate"
    " (asked for a record that cannot exist; nothing was done)"
)
UNSIGNED = (
    "! The answer carries no signature, so WeChat Pay's key is not proven yet;"
    " the first booking will show it"
)
NOT_PROVEN = "! The key fits, but it could not be proven online. You can finish and test later."


class Stubborn(Memory):
    """A keyring that can be locked, or wait for a person who does not come.

    Attributes:
        locked: Whatever is asked of it fails.
        answered: Unless it is set, storing waits.
        asked: How often it was asked to store something.
    """

    def __init__(self) -> None:
        super().__init__()
        self.locked = False
        self.answered = Event()
        self.answered.set()
        self.asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.asked += 1
        assert self.answered.wait(60)
        if self.locked:
            raise KeyringLocked
        super().set_password(service, username, password)


@pytest.fixture
def keyring() -> Stubborn:
    return Stubborn()


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path, keyring: Stubborn) -> Iterator[Newcomer]:
    person = Newcomer(qtbot, tmp_path, keyring, known=identity())
    yield person
    keyring.answered.set()
    person.close()


def only(newcomer: Newcomer, *names: str) -> None:
    """Leave only the files of these *names* in the download."""
    for path in newcomer.files.iterdir():
        if path.name not in names:
            path.unlink()


def entry(identity: Identity) -> tuple[str, str]:
    """Where the key of *identity* lies in the keyring."""
    merchant = identity.merchant
    return f"wxrepay_gui/merchant/{merchant.mchid}/{merchant.serial_no}", merchant.mchid


# Files and passwords


@pytest.mark.parametrize("locked", ["a key", "a p12"])
@pytest.mark.parametrize("by", ["Enter", "the button", "Next"])
def test_a_password_is_asked_for_and_a_wrong_one_said(
    newcomer: Newcomer, locked: str, by: str
) -> None:
    wizard = newcomer.open_wizard()
    file = newcomer.folder / "locked"
    key = made.private_pem(made.rsa_key("merchant"), PKCS8, made.locked("open sesame"))
    file.write_bytes(key if locked == "a key" else made.p12("merchant", "open sesame"))
    certificate = newcomer.folder / "cert.pem"
    certificate.write_bytes(made.merchant_certificate())
    newcomer.hand(file, certificate)
    assert here() is wizard.files.password
    newcomer.go_on()
    assert newcomer.text("wizard_missing") == "✕ Enter the password of “locked” first."
    assert newcomer.text("locked_file") == "Password of locked"

    def unlock(password: str) -> None:
        QTest.keyClicks(wizard.files.password, password)
        if by == "Enter":
            press(wizard.files.password, Qt.Key.Key_Return)
        else:
            newcomer.press("unlock_file" if by == "the button" else "wizard_next")
        assert newcomer.text("wizard_missing") == ""
        newcomer.wait_read()

    unlock("open barley")
    assert newcomer.lines()["locked"][0].endswith("that was not its password; try again")
    assert wizard.files.password.text() == ""
    assert here() is wizard.files.password
    unlock("open sesame")
    assert newcomer.place == "wizard_files", "what came of it is to be seen first"
    assert newcomer.lines()["locked"][1] == "✓ good"
    assert newcomer.text("pair") == "✓ The key and the certificate are a pair"
    assert not wizard.files.password.isVisible()
    newcomer.go_on()
    assert newcomer.place == "wizard_merchant"


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ((), "Hand over the merchant's private key and its certificate first."),
        ((CERTIFICATE_FILE,), "The private key (apiclient_key.pem) is missing."),
        ((KEY_FILE,), "The merchant's certificate (apiclient_cert.pem) is missing."),
        ((PUBLIC_KEY_FILE,), "Hand over the merchant's private key and its certificate first."),
    ],
)
def test_what_is_missing_is_said_and_the_page_stays(
    newcomer: Newcomer, names: tuple[str, ...], missing: str
) -> None:
    newcomer.open_wizard()
    only(newcomer, *names)
    newcomer.hand(newcomer.files)
    assert here().objectName() == "choose_files"
    newcomer.go_on()
    assert newcomer.place == "wizard_files"
    assert newcomer.text("wizard_missing") == f"✕ {missing}"


def test_a_key_and_a_certificate_that_are_no_pair_go_no_further(newcomer: Newcomer) -> None:
    newcomer.open_wizard()
    (newcomer.files / CERTIFICATE_FILE).write_bytes(made.merchant_certificate("other"))
    newcomer.hand(newcomer.files)
    assert newcomer.text("pair") == "✕ The key and the certificate are not a pair"
    newcomer.go_on()
    assert newcomer.place == "wizard_files"
    assert newcomer.text("wizard_missing") == "✕ What is marked with ✕ has to be replaced first."


def test_going_back_keeps_everything_that_was_read_and_typed(newcomer: Newcomer) -> None:
    wizard = newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    before = newcomer.lines()
    newcomer.go_on()
    retype(wizard.merchant.name, "Morning Star")
    newcomer.pick("colour_olive")
    newcomer.go_on()
    newcomer.type_id()
    newcomer.go_on()
    newcomer.wait_tested()
    for place in ("wizard_public_key", "wizard_merchant", "wizard_files"):
        newcomer.press("wizard_back")
        assert newcomer.place == place
    assert not newcomer.button("wizard_back").isVisible()
    assert newcomer.lines() == before
    for _ in range(3):
        newcomer.go_on()
    newcomer.wait_tested()
    assert newcomer.steps[-1] == "✓ The answer's signature matches WeChat Pay's key"
    newcomer.go_on()
    newcomer.live()
    (merchant,) = newcomer.settings.merchants
    assert (merchant.name, merchant.colour.value) == ("Morning Star", "olive")


# WeChat Pay's key


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter the public key ID; it stands beside the key on the merchant platform"),
        ("1DDE", "The public key ID begins with PUB_KEY_ID_; copy it whole"),
        ("PUB_KEY_ID", "The public key ID begins with PUB_KEY_ID_; copy it whole"),
        (
            made.SERIAL,
            "This is a certificate's serial number; the public key ID begins with PUB_KEY_ID_",
        ),
        ("PUB_KEY_ID_", "After PUB_KEY_ID_ come digits only; copy it again"),
        ("PUB_KEY_ID_0119,", "After PUB_KEY_ID_ come digits only; copy it again"),
    ],
)
def test_a_wrong_public_key_id_is_told_while_it_is_typed_and_goes_no_further(
    newcomer: Newcomer, typed: str, said: str
) -> None:
    wizard = newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    newcomer.go_on()
    where = "Copy it under 商户平台 → 账户中心 → API安全 → 微信支付公钥"
    assert newcomer.text("public_key_id_note") == where
    retype(wizard.public_key.id, typed)
    assert newcomer.text("public_key_id_note") == (f"✕ {said}" if typed else where)
    assert wizard.public_key.id.accessibleDescription() == newcomer.text("public_key_id_note")
    press(wizard.public_key.id, Qt.Key.Key_Return)
    assert newcomer.place == "wizard_public_key"
    assert newcomer.text("wizard_missing") == f"✕ {said}"
    newcomer.type_id(f" {ID} ")
    assert newcomer.text("wizard_missing") == ""
    assert newcomer.text("public_key_id_note") == "✓ begins with PUB_KEY_ID_"


def test_a_platform_certificate_is_enough_without_an_id(newcomer: Newcomer) -> None:
    newcomer.server.scenario = Scenario.SWITCH_NOT_OPENED
    only(newcomer, KEY_FILE, CERTIFICATE_FILE)
    newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    newcomer.go_on()
    newcomer.pick("verifier_certificate")
    newcomer.go_on()
    assert newcomer.text("wizard_missing") == "✕ Choose the platform certificate."
    platform = newcomer.folder / "wechatpay_cert.pem"
    platform.write_text(newcomer.identity.platform_certificate)
    newcomer.choose("choose_platform_certificate", platform)
    newcomer.wait_idle()
    serial = newcomer.identity.platform_serial_no
    assert newcomer.text("platform_file") == f"✓ wechatpay_cert.pem · {serial}"
    newcomer.go_on()
    newcomer.wait_tested()
    assert newcomer.text("check_result") == "✓ Everything works. You can begin."
    newcomer.go_on()
    assert book_example(newcomer.live()).status is Status.BOOKED
    (merchant,) = newcomer.settings.merchants
    assert (merchant.public_key_id, merchant.public_key) == ("", "")


def test_with_both_an_answer_counts_whichever_it_is_signed_with(newcomer: Newcomer) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    assert newcomer.text("check_result") == "✓ Everything works. You can begin."
    newcomer.server.scenario = Scenario.SWITCH_NOT_OPENED
    newcomer.press("check_again")
    newcomer.wait_tested()
    assert newcomer.text("check_result") == "✓ Everything works. You can begin."
    newcomer.go_on()
    assert book_example(newcomer.live()).status is Status.BOOKED


def test_a_public_key_chosen_on_its_own_page_leads_on_to_the_id(newcomer: Newcomer) -> None:
    wizard = newcomer.open_wizard()
    only(newcomer, KEY_FILE, CERTIFICATE_FILE)
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    newcomer.go_on()
    assert here().objectName() == "choose_public_key"
    newcomer.go_on()
    assert newcomer.text("wizard_missing") == "✕ Choose WeChat Pay's public key (pub_key.pem)."
    file = newcomer.folder / "pub_key.pem"
    file.write_text(newcomer.identity.merchant.public_key)
    newcomer.choose("choose_public_key", file)
    newcomer.wait_idle()
    assert newcomer.text("key_file") == "✓ pub_key.pem · RSA 2048"
    assert here() is wizard.public_key.id


# The test


def wrong_id(newcomer: Newcomer) -> None:
    newcomer.identity = replace(
        newcomer.identity, merchant=replace(newcomer.identity.merchant, public_key_id=ID)
    )


def wrong_public_key(newcomer: Newcomer) -> None:
    (newcomer.files / PUBLIC_KEY_FILE).write_bytes(made.public_bytes(made.rsa_key("another")))


def play(scenario: Scenario) -> Callable[[Newcomer], None]:
    def prepare(newcomer: Newcomer) -> None:
        only(newcomer, KEY_FILE, CERTIFICATE_FILE, PUBLIC_KEY_FILE)
        newcomer.server.scenario = scenario

    return prepare


def unknown_certificate(newcomer: Newcomer) -> None:
    renewed().write(newcomer.files)


def another_s_key(newcomer: Newcomer) -> None:
    serial = newcomer.identity.merchant.serial_no
    (newcomer.files / KEY_FILE).write_bytes(made.private_pem(made.rsa_key("another")))
    certificate = made.merchant_certificate("another", serial=serial)
    (newcomer.files / CERTIFICATE_FILE).write_bytes(certificate)


def nobody_there(newcomer: Newcomer) -> None:
    newcomer.server.stop()


def untrusted(newcomer: Newcomer) -> None:
    public = replace(newcomer.settings.network, company_ca="")
    newcomer.start.store.change(lambda kept: replace(kept, network=public))
    newcomer.restart()


@cache
def renewed() -> Identity:
    """The same merchant and WeChat Pay, after the merchant's key was renewed."""
    before, other = identity(), Identity.make(datetime.now(UTC))
    return replace(
        before,
        merchant_key=other.merchant_key,
        certificate=other.certificate,
        merchant=replace(before.merchant, serial_no=other.merchant.serial_no),
    )


ASK_AGAIN = (
    "✕ WeChat Pay does not know this certificate for this merchant number. Is it the newest, and"
    " not revoked?"
)


@pytest.mark.parametrize(
    ("prepare", "said", "zh"),
    [
        (
            wrong_id,
            (
                (
                    "✕ WeChat Pay refused the question (400 PARAM_ERROR):"
                    " 平台证书序列号Wechatpay-Serial错误"
                ),
                UNSIGNED,
            ),
            "微信支付拒绝了查询（400 PARAM_ERROR）：平台证书序列号Wechatpay-Serial错误",
        ),
        (
            wrong_public_key,
            (
                RECOGNISED,
                (
                    "✕ The answer's signature does not match: the public key is another one's."
                    " Download it again."
                ),
            ),
            "应答签名不符：公钥不是这个商户的。请重新下载。",
        ),
        (
            play(Scenario.SWITCH_NOT_OPENED),
            (
                RECOGNISED,
                (
                    f"✕ Answered with the platform certificate {PLATFORM}: the"
                    " public key is not switched on. A super administrator opens it under"
                    " 商户平台 → 账户中心 → API安全 → 微信支付公钥; or add that certificate."
                ),
            ),
            (
                f"应答用的是平台证书 {PLATFORM}：公钥切换未开启。请超级管理员在"
                " 商户平台 → 账户中心 → API安全 → 微信支付公钥 开启，或添加这张平台证书。"
            ),
        ),
        (
            play(Scenario.CLOCK_OFF),
            (
                "✕ The clock differs by {seconds} s; WeChat Pay refuses that. Set it right.",
                "✕ The clock differs by {seconds} s; WeChat Pay refuses that. Set it right.",
                UNSIGNED,
            ),
            "时钟相差 {seconds} 秒，微信支付会拒绝。请校准时钟。",
        ),
        (
            unknown_certificate,
            (ASK_AGAIN, UNSIGNED),
            "微信支付不认识这个商户号的这张证书。它是最新的吗？是否已作废？",
        ),
        (
            another_s_key,
            (
                "✕ WeChat Pay does not accept the signature: the key is another certificate's.",
                UNSIGNED,
            ),
            "微信支付不接受这个签名：私钥属于另一张证书。",
        ),
        (
            nobody_there,
            (
                (
                    "✕ 127.0.0.1:{port} refuses the connection. Ask your IT to allow port 443."
                    "   {ms} ms"
                ),
            ),
            "127.0.0.1:{port} 拒绝连接。请IT部门放行443端口。",
        ),
        (
            untrusted,
            (
                (
                    "✕ No encrypted connection could be made. Something in between breaks it off."
                    "   {ms} ms"
                ),
            ),
            "无法建立加密连接，中间有设备把它断开了。",
        ),
    ],
)
def test_each_fault_of_the_test_says_its_sentence(
    newcomer: Newcomer, prepare: Callable[[Newcomer], None], said: tuple[str, ...], zh: str
) -> None:
    prepare(newcomer)
    newcomer.open_wizard()
    newcomer.go_to_test()
    shown = newcomer.steps_without_figures
    assert shown[0] == SIGNED
    assert shown[-len(said) :] == said
    assert newcomer.text("check_result") == NOT_PROVEN
    newcomer.speak(Language.CHINESE)
    assert any(zh in line for line in newcomer.steps_without_figures), newcomer.steps


def test_a_key_that_could_not_be_proven_online_can_be_kept_and_is_tested_later(
    newcomer: Newcomer,
) -> None:
    newcomer.server.stop()
    newcomer.open_wizard()
    newcomer.go_to_test()
    newcomer.go_on()
    operator = newcomer.live()
    newcomer.server = PracticeServer(
        identity(), newcomer.folder / "log.jsonl", operator.window.now, port=newcomer.server.port
    )
    newcomer.server.start()
    operator.window.menus.check_clock.trigger()
    good = "✓ Key and clock are as they should be"
    operator.wait(lambda: operator.window.notice.accessibleName() == good)


# A new key for a merchant that is known


@pytest.fixture
def known(newcomer: Newcomer) -> Newcomer:
    """A merchant whose certificate ends in ten days; a person at its window."""
    before = replace(newcomer.identity.merchant, valid_until=datetime.now(UTC) + timedelta(days=10))
    keep(newcomer, before)
    newcomer.restart()
    newcomer.live()
    return newcomer


def keep(newcomer: Newcomer, merchant: Merchant) -> None:
    """Have *merchant*, with the key of the newcomer's identity, from an earlier start."""
    key = material_of(newcomer.identity.merchant_key)
    Keystore(newcomer.keyring).save(merchant.mchid, merchant.serial_no, key)
    newcomer.start.store.change(
        lambda kept: replace(kept.with_merchant(merchant), chosen=merchant.mchid)
    )


def press_notice(newcomer: Newcomer, text: str) -> None:
    """Press the button *text* of the notice, and come to the wizard that it opens."""
    window = newcomer.window
    assert isinstance(window, MainWindow)
    newcomer.wait(window.notice.isVisible)
    (act,) = [
        one
        for one in window.notice.findChildren(QPushButton)
        if one.text() == text and one.isVisible()
    ]
    act.setFocus()
    press(act, Qt.Key.Key_Space)
    newcomer.front(newcomer.wizard)


def test_an_old_key_stays_until_the_new_one_is_proven_and_then_is_deleted(known: Newcomer) -> None:
    press_notice(known, "Replace the key…")
    assert known.wizard.windowTitle() == "Replace the key"
    files = known.folder / "renewed"
    renewed().write(files)
    known.go_to_test(files)
    assert not known.button("wizard_practise").isVisible()
    stays = "The new key is not proven yet, so the old one stays. Test again, or cancel."
    assert known.text("check_result") == f"✕ {stays}"
    known.go_on()
    assert known.text("wizard_missing") == f"✕ {stays}"
    assert list(known.keyring.entries) == [entry(identity())]

    known.server.stop()
    known.server = PracticeServer(
        renewed(), known.folder / "log.jsonl", known.start.now, port=known.server.port
    )
    known.server.start()
    known.press("check_again")
    known.wait_tested()
    assert known.text("wizard_missing") == ""
    assert list(known.keyring.entries) == [entry(identity())], "until Finish"
    old = known.window
    known.go_on()
    known.wait(lambda: known.window is not old)
    operator = known.live()
    assert list(known.keyring.entries) == [entry(renewed())]
    (merchant,) = known.settings.merchants
    assert merchant.serial_no == renewed().merchant.serial_no
    assert book_example(operator).status is Status.BOOKED
    (booked,) = known.bookings
    assert booked.status == 200


def test_another_merchant_s_files_replace_nothing(known: Newcomer) -> None:
    press_notice(known, "Replace the key…")
    files = known.folder / "others"
    files.mkdir()
    (files / KEY_FILE).write_bytes(made.private_pem(made.rsa_key("other")))
    (files / CERTIFICATE_FILE).write_bytes(made.merchant_certificate("other", OTHER_MCHID))
    known.hand(files)
    told = f"Merchant API certificate · {made.COMPANY} · {OTHER_MCHID}"
    assert known.lines()[CERTIFICATE_FILE] == (
        f"{told}: belongs to {OTHER_MCHID}, but this is about {MCHID}. Choose its files",
        "✕ wrong",
    )
    known.go_on()
    assert known.place == "wizard_files"
    assert known.text("wizard_missing") == "✕ What is marked with ✕ has to be replaced first."
    known.speak(Language.CHINESE)
    assert known.lines()[CERTIFICATE_FILE][0].endswith(
        f"：属于 {OTHER_MCHID}，而这里是 {MCHID}。请选择它的文件"
    )


def test_what_was_set_for_the_merchant_outlives_its_key(known: Newcomer) -> None:
    press_notice(known, "Replace the key…")
    wizard = known.wizard
    only(known, KEY_FILE, CERTIFICATE_FILE)
    known.hand(known.files)
    known.go_on()
    assert wizard.merchant.name.text() == known.identity.merchant.name
    known.go_on()
    assert known.text("key_file") == "✓ as before"
    assert wizard.public_key.id.text() == known.identity.merchant.public_key_id
    known.go_on()
    known.wait_tested()
    assert known.text("check_result") == "✓ Everything works. You can begin."


# A keyring in the way


LOCKED = (
    "✕ The system's keyring is locked. Unlock it and try again,"
    " or use the key file for this run only."
)


def test_a_keyring_that_fails_at_the_end_says_so_and_the_key_serves_for_this_run(
    newcomer: Newcomer, keyring: Stubborn
) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    keyring.locked = True
    newcomer.go_on()
    newcomer.wait(lambda: newcomer.text("keep_problem") != "")
    assert newcomer.text("keep_problem") == LOCKED
    assert newcomer.text("wizard_missing") == ""
    assert newcomer.settings.merchants == ()
    for language in (Language.CHINESE, Language.ENGLISH):
        newcomer.speak(language)
        assert newcomer.button("lend_key").isVisible()
    newcomer.press("lend_key")
    operator = newcomer.live()
    assert operator.window.desk.key_problem is None
    assert book_example(operator).status is Status.BOOKED
    assert keyring.entries == {}
    keyring.locked = False
    newcomer.restart()
    operator = newcomer.live()
    operator.wait(operator.window.notice.isVisible)
    assert operator.window.notice.accessibleName().startswith("✕ The keyring holds no key")


def test_a_keyring_that_was_unlocked_meanwhile_takes_the_key_at_the_second_try(
    newcomer: Newcomer, keyring: Stubborn
) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    keyring.locked = True
    newcomer.go_on()
    newcomer.wait(lambda: newcomer.text("keep_problem") != "")
    keyring.locked = False
    newcomer.go_on()
    newcomer.live()
    assert list(keyring.entries) == [entry(identity())]


def test_the_notice_of_a_locked_keyring_leads_to_the_key_file_for_this_run(
    newcomer: Newcomer, keyring: Stubborn
) -> None:
    keep(newcomer, newcomer.identity.merchant)
    keyring.locked = True
    newcomer.restart()
    operator = newcomer.live()
    assert operator.window.notice.accessibleName() == LOCKED
    press_notice(newcomer, "Use the key file…")
    assert newcomer.wizard.windowTitle() == "Use the key for this run only"
    newcomer.go_to_test()
    newcomer.go_on()
    newcomer.wait(lambda: newcomer.wizards == [])
    operator = newcomer.live()
    operator.wait(lambda: operator.window.desk.key_problem is None)
    operator.wait(lambda: not operator.window.notice.isVisible())
    assert book_example(operator).status is Status.BOOKED
    assert keyring.asked == 1, "by the start of the test alone"


def test_trying_again_after_unlocking_needs_no_file(newcomer: Newcomer, keyring: Stubborn) -> None:
    keep(newcomer, newcomer.identity.merchant)
    keyring.locked = True
    newcomer.restart()
    operator = newcomer.live()
    keyring.locked = False
    again = operator.window.notice.findChild(QPushButton, "notice_act_0")
    assert again is not None
    assert again.text() == "Try again"
    again.click()
    operator.wait(lambda: operator.window.desk.key_problem is None)
    operator.wait(lambda: not operator.window.notice.isVisible())


# Leaving what takes long


@pytest.fixture
def silent() -> Iterator[int]:
    """A port at which somebody listens who never says anything."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield listener.getsockname()[1]


def test_cancelling_while_the_test_waits_leaves_at_once(newcomer: Newcomer, silent: int) -> None:
    newcomer.listen_at(silent)
    newcomer.open_wizard()
    newcomer.hand(newcomer.files)
    newcomer.go_on()
    newcomer.go_on()
    newcomer.type_id()
    newcomer.go_on()
    newcomer.wait(lambda: newcomer.steps == [SIGNED])
    newcomer.go_on()
    running = "✕ The test is still running. Wait for it, or cancel."
    assert newcomer.text("wizard_missing") == running
    newcomer.press("wizard_cancel")
    assert newcomer.wizards == []
    assert isinstance(newcomer.window, WelcomeWindow)
    assert newcomer.window.tasks.asking, "and nobody waits for it"


@pytest.mark.parametrize("leave", ["wizard_cancel", "wizard_back"])
def test_leaving_while_the_keyring_waits_for_a_person_keeps_nothing(
    newcomer: Newcomer, keyring: Stubborn, leave: str
) -> None:
    newcomer.open_wizard()
    newcomer.go_to_test()
    keyring.answered.clear()
    newcomer.go_on()
    newcomer.wait(lambda: keyring.asked == 1)
    waiting = "Storing the key in the keyring; it may ask you something…"
    assert newcomer.text("wizard_missing") == waiting
    newcomer.go_on()
    assert newcomer.text("wizard_missing") == waiting
    newcomer.press(leave)
    assert bool(newcomer.wizards) is (leave == "wizard_back")
    keyring.answered.set()
    newcomer.wait_idle()
    assert keyring.asked == 1, "once, though Finish was pressed twice"
    assert keyring.entries == {}
    assert newcomer.settings.merchants == ()


def test_leaving_a_replacement_while_the_keyring_waits_keeps_the_old_key(
    known: Newcomer, keyring: Stubborn
) -> None:
    press_notice(known, "Replace the key…")
    known.go_to_test()
    before = known.settings
    keyring.answered.clear()
    known.go_on()
    known.wait(lambda: keyring.asked == 2)
    known.press("wizard_cancel")
    assert known.wizards == []
    keyring.answered.set()
    known.wait_idle()
    assert known.settings == before
    assert list(keyring.entries) == [entry(identity())]
