"""A merchant added without a window."""

from pathlib import Path

from wxrepay_gui.domain.enrolment import merchant_of
from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.key_file import Dossier, fault_of_public_key_id
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.service.office import Office
from wxrepay_gui.wechat.keys import CERTIFICATE, PRIVATE_KEY, PUBLIC_KEY


def enrol_folder(office: Office, folder: Path, public_key_id: str) -> Merchant:
    """Add the merchant whose downloaded files lie in *folder*; its key is in the keyring then.

    Raises:
        KeyFileError: Something is missing among the files, or is not what it should be.
        SettingsError: Nothing can be remembered.
        KeystoreError: The keyring is in the way.
    """
    if fault_of_public_key_id(public_key_id) is not None:
        raise KeyFileError(public_key_id, PUBLIC_KEY)
    gathering = office.gather()
    dossier = gathering.add([folder])
    missing = _missing(dossier)
    if missing:
        raise KeyFileError(str(folder), missing)
    merchant = merchant_of(dossier, public_key_id=public_key_id)
    office.enrol(merchant, gathering)
    return merchant


def _missing(dossier: Dossier) -> str:
    if dossier.key_bits is None:
        return PRIVATE_KEY
    if not dossier.can_sign:
        return CERTIFICATE
    return "" if dossier.public_key_name else PUBLIC_KEY
