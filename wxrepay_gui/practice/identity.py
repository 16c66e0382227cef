"""Keys and certificates made up for practice: the merchant's, WeChat Pay's, and for TLS."""

import base64
import binascii
import secrets
import ssl
import string
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.wechat.keys import PrivateKey, public_text, read_certificate, serial_text

HOST = "127.0.0.1"
MCHID = "1900000001"
COMPANY = "练习商户"
KEY_FILE, CERTIFICATE_FILE = "apiclient_key.pem", "apiclient_cert.pem"
PUBLIC_KEY_FILE, TLS_ROOT_FILE = "pub_key.pem", "tls_root.pem"
PLATFORM_FILE = "platform_cert.pem"

_VALIDITY = timedelta(days=5 * 365)
_ALWAYS = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
"""TLS is not what is practised: a wrong clock must not stand in its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Both ends of a practice connection.

    Attributes:
        merchant: Who signs requests; its public parts, with WeChat Pay's public key.
        merchant_key: What it signs with.
        certificate: Its API certificate as PEM.
        platform_certificate: WeChat Pay's platform certificate (平台证书) as PEM.
        platform_serial_no: That certificate's serial number.
        tls_root: The one certificate that a client of the practice server trusts, as PEM.
    """

    merchant: Merchant
    merchant_key: PrivateKey = field(repr=False)
    certificate: str = field(repr=False)
    platform_certificate: str = field(repr=False)
    platform_serial_no: str
    tls_root: str = field(repr=False)
    _wechat_key: PrivateKey = field(repr=False)
    _tls_key: ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def make(cls, now: datetime) -> "Identity":
        """Make everything up, in memory alone; the certificates are valid from *now* for years.

        WeChat Pay signs with one key, whichever of its two names it goes by: another one would
        make the program's start slower.
        """
        merchant_key, wechat_key = _rsa_key(), _rsa_key()
        tls_key = ec.generate_private_key(ec.SECP256R1())
        certificate = _merchant_certificate(merchant_key, now)
        platform = _platform_certificate(wechat_key, now)
        digits = "".join(secrets.choice(string.digits) for _ in range(10))
        return cls(
            merchant=Merchant(
                mchid=MCHID,
                name=COMPANY,
                serial_no=serial_text(certificate.serial_number),
                public_key_id=f"PUB_KEY_ID_01{MCHID}{now:%Y%m%d}{digits}",
                public_key=public_text(wechat_key.public_key()),
            ),
            merchant_key=merchant_key,
            certificate=_pem(certificate),
            platform_certificate=_pem(platform),
            platform_serial_no=serial_text(platform.serial_number),
            tls_root=_pem(_tls_certificate(tls_key)),
            _wechat_key=wechat_key,
            _tls_key=tls_key,
        )

    def signed_by_merchant(self, text: bytes, signature: str) -> bool:
        """Whether *signature* (Base64) is the merchant's under *text*."""
        try:
            raw = base64.b64decode(signature, validate=True)
            public = self.merchant_key.public_key()
            public.verify(raw, text, padding.PKCS1v15(), hashes.SHA256())
        except (binascii.Error, ValueError, InvalidSignature):
            return False
        return True

    def sign(self, text: bytes) -> str:
        """WeChat Pay's signature under *text*, as Base64."""
        return _signature(self._wechat_key, text)

    def sign_with_another_key(self, text: bytes) -> str:
        """A signature under *text* that is not WeChat Pay's, as Base64."""
        return _signature(self.merchant_key, text)

    def server_context(self) -> ssl.SSLContext:
        """What the server offers: TLS 1.2 or newer, with the certificate of :attr:`tls_root`.

        ``ssl`` reads keys from files only: this one lies, encrypted under a password that is told
        to nobody, in a private folder for as long as the reading takes.
        """
        password = secrets.token_bytes(16)
        key = self._tls_key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(password),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.num_tickets = 0
        with tempfile.TemporaryDirectory() as folder:
            chain = Path(folder, "chain.pem")
            _write_privately(chain, self.tls_root.encode() + key)
            context.load_cert_chain(chain, password=password)
        return context

    def write(self, folder: Path) -> None:
        """Write what another tool needs to talk to the server; only this user may read it.

        Files of an earlier practice identity are replaced.

        Raises:
            FileExistsError: *folder* holds a merchant's key that was not made up here.
            OSError: It cannot be written.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key_file = folder / KEY_FILE
        if key_file.exists() and not _made_up_here(folder / CERTIFICATE_FILE):
            raise FileExistsError(f"{key_file} is no practice key; choose another folder")
        key = self.merchant_key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        _write_privately(folder / CERTIFICATE_FILE, self.certificate.encode())
        _write_privately(key_file, key)
        _write_privately(folder / PUBLIC_KEY_FILE, self.merchant.public_key.encode())
        _write_privately(folder / PLATFORM_FILE, self.platform_certificate.encode())
        _write_privately(folder / TLS_ROOT_FILE, self.tls_root.encode())


def _rsa_key() -> PrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _signature(key: PrivateKey, text: bytes) -> str:
    return base64.b64encode(key.sign(text, padding.PKCS1v15(), hashes.SHA256())).decode()


def _name(company: str, common: str, *units: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, company),
            *(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, unit) for unit in units),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    key: PrivateKey | ec.EllipticCurvePrivateKey,
    name: x509.Name,
    validity: tuple[datetime, datetime],
    usage: x509.ExtendedKeyUsage,
    *more: x509.ExtensionType,
    issuer: x509.Name | None = None,
) -> x509.Certificate:
    """A self-signed certificate that can certify nothing but itself, whoever it says issued it."""
    builder = (
        x509.CertificateBuilder(issuer_name=issuer or name, subject_name=name)
        .public_key(key.public_key())
        .serial_number(1 << 158 | secrets.randbits(158))
        .not_valid_before(validity[0])
        .not_valid_after(validity[1])
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(usage, critical=False)
    )
    for extension in more:
        builder = builder.add_extension(extension, critical=False)
    return builder.sign(key, hashes.SHA256())


def _merchant_certificate(key: PrivateKey, now: datetime) -> x509.Certificate:
    return _certificate(
        key,
        _name(COMPANY, MCHID),
        (now - timedelta(days=1), now + _VALIDITY),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]),
    )


def _platform_certificate(key: PrivateKey, now: datetime) -> x509.Certificate:
    """One with the names that WeChat Pay's have."""
    return _certificate(
        key,
        _name("Tenpay.com", "Tenpay.com sign", "Tenpay.com CA Center"),
        (now - timedelta(days=1), now + _VALIDITY),
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]),
        issuer=_name("Tenpay.com", "Tenpay.com Root CA", "Tenpay.com CA Center"),
    )


def _tls_certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    return _certificate(
        key,
        _name("wxrepay_gui practice", HOST),
        _ALWAYS,
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]),
        x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(HOST))]),
    )


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def _made_up_here(certificate: Path) -> bool:
    try:
        return read_certificate(certificate.read_bytes()).company == COMPANY
    except (OSError, KeyFileError):
        return False


def _write_privately(path: Path, content: bytes) -> None:
    """Replace *path*, readable by this user alone from its first byte on."""
    path.unlink(missing_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(content)
