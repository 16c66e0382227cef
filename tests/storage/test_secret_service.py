"""Real session buses with a real gnome-keyring on them, or none, or one that lets nobody in."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import secretstorage

from tests.storage.buses import (
    FORBIDDEN,
    Declining,
    LockedService,
    running_bus,
    running_gnome_keyring,
)
from tests.storage.keys import KEY, LARGE, OTHER
from wxrepay_gui.domain.errors import (
    KeyAbsentError,
    KeyringAbsentError,
    KeyringDeniedError,
    KeyringLockedError,
    KeystoreError,
)
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.domain.network import Password, Proxy
from wxrepay_gui.gui import words
from wxrepay_gui.storage.keyrings import system_backend
from wxrepay_gui.storage.keystore import Keystore

MCHID = "1900000001"
OLD, NEW = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1", "4A57F09EFDC096DE15EBE81A47057A7232F1B8E2"
PROXY = Proxy(host="proxy.example.com", port=3128, user="王 五")

SENTENCES = {
    KeyringAbsentError: "This system has no keyring (",
    KeyringLockedError: "The system's keyring is locked. Unlock it and try again, or",
    KeyringDeniedError: "Access to the system's keyring was declined. Try again and allow it, or",
}
"""How the sentence of each begins, in English."""


class Session:
    """A session that the program believes to be in."""

    def __init__(self, stack: ExitStack, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.stack = stack
        self.home = home
        self.monkeypatch = monkeypatch
        self.address = ""

    def bus(self, *, policy: str = "", activated: str = "") -> None:
        opened = running_bus(self.home, policy=policy, activated=activated)
        self.address = self.stack.enter_context(opened)
        self.monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", self.address)

    def gnome_keyring(self, password: str = "") -> None:
        self.bus()
        started = running_gnome_keyring(self.address, self.home, password=password)
        self.stack.enter_context(started)

    def declining(self) -> Declining:
        return self.stack.enter_context(closing(Declining(self.address)))

    def locked_service(
        self, *, prompts: bool = False, stubborn: bool = False, collection: bool = True
    ) -> None:
        self.bus()
        service = LockedService(
            self.address, prompts=prompts, stubborn=stubborn, collection=collection
        )
        self.stack.enter_context(closing(service))


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    with ExitStack() as stack:
        yield Session(stack, tmp_path, monkeypatch)


def opened() -> Keystore:
    return Keystore(system_backend("linux"))


def lock() -> None:
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()


def services() -> list[str]:
    with closing(secretstorage.dbus_init()) as bus:
        items = secretstorage.get_default_collection(bus).get_all_items()
        return sorted(item.get_attributes()["service"] for item in items)


def assert_fails(kind: type[KeystoreError], reason: str) -> None:
    """Whatever is asked fails in that way, and is told so in English."""
    with pytest.raises(kind) as caught:
        opened().load(MCHID, OLD)
    assert caught.value.reason == reason
    assert words.error(caught.value).startswith(SENTENCES[kind])
    others: tuple[Callable[[], object], ...] = (
        lambda: opened().save(MCHID, OLD, KEY),
        lambda: opened().delete(MCHID, OLD),
        lambda: opened().load_password(PROXY),
    )
    for ask in others:
        with pytest.raises(kind):
            ask()


@pytest.mark.parametrize("key", [KEY, LARGE], ids=["2048", "4096"])
def test_a_real_keyring_keeps_the_old_key_beside_the_new_one_until_it_is_deleted(
    session: Session, key: KeyMaterial
) -> None:
    session.gnome_keyring("pw")
    opened().save(MCHID, OLD, key)
    opened().save(MCHID, OLD, key)
    opened().save(MCHID, NEW, OTHER)
    assert opened().load(MCHID, OLD) == key
    assert opened().load(MCHID, NEW) == OTHER
    assert services() == [
        f"wxrepay_gui/merchant/{MCHID}/{NEW}",
        f"wxrepay_gui/merchant/{MCHID}/{OLD}",
    ]
    opened().delete(MCHID, OLD)
    opened().delete(MCHID, OLD)
    assert opened().load(MCHID, NEW) == OTHER
    with pytest.raises(KeyAbsentError) as caught:
        opened().load(MCHID, OLD)
    assert caught.value.reason == ""


def test_a_real_keyring_keeps_the_password_of_a_proxy(session: Session) -> None:
    session.gnome_keyring("pw")
    assert opened().load_password(PROXY) is None
    opened().save_password(PROXY, Password("first"))
    opened().save_password(PROXY, Password("påss 密码 \U0001f511"))
    assert opened().load_password(PROXY) == Password("påss 密码 \U0001f511")
    assert services() == ["wxrepay_gui/proxy/proxy.example.com:3128"]
    opened().delete_password(PROXY)
    assert opened().load_password(PROXY) is None


def test_a_real_keyring_that_is_locked_where_nobody_can_be_asked_is_locked(
    session: Session,
) -> None:
    session.gnome_keyring("pw")
    opened().save(MCHID, OLD, KEY)
    lock()
    assert_fails(KeyringLockedError, "KeyringLocked")


def test_a_real_prompt_that_somebody_cancels_is_a_denial(session: Session) -> None:
    session.gnome_keyring("pw")
    opened().save(MCHID, OLD, KEY)
    lock()
    prompter = session.declining()
    assert_fails(KeyringDeniedError, "PromptDismissedException")
    assert set(prompter.shown) == {"password"}


def test_a_real_service_without_a_collection_where_nobody_can_be_asked_is_no_keyring(
    session: Session,
) -> None:
    session.gnome_keyring()
    assert_fails(KeyringAbsentError, "NoKeyringError")


def test_a_collection_that_somebody_declines_to_make_is_a_denial(session: Session) -> None:
    session.gnome_keyring()
    prompter = session.declining()
    assert_fails(KeyringDeniedError, "PromptDismissedException")
    assert set(prompter.shown) == {"password"}


def test_a_bus_without_a_secret_service_has_no_keyring(session: Session) -> None:
    session.bus()
    assert_fails(KeyringAbsentError, "wxrepay_gui.storage.secret_service")


def test_a_secret_service_that_does_not_start_is_no_keyring(session: Session) -> None:
    session.bus(activated="/bin/false")
    assert_fails(
        KeyringAbsentError, "DBusErrorResponse org.freedesktop.DBus.Error.Spawn.ChildExited"
    )


def test_a_bus_that_lets_nobody_talk_to_the_secret_service_is_a_denial(session: Session) -> None:
    session.bus(policy=FORBIDDEN, activated="/bin/false")
    assert_fails(KeyringDeniedError, "DBusErrorResponse org.freedesktop.DBus.Error.AccessDenied")


def test_without_a_bus_there_is_no_keyring(session: Session) -> None:
    none = session.home / "none"
    session.monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={none}")
    assert_fails(KeyringAbsentError, "wxrepay_gui.storage.secret_service")
    session.monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert_fails(KeyringAbsentError, "wxrepay_gui.storage.secret_service")


def test_a_bus_that_goes_away_is_no_keyring_either(session: Session) -> None:
    session.gnome_keyring("pw")
    keystore = opened()
    keystore.save(MCHID, OLD, KEY)
    session.stack.close()
    with pytest.raises(KeyringAbsentError, match=r"^NoKeyringError FileNotFoundError 2$"):
        keystore.load(MCHID, OLD)


def test_another_service_whose_prompt_is_cancelled_is_a_denial(session: Session) -> None:
    session.locked_service(prompts=True)
    assert_fails(KeyringDeniedError, "PromptDismissedException")


def test_another_service_that_stays_locked_without_asking_is_locked(session: Session) -> None:
    session.locked_service(stubborn=True)
    assert_fails(KeyringLockedError, "KeyringLocked")


def test_another_service_that_unlocks_without_asking_is_used(session: Session) -> None:
    session.locked_service()
    with pytest.raises(KeyAbsentError):
        opened().load(MCHID, OLD)


def test_another_service_that_has_no_collection_and_makes_none_is_no_keyring(
    session: Session,
) -> None:
    session.locked_service(collection=False)
    assert_fails(KeyringAbsentError, "NoKeyringError")


FOREIGN = """
import json, sys
from wxrepay_gui.storage.keyrings import system_backend
from wxrepay_gui.storage.keystore import Keystore
backend = system_backend("linux")
try:
    Keystore(backend).load("1900000001", "5157")
except Exception as error:
    ended = type(error).__name__
print(json.dumps([type(backend).__name__, ended, sorted({"canary"} & set(sys.modules))]))
"""


def test_no_foreign_backend_is_loaded_whatever_the_environment_says(session: Session) -> None:
    session.gnome_keyring("pw")
    canary = session.home / "canary.py"
    canary.write_text("raise SystemExit('somebody loaded a foreign backend')", encoding="utf-8")
    config = session.home / ".config" / "python_keyring" / "keyringrc.cfg"
    config.parent.mkdir(parents=True)
    config.write_text(
        f"[backend]\ndefault-keyring=canary.Keyring\nkeyring-path={session.home}\n",
        encoding="utf-8",
    )
    ended = subprocess.run(
        [sys.executable, "-c", FOREIGN],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(session.home),
            "DBUS_SESSION_BUS_ADDRESS": session.address,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHON_KEYRING_BACKEND": "canary.Keyring",
            "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/nowhere",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout) == ["DesktopKeyring", "KeyAbsentError", []]
