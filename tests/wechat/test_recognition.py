"""What a dropped file is: every kind and every named mistake, whatever it is called."""

import base64
import re
import subprocess

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import key_material as made
from tests.key_material import DER, MCHID, PEM, PKCS1, PKCS8, PLAIN
from wxrepay_gui.domain.key_file import FileKind, FileNote
from wxrepay_gui.domain.network import Password
from wxrepay_gui.wechat.keys import fingerprint
from wxrepay_gui.wechat.recognition import Recognised, recognise

KEY = made.private_pem(made.rsa_key("merchant"))
PUBLIC = made.public_bytes(made.rsa_key("wechat"))
CERTIFICATE = made.merchant_certificate()
PASSWORDS = (Password("wrong"), Password(MCHID))


def bare(pem: bytes) -> bytes:
    return b"".join(line for line in pem.splitlines() if b"-----" not in line)


def opened(content: bytes, *passwords: str) -> tuple[FileKind, FileNote | None]:
    found = recognise(content, [Password(one) for one in passwords])
    return found.kind, found.note


WHOLE_KEYS = {
    "PKCS#8": KEY,
    "PKCS#1": made.private_pem(made.rsa_key("merchant"), PKCS1),
    "PKCS#8 in DER": made.rsa_key("merchant").private_bytes(DER, PKCS8, PLAIN),
    "PKCS#1 in DER": made.rsa_key("merchant").private_bytes(DER, PKCS1, PLAIN),
    "DER and a blank line": made.rsa_key("merchant").private_bytes(DER, PKCS8, PLAIN) + b"\r\n",
    "CRLF": KEY.replace(b"\n", b"\r\n"),
    "CR": KEY.replace(b"\n", b"\r"),
    "a mark": b"\xef\xbb\xbf" + KEY,
    "UTF-16": KEY.decode().encode("utf-16"),
    "UTF-16 big end first": b"\xfe\xff" + KEY.decode().encode("utf-16-be"),
    "UTF-16 without a mark": KEY.decode().encode("utf-16-le"),
    "UTF-16 big end first without a mark": KEY.decode().encode("utf-16-be"),
    "blanks": b"\n\n   " + KEY.replace(b"\n", b"  \n ") + b"\n\n\t",
    "one line": KEY.replace(b"\n", b"").replace(b"KEY-----M", b"KEY-----\nM"),
    "a JSON string": b'{"key": "' + KEY.replace(b"\n", b"\\n") + b'"}',
    "chatter": "商户私钥如下:\n".encode() + KEY + "请妥善保管".encode(),
    "chatter in GBK": "商户私钥如下:\n".encode("gbk") + KEY,
    "chatter in no encoding": b"\xff\xff\n" + KEY,
    "chatter that begins with a 0": b"0. the key\n" + KEY,
}


@pytest.mark.parametrize("form", WHOLE_KEYS)
def test_a_whole_private_key_is_read(form: str) -> None:
    found = recognise(WHOLE_KEYS[form])
    assert (found.kind, found.note, found.bits) == (FileKind.PRIVATE_KEY, None, 2048)
    assert found.key is not None
    assert found.key.private_numbers() == made.rsa_key("merchant").private_numbers()


LOCKED_KEYS = {
    "PKCS#8": made.private_pem(made.rsa_key("merchant"), PKCS8, made.locked(MCHID)),
    "PKCS#8 in DER": made.rsa_key("merchant").private_bytes(DER, PKCS8, made.locked(MCHID)),
    "Proc-Type": made.old_locked_pem(made.rsa_key("merchant"), MCHID),
    "Proc-Type in CRLF": made.old_locked_pem(made.rsa_key("merchant"), MCHID).replace(
        b"\n", b"\r\n"
    ),
}


@pytest.mark.parametrize("form", LOCKED_KEYS)
def test_a_locked_private_key_opens_with_its_password_alone(form: str) -> None:
    content = LOCKED_KEYS[form]
    assert opened(content) == (FileKind.LOCKED_KEY, None)
    assert opened(content, "wrong", "", "\ud800") == (FileKind.LOCKED_KEY, None)
    found = recognise(content, PASSWORDS)
    assert found.kind is FileKind.PRIVATE_KEY
    assert found.key is not None
    assert found.key.private_numbers() == made.rsa_key("merchant").private_numbers()


def test_a_locked_key_that_makes_the_parser_panic_stays_locked() -> None:
    """An IV of nine bytes instead of sixteen."""
    broken, cuts = re.subn(rb"(DEK-Info: [^,]+,.{18}).*", rb"\1", LOCKED_KEYS["Proc-Type"])
    assert cuts == 1
    assert opened(broken) == opened(broken, MCHID) == (FileKind.LOCKED_KEY, None)


def test_a_curve_with_a_key_of_another_length_is_no_rsa_key() -> None:
    """X448 with 32 bytes, at which OpenSSL fails in a way that its parser does not know."""
    broken = base64.b64decode("MC4CAQAwBQYDK2VvBCIEIBUTnp4wb+gt5g6F1lNjrSyP2dqJCr/oFCr5+OAw6fan")
    found = recognise(armour("PRIVATE KEY", broken))
    assert found.key is None
    assert found.note in {FileNote.NOT_RSA, FileNote.DAMAGED}


def test_a_p12_opens_with_its_password_alone() -> None:
    content = made.p12()
    assert opened(content) == (FileKind.LOCKED_PKCS12, None)
    assert opened(content, "wrong") == (FileKind.LOCKED_PKCS12, None)
    found = recognise(content, PASSWORDS)
    assert (found.kind, found.bits) == (FileKind.PKCS12, 2048)
    assert found.key is not None
    assert found.certificate is not None
    assert (found.certificate.mchid, found.certificate.company) == (MCHID, made.COMPANY)


def p12_of(*parts: object) -> bytes:
    key, certificate = parts
    return pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, PLAIN)  # type: ignore[arg-type]  # whatever a test puts in


def test_a_p12_without_a_password_is_read() -> None:
    content = p12_of(made.rsa_key("merchant"), None)
    found = recognise(content)
    assert (found.kind, found.certificate) == (FileKind.PKCS12, None)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(
            p12_of(None, made.certificate_of(made.rsa_key("merchant"), made.merchant_names())),
            FileKind.MERCHANT_CERTIFICATE,
            id="no key",
        ),
        pytest.param(p12_of(made.curve_key(), None), FileKind.OTHER_KEY, id="a curve"),
        pytest.param(
            p12_of(
                made.rsa_key("merchant"),
                made.certificate_of(made.rsa_key("merchant"), made.SOMEBODY, made.SOMEBODY),
            ),
            FileKind.PKCS12,
            id="a stranger's certificate",
        ),
        pytest.param(
            p12_of(
                made.rsa_key("merchant"),
                made.certificate_of(made.rsa_key("merchant"), made.SOMEBODY, made.ANT),
            ),
            FileKind.ALIPAY_KEY,
            id="Alipay's certificate",
        ),
        pytest.param(made.p12()[:200], FileKind.LOCKED_PKCS12, id="half of one"),
    ],
)
def test_a_p12_may_hold_something_else(content: bytes, kind: FileKind) -> None:
    found = recognise(content)
    assert found.kind is kind
    if kind is FileKind.PKCS12:
        assert found.certificate is None


@pytest.mark.parametrize(
    "content",
    [
        CERTIFICATE,
        made.merchant_certificate(encoding=DER),
        b"subject=/CN=1900000001\nissuer=/CN=Tenpay.com Root CA\n" + CERTIFICATE,
        CERTIFICATE + made.platform_certificate(),
        made.platform_certificate() + CERTIFICATE,
    ],
    ids=["PEM", "DER", "chatter", "before another", "after another"],
)
def test_a_merchant_certificate_tells_merchant_company_and_serial(content: bytes) -> None:
    found = recognise(content)
    assert (found.kind, found.note) == (FileKind.MERCHANT_CERTIFICATE, None)
    assert found.certificate is not None
    assert found.certificate.mchid == MCHID
    assert found.certificate.company == made.COMPANY
    assert found.certificate.serial_no == made.SERIAL
    assert found.certificate_text.encode() == CERTIFICATE


OTHERS = {
    "a platform certificate": (made.TENPAY_SIGN, made.TENPAY, FileKind.PLATFORM_CERTIFICATE),
    "the authority": (made.TENPAY, made.TENPAY, FileKind.OTHER_CERTIFICATE),
    "practice's merchant": (
        made.merchant_names(),
        made.merchant_names(),
        FileKind.MERCHANT_CERTIFICATE,
    ),
    "a number by somebody else": (
        made.merchant_names(),
        made.SOMEBODY,
        FileKind.OTHER_CERTIFICATE,
    ),
    "an Alipay application": (made.SOMEBODY, made.ANT, FileKind.ALIPAY_KEY),
    "the Alipay authority": (made.ANT, made.ANT, FileKind.ALIPAY_KEY),
    "a web site": (made.SOMEBODY, made.SOMEBODY, FileKind.OTHER_CERTIFICATE),
    "a subject without a name": ((), made.TENPAY, FileKind.OTHER_CERTIFICATE),
}


@pytest.mark.parametrize("whose", OTHERS)
def test_a_certificate_is_told_by_subject_and_issuer(whose: str) -> None:
    subject, issuer, kind = OTHERS[whose]
    certificate = made.certificate_of(made.rsa_key("wechat"), subject, issuer)
    assert recognise(certificate.public_bytes(PEM)).kind is kind


def test_practice_s_own_certificate_is_a_merchant_s(practice_certificate: bytes) -> None:
    assert recognise(practice_certificate).kind is FileKind.MERCHANT_CERTIFICATE


def test_a_certificate_whose_subject_is_no_text_is_damaged() -> None:
    der = base64.b64decode(b"".join(made.merchant_certificate().splitlines()[1:-1]))
    name = made.COMPANY.encode()
    broken = der.replace(name, b"\xff" * len(name))
    assert broken != der
    assert recognise(armour("CERTIFICATE", broken)).note is FileNote.DAMAGED


def test_a_certificate_of_a_curve_is_not_ours() -> None:
    certificate = made.certificate_of(made.curve_key(), made.merchant_names())
    expected = FileKind.OTHER_CERTIFICATE, FileNote.NOT_RSA
    assert opened(certificate.public_bytes(PEM)) == expected


PKCS1_PUBLIC = serialization.PublicFormat.PKCS1


@pytest.mark.parametrize(
    "content",
    [
        PUBLIC,
        made.public_bytes(made.rsa_key("wechat"), PEM, PKCS1_PUBLIC),
        made.public_bytes(made.rsa_key("wechat"), DER),
        made.public_bytes(made.rsa_key("wechat"), DER, PKCS1_PUBLIC),
        "微信支付公钥\r\n".encode("gbk") + PUBLIC,
    ],
    ids=["PUBLIC KEY", "RSA PUBLIC KEY", "DER", "PKCS#1 in DER", "chatter"],
)
def test_a_public_key_is_read(content: bytes) -> None:
    found = recognise(content)
    assert (found.kind, found.note, found.bits) == (FileKind.PUBLIC_KEY, None, 2048)
    assert found.public_key is not None
    assert fingerprint(found.public_key) == fingerprint(made.rsa_key("wechat").public_key())


@pytest.mark.parametrize("first", [True, False], ids=["key first", "certificate first"])
@pytest.mark.parametrize("key", [KEY, LOCKED_KEYS["PKCS#8"]], ids=["open", "locked"])
def test_a_key_brings_the_certificate_beside_it_along(key: bytes, first: bool) -> None:  # noqa: FBT001  a parameter of the case
    found = recognise(key + CERTIFICATE if first else CERTIFICATE + key, PASSWORDS)
    assert found.kind is FileKind.PRIVATE_KEY
    assert found.certificate is not None
    assert found.certificate.mchid == MCHID


@pytest.mark.parametrize(
    "content",
    [
        b"0123456789abcdef0123456789ABCDEF",
        b" 0123456789abcdef0123456789ABCDEF\r\n",
        b"\xef\xbb\xbf0123456789abcdef0123456789ABCDEF",
    ],
)
def test_an_api_v3_key_is_thirty_two_letters_and_digits(content: bytes) -> None:
    assert opened(content) == (FileKind.API_V3_KEY, None)
    assert opened(content + b"0") == (FileKind.OTHER, None)


@pytest.mark.parametrize(
    "content",
    [
        "支付宝公钥:".encode() + bare(PUBLIC),
        "应用私钥(支付宝开放平台):\n".encode("gbk") + bare(KEY),
        b"alipayPublicKey\n" + PUBLIC,
    ],
    ids=["bare public", "bare private in GBK", "PEM"],
)
def test_a_key_beside_alipay_s_name_is_alipay_s(content: bytes) -> None:
    assert opened(content) == (FileKind.ALIPAY_KEY, FileNote.ALIPAY)


def test_alipay_s_name_alone_makes_no_key() -> None:
    assert opened("不要用支付宝的密钥".encode()) == (FileKind.OTHER, None)


LOST = FileKind.BARE_KEY, FileNote.HEADER_MISSING


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(bare(KEY), LOST, id="one long line"),
        pytest.param(bare(KEY) + b"\nthe end", LOST, id="something behind"),
        pytest.param(bare(KEY).rstrip(b"="), LOST, id="without its last signs"),
        pytest.param(bare(WHOLE_KEYS["PKCS#1"]), LOST, id="PKCS#1, as Alipay's tool writes it"),
        pytest.param(bare(PUBLIC), LOST, id="public"),
        pytest.param(bare(LOCKED_KEYS["PKCS#8"]), LOST, id="locked"),
        pytest.param(KEY[28:], LOST, id="no BEGIN line"),
        pytest.param(KEY[:-26], LOST, id="no END line"),
        pytest.param(KEY[: len(KEY) // 2], LOST, id="half"),
        pytest.param(KEY[len(KEY) // 2 :], LOST, id="the other half"),
        pytest.param(KEY.replace(b"-----", b"---"), LOST, id="three dashes"),
        pytest.param(
            bare(CERTIFICATE),
            (FileKind.OTHER_CERTIFICATE, FileNote.HEADER_MISSING),
            id="certificate",
        ),
        pytest.param(
            CERTIFICATE[:300],
            (FileKind.OTHER_CERTIFICATE, FileNote.HEADER_MISSING),
            id="half a certificate",
        ),
        pytest.param(
            bare(made.private_pem(made.curve_key())),
            (FileKind.OTHER_KEY, FileNote.NOT_RSA),
            id="a curve",
        ),
    ],
)
def test_a_key_that_lost_its_lines_is_named_and_never_used(
    content: bytes, expected: tuple[FileKind, FileNote]
) -> None:
    found = recognise(content, PASSWORDS)
    assert (found.kind, found.note) == expected
    assert (found.key, found.public_key, found.certificate) == (None, None, None)


SM2_OID = bytes.fromhex("06082a811ccf5501822d")
P256_OID = bytes.fromhex("06082a8648ce3d030107")


def sm2(der: bytes) -> bytes:
    """The same key, said to be on the curve of SM2."""
    assert P256_OID in der
    return der.replace(P256_OID, SM2_OID)


def armour(label: str, der: bytes) -> bytes:
    return (
        f"-----BEGIN {label}-----\n{base64.b64encode(der).decode()}\n-----END {label}-----".encode()
    )


@pytest.mark.parametrize(
    "content",
    [
        made.private_pem(made.curve_key()),
        made.private_pem(made.curve_key(), PKCS1),
        made.private_pem(made.edwards_key()),
        made.private_pem(made.dsa_key()),
        made.public_bytes(made.curve_key()),
        armour("PRIVATE KEY", sm2(made.curve_key().private_bytes(DER, PKCS8, PLAIN))),
        armour("PUBLIC KEY", sm2(made.public_bytes(made.curve_key(), DER))),
        armour("PRIVATE KEY", bytes.fromhex("300c020100300606042a0304050400")[:14]),
    ],
    ids=["EC", "SEC1", "Ed25519", "DSA", "EC public", "SM2", "SM2 public", "unheard of"],
)
def test_a_key_that_is_not_rsa_is_named(content: bytes) -> None:
    assert opened(content) == (FileKind.OTHER_KEY, FileNote.NOT_RSA)


@pytest.mark.parametrize("public", [False, True], ids=["private", "public"])
def test_a_short_key_is_named_with_its_length(public: bool) -> None:  # noqa: FBT001  a parameter of the case
    key = made.rsa_key("short", 1024)
    found = recognise(made.public_bytes(key) if public else made.private_pem(key))
    assert (found.kind, found.note) == (FileKind.OTHER_KEY, FileNote.TOO_SHORT)
    assert found.bits == 1024
    assert (found.key, found.public_key) == (None, None)


@pytest.mark.parametrize(
    ("content", "note"),
    [
        pytest.param(b"", None, id="nothing"),
        pytest.param(b"read me", None, id="a text"),
        pytest.param("一" * 200, None, id="a Chinese text"),
        pytest.param(bytes(range(256)) * 8, None, id="bytes"),
        pytest.param(b"0", None, id="one byte of a sequence"),
        pytest.param(b"0\x80", None, id="a sequence without a length"),
        pytest.param(armour("CERTIFICATE REQUEST", b"0\x03\x02\x01\x01"), None, id="a request"),
        pytest.param(b"-----BEGIN CERTIFICATE REQUEST-----\nMII", None, id="half a request"),
        pytest.param(armour("PRIVATE KEY", b"\0" * 30), FileNote.DAMAGED, id="zeros for a key"),
        pytest.param(armour("RSA PRIVATE KEY", b"0\x03\x02\x01\x01"), FileNote.DAMAGED, id="a one"),
        pytest.param(armour("CERTIFICATE", b"0\x03\x02\x01\x01"), FileNote.DAMAGED, id="no parts"),
        pytest.param(
            b"-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----",
            FileNote.DAMAGED,
            id="stars for a key",
        ),
        pytest.param(KEY.replace(KEY[900:964], b""), FileNote.DAMAGED, id="a key that lost a line"),
        pytest.param(
            LOCKED_KEYS["Proc-Type"].replace(b"AES-256-CBC", b"ABC-256-CBC"),
            None,
            id="an unknown cipher",
        ),
        pytest.param(
            LOCKED_KEYS["Proc-Type"].replace(b"DEK-Info", b"DEC-Info"),
            FileNote.DAMAGED,
            id="a cipher that is not told",
        ),
    ],
)
def test_what_is_no_key_file_is_told_apart_from_a_damaged_one(
    content: bytes | str, note: FileNote | None
) -> None:
    raw = content.encode() if isinstance(content, str) else content
    assert recognise(raw, PASSWORDS).note is note


def test_what_openssl_writes_around_a_key_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("p12") / "apiclient_cert.p12"
    path.write_bytes(made.p12())
    command = ["openssl", "pkcs12", "-in", str(path), "-nodes", "-legacy", "-passin"]
    told = subprocess.run([*command, f"pass:{MCHID}"], capture_output=True, check=False)
    if told.returncode:
        pytest.skip("no openssl with old ciphers here")
    assert b"Bag Attributes" in told.stdout
    found = recognise(told.stdout)
    assert found.kind is FileKind.PRIVATE_KEY
    assert found.certificate is not None


def test_nothing_secret_is_shown() -> None:
    shown = repr(recognise(KEY)) + repr(recognise(made.p12(), PASSWORDS))
    assert "RSAPrivateKey object" not in shown
    assert MCHID in shown


GOOD_FILES = (
    KEY,
    PUBLIC,
    CERTIFICATE,
    made.merchant_certificate(encoding=DER),
    made.p12(),
    *WHOLE_KEYS.values(),
    *LOCKED_KEYS.values(),
)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=400))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    for each in (content, b"0\x82\x00\x10" + content, armour("CERTIFICATE", content)):
        assert isinstance(recognise(each, PASSWORDS), Recognised)


@pytest.mark.filterwarnings("ignore::cryptography.utils.CryptographyDeprecationWarning")
@pytest.mark.filterwarnings("ignore:Attribute's length:UserWarning")
@settings(max_examples=300, deadline=None)
@given(
    content=st.sampled_from(GOOD_FILES),
    changes=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=3),
)
def test_no_damage_makes_it_raise(content: bytes, changes: list[tuple[int, int]]) -> None:
    damaged = bytearray(content)
    for place, value in changes:
        damaged[place % len(damaged)] = value
    assert isinstance(recognise(bytes(damaged), PASSWORDS), Recognised)


def test_a_megabyte_of_anything_is_judged_soon() -> None:
    for text in (
        b"-",
        b"--BEGIN ",
        b"-----BEGIN A-----",
        b"MII",
        b"-----BEGIN KEY-----\nMII:",
        b" ",
    ):
        assert recognise((text * 1_000_000)[:1_000_000]).key is None
