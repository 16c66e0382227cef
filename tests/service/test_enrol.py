"""Adding a merchant without a window: a folder in, a key in the keyring and a merchant out."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.offices import House, key_entry
from tests.service.conftest import NOON
from wxrepay_gui.domain.errors import KeyFileError, KeyringFailedError, SettingsError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.practice.identity import (
    CERTIFICATE_FILE,
    COMPANY,
    KEY_FILE,
    PLATFORM_FILE,
    PUBLIC_KEY_FILE,
    Identity,
)
from wxrepay_gui.service.enrol import enrol_folder
from wxrepay_gui.storage.places import settings_of
from wxrepay_gui.storage.settings import load
from wxrepay_gui.wechat.keys import public_text, read_certificate

ID = "PUB_KEY_ID_0119000000012025120600"
OTHER = Merchant(
    mchid="1900000002", name="B", serial_no="0A", public_key_id=ID, public_key="another"
)


@pytest.fixture(scope="module")
def stranger() -> Identity:
    return Identity.make(NOON)


@pytest.fixture
def house(tmp_path: Path, identity: Identity) -> Iterator[House]:
    with closing(House(tmp_path, identity, lambda: NOON)) as house:
        yield house


@pytest.fixture
def files(tmp_path: Path, identity: Identity) -> Path:
    folder = tmp_path / "cert"
    identity.write(folder)
    (folder / PLATFORM_FILE).unlink()
    return folder


def test_merchant_number_name_and_serial_come_from_the_certificate(
    house: House, files: Path, identity: Identity
) -> None:
    house.store.change(lambda kept: kept.with_merchant(OTHER))
    merchant = enrol_folder(house.office(), files, ID)
    assert merchant == replace(
        identity.merchant,
        public_key_id=ID,
        company=COMPANY,
        valid_until=read_certificate(identity.certificate.encode()).not_after,
    )
    kept = load(settings_of(house.base))
    assert (kept.merchants, kept.chosen) == ((OTHER, merchant), merchant.mchid)


def test_the_key_is_in_the_keyring_and_nowhere_else(
    house: House, files: Path, identity: Identity
) -> None:
    merchant = enrol_folder(house.office(), files, ID)
    (entry,) = house.keyring.entries
    assert entry == key_entry(merchant)
    written = settings_of(house.base).read_text(encoding="utf-8")
    numbers = identity.merchant_key.private_numbers()
    secrets = json.loads(house.keyring.entries[entry])
    pem = (files / KEY_FILE).read_text(encoding="utf-8").splitlines()[1:-1]
    for secret in [secrets["p"], secrets["q"], str(numbers.p), str(numbers.d), *pem]:
        assert secret not in written
    assert "PRIVATE" not in written


def test_a_platform_certificate_in_the_folder_is_believed_beside_the_public_key(
    house: House, files: Path, identity: Identity
) -> None:
    (files / PLATFORM_FILE).write_text(identity.platform_certificate, encoding="utf-8")
    merchant = enrol_folder(house.office(), files, ID)
    assert merchant.platform_certificate == identity.platform_certificate
    assert merchant.public_key == identity.merchant.public_key


Spoil = Callable[[Path, Identity, Identity], object]


def missing(name: str) -> Spoil:
    return lambda folder, _ours, _theirs: (folder / name).unlink()


def another_kind(name: str, other: str) -> Spoil:
    return lambda folder, _ours, _theirs: (folder / name).write_bytes((folder / other).read_bytes())


SPOILS: dict[str, tuple[Spoil, str]] = {
    "no_key": (missing(KEY_FILE), "private key"),
    "no_certificate": (missing(CERTIFICATE_FILE), "certificate"),
    "no_public_key": (missing(PUBLIC_KEY_FILE), "public key"),
    "certificate_as_key": (another_kind(KEY_FILE, CERTIFICATE_FILE), "private key"),
    "key_as_certificate": (another_kind(CERTIFICATE_FILE, KEY_FILE), "certificate"),
    "certificate_as_public_key": (another_kind(PUBLIC_KEY_FILE, CERTIFICATE_FILE), "public key"),
    "certificate_of_another_key": (
        lambda folder, _ours, theirs: (folder / CERTIFICATE_FILE).write_text(
            theirs.certificate, encoding="utf-8"
        ),
        "certificate",
    ),
    "own_public_key": (
        lambda folder, ours, _theirs: (folder / PUBLIC_KEY_FILE).write_text(
            public_text(ours.merchant_key.public_key()), encoding="utf-8"
        ),
        "public key",
    ),
}


@pytest.mark.parametrize("name", SPOILS)
def test_what_is_missing_is_named_and_nothing_is_kept(
    house: House, files: Path, identity: Identity, stranger: Identity, name: str
) -> None:
    spoil, reason = SPOILS[name]
    spoil(files, identity, stranger)
    with pytest.raises(KeyFileError) as caught:
        enrol_folder(house.office(), files, ID)
    assert (caught.value.path, caught.value.reason) == (str(files), reason)
    assert house.keyring.entries == {}
    assert load(settings_of(house.base)).merchants == ()


@pytest.mark.parametrize("wrong", ["", "0119000000012025120600", "pub_key_id_01"])
def test_an_id_without_its_prefix_is_refused_before_any_file_is_read(
    house: House, files: Path, wrong: str
) -> None:
    (files / KEY_FILE).unlink()
    with pytest.raises(KeyFileError) as caught:
        enrol_folder(house.office(), files, wrong)
    assert (caught.value.path, caught.value.reason) == (wrong, "public key")
    assert house.keyring.entries == {}


def test_a_keyring_in_the_way_adds_no_merchant(house: House, files: Path) -> None:
    house.keyring.error = OSError(28, "No space left on device")
    with pytest.raises(KeyringFailedError):
        enrol_folder(house.office(), files, ID)
    assert house.keyring.entries == {}
    assert load(settings_of(house.base)).merchants == ()


def test_settings_in_the_way_add_no_merchant(house: House, files: Path) -> None:
    settings_of(house.base).write_text("{", encoding="utf-8")
    with pytest.raises(SettingsError):
        enrol_folder(house.office(), files, ID)
    assert house.keyring.entries == {}
