"""What a file is that a person took for a key file: judged by its content, never by its name.

Subjects and issuers as they stand in certificates in use: a merchant's is ``CN=<mchid>,
O=微信商户系统, OU=<company>`` by ``Tenpay.com Root CA``; WeChat Pay's own is ``CN=Tenpay.com sign,
O=Tenpay.com``; Alipay's are by ``Ant Financial Certification Authority …``.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from wxrepay_gui.domain.key_file import FileKind, FileNote
from wxrepay_gui.domain.network import Password
from wxrepay_gui.wechat.armour import Block, read_armour, text_of, trim_der
from wxrepay_gui.wechat.keys import Certificate, PrivateKey, PublicKey, certificate_told, name_part
from wxrepay_gui.wechat.panics import NoPanic

SHORTEST = 2048
"""Bits of an RSA key; WeChat Pay takes none that is shorter."""

_MCHID = re.compile(r"\d{8,12}", re.ASCII)
_API_V3_KEY = re.compile(r"[A-Za-z0-9]{32}", re.ASCII)
"""APIv3 密钥: 32 letters and digits that a merchant makes up."""

_ALIPAY = re.compile(r"alipay|ant financial|支付宝|蚂蚁金服", re.IGNORECASE)
_TENPAY = re.compile(r"tenpay", re.IGNORECASE)

_PKCS12 = re.compile(
    rb"\x30.{1,5}\x02\x01\x03\x30.{1,5}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07", re.DOTALL
)
_RSA = bytes.fromhex("2a864886f70d0101")
"""The object identifiers of RSA keys begin so (pkcs-1, 1.2.840.113549.1.1)."""

_OURS = {
    "PRIVATE KEY",
    "RSA PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "PUBLIC KEY",
    "RSA PUBLIC KEY",
    "CERTIFICATE",
}
"""Between these lines stands what is looked for here, if it is whole."""

_RANK = (
    FileKind.ALIPAY_KEY,
    FileKind.PKCS12,
    FileKind.PRIVATE_KEY,
    FileKind.LOCKED_PKCS12,
    FileKind.LOCKED_KEY,
    FileKind.MERCHANT_CERTIFICATE,
    FileKind.PLATFORM_CERTIFICATE,
    FileKind.PUBLIC_KEY,
    FileKind.OTHER_KEY,
    FileKind.BARE_KEY,
    FileKind.OTHER_CERTIFICATE,
    FileKind.API_V3_KEY,
    FileKind.OTHER,
)
"""Which part of a file with several speaks for the whole."""

_CERTIFICATES = {
    FileKind.MERCHANT_CERTIFICATE,
    FileKind.PLATFORM_CERTIFICATE,
    FileKind.OTHER_CERTIFICATE,
}

_UNLIKE = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion)
"""What the readers of ``cryptography`` raise at something else than they read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What a file is, and what is in it that can be used.

    Attributes:
        kind: What it is.
        note: What is wrong with it by itself.
        key: The private key, where it could be read.
        certificate: The merchant's or WeChat Pay's, by *kind*; with a key, the merchant's.
        certificate_text: The same as PEM.
        public_key: The key of a ``PUBLIC_KEY``.
        bits: The length of an RSA key, even of one too short.
    """

    kind: FileKind = FileKind.OTHER
    note: FileNote | None = None
    key: PrivateKey | None = field(default=None, repr=False)
    certificate: Certificate | None = None
    certificate_text: str = ""
    public_key: PublicKey | None = None
    bits: int | None = None


_LOCKED = Recognised(kind=FileKind.LOCKED_KEY)
_NOT_RSA = Recognised(kind=FileKind.OTHER_KEY, note=FileNote.NOT_RSA)
_ALIPAYS = Recognised(kind=FileKind.ALIPAY_KEY, note=FileNote.ALIPAY)
_DAMAGED = Recognised(note=FileNote.DAMAGED)
_BARE = Recognised(kind=FileKind.BARE_KEY, note=FileNote.HEADER_MISSING)
_BARE_CERTIFICATE = Recognised(kind=FileKind.OTHER_CERTIFICATE, note=FileNote.HEADER_MISSING)


def recognise(content: bytes, passwords: Sequence[Password] = ()) -> Recognised:
    """What *content* is; whatever is locked is tried with each of *passwords*. Raises nothing."""
    if _API_V3_KEY.fullmatch(text_of(content).strip()):
        return Recognised(kind=FileKind.API_V3_KEY)
    secrets = [secret for one in passwords if (secret := _secret(one))]
    if _PKCS12.match(content):
        return _pkcs12(content, secrets)
    if part := _der(trim_der(content), secrets):
        return part
    armour = read_armour(content)
    parts = [_block(block, secrets) for block in armour.blocks]
    parts += [_bare(part) for der in armour.bare if (part := _der(der, secrets))]
    if _ALIPAY.search(armour.chatter) and parts:
        return _ALIPAYS
    return _together(parts or [_edge(label) for label in armour.edges])


def _secret(password: Password) -> bytes:
    return password.text.encode(errors="ignore")


def _together(parts: Sequence[Recognised]) -> Recognised:
    """The part that matters most; a key brings the merchant certificate beside it along."""
    if not parts:
        return Recognised()
    first = min(parts, key=lambda part: (_RANK.index(part.kind), part.note is None))
    beside = [part for part in parts if part.kind is FileKind.MERCHANT_CERTIFICATE]
    if first.kind in {FileKind.PRIVATE_KEY, FileKind.LOCKED_KEY} and beside:
        return replace(
            first,
            certificate=beside[0].certificate,
            certificate_text=beside[0].certificate_text,
        )
    return first


def _block(block: Block, secrets: Sequence[bytes]) -> Recognised:
    """What stands between two lines."""
    read = serialization.load_pem_private_key
    if b"Proc-Type:" in block.pem:  # encrypted, and no DER: only its PEM can be read
        return _private(lambda secret: read(block.pem, secret), secrets) or _DAMAGED
    if part := _der(trim_der(block.der), secrets):
        return part
    if block.label not in _OURS:
        return Recognised()
    strange = trim_der(block.der) and block.label.endswith("KEY") and _RSA not in block.der[:64]
    return _NOT_RSA if strange and "RSA" not in block.label else _DAMAGED


def _bare(part: Recognised) -> Recognised:
    """*part* as it is worth without its lines: its key is never used."""
    if part.kind in _CERTIFICATES:
        return _BARE_CERTIFICATE
    return part if part.note else _BARE


def _edge(label: str) -> Recognised:
    """A BEGIN line without its END, or the other way round."""
    if label == "CERTIFICATE":
        return _BARE_CERTIFICATE
    return _BARE if label.endswith("KEY") else Recognised()


def _der(der: bytes, secrets: Sequence[bytes]) -> Recognised | None:
    """What *der* is; ``None`` if it is nothing that a key file holds."""
    read = serialization.load_der_private_key
    return _private(lambda secret: read(der, secret), secrets) or _public(der) or _certificate(der)


def _pkcs12(der: bytes, secrets: Sequence[bytes]) -> Recognised:
    for secret in (None, *secrets):
        try:
            with NoPanic():
                key, own, others = pkcs12.load_key_and_certificates(der, secret)
        except _UNLIKE:
            continue
        told = _together([each for one in (own, *others) if one and (each := _owner(one))])
        part = _of_private(key) if key else told
        if part.key is None or told.kind is FileKind.ALIPAY_KEY:
            return told if part.key else part
        merchant = told if told.kind is FileKind.MERCHANT_CERTIFICATE else Recognised()
        return replace(merchant, kind=FileKind.PKCS12, key=part.key, bits=part.bits)
    return Recognised(kind=FileKind.LOCKED_PKCS12)


def _private(read: Callable[[bytes | None], object], secrets: Sequence[bytes]) -> Recognised | None:
    """What *read* reads, without a password or with one of *secrets*."""
    locked = False
    for secret in (None, *secrets):
        try:
            with NoPanic():
                return _of_private(read(secret))
        except TypeError:  # the one that says that a password is needed
            locked = True
        except ValueError:
            if not locked:
                return None
        except UnsupportedAlgorithm:
            return _LOCKED if locked else _NOT_RSA
    return _LOCKED


def _of_private(key: object) -> Recognised:
    if not isinstance(key, rsa.RSAPrivateKey):
        return _NOT_RSA
    if key.key_size < SHORTEST:
        return _too_short(key.key_size)
    return Recognised(kind=FileKind.PRIVATE_KEY, key=key, bits=key.key_size)


def _public(der: bytes) -> Recognised | None:
    try:
        with NoPanic():
            key = serialization.load_der_public_key(der)
    except UnsupportedAlgorithm:
        return _NOT_RSA
    except ValueError:
        return None
    if not isinstance(key, rsa.RSAPublicKey):
        return _NOT_RSA
    if key.key_size < SHORTEST:
        return _too_short(key.key_size)
    return Recognised(kind=FileKind.PUBLIC_KEY, public_key=key, bits=key.key_size)


def _too_short(bits: int) -> Recognised:
    return Recognised(kind=FileKind.OTHER_KEY, note=FileNote.TOO_SHORT, bits=bits)


def _certificate(der: bytes) -> Recognised | None:
    try:
        with NoPanic():
            return _owner(x509.load_der_x509_certificate(der))
    except _UNLIKE:
        return None


def _owner(certificate: x509.Certificate) -> Recognised | None:
    """Whose *certificate* it is; ``None`` if its parts cannot be read."""
    try:
        told = certificate_told(certificate)
        subject, issuer = _words(certificate.subject), _words(certificate.issuer)
        kind = _kind(name_part(certificate.subject, NameOID.COMMON_NAME), subject, issuer)
        text = certificate.public_bytes(serialization.Encoding.PEM).decode()
    except _UNLIKE:
        return None
    if kind is FileKind.ALIPAY_KEY:
        return _ALIPAYS
    if told is None:
        return Recognised(kind=FileKind.OTHER_CERTIFICATE, note=FileNote.NOT_RSA)
    return Recognised(kind=kind, certificate=told, certificate_text=text)


def _kind(name: str, subject: str, issuer: str) -> FileKind:
    """By the subject's common *name* and by all that *subject* and *issuer* say."""
    if _MCHID.fullmatch(name) and (_TENPAY.search(issuer) or issuer == subject):
        return FileKind.MERCHANT_CERTIFICATE  # practice's is its own issuer
    if _ALIPAY.search(f"{subject}\n{issuer}"):
        return FileKind.ALIPAY_KEY
    if _TENPAY.search(subject) and not name.endswith(" CA"):
        return FileKind.PLATFORM_CERTIFICATE
    return FileKind.OTHER_CERTIFICATE


def _words(name: x509.Name) -> str:
    return "\n".join(str(part.value) for part in name)
