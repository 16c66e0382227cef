"""Adds a merchant: its files are read once, its key goes into the keyring and nowhere else."""

from dataclasses import replace
from pathlib import Path

from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.storage.keystore import Keystore
from wxrepay_gui.storage.settings import Settings
from wxrepay_gui.wechat.keys import (
    CERTIFICATE,
    PUBLIC_KEY,
    is_pair,
    material_of,
    public_text,
    read_certificate,
    read_private_key,
    read_public_key,
)

KEY_FILE, CERTIFICATE_FILE, PUBLIC_KEY_FILE = (
    "apiclient_key.pem",
    "apiclient_cert.pem",
    "pub_key.pem",
)
PUBLIC_KEY_ID_PREFIX = "PUB_KEY_ID_"


def enrol(
    folder: Path, *, public_key_id: str, keystore: Keystore, settings: Settings
) -> tuple[Settings, Merchant]:
    """Read the merchant's files in *folder*; the settings with it in them, and the merchant.

    Merchant number and serial come from the certificate, so that nothing is typed wrongly. What a
    person has set for the merchant stays. The key is in the keyring when this returns; the
    settings are the caller's to save.

    Raises:
        KeyFileError: A file is missing or is another kind of file; the certificate belongs to
            another key; WeChat Pay's public key is the merchant's own; the id lacks its prefix.
        KeystoreError: The keyring is in the way.
    """
    if not public_key_id.startswith(PUBLIC_KEY_ID_PREFIX):
        raise KeyFileError(public_key_id, PUBLIC_KEY)
    key = read_private_key(_content(folder / KEY_FILE), path=str(folder / KEY_FILE))
    path = str(folder / CERTIFICATE_FILE)
    certificate = read_certificate(_content(folder / CERTIFICATE_FILE), path=path)
    if not is_pair(key, certificate.public_key):
        raise KeyFileError(path, CERTIFICATE)
    path = str(folder / PUBLIC_KEY_FILE)
    public_key = read_public_key(_content(folder / PUBLIC_KEY_FILE), path=path)
    if is_pair(key, public_key):
        raise KeyFileError(path, PUBLIC_KEY)
    merchant = Merchant(
        mchid=certificate.mchid,
        name=certificate.company or certificate.mchid,
        serial_no=certificate.serial_no,
        public_key_id=public_key_id,
        public_key=public_text(public_key),
    )
    keystore.save(merchant.mchid, material_of(key))
    others = tuple(one for one in settings.merchants if one.mchid != merchant.mchid)
    for old in settings.merchants:
        if old.mchid == merchant.mchid:
            merchant = replace(merchant, retype_from=old.retype_from)
    return replace(settings, merchants=(merchant, *others)), merchant


def _content(path: Path) -> bytes:
    """What *path* holds; nothing, which is no key, where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
