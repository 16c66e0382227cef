"""Made-up keys: shaped like real ones, and never in anybody's way."""

import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.wechat.keys import (
    is_pair,
    public_text,
    read_certificate,
    read_private_key,
    read_public_key,
)

on_posix = pytest.mark.skipif(os.name != "posix", reason="other systems have no modes")
FILES = (
    "apiclient_cert.pem",
    "apiclient_key.pem",
    "platform_cert.pem",
    "pub_key.pem",
    "tls_root.pem",
)


def openssl(*arguments: str | Path) -> str:
    return subprocess.run(
        ["openssl", *arguments], check=True, capture_output=True, text=True
    ).stdout


def test_the_merchants_certificate_reads_like_a_real_one(identity: Identity) -> None:
    certificate = read_certificate(identity.certificate.encode())
    merchant = identity.merchant

    assert (certificate.mchid, certificate.company) == ("1900000001", "练习商户")
    assert merchant.mchid == certificate.mchid
    assert merchant.serial_no == certificate.serial_no
    assert re.fullmatch(r"[0-9A-F]{40}", merchant.serial_no)
    assert re.fullmatch(r"PUB_KEY_ID_\d{30}", merchant.public_key_id)
    assert is_pair(identity.merchant_key, certificate.public_key)
    assert read_public_key(merchant.public_key.encode()).key_size == 2048
    assert identity.merchant_key.key_size == 2048


def test_the_platform_certificate_reads_like_a_real_one(identity: Identity) -> None:
    certificate = read_certificate(identity.platform_certificate.encode())

    assert (certificate.mchid, certificate.company) == ("Tenpay.com sign", "Tenpay.com")
    assert certificate.serial_no == identity.platform_serial_no
    assert re.fullmatch(r"[0-9A-F]{40}", identity.platform_serial_no)
    assert public_text(certificate.public_key) == identity.merchant.public_key


def test_the_certificates_hold_from_now_for_years() -> None:
    now = datetime(2031, 3, 1, tzinfo=UTC)
    made = Identity.make(now)

    for text in (made.certificate, made.platform_certificate):
        certificate = read_certificate(text.encode())
        assert certificate.not_before < now
        assert certificate.not_after > now + timedelta(days=4 * 365)


def test_no_two_identities_are_alike(identity: Identity) -> None:
    other = Identity.make(datetime.now(UTC))

    assert other.merchant.serial_no != identity.merchant.serial_no
    assert other.merchant.public_key_id != identity.merchant.public_key_id
    assert other.platform_serial_no != identity.platform_serial_no
    assert other.tls_root != identity.tls_root


def test_nothing_secret_is_shown(identity: Identity) -> None:
    assert "key" not in repr(identity).replace("public_key", "")


def test_tls_leaves_no_file_behind(
    identity: Identity, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    identity.server_context()

    assert list(tmp_path.iterdir()) == []


@on_posix
def test_files_are_for_this_user_alone_and_fit_together(identity: Identity, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"

    identity.write(folder)

    assert sorted(path.name for path in folder.iterdir()) == list(FILES)
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    key = read_private_key((folder / "apiclient_key.pem").read_bytes())
    certificate = read_certificate((folder / "apiclient_cert.pem").read_bytes())
    assert is_pair(key, certificate.public_key)
    assert (folder / "pub_key.pem").read_text() == identity.merchant.public_key
    assert (folder / "platform_cert.pem").read_text() == identity.platform_certificate


@on_posix
def test_an_earlier_identitys_files_are_replaced(identity: Identity, tmp_path: Path) -> None:
    Identity.make(datetime.now(UTC)).write(tmp_path)
    for path in tmp_path.iterdir():
        path.chmod(0o644)

    identity.write(tmp_path)

    assert (tmp_path / "tls_root.pem").read_text() == identity.tls_root
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("certificate", [None, "not a certificate"])
def test_a_key_of_somebody_elses_is_never_replaced(
    identity: Identity, tmp_path: Path, certificate: str | None
) -> None:
    key = tmp_path / "apiclient_key.pem"
    key.write_text("a real key")
    if certificate:
        (tmp_path / "apiclient_cert.pem").write_text(certificate)

    with pytest.raises(FileExistsError):
        identity.write(tmp_path)

    assert key.read_text() == "a real key"
    assert not (tmp_path / "pub_key.pem").exists()


def test_openssl_accepts_both_certificates(identity: Identity, tmp_path: Path) -> None:
    identity.write(tmp_path)

    for name in ("apiclient_cert.pem", "tls_root.pem"):
        file = tmp_path / name
        assert openssl("verify", "-x509_strict", "-CAfile", file, file).endswith(": OK\n")
    name = openssl("x509", "-in", tmp_path / "apiclient_cert.pem", "-noout", "-serial", "-subject")
    assert f"serial={identity.merchant.serial_no}" in name
    assert "1900000001" in name
    platform = tmp_path / "platform_cert.pem"
    names = openssl("x509", "-in", platform, "-noout", "-serial", "-subject", "-issuer")
    assert f"serial={identity.platform_serial_no}" in names
    assert "Tenpay.com Root CA" in names


@pytest.mark.parametrize("signature", ["", "*", "AAAA", "签名"])
def test_what_is_no_signature_is_not_the_merchants(identity: Identity, signature: str) -> None:
    assert not identity.signed_by_merchant(b"text", signature)
