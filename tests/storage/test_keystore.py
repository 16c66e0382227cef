"""Private keys and passwords in a keyring: whole, alone, and never in anybody's words."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from keyring.errors import KeyringLocked, PasswordDeleteError, PasswordSetError

from tests.storage.keyrings import Memory, Refusing, whole_text
from tests.storage.keys import KEY, LARGE, OTHER
from wxrepay_gui.domain.errors import KeyAbsentError, KeyDamagedError, KeyringFailedError
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.domain.network import Password, Proxy
from wxrepay_gui.storage.credential import LONGEST
from wxrepay_gui.storage.keystore import Keystore

MCHID = "1900000001"
SERIAL, NEXT = (
    "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
    "4A57F09EFDC096DE15EBE81A47057A7232F1B8E2",
)
SERVICE = f"wxrepay_gui/merchant/{MCHID}/{SERIAL}"


class Talkative(Memory):
    """Cannot write, forgets the old entry, and tells the secret to everybody."""

    def set_password(self, service: str, username: str, password: str) -> None:
        broken = service, username
        if broken in self.entries:
            del self.entries[broken]
            raise PasswordSetError(f"cannot store {password}") from ValueError(password)
        super().set_password(service, username, password)


class Lossy(Memory):
    """Keeps only the beginning of a second secret, or nothing of it."""

    def __init__(self, kept: int, writes: int = 1) -> None:
        super().__init__()
        self.kept = kept
        self.writes = writes

    def set_password(self, service: str, username: str, password: str) -> None:
        self.writes -= 1
        if self.writes == -1:
            password = password[: self.kept]
        super().set_password(service, username, password)
        if not password:
            del self.entries[service, username]


class Sticky(Memory):
    """Deletes nothing."""

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError(f"denied for {service} {username}")


@pytest.mark.parametrize("key", [KEY, LARGE], ids=["2048", "4096"])
def test_a_key_comes_back_and_fits_windows(key: KeyMaterial) -> None:
    backend = Memory()
    Keystore(backend).save(MCHID, SERIAL, key)
    assert Keystore(backend).load(MCHID, SERIAL) == key
    assert list(backend.entries) == [(SERVICE, MCHID)]
    assert len(backend.entries[SERVICE, MCHID]) <= 800 < LONGEST


def test_the_credential_is_compact_json_of_the_numbers() -> None:
    backend = Memory()
    Keystore(backend).save(MCHID, SERIAL, KEY)
    text = backend.entries[SERVICE, MCHID]
    whole = json.loads(text)
    assert list(whole) == ["v", "p", "q", "e", "h"]
    assert (whole["v"], whole["e"]) == (1, "AQAB")
    assert text.isascii()
    assert " " not in text


def test_a_new_key_replaces_the_old_one_and_leaves_other_merchants_alone() -> None:
    keystore = Keystore(Memory())
    keystore.save(MCHID, SERIAL, KEY)
    keystore.save("1900000002", SERIAL, LARGE)
    keystore.save(MCHID, SERIAL, OTHER)
    assert keystore.load(MCHID, SERIAL) == OTHER
    assert keystore.load("1900000002", SERIAL) == LARGE


def test_a_deleted_key_is_absent_and_deleting_twice_is_no_error() -> None:
    keystore = Keystore(Memory())
    keystore.save(MCHID, SERIAL, KEY)
    keystore.delete(MCHID, SERIAL)
    keystore.delete(MCHID, SERIAL)
    with pytest.raises(KeyAbsentError):
        keystore.load(MCHID, SERIAL)


def test_a_key_that_cannot_be_deleted_is_told() -> None:
    keystore = Keystore(Sticky())
    keystore.delete(MCHID, SERIAL)
    keystore.save(MCHID, SERIAL, KEY)
    with pytest.raises(KeyringFailedError, match=r"^PasswordDeleteError$"):
        keystore.delete(MCHID, SERIAL)
    assert keystore.load(MCHID, SERIAL) == KEY


@pytest.mark.parametrize(
    "key",
    [
        replace(KEY, q=KEY.p),
        replace(KEY, p=KEY.p + 1),
        replace(KEY, e=1),
        replace(KEY, e=KEY.p * KEY.q + 2),
        replace(KEY, p=3, q=5),
        replace(KEY, p=-KEY.p),
        replace(KEY, public_sha256="00"),
        replace(KEY, public_sha256="x" * 64),
    ],
)
def test_what_is_no_key_is_not_kept_and_not_quoted(key: KeyMaterial) -> None:
    backend = Memory()
    with pytest.raises(ValueError, match=r".") as caught:
        Keystore(backend).save(MCHID, SERIAL, key)
    assert str(KEY.q) not in whole_text(caught.value)
    assert backend.entries == {}


def test_a_key_that_windows_could_not_hold_is_kept_nowhere() -> None:
    backend = Memory()
    with pytest.raises(KeyringFailedError, match="1280"):
        Keystore(backend).save(MCHID, SERIAL, replace(KEY, p=2**8192 + 1))
    assert backend.entries == {}


def damaged(change: Callable[[dict[str, Any]], object]) -> str:
    backend = Memory()
    Keystore(backend).save(MCHID, SERIAL, KEY)
    whole = json.loads(backend.entries[SERVICE, MCHID])
    change(whole)
    return json.dumps(whole, separators=(",", ":"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hunter2",
        "[]",
        "{}",
        "[" * 100_000,
        damaged(lambda whole: whole.pop("h")),
        damaged(lambda whole: whole.update(v=2)),
        damaged(lambda whole: whole.update(more=1)),
        damaged(lambda whole: whole.update(p=5)),
        damaged(lambda whole: whole.update(p=whole["p"][:-9])),
        damaged(lambda whole: whole.update(p=whole["q"])),
        damaged(lambda whole: whole.update(p="é")),
        damaged(lambda whole: whole.update(h="AAAA")),
        damaged(lambda _whole: None)[:-1],
    ],
)
def test_what_is_no_key_is_damaged_and_not_quoted(text: str) -> None:
    backend = Memory()
    backend.entries[SERVICE, MCHID] = text
    with pytest.raises(KeyDamagedError) as caught:
        Keystore(backend).load(MCHID, SERIAL)
    assert caught.value.reason == ""
    assert caught.value.__context__ is None


def test_a_failed_write_puts_the_old_key_back_and_tells_nothing_of_either() -> None:
    backend = Talkative()
    keystore = Keystore(backend)
    keystore.save(MCHID, SERIAL, KEY)
    before = backend.entries[SERVICE, MCHID]
    with pytest.raises(KeyringFailedError, match="PasswordSetError ValueError") as caught:
        keystore.save(MCHID, SERIAL, OTHER)
    assert keystore.load(MCHID, SERIAL) == KEY
    for secret in (before, json.loads(before)["p"], str(OTHER.p)[:20], '"p"'):
        assert secret not in whole_text(caught.value)


@pytest.mark.parametrize("kept", [0, 100])
def test_a_key_that_reads_back_otherwise_gives_way_to_the_old_one(kept: int) -> None:
    keystore = Keystore(Lossy(kept))
    keystore.save(MCHID, SERIAL, KEY)
    with pytest.raises(KeyringFailedError, match="reads back otherwise"):
        keystore.save(MCHID, SERIAL, OTHER)
    assert keystore.load(MCHID, SERIAL) == KEY


def test_a_first_key_that_reads_back_otherwise_leaves_nothing() -> None:
    keystore = Keystore(Lossy(100, writes=0))
    with pytest.raises(KeyringFailedError):
        keystore.save(MCHID, SERIAL, KEY)
    with pytest.raises(KeyAbsentError):
        keystore.load(MCHID, SERIAL)


def test_a_write_that_was_refused_before_it_began_changes_nothing() -> None:
    class Full(Memory):
        def set_password(self, service: str, username: str, password: str) -> None:
            if self.entries:
                raise PasswordSetError(password)
            super().set_password(service, username, password)

    keystore = Keystore(Full())
    keystore.save(MCHID, SERIAL, KEY)
    with pytest.raises(KeyringFailedError):
        keystore.save(MCHID, SERIAL, OTHER)
    assert keystore.load(MCHID, SERIAL) == KEY


@pytest.mark.parametrize("key", [KEY, LARGE], ids=["2048", "4096"])
def test_a_new_key_lies_beside_the_old_one_until_that_is_deleted(key: KeyMaterial) -> None:
    backend = Memory()
    keystore = Keystore(backend)
    keystore.save(MCHID, SERIAL, key)
    keystore.save(MCHID, NEXT, OTHER)
    assert (keystore.load(MCHID, SERIAL), keystore.load(MCHID, NEXT)) == (key, OTHER)
    keystore.delete(MCHID, SERIAL)
    assert keystore.load(MCHID, NEXT) == OTHER
    with pytest.raises(KeyAbsentError):
        keystore.load(MCHID, SERIAL)
    assert list(backend.entries) == [(f"wxrepay_gui/merchant/{MCHID}/{NEXT}", MCHID)]


def test_a_new_key_that_cannot_be_kept_leaves_the_old_one_alone() -> None:
    backend = Lossy(100)
    keystore = Keystore(backend)
    keystore.save(MCHID, SERIAL, KEY)
    with pytest.raises(KeyringFailedError):
        keystore.save(MCHID, NEXT, OTHER)
    assert keystore.load(MCHID, SERIAL) == KEY
    assert list(backend.entries) == [(SERVICE, MCHID)]


PROXY = Proxy(host="proxy.example.com", port=3128, user="zhang")
ADDRESS = "wxrepay_gui/proxy/proxy.example.com:3128"


@pytest.mark.parametrize("text", ["", "hunter2", "密码 \U0001f511", "x" * 1280, "\U0001f511" * 640])
def test_a_password_comes_back_as_it_was(text: str) -> None:
    backend = Memory()
    keystore = Keystore(backend)
    keystore.save_password(PROXY, Password("another"))
    keystore.save_password(PROXY, Password(text))
    assert keystore.load_password(PROXY) == Password(text)
    assert backend.entries == {(ADDRESS, "zhang"): text}


def test_a_deleted_password_is_none_and_deleting_twice_is_no_error() -> None:
    keystore = Keystore(Memory())
    keystore.save_password(PROXY, Password("hunter2"))
    keystore.delete_password(PROXY)
    keystore.delete_password(PROXY)
    assert keystore.load_password(PROXY) is None


def test_each_user_of_each_proxy_has_a_password_of_its_own() -> None:
    keystore = Keystore(Memory())
    proxies = [
        PROXY,
        replace(PROXY, user="li"),
        replace(PROXY, port=1080),
        replace(PROXY, host="b"),
    ]
    for number, proxy in enumerate(proxies):
        keystore.save_password(proxy, Password(f"hunter{number}"))
    assert [keystore.load_password(proxy) for proxy in proxies] == [
        Password(f"hunter{number}") for number in range(4)
    ]


def test_where_nobody_logs_in_there_is_no_password_and_the_keyring_is_not_asked() -> None:
    keystore = Keystore(Refusing(KeyringLocked()))
    open_proxy = replace(PROXY, user="")
    assert keystore.load_password(open_proxy) is None
    keystore.delete_password(open_proxy)
    with pytest.raises(ValueError, match="nobody logs in"):
        keystore.save_password(open_proxy, Password("hunter2"))


@pytest.mark.parametrize("text", ["hunter2" * 183, "\U0001f511" * 641])
def test_a_password_that_windows_could_not_hold_is_kept_nowhere_and_not_quoted(text: str) -> None:
    backend = Memory()
    with pytest.raises(KeyringFailedError, match=r"^128[12] > 1280$") as caught:
        Keystore(backend).save_password(PROXY, Password(text))
    assert text[:7] not in whole_text(caught.value)
    assert backend.entries == {}


def test_a_password_that_a_keyring_cannot_spell_is_not_quoted() -> None:
    class Spelling(Memory):
        def set_password(self, service: str, username: str, password: str) -> None:
            super().set_password(service, username, password.encode().decode())

    backend, password = Spelling(), Password("hunter2\ud800")
    with pytest.raises(KeyringFailedError, match=r"^UnicodeEncodeError") as caught:
        Keystore(backend).save_password(PROXY, password)
    assert "hunter2" not in whole_text(caught.value)
    assert backend.entries == {}


def test_a_password_that_is_not_written_gives_way_to_the_old_one_and_neither_is_told() -> None:
    keystore = Keystore(Talkative())
    before, after = Password("hunter2"), Password("swordfish")
    keystore.save_password(PROXY, before)
    with pytest.raises(KeyringFailedError, match="PasswordSetError ValueError") as caught:
        keystore.save_password(PROXY, after)
    assert keystore.load_password(PROXY) == before
    for secret in ("hunter2", "swordfish"):
        assert secret not in whole_text(caught.value)
