"""Keys and certificates made while the tests run; each key once, because RSA keys take long."""

import datetime as dt
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.name import _ASN1Type
from cryptography.x509.oid import NameOID

from wxrepay_gui.wechat.keys import PrivateKey

PEM, DER = serialization.Encoding.PEM, serialization.Encoding.DER
PKCS8 = serialization.PrivateFormat.PKCS8
PKCS1 = serialization.PrivateFormat.TraditionalOpenSSL
PLAIN = serialization.NoEncryption()

MCHID, OTHER_MCHID = "1900000001", "1900000002"
COMPANY = "晨星商业服务有限公司"
SERIAL = "1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C"
START = dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
END = dt.datetime(2030, 1, 2, 3, 4, 5, tzinfo=dt.UTC)

AnyKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey
Names = tuple[tuple[x509.ObjectIdentifier, str], ...]

ORGANISATION, UNIT = NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME
COMMON = NameOID.COMMON_NAME
TENPAY: Names = (
    (ORGANISATION, "Tenpay.com"),
    (UNIT, "Tenpay.com CA Center"),
    (COMMON, "Tenpay.com Root CA"),
)
TENPAY_SIGN: Names = (
    (COMMON, "Tenpay.com sign"),
    (ORGANISATION, "Tenpay.com"),
    (UNIT, "Tenpay.com CA Center"),
)
ANT: Names = (
    (ORGANISATION, "Ant Financial"),
    (UNIT, "Certification Authority"),
    (COMMON, "Ant Financial Certification Authority Class 2 R1"),
)
SOMEBODY: Names = ((COMMON, "example.com"),)


def merchant_names(mchid: str = MCHID) -> Names:
    """The subject of a merchant's certificate, as WeChat Pay writes it."""
    return ((COMMON, mchid), (ORGANISATION, "微信商户系统"), (UNIT, COMPANY))


@cache
def rsa_key(whose: str, bits: int = 2048) -> PrivateKey:  # noqa: ARG001  the cache tells them apart
    """The one key of *whose*."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@cache
def curve_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@cache
def dsa_key() -> dsa.DSAPrivateKey:
    return dsa.generate_private_key(1024)  # noqa: S505  a short one comes sooner, and none is used


@cache
def edwards_key() -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.generate()


def locked(password: str) -> serialization.KeySerializationEncryption:
    return serialization.BestAvailableEncryption(password.encode())


def private_pem(
    key: AnyKey | ed25519.Ed25519PrivateKey,
    form: serialization.PrivateFormat = PKCS8,
    encryption: serialization.KeySerializationEncryption = PLAIN,
) -> bytes:
    return key.private_bytes(PEM, form, encryption)


def old_locked_pem(key: PrivateKey, password: str) -> bytes:
    """``Proc-Type: 4,ENCRYPTED``."""
    secret = serialization.BestAvailableEncryption(password.encode())
    return key.private_bytes(PEM, PKCS1, secret)


def public_bytes(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    encoding: serialization.Encoding = PEM,
    form: serialization.PublicFormat = serialization.PublicFormat.SubjectPublicKeyInfo,
) -> bytes:
    return key.public_key().public_bytes(encoding, form)


def certificate_of(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    subject: Names,
    issuer: Names = TENPAY,
    *,
    start: dt.datetime = START,
    end: dt.datetime = END,
    serial: str = SERIAL,
) -> x509.Certificate:
    """A certificate of *key*, signed by itself whoever its issuer is said to be."""
    return (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer))
        .public_key(key.public_key())
        .serial_number(int(serial, 16))
        .not_valid_before(start)
        .not_valid_after(end)
        .sign(key, hashes.SHA256())
    )


def merchant_certificate(
    whose: str = "merchant",
    mchid: str = MCHID,
    *,
    start: dt.datetime = START,
    end: dt.datetime = END,
    serial: str = SERIAL,
    encoding: serialization.Encoding = PEM,
) -> bytes:
    """A merchant's certificate with the key of *whose*."""
    made = certificate_of(
        rsa_key(whose), merchant_names(mchid), start=start, end=end, serial=serial
    )
    return made.public_bytes(encoding)


def platform_certificate(
    *, start: dt.datetime = START, end: dt.datetime = END, whose: str = "wechat"
) -> bytes:
    """WeChat Pay's platform certificate."""
    return certificate_of(rsa_key(whose), TENPAY_SIGN, start=start, end=end).public_bytes(PEM)


def p12(whose: str = "merchant", password: str = MCHID, mchid: str = MCHID) -> bytes:
    """``apiclient_cert.p12``, with the old encryption that WeChat Pay uses."""
    encryption = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(10)
        .key_cert_algorithm(pkcs12.PBES.PBESv1SHA1And3KeyTripleDESCBC)
        .hmac_hash(hashes.SHA1())  # noqa: S303  its own choice, not ours
        .build(password.encode())
    )
    return pkcs12.serialize_key_and_certificates(
        b"Tenpay Certificate",
        rsa_key(whose),
        certificate_of(rsa_key(whose), merchant_names(mchid)),
        None,
        encryption,
    )


def _name(parts: Names) -> x509.Name:
    return x509.Name(
        [
            # WeChat Pay's issuer writes the country so.
            x509.NameAttribute(NameOID.COUNTRY_NAME, "CN", _ASN1Type.UTF8String, _validate=False),
            *(x509.NameAttribute(oid, text) for oid, text in parts),
        ]
    )
