"""Key files: whatever is dropped on the wizard is recognised or refused, and its key is usable."""

import io
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tests import key_material as made
from tests.faults.fuzz_target import Target
from wxrepay_gui.domain.errors import KeyDamagedError, KeyFileError
from wxrepay_gui.domain.key_file import FileKind
from wxrepay_gui.domain.network import Password
from wxrepay_gui.storage.key_files import read_files
from wxrepay_gui.wechat.chain import issuer_of, read_company_ca
from wxrepay_gui.wechat.keys import (
    fingerprint,
    material_of,
    read_certificate,
    read_private_key,
    read_public_key,
    rebuild,
)
from wxrepay_gui.wechat.recognition import recognise

PASSWORDS = (Password("wrong"), Password(made.MCHID))


def recognised(content: bytes) -> None:
    """What it is; and that what is offered as a key can be kept in a keyring."""
    found = recognise(content, PASSWORDS)
    if found.kind in {FileKind.PRIVATE_KEY, FileKind.PKCS12}:
        assert found.key is not None
        assert found.note is None
    if found.key is not None:
        with suppress(KeyDamagedError):
            again = rebuild(material_of(found.key))
            assert fingerprint(again.public_key()) == fingerprint(found.key.public_key())
    if found.certificate is not None:
        assert read_certificate(found.certificate_text.encode()) == found.certificate
    bare = replace(found, certificate=None, certificate_text="")  # which may hold any letters
    assert "BEGIN" not in repr(bare)


def read(content: bytes) -> None:
    """What is read from the settings and the keyring, where nobody looks at it first."""
    with suppress(KeyFileError):
        read_private_key(content)
    with suppress(KeyFileError):
        read_public_key(content)
    with suppress(KeyFileError):
        read_certificate(content)
    with suppress(KeyFileError):
        read_company_ca(content)
    issuer_of(content)


def handed_over(content: bytes) -> None:
    """A file or an archive as it lies in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(content)
        for one in read_files([path]):
            assert (one.content is None) == (one.fault is not None)
            assert one.name.isprintable()


def _key_files() -> tuple[bytes, ...]:
    merchant, wechat = made.rsa_key("merchant"), made.rsa_key("wechat")
    forms = (
        made.private_pem(merchant),
        made.private_pem(merchant, made.PKCS1),
        merchant.private_bytes(made.DER, made.PKCS8, made.PLAIN),
        made.private_pem(merchant, made.PKCS8, made.locked(made.MCHID)),
        made.old_locked_pem(merchant, made.MCHID),
        made.p12(),
        made.public_bytes(wechat),
        made.public_bytes(wechat, made.DER),
        made.merchant_certificate(),
        made.merchant_certificate(encoding=made.DER),
        made.platform_certificate(),
        made.private_pem(made.curve_key()),
        made.private_pem(made.edwards_key()),
        made.private_pem(made.dsa_key()),
        made.private_pem(made.rsa_key("short", 1024)),
    )
    return (*forms, forms[0].decode().encode("utf-16"), b"".join(forms[:1] + forms[8:9]))


def _archives() -> tuple[bytes, ...]:
    found = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", method) as archive:
            archive.writestr("1900000001/apiclient_key.pem", b"key" * 20)
            archive.writestr("证书/pub_key.pem", b"public")
            archive.mkdir("empty")
        found.append(packed.getvalue())
    return (*found, b"no archive")


_PEM = (
    b"-----BEGIN PRIVATE KEY-----\n",
    b"-----END PRIVATE KEY-----\n",
    b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
    b"-----BEGIN CERTIFICATE-----\n",
    b"-----BEGIN PUBLIC KEY-----\n",
    b"Proc-Type: 4,ENCRYPTED\n",
    b"DEK-Info: AES-256-CBC,",
    b"DEK-Info: DES-EDE3-CBC,00\n\n",
    b"\\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x30\x80",
    b"\x30\x84\xff\xff\xff\xff",
    b"\x02\x01\x00",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01",
)

TARGETS = (
    Target(name="recognition", run=recognised, made=_key_files, tokens=_PEM),
    Target(name="keys", run=read, made=_key_files, tokens=_PEM),
    Target(
        name="archives",
        run=handed_over,
        made=_archives,
        tokens=(b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"../", b"\xff\xff\xff\xff"),
    ),
)
