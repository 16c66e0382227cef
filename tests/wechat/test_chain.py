"""Certificates of companies and hosts, read for a person to judge."""

import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.network import CaFacts
from wxrepay_gui.wechat.chain import issuer_of, read_company_ca
from wxrepay_gui.wechat.keys import CERTIFICATE

CN, O, OU = NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME  # noqa: E741  as the standard spells it
END = dt.datetime(2035, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
KEY = ec.generate_private_key(ec.SECP256R1())


def certificate(**parts: str) -> x509.Certificate:
    oids = {"cn": CN, "o": O, "ou": OU}
    name = x509.Name([x509.NameAttribute(oids[part], text) for part, text in parts.items()])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(KEY.public_key())
        .serial_number(7)
        .not_valid_before(END - dt.timedelta(days=9))
        .not_valid_after(END)
        .sign(KEY, hashes.SHA256())
    )


FIRST = certificate(cn="某公司 Root CA", o="某公司")
SECOND = certificate(o="Company, Inc.")


def pem(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.PEM)


def der(one: x509.Certificate) -> bytes:
    return one.public_bytes(serialization.Encoding.DER)


def test_a_certificate_tells_whose_it_is_its_fingerprint_and_its_end() -> None:
    assert read_company_ca(pem(FIRST)) == (
        CaFacts(
            subject="某公司 Root CA",
            fingerprint=FIRST.fingerprint(hashes.SHA256()).hex(":").upper(),
            valid_until=END,
            pem=pem(FIRST).decode(),
        ),
    )


def test_every_certificate_of_a_file_is_told_whatever_stands_between() -> None:
    text = "说明\r\n".encode() + pem(FIRST) + b"# second\n" + pem(SECOND)
    found = read_company_ca(text)
    assert [one.subject for one in found] == ["某公司 Root CA", "Company, Inc."]
    assert "".join(one.pem for one in found).encode() == pem(FIRST) + pem(SECOND)


def test_one_certificate_may_be_binary() -> None:
    assert read_company_ca(der(FIRST)) == read_company_ca(pem(FIRST))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"nonsense",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\n",
        b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        pem(FIRST) + b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        der(FIRST)[:-1],
    ],
)
def test_anything_else_is_no_companys_certificate(content: bytes) -> None:
    with pytest.raises(KeyFileError) as caught:
        read_company_ca(content, path="company.crt")
    assert (caught.value.path, caught.value.reason) == ("company.crt", CERTIFICATE)


@pytest.mark.parametrize(
    ("issuer", "expected"),
    [
        ({"cn": "Some CA 7", "o": "Some Inc"}, "Some Inc"),
        ({"cn": "Some CA 7"}, "Some CA 7"),
        ({"ou": "Unit"}, "OU=Unit"),
        ({}, ""),
    ],
)
def test_an_issuer_is_named_by_organisation_then_common_name_then_all(
    issuer: dict[str, str], expected: str
) -> None:
    assert issuer_of(der(certificate(**issuer))) == expected


ODD_NAME = der(certificate(cn="Some CA 7")).replace(b"\x0c\x09Some CA 7", b"\x03\x09\x00ome CA 7")
"""Its common name is a string of bits."""


def test_a_name_of_the_wrong_kind_is_no_companys_certificate() -> None:
    with pytest.raises(KeyFileError):
        read_company_ca(ODD_NAME)


@pytest.mark.parametrize("content", [b"", b"nonsense", ODD_NAME])
def test_what_cannot_be_read_names_no_issuer(content: bytes) -> None:
    assert issuer_of(content) == ""
