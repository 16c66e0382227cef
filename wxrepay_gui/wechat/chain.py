"""The certificates that TLS rests on: a company's own roots, and who issued what a host shows."""

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.network import CaFacts
from wxrepay_gui.wechat.keys import CERTIFICATE
from wxrepay_gui.wechat.panics import NoPanic

_UNREADABLE = (ValueError, TypeError, x509.InvalidVersion)
"""What a certificate that is none raises; the second for a part of a name of the wrong kind."""


def read_company_ca(content: bytes, *, path: str = "") -> tuple[CaFacts, ...]:
    """Every certificate in *content*: PEM, with or without other text around; or one as DER.

    Raises:
        KeyFileError: There is none, or one of them cannot be read.
    """
    try:
        with NoPanic():
            if b"-----BEGIN" in content:
                found = x509.load_pem_x509_certificates(content)
            else:
                found = [x509.load_der_x509_certificate(content)]
            return tuple(_facts(one) for one in found)
    except _UNREADABLE:
        raise KeyFileError(path, CERTIFICATE) from None


def _facts(certificate: x509.Certificate) -> CaFacts:
    return CaFacts(
        subject=_name(certificate.subject, NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        valid_until=certificate.not_valid_after_utc,
        pem=certificate.public_bytes(serialization.Encoding.PEM).decode(),
    )


def issuer_of(der: bytes) -> str:
    """Who issued a certificate: organisation, else common name, else all; empty if unreadable."""
    try:
        with NoPanic():
            issuer = x509.load_der_x509_certificate(der).issuer
            return _name(issuer, NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    except _UNREADABLE:
        return ""


def _name(name: x509.Name, *wanted: x509.ObjectIdentifier) -> str:
    for oid in wanted:
        for part in name.get_attributes_for_oid(oid):
            return str(part.value)
    return name.rfc4514_string()
