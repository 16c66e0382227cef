"""Which files are keys, what a certificate tells, and that a key survives being taken apart."""

import datetime as dt
import ssl
import traceback
from dataclasses import replace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from wxrepay_gui.domain.errors import KeyDamagedError, KeyFileError
from wxrepay_gui.domain.merchant import KeyMaterial
from wxrepay_gui.wechat.keys import (
    CERTIFICATE,
    PRIVATE_KEY,
    PUBLIC_KEY,
    PrivateKey,
    fingerprint,
    is_pair,
    material_of,
    public_text,
    read_certificate,
    read_private_key,
    read_public_key,
    rebuild,
    serial_text,
)
from wxrepay_gui.wechat.signing import sign

PEM = serialization.Encoding.PEM
PKCS8 = serialization.PrivateFormat.PKCS8
PKCS1 = serialization.PrivateFormat.TraditionalOpenSSL
PLAIN = serialization.NoEncryption()
START = dt.datetime(2025, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
END = dt.datetime(2030, 1, 2, 3, 4, 5, tzinfo=dt.UTC)


def private_pem(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey,
    form: serialization.PrivateFormat = PKCS8,
    encryption: serialization.KeySerializationEncryption = PLAIN,
) -> bytes:
    return key.private_bytes(PEM, form, encryption)


def certificate_of(
    key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
    *subject: tuple[x509.ObjectIdentifier, str],
    serial: int = 0x5157F09EFDC096DE15EBE81A47057A7232F1B8E1,
) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(oid, text) for oid, text in subject])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(START)
        .not_valid_after(END)
        .sign(key, hashes.SHA256())
    )


NAMED = (
    (NameOID.COMMON_NAME, "1900000001"),
    (NameOID.ORGANIZATION_NAME, "某某科技有限公司"),
)


@pytest.fixture(scope="module")
def contents(merchant_key: PrivateKey) -> dict[str, bytes]:
    """Files that people choose, by what they hold."""
    curve = ec.generate_private_key(ec.SECP256R1())
    certificate = certificate_of(merchant_key, *NAMED)
    secret = serialization.BestAvailableEncryption(b"1900000001")
    good = private_pem(merchant_key)
    return {
        "pkcs8": good,
        "pkcs1": private_pem(merchant_key, PKCS1),
        "pkcs8 in CRLF": good.replace(b"\n", b"\r\n"),
        "public key": public_text(merchant_key.public_key()).encode(),
        "certificate": certificate.public_bytes(PEM),
        "EC private key": private_pem(curve),
        "EC public key": curve.public_key().public_bytes(
            PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        "EC certificate": certificate_of(curve, *NAMED).public_bytes(PEM),
        "DSA private key": private_pem(dsa.generate_private_key(2048)),
        "encrypted pkcs8": private_pem(merchant_key, PKCS8, secret),
        "encrypted pkcs1": private_pem(merchant_key, PKCS1, secret),
        "PKCS12": pkcs12.serialize_key_and_certificates(
            b"merchant", merchant_key, certificate, None, secret
        ),
        "empty": b"",
        "garbage": bytes(range(256)) * 8,
        "armoured garbage": b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "half": good[: len(good) // 2],
        "no armour": b"".join(good.splitlines()[1:-1]),
    }


REFUSED_AS_PRIVATE = [
    "public key",
    "certificate",
    "EC private key",
    "DSA private key",
    "encrypted pkcs8",
    "encrypted pkcs1",
    "PKCS12",
    "empty",
    "garbage",
    "armoured garbage",
    "half",
    "no armour",
]
REFUSED_AS_PUBLIC = ["pkcs8", "certificate", "EC public key", "PKCS12", "empty", "garbage", "half"]
REFUSED_AS_CERTIFICATE = [
    "pkcs8",
    "public key",
    "EC certificate",
    "PKCS12",
    "empty",
    "garbage",
    "half",
]


def assert_tells_nothing(error: KeyFileError, content: bytes) -> None:
    told = "".join(traceback.format_exception(error)) + repr(error.args)
    lines = [line for line in content.decode("latin-1").split() if len(line) > 20]
    assert not any(line in told for line in lines)


@pytest.mark.parametrize("kind", ["pkcs8", "pkcs1", "pkcs8 in CRLF"])
def test_a_plain_rsa_private_key_is_read(
    contents: dict[str, bytes], merchant_key: PrivateKey, kind: str
) -> None:
    key = read_private_key(contents[kind])
    assert key.private_numbers() == merchant_key.private_numbers()


@pytest.mark.parametrize("kind", REFUSED_AS_PRIVATE)
def test_what_is_no_plain_rsa_private_key_is_refused_without_its_content(
    contents: dict[str, bytes], kind: str
) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_private_key(contents[kind], path="/a/apiclient_key.pem")
    assert (caught.value.path, caught.value.reason) == ("/a/apiclient_key.pem", PRIVATE_KEY)
    assert_tells_nothing(caught.value, contents[kind])


def test_an_rsa_public_key_is_read_and_written(
    contents: dict[str, bytes], merchant_key: PrivateKey
) -> None:
    key = read_public_key(contents["public key"])
    assert is_pair(merchant_key, key)
    assert public_text(key).encode() == contents["public key"]


@pytest.mark.parametrize("kind", REFUSED_AS_PUBLIC)
def test_what_is_no_rsa_public_key_is_refused_without_its_content(
    contents: dict[str, bytes], kind: str
) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_public_key(contents[kind], path="/a/pub_key.pem")
    assert (caught.value.path, caught.value.reason) == ("/a/pub_key.pem", PUBLIC_KEY)
    assert_tells_nothing(caught.value, contents[kind])


def test_a_certificate_tells_who_it_is_for(
    contents: dict[str, bytes], merchant_key: PrivateKey
) -> None:
    certificate = read_certificate(contents["certificate"])
    assert certificate.mchid == "1900000001"
    assert certificate.company == "某某科技有限公司"
    assert certificate.serial_no == "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
    assert (certificate.not_before, certificate.not_after) == (START, END)
    assert is_pair(merchant_key, certificate.public_key)


def test_a_certificate_without_a_subject_tells_empty_names(merchant_key: PrivateKey) -> None:
    certificate = read_certificate(certificate_of(merchant_key).public_bytes(PEM))
    assert (certificate.mchid, certificate.company) == ("", "")


@pytest.mark.parametrize("kind", REFUSED_AS_CERTIFICATE)
def test_what_is_no_rsa_certificate_is_refused_without_its_content(
    contents: dict[str, bytes], kind: str
) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_certificate(contents[kind], path="/a/apiclient_cert.pem")
    assert (caught.value.path, caught.value.reason) == ("/a/apiclient_cert.pem", CERTIFICATE)
    assert_tells_nothing(caught.value, contents[kind])


def pem_of(der: bytes) -> bytes:
    return ssl.DER_cert_to_PEM_cert(der).encode()


@pytest.fixture(scope="module")
def der(merchant_key: PrivateKey) -> bytes:
    return certificate_of(merchant_key, *NAMED).public_bytes(serialization.Encoding.DER)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
@settings(max_examples=300)
@given(data=st.data())
def test_a_damaged_certificate_is_read_or_refused(der: bytes, data: st.DataObject) -> None:
    damaged = bytearray(der)
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, 299))] = data.draw(st.integers(0, 255))
    try:
        read_certificate(pem_of(bytes(damaged)))
    except KeyFileError as error:
        assert error.reason == CERTIFICATE  # noqa: PT017  either ending is right


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"\x0c\x0a1900000001", b"\x13\x0a19000_*\xff01", id="a name no text can be"),
        pytest.param(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x07", id="version 8"),
        pytest.param(b"250102030405Z", b"259902030405Z", id="month 99"),
    ],
)
def test_a_certificate_with_a_broken_part_is_refused(der: bytes, old: bytes, new: bytes) -> None:
    assert old in der
    with pytest.raises(KeyFileError):
        read_certificate(pem_of(der.replace(old, new)))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0x1, "01"),
        (0xAB, "AB"),
        (0xABC, "0ABC"),
        (
            0x0157F09EFDC096DE15EBE81A47057A7232F1B8E1,
            "0157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        ),
        (
            0xF157F09EFDC096DE15EBE81A47057A7232F1B8E1,
            "F157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        ),
    ],
)
def test_a_serial_number_is_upper_case_hex_of_even_length(number: int, text: str) -> None:
    assert serial_text(number) == text


def test_keys_of_different_pairs_do_not_belong_together(
    merchant_key: PrivateKey, other_key: PrivateKey
) -> None:
    assert is_pair(merchant_key, merchant_key.public_key())
    assert not is_pair(merchant_key, other_key.public_key())
    assert fingerprint(merchant_key.public_key()) != fingerprint(other_key.public_key())


def test_a_rebuilt_key_is_the_same_key(merchant_key: PrivateKey) -> None:
    key = rebuild(material_of(merchant_key))
    assert key.private_numbers() == merchant_key.private_numbers()
    assert private_pem(key) == private_pem(merchant_key)


def test_a_rebuilt_4096_bit_key_is_the_same_key() -> None:
    whole = rsa.generate_private_key(public_exponent=65537, key_size=4096)
    assert rebuild(material_of(whole)).private_numbers() == whole.private_numbers()


def test_a_key_with_another_exponent_of_the_same_worth_signs_the_same(
    merchant_key: PrivateKey,
) -> None:
    numbers = merchant_key.private_numbers()
    larger = rsa.RSAPrivateNumbers(
        p=numbers.p,
        q=numbers.q,
        d=pow(numbers.public_numbers.e, -1, (numbers.p - 1) * (numbers.q - 1)),
        dmp1=numbers.dmp1,
        dmq1=numbers.dmq1,
        iqmp=numbers.iqmp,
        public_numbers=numbers.public_numbers,
    ).private_key()
    assert sign(rebuild(material_of(larger)), b"text") == sign(larger, b"text")


def test_what_determines_a_key_is_not_shown(merchant_key: PrivateKey) -> None:
    numbers = merchant_key.private_numbers()
    shown = repr(material_of(merchant_key))
    assert str(numbers.p) not in shown
    assert str(numbers.q) not in shown


@pytest.mark.parametrize("name", ["p", "q", "e"])
@pytest.mark.parametrize("value", [-7, -1, 0, 1, 2, 3, 4, 2**1024 - 1, 2**5000 + 1], ids=hex)
def test_other_numbers_make_no_key(merchant_key: PrivateKey, name: str, value: int) -> None:
    material = material_of(merchant_key)
    numbers = {"p": material.p, "q": material.q, "e": material.e, name: value}
    damaged = KeyMaterial(
        p=numbers["p"], q=numbers["q"], e=numbers["e"], public_sha256=material.public_sha256
    )
    with pytest.raises(KeyDamagedError):
        rebuild(damaged)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from("pq"), bit=st.integers(0, 1023))
def test_one_bit_of_a_prime_matters(merchant_key: PrivateKey, name: str, bit: int) -> None:
    material = material_of(merchant_key)
    p, q = material.p, material.q
    damaged = KeyMaterial(
        p=p ^ (1 << bit) if name == "p" else p,
        q=q ^ (1 << bit) if name == "q" else q,
        e=material.e,
        public_sha256=material.public_sha256,
    )
    with pytest.raises(KeyDamagedError):
        rebuild(damaged)


def test_a_good_key_with_another_fingerprint_is_damaged(
    merchant_key: PrivateKey, other_key: PrivateKey
) -> None:
    material = material_of(merchant_key)
    with pytest.raises(KeyDamagedError):
        rebuild(replace(material, public_sha256=fingerprint(other_key.public_key())))
    with pytest.raises(KeyDamagedError):
        rebuild(replace(material_of(other_key), public_sha256=material.public_sha256))
