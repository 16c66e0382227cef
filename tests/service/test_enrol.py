"""Adding a merchant: three files in, a key in the keyring and a merchant in the settings out."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from tests.service.conftest import NOON, Memory
from wxrepay_gui.domain.errors import KeyFileError, KeyringFailedError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.practice.identity import COMPANY, MCHID, Identity
from wxrepay_gui.service.enrol import (
    CERTIFICATE_FILE,
    KEY_FILE,
    PUBLIC_KEY_FILE,
    enrol,
)
from wxrepay_gui.service.workspace import real_key
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.settings import Settings, load, save
from wxrepay_gui.wechat.keys import public_text

ID = "PUB_KEY_ID_0119000000012025120600"
EMPTY = Settings(station="K7", language="en")
OTHER = Merchant(
    mchid="1900000002", name="B", serial_no="0A", public_key_id=ID, public_key="another"
)


@pytest.fixture(scope="module")
def stranger() -> Identity:
    return Identity.make(NOON)


@pytest.fixture
def files(tmp_path: Path, identity: Identity) -> Path:
    folder = tmp_path / "cert"
    identity.write(folder)
    return folder


@pytest.fixture
def keyring() -> Memory:
    return Memory()


def test_merchant_number_name_and_serial_come_from_the_certificate(
    files: Path, keyring: Memory, identity: Identity
) -> None:
    settings, merchant = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert merchant == replace(identity.merchant, public_key_id=ID)
    assert merchant.name == COMPANY
    assert settings == replace(EMPTY, merchants=(merchant,))


def test_the_key_is_in_the_keyring_and_nowhere_else(
    files: Path, keyring: Memory, identity: Identity, tmp_path: Path
) -> None:
    keystore = Keystore(keyring)
    settings, merchant = enrol(files, public_key_id=ID, keystore=keystore, settings=EMPTY)
    assert list(keyring.entries) == [(f"wxrepay_gui/merchant/{MCHID}", MCHID)]
    numbers = identity.merchant_key.private_numbers()
    assert real_key(keystore, merchant).private_numbers() == numbers
    save(settings, tmp_path / "settings.json")
    written = (tmp_path / "settings.json").read_text(encoding="utf-8")
    secrets = json.loads(keyring.entries[f"wxrepay_gui/merchant/{MCHID}", MCHID])
    pem = (files / KEY_FILE).read_text(encoding="utf-8").splitlines()[1:-1]
    for secret in [secrets["p"], secrets["q"], str(numbers.p), str(numbers.d), *pem]:
        assert secret not in written
    assert "PRIVATE" not in written
    assert load(tmp_path / "settings.json") == settings


def test_adding_a_merchant_again_replaces_it_and_puts_it_first(
    files: Path, keyring: Memory
) -> None:
    old = Merchant(mchid=MCHID, name="old", serial_no="0B", public_key_id=ID, public_key="old")
    before = replace(EMPTY, merchants=(OTHER, old))
    settings, merchant = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=before)
    assert settings.merchants == (merchant, OTHER)
    assert merchant.public_key != old.public_key


def test_adding_a_merchant_again_keeps_what_was_set_for_it(files: Path, keyring: Memory) -> None:
    old = Merchant(
        mchid=MCHID,
        name="old",
        serial_no="0B",
        public_key_id=ID,
        public_key="old",
        retype_from=Fen(500_000),
    )
    before = replace(EMPTY, merchants=(old, replace(OTHER, retype_from=Fen(1))))
    _, merchant = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=before)
    assert merchant.retype_from == 500_000
    _, new = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert new.retype_from == 1_000_000


def test_a_certificate_without_a_company_names_the_merchant_by_its_number(
    files: Path, keyring: Memory, identity: Identity
) -> None:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, MCHID)])
    certificate = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=identity.merchant_key.public_key(),
        serial_number=10,
        not_valid_before=NOON.replace(tzinfo=None),
        not_valid_after=NOON.replace(tzinfo=None, year=2030),
    ).sign(identity.merchant_key, hashes.SHA256())
    (files / CERTIFICATE_FILE).write_bytes(certificate.public_bytes(Encoding.PEM))
    _, merchant = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert (merchant.name, merchant.serial_no) == (MCHID, "0A")


Spoil = Callable[[Path, Identity, Identity], object]


def missing(name: str) -> Spoil:
    return lambda folder, _ours, _theirs: (folder / name).unlink()


def another_kind(name: str, other: str) -> Spoil:
    return lambda folder, _ours, _theirs: (folder / name).write_bytes((folder / other).read_bytes())


SPOILS: dict[str, tuple[Spoil, str, str]] = {
    "no_key": (missing(KEY_FILE), KEY_FILE, "private key"),
    "no_certificate": (missing(CERTIFICATE_FILE), CERTIFICATE_FILE, "certificate"),
    "no_public_key": (missing(PUBLIC_KEY_FILE), PUBLIC_KEY_FILE, "public key"),
    "certificate_as_key": (another_kind(KEY_FILE, CERTIFICATE_FILE), KEY_FILE, "private key"),
    "key_as_certificate": (
        another_kind(CERTIFICATE_FILE, KEY_FILE),
        CERTIFICATE_FILE,
        "certificate",
    ),
    "certificate_as_public_key": (
        another_kind(PUBLIC_KEY_FILE, CERTIFICATE_FILE),
        PUBLIC_KEY_FILE,
        "public key",
    ),
    "certificate_of_another_key": (
        lambda folder, _ours, theirs: (folder / CERTIFICATE_FILE).write_text(
            theirs.certificate, encoding="utf-8"
        ),
        CERTIFICATE_FILE,
        "certificate",
    ),
    "own_public_key": (
        lambda folder, ours, _theirs: (folder / PUBLIC_KEY_FILE).write_text(
            public_text(ours.merchant_key.public_key()), encoding="utf-8"
        ),
        PUBLIC_KEY_FILE,
        "public key",
    ),
}


@pytest.mark.parametrize("name", SPOILS)
def test_a_wrong_file_is_named_and_nothing_is_kept(
    files: Path, keyring: Memory, identity: Identity, stranger: Identity, name: str
) -> None:
    spoil, file, reason = SPOILS[name]
    spoil(files, identity, stranger)
    with pytest.raises(KeyFileError) as caught:
        enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert (caught.value.path, caught.value.reason) == (str(files / file), reason)
    assert keyring.entries == {}


@pytest.mark.parametrize("wrong", ["", "0119000000012025120600", "pub_key_id_01"])
def test_an_id_without_its_prefix_is_refused_before_any_file_is_read(
    files: Path, keyring: Memory, wrong: str
) -> None:
    (files / KEY_FILE).unlink()
    with pytest.raises(KeyFileError) as caught:
        enrol(files, public_key_id=wrong, keystore=Keystore(keyring), settings=EMPTY)
    assert caught.value.reason == "public key"
    assert keyring.entries == {}


def test_a_keyring_in_the_way_adds_no_merchant(files: Path) -> None:
    class Full(Memory):
        def set_password(self, *_entry: str) -> None:
            raise OSError(28, "No space left on device")

    keyring = Full()
    with pytest.raises(KeyringFailedError):
        enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert keyring.entries == {}


def test_what_is_public_about_a_merchant_is_all_that_settings_hold(
    files: Path, keyring: Memory
) -> None:
    settings, merchant = enrol(files, public_key_id=ID, keystore=Keystore(keyring), settings=EMPTY)
    assert set(asdict(settings)) == {
        "language",
        "scheme",
        "enter_moves_on",
        "station",
        "merchants",
    }
    public = {"mchid", "name", "serial_no", "public_key_id", "public_key", "retype_from"}
    assert set(asdict(merchant)) == public
