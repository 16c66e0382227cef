"""The search for leaked secrets finds each in each form, and nothing where there is none."""

import base64
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from xlsxwriter import Workbook

from tests.canaries import forms_of, forms_of_text, found_in, found_in_bytes
from wxrepay_gui.practice.identity import Identity

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
LARGE = rsa.generate_private_key(public_exponent=65537, key_size=4096)
FORMS = forms_of(KEY)
PHRASE = "pass 密码/+\U0001f511"


def number(name: str, key: rsa.RSAPrivateKey = KEY) -> int:
    numbers = key.private_numbers()
    return {
        "p": numbers.p,
        "q": numbers.q,
        "d": numbers.d,
        "dp": numbers.dmp1,
        "dq": numbers.dmq1,
        "qinv": numbers.iqmp,
    }[name]


def raw(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


def pem(container: PrivateFormat, key: rsa.RSAPrivateKey = KEY) -> bytes:
    return key.private_bytes(Encoding.PEM, container, NoEncryption())


def der(container: PrivateFormat, key: rsa.RSAPrivateKey = KEY) -> bytes:
    return key.private_bytes(Encoding.DER, container, NoEncryption())


LEAKS: dict[str, Callable[[int], bytes]] = {
    "big-endian": raw,
    "little-endian": lambda value: raw(value)[::-1],
    "padded": lambda value: value.to_bytes(512, "little"),
    "hex": lambda value: f"{value:#x}".encode(),
    "HEX": lambda value: f"{value:X}".encode(),
    "colons": lambda value: raw(value).hex(":", 1).encode(),
    "hex dump": lambda value: raw(value).hex(" ", 2).encode(),
    "decimal": lambda value: str(value).encode(),
    "decimal as JSON": lambda value: json.dumps({"p": value}).encode("utf-16-le"),
    "repr": lambda value: repr(raw(value)).encode(),
    "repr in UTF-16": lambda value: repr(raw(value)).encode("utf-16"),
    "base64": lambda value: base64.b64encode(raw(value)),
    "base64 after 1": lambda value: base64.b64encode(b"x" + raw(value) + b"yz"),
    "base64 after 2": lambda value: base64.b64encode(b"xy" + raw(value) + b"zzz"),
    "base64 in lines": lambda value: base64.encodebytes(b"xyz" + raw(value)),
    "base64 in lines as JSON": lambda value: json.dumps(
        base64.encodebytes(raw(value)).decode().replace("\n", "\r\n")
    ).encode(),
    "base64 in lines in UTF-16": lambda value: (
        base64.encodebytes(raw(value)).decode().encode("utf-16")
    ),
    "base64url": lambda value: base64.urlsafe_b64encode(raw(value)).rstrip(b"="),
    "base64url after 1": lambda value: base64.urlsafe_b64encode(b"1" + raw(value) + b"2"),
    "base64url after 2": lambda value: base64.urlsafe_b64encode(b"12" + raw(value) + b"3"),
    "UTF-16": lambda value: base64.b64encode(raw(value)).decode().encode("utf-16"),
    "UTF-16 big-endian": lambda value: f"{value:x}".encode("utf-16-be"),
}


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
@pytest.mark.parametrize("name", ["p", "q", "d", "dp", "dq", "qinv"])
def test_each_number_is_found_in_each_form(name: str, leak: Callable[[int], bytes]) -> None:
    found = found_in_bytes(b"before" + leak(number(name)) + b"after", FORMS)
    assert any(form.startswith(f"{name} ") for form in found)
    assert found_in_bytes(b"before" + leak(number(name, OTHER)) + b"after", FORMS) == []


CONTAINERS = {"PKCS#8": PrivateFormat.PKCS8, "PKCS#1": PrivateFormat.TraditionalOpenSSL}
WRITTEN: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda text: text,
    "with Windows' line ends": lambda text: text.replace(b"\n", b"\r\n"),
    "without line breaks": lambda text: text.replace(b"\n", b""),
    "as JSON": lambda text: json.dumps(text.decode()).encode(),
    "as JSON with escaped slashes": lambda text: (
        json.dumps(text.decode()).replace("/", "\\/").encode()
    ),
    "in UTF-16": lambda text: text.decode().encode("utf-16"),
    "in UTF-16, big-endian": lambda text: text.decode().encode("utf-16-be"),
    "indented": lambda text: text.replace(b"\n", b"\n    "),
}


@pytest.mark.parametrize("key", [KEY, LARGE], ids=["2048", "4096"])
@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("container", CONTAINERS.values(), ids=CONTAINERS)
def test_a_pem_file_is_found_however_it_is_written(
    container: PrivateFormat, written: Callable[[bytes], bytes], key: rsa.RSAPrivateKey
) -> None:
    assert found_in_bytes(written(pem(container, key)), forms_of(key))
    assert found_in_bytes(written(pem(container, OTHER)), forms_of(key)) == []


@pytest.mark.parametrize(("name", "container"), CONTAINERS.items())
def test_the_der_form_is_found(name: str, container: PrivateFormat) -> None:
    assert f"{name} DER" in found_in_bytes(der(container), FORMS)
    assert f"{name} body" in found_in_bytes(base64.b64encode(der(container)), FORMS)


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("name", "container"), CONTAINERS.items())
def test_a_single_secret_line_of_a_pem_file_is_found(
    name: str, container: PrivateFormat, encoding: str
) -> None:
    lines = pem(container).splitlines()[1:-1]
    found = [
        any(form.startswith(f"{name} line") for form in hits)
        for hits in (found_in_bytes(line.decode().encode(encoding), FORMS) for line in lines)
    ]
    first = found.index(True)
    assert all(found[first:-1]), "every line after the modulus, but for the last, cut one"
    assert first * 48 < der(container).index(raw(number("d"))) + 48


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_found_by_its_own_name_between_other_bytes(form: str) -> None:
    assert form in found_in_bytes(b"\xfe" + FORMS[form] + b"\xfe", FORMS)


def test_what_is_public_of_a_key_is_no_leak(tmp_path: Path) -> None:
    identity = Identity.make(datetime(2026, 1, 1, tzinfo=UTC))
    key = identity.merchant_key
    public = key.public_key()
    for name, encoding, container in (
        ("spki.pem", Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        ("spki.der", Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        ("pkcs1.pem", Encoding.PEM, PublicFormat.PKCS1),
        ("ssh.pub", Encoding.OpenSSH, PublicFormat.OpenSSH),
    ):
        (tmp_path / name).write_bytes(public.public_bytes(encoding, container))
    modulus = public.public_numbers().n
    (tmp_path / "numbers").write_text(f"{modulus} {modulus:x} 65537", encoding="utf-8")
    (tmp_path / "certificate").write_text(identity.merchant.public_key, encoding="utf-8")
    (tmp_path / "random").write_bytes(os.urandom(1 << 20))
    (tmp_path / "empty").touch()
    assert found_in(tmp_path, forms_of(key)) == []


def test_files_are_named_with_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.log").write_text(f"p={number('p')}", encoding="utf-8")
    (tmp_path / "clean.log").write_text("nothing", encoding="utf-8")
    assert found_in(tmp_path, FORMS) == ["deep/er/a.log: p decimal"]


def test_a_workbook_is_looked_into(tmp_path: Path) -> None:
    with Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet().write_string(0, 0, str(number("q")))
    assert found_in(tmp_path, FORMS) == ["a.xlsx!xl/sharedStrings.xml: q decimal"]


def test_an_archive_in_an_archive_is_looked_into(tmp_path: Path) -> None:
    inner = BytesIO()
    with ZipFile(inner, "w", ZIP_DEFLATED) as archive:
        archive.writestr("key.pem", f"{number('d'):x}")
    with ZipFile(tmp_path / "outer.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", inner.getvalue())
    assert found_in(tmp_path, FORMS) == ["outer.zip!inner.zip!key.pem: d hex"]


def test_what_only_looks_like_an_archive_is_searched_as_it_is(tmp_path: Path) -> None:
    end = b"PK\x05\x06" + bytes([0, 0, 0, 0, 1, 0, 1, 0, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    (tmp_path / "odd").write_bytes(raw(number("dp")) + end)
    assert found_in(tmp_path, FORMS) == ["odd: dp big-endian"]


@pytest.mark.parametrize(
    "leaked",
    [
        PHRASE.encode(),
        PHRASE.encode("gb18030"),
        PHRASE.encode("utf-16"),
        PHRASE.encode("utf-16-be"),
        json.dumps(PHRASE).encode(),
        repr(PHRASE.encode()).encode(),
        b"http://user:pass%20%E5%AF%86%E7%A0%81%2F%2B%F0%9F%94%91@proxy",
        PHRASE.encode().hex().encode(),
        b"Proxy-Authorization: Basic " + base64.b64encode(b"user:" + PHRASE.encode()),
        b"Basic " + base64.b64encode(b"users:" + PHRASE.encode()),
        b"Basic " + base64.b64encode(b"u:" + PHRASE.encode()),
    ],
)
def test_a_password_is_found_in_each_form(leaked: bytes) -> None:
    assert found_in_bytes(b"before" + leaked + b"after", forms_of_text("password", PHRASE))
    other = forms_of_text("password", "another " + "x" * 9)
    assert found_in_bytes(b"before" + leaked + b"after", other) == []


def test_twenty_megabytes_are_searched_in_a_few_seconds() -> None:
    content = os.urandom(20 << 20) + raw(number("p"))
    begun = time.perf_counter()
    assert found_in_bytes(content, FORMS) == ["p big-endian"]
    assert time.perf_counter() - begun < 20
