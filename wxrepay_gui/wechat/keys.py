"""Private keys, public keys and certificates: read, compared, taken apart and rebuilt."""

import hashlib
import math
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from wxrepay_gui.domain.errors import KeyDamagedError, KeyFileError
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.wechat.panics import NoPanic

PrivateKey = rsa.RSAPrivateKey
PublicKey = rsa.RSAPublicKey

PRIVATE_KEY, PUBLIC_KEY, CERTIFICATE = "private key", "public key", "certificate"
"""What a file should hold: the reason of a :class:`KeyFileError`."""

MERCHANT_SYSTEM = "微信商户系统"
"""The organisation of every real merchant certificate; its unit (OU) is the company."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What a merchant API certificate (商户API证书) tells.

    Attributes:
        mchid: The merchant number: the subject's common name.
        company: The organisation, or empty; WeChat Pay writes it as the unit.
        serial_no: Upper-case hex, padded to an even length.
        not_before: Start of validity, UTC.
        not_after: End of validity, UTC.
        public_key: The key that it certifies.
    """

    mchid: str
    company: str
    serial_no: str
    not_before: datetime
    not_after: datetime
    public_key: PublicKey


def read_private_key(text: bytes, *, path: str = "") -> PrivateKey:
    """Read an unencrypted RSA private key from PEM (PKCS#8 or PKCS#1).

    Raises:
        KeyFileError: Anything else; the error holds *path* and none of the content.
    """
    try:
        with NoPanic():
            key = serialization.load_pem_private_key(text, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise KeyFileError(path, PRIVATE_KEY)
    return key


def read_public_key(text: bytes, *, path: str = "") -> PublicKey:
    """Read an RSA public key (``BEGIN PUBLIC KEY``) from PEM.

    Raises:
        KeyFileError: Anything else.
    """
    try:
        with NoPanic():
            key = serialization.load_pem_public_key(text)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, rsa.RSAPublicKey):
        raise KeyFileError(path, PUBLIC_KEY)
    return key


def read_certificate(text: bytes, *, path: str = "") -> Certificate:
    """Read an RSA certificate from PEM.

    Raises:
        KeyFileError: Anything else.
    """
    try:
        with NoPanic():
            certificate = certificate_told(x509.load_pem_x509_certificate(text))
    except (ValueError, TypeError, x509.InvalidVersion, UnsupportedAlgorithm):
        certificate = None
    if certificate is None:
        raise KeyFileError(path, CERTIFICATE)
    return certificate


def certificate_told(certificate: x509.Certificate) -> Certificate | None:
    """What *certificate* tells; ``None`` if its key is not RSA.

    Raises:
        ValueError, TypeError, UnsupportedAlgorithm: Parts are parsed only as they are read.
    """
    key = certificate.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        return None
    company = name_part(certificate.subject, NameOID.ORGANIZATION_NAME)
    if company == MERCHANT_SYSTEM:
        company = name_part(certificate.subject, NameOID.ORGANIZATIONAL_UNIT_NAME)
    return Certificate(
        mchid=name_part(certificate.subject, NameOID.COMMON_NAME),
        company=company,
        serial_no=serial_text(certificate.serial_number),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        public_key=key,
    )


def name_part(name: x509.Name, part: x509.ObjectIdentifier) -> str:
    """The first *part* of a subject's or issuer's *name*, or empty."""
    values = [str(one.value) for one in name.get_attributes_for_oid(part)]
    return values[0] if values else ""


def serial_text(number: int) -> str:
    """A certificate's serial number as WeChat Pay writes it: upper-case hex of even length."""
    text = f"{number:X}"
    return text.zfill(len(text) + len(text) % 2)


def public_text(key: PublicKey) -> str:
    """*key* as PEM (``BEGIN PUBLIC KEY``)."""
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def fingerprint(key: PublicKey) -> str:
    """Hex SHA-256 of the DER form (SubjectPublicKeyInfo)."""
    return hashlib.sha256(
        key.public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    ).hexdigest()


def is_pair(private: PrivateKey, public: PublicKey) -> bool:
    """Whether the two belong together."""
    return private.public_key().public_numbers() == public.public_numbers()


def material_of(key: PrivateKey) -> KeyMaterial:
    """What determines *key*, for the keyring."""
    numbers = key.private_numbers()
    return KeyMaterial(
        p=numbers.p,
        q=numbers.q,
        e=numbers.public_numbers.e,
        public_sha256=fingerprint(key.public_key()),
    )


def rebuild(material: KeyMaterial) -> PrivateKey:
    """The key that *material* determines.

    Raises:
        KeyDamagedError: The numbers make no key, or another one than its fingerprint tells.
    """
    p, q, e = material.p, material.q, material.e
    try:
        d = pow(e, -1, math.lcm(p - 1, q - 1))
        key = rsa.RSAPrivateNumbers(
            p=p,
            q=q,
            d=d,
            dmp1=rsa.rsa_crt_dmp1(d, p),
            dmq1=rsa.rsa_crt_dmq1(d, q),
            iqmp=rsa.rsa_crt_iqmp(p, q),
            public_numbers=rsa.RSAPublicNumbers(e, p * q),
        ).private_key()
    except (ValueError, TypeError, ArithmeticError):
        raise KeyDamagedError from None
    if fingerprint(key.public_key()) != material.public_sha256:
        raise KeyDamagedError
    return key
