"""What the files are that a person drops on the key wizard, and what they say together.

Everything here is public: keys themselves stay where the files were read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class FileKind(StrEnum):
    """What a file is, judged by its content alone."""

    PRIVATE_KEY = "private_key"
    """An RSA private key that can be read (PKCS#8 or PKCS#1)."""

    LOCKED_KEY = "locked_key"
    """A private key under a password that nobody has told yet."""

    PKCS12 = "pkcs12"
    """Key and certificate in one file, opened."""

    LOCKED_PKCS12 = "locked_pkcs12"
    """The same under a password that is not the merchant number."""

    MERCHANT_CERTIFICATE = "merchant_certificate"
    PLATFORM_CERTIFICATE = "platform_certificate"
    OTHER_CERTIFICATE = "other_certificate"
    PUBLIC_KEY = "public_key"
    """An RSA public key: WeChat Pay's, unless it is the merchant's own."""

    API_V3_KEY = "api_v3_key"
    ALIPAY_KEY = "alipay_key"
    BARE_KEY = "bare_key"
    """A private key without its BEGIN and END lines."""

    OTHER_KEY = "other_key"
    """A key of another algorithm, or too short."""

    OTHER = "other"
    """No key file at all."""

    UNREADABLE = "unreadable"
    """It could not be read, or is far too large."""


class FileMark(StrEnum):
    """What a file is worth here."""

    GOOD = "good"
    NOT_NEEDED = "not_needed"
    ASKS = "asks"
    """A password is needed."""

    DOUBTFUL = "doubtful"
    """Can be used, with something to be known about it."""

    WRONG = "wrong"


class FileNote(StrEnum):
    """What there is to say about a file besides its kind; the words stand in the gui."""

    SAME_AS_ABOVE = "same_as_above"
    IGNORED = "ignored"
    NOT_A_PAIR = "not_a_pair"
    """The certificate belongs to another key; facts: mchid, serial_no, fingerprint."""

    SECOND_MERCHANT = "second_merchant"
    """It belongs to another merchant than the files before it; facts: mchid."""

    OTHER_MERCHANT = "other_merchant"
    """A replacement for one merchant belongs to another; facts: mchid, expected."""

    EXPIRED = "expired"
    """facts: date."""

    EXPIRES_SOON = "expires_soon"
    """facts: days."""

    NOT_YET_VALID = "not_yet_valid"
    """facts: date."""

    NOT_THE_PUBLIC_KEY = "not_the_public_key"
    """A merchant certificate where WeChat Pay's public key was asked for."""

    PREFER_PUBLIC_KEY = "prefer_public_key"
    """A platform certificate: works, but the public key is better."""

    API_V3_KEY_UNUSED = "api_v3_key_unused"
    MCHID_FAILED = "mchid_failed"
    """A .p12 that the merchant number does not open."""

    LOCKED = "locked"
    UNLOCK_FAILED = "unlock_failed"
    HEADER_MISSING = "header_missing"
    """A key without its BEGIN and END lines."""

    PUBLIC_NOT_PRIVATE = "public_not_private"
    """The public half of the merchant's own key: neither what signs nor WeChat Pay's key."""

    PRIVATE_NOT_PUBLIC = "private_not_public"
    """A private key where WeChat Pay's public key was asked for."""

    OWN_KEY = "own_key"
    """The merchant's own key or certificate in the place of WeChat Pay's."""

    ALIPAY = "alipay"
    NOT_RSA = "not_rsa"
    TOO_SHORT = "too_short"
    """An RSA key of fewer than 2,048 bits; facts: bits."""

    UNREADABLE = "unreadable"
    """facts: reason."""

    DAMAGED = "damaged"
    """It has the BEGIN and END lines, and no key or certificate between them."""

    ARCHIVE_LOCKED = "archive_locked"
    """An archive under a password: it is not opened here."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    """A folder or archive holds more files than are looked at."""


class Wanted(StrEnum):
    """What a person was asked for when the files were handed over."""

    MERCHANT = "merchant"
    """Everything that was downloaded for the merchant."""

    PUBLIC_KEY = "public_key"
    """WeChat Pay's public key."""

    PLATFORM_CERTIFICATE = "platform_certificate"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """One file, in one line.

    Attributes:
        name: Its name, with the archive's before it where it lay in one.
        kind: What it is.
        mark: What it is worth here.
        note: What else there is to say about it.
        facts: The values that kind and note name: ``bits``, ``company``, ``mchid`` …
    """

    name: str
    kind: FileKind
    mark: FileMark
    note: FileNote | None = None
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """What a certificate tells; times with a time zone, the serial in upper-case hex."""

    mchid: str
    company: str
    serial_no: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What all the files say together.

    Attributes:
        files: One line for each, in the order in which they were handed over.
        certificate: The merchant's API certificate.
        key_bits: The length of the private key; ``None`` while there is none that can be read.
        key_fingerprint: Hex SHA-256 of its public half; empty without one.
        is_pair: Whether the two belong together; ``None`` while one of them is missing.
        public_key_name: The file that holds WeChat Pay's public key; empty without one.
        public_key_bits: Its length, or ``None``.
        public_key_text: It, as PEM; empty without one.
        platform: WeChat Pay's platform certificate, if there is one.
        platform_name: The file that holds it; empty without one.
        platform_text: It, as PEM; empty without one.
        folder: Where the originals lie, as text; empty if nowhere on this computer.
    """

    files: tuple[FoundFile, ...] = ()
    certificate: CertificateFacts | None = None
    key_bits: int | None = None
    key_fingerprint: str = ""
    is_pair: bool | None = None
    public_key_name: str = ""
    public_key_bits: int | None = None
    public_key_text: str = ""
    platform: CertificateFacts | None = None
    platform_name: str = ""
    platform_text: str = ""
    folder: str = ""

    @property
    def can_sign(self) -> bool:
        """Whether there are a key and its certificate."""
        return self.is_pair is True

    @property
    def locked(self) -> tuple[FoundFile, ...]:
        """The files that wait for a password."""
        return tuple(one for one in self.files if one.mark is FileMark.ASKS)


PUBLIC_KEY_ID_PREFIX = "PUB_KEY_ID_"


class PublicKeyIdFault(StrEnum):
    """What is wrong with a typed public key id."""

    MISSING = "missing"
    PREFIX = "prefix"
    """It does not begin with ``PUB_KEY_ID_``."""

    SERIAL = "serial"
    """It is a certificate's serial number."""

    CHARACTERS = "characters"
    """After the prefix there is something else than digits and capital letters, or nothing."""


def fault_of_public_key_id(text: str) -> PublicKeyIdFault | None:
    """What is wrong with *text* as an id of WeChat Pay's public key; ``None`` if nothing is."""
    if not text:
        return PublicKeyIdFault.MISSING
    if not text.startswith(PUBLIC_KEY_ID_PREFIX):
        is_hex = len(text) == 40 and all(letter in "0123456789abcdefABCDEF" for letter in text)  # noqa: PLR2004  a serial's length
        return PublicKeyIdFault.SERIAL if is_hex else PublicKeyIdFault.PREFIX
    rest = text.removeprefix(PUBLIC_KEY_ID_PREFIX)
    good = rest.isascii() and rest.isalnum() and rest == rest.upper()
    return None if good else PublicKeyIdFault.CHARACTERS
