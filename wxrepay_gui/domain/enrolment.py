"""The merchant that a person's files and few typed words describe."""

from dataclasses import replace

from wxrepay_gui.domain.key_file import Dossier
from wxrepay_gui.domain.merchant import Merchant


def merchant_of(
    dossier: Dossier, *, public_key_id: str, before: Merchant | None = None
) -> Merchant:
    """The merchant of *dossier*'s certificate.

    Args:
        dossier: What the files say; it can sign.
        public_key_id: The id of the public key; empty to go by the platform certificate alone.
        before: What is known of the merchant already; what a person has set for it stays, and so
            does what answers are verified by, unless the files bring it anew.

    Raises:
        ValueError: There is no certificate.
    """
    certificate = dossier.certificate
    if certificate is None:
        raise ValueError("no certificate")
    known = before or Merchant(
        mchid=certificate.mchid,
        name=certificate.company or certificate.mchid,
        serial_no=certificate.serial_no,
    )
    return replace(
        known,
        company=certificate.company,
        serial_no=certificate.serial_no,
        valid_until=certificate.valid_until,
        public_key_id=public_key_id,
        public_key=(dossier.public_key_text or known.public_key) if public_key_id else "",
        platform_certificate=dossier.platform_text or known.platform_certificate,
    )
