"""What is signed, byte for byte, checked by cryptography and by openssl."""

import base64
import json
import re
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from wxrepay_gui.domain.checkup import CheckFault, CheckMark, CheckStep
from wxrepay_gui.wechat.client import BOOK_PATH
from wxrepay_gui.wechat.keys import PrivateKey, public_text
from wxrepay_gui.wechat.signing import (
    Signer,
    answer_text,
    new_nonce,
    request_text,
    sign,
    try_signature,
)

# The request of the document's own example (预约还款, 2025.12.05).
DOCUMENT_BODY = json.dumps(
    {
        "contract_id": "20251105000000123456789",
        "appid": "wxcbda96de0b165486",
        "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
        "schedule_items": [
            {
                "out_record_id": "1234567abcde",
                "sub_mchid": "1900000109",
                "sub_appid": "wxcbda96de0b165489",
                "repayment_amount": "10000",
                "min_repayment_amount": "2000",
                "repayment_date": "2025-11-18",
            }
        ],
    },
    separators=(",", ":"),
).encode()
HEADER = re.compile(
    r"WECHATPAY2-SHA256-RSA2048 "
    r'mchid="1900000001",nonce_str="(?P<nonce>[0-9A-Za-z]{32})",'
    r'signature="(?P<signature>[0-9A-Za-z+/]{342}==)",'
    r'timestamp="(?P<timestamp>[0-9]{10})",serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1"'
)


@pytest.fixture
def signer(merchant_key: PrivateKey) -> Signer:
    return Signer(
        mchid="1900000001",
        serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
        key=lambda: merchant_key,
    )


@pytest.mark.parametrize(
    ("method", "path", "body", "text"),
    [
        pytest.param(
            "POST",
            "/v3/a",
            b'{"a":1}',
            b'POST\n/v3/a\n1554208460\nNONCE\n{"a":1}\n',
            id="a body",
        ),
        pytest.param(
            "GET",
            "/v3/a/1?contract_id=2025%7C",
            b"",
            b"GET\n/v3/a/1?contract_id=2025%7C\n1554208460\nNONCE\n\n",
            id="a query and no body end in two line feeds",
        ),
        pytest.param(
            "POST",
            "/v3/a",
            "还款".encode(),
            b"POST\n/v3/a\n1554208460\nNONCE\n\xe8\xbf\x98\xe6\xac\xbe\n",
            id="a body in UTF-8",
        ),
        pytest.param(
            "POST",
            "/v3/a",
            b"{}\n",
            b"POST\n/v3/a\n1554208460\nNONCE\n{}\n\n",
            id="a body that ends in a line feed gets one more",
        ),
    ],
)
def test_a_request_is_signed_as_five_lines(
    method: str, path: str, body: bytes, text: bytes
) -> None:
    assert request_text(method, path, 1554208460, "NONCE", body) == text


def test_an_answer_is_signed_as_three_lines() -> None:
    assert answer_text("1554208460", "N", b"{}") == b"1554208460\nN\n{}\n"
    assert answer_text("1554208460", "N", b"") == b"1554208460\nN\n\n"


def test_the_header_carries_what_was_signed(signer: Signer, merchant_key: PrivateKey) -> None:
    nonce = new_nonce()
    header = signer.authorization(
        method="POST", path=BOOK_PATH, body=DOCUMENT_BODY, timestamp=1762912800, nonce=nonce
    )
    found = HEADER.fullmatch(header)
    assert found is not None
    assert found["nonce"] == nonce
    assert found["timestamp"] == "1762912800"
    merchant_key.public_key().verify(
        base64.b64decode(found["signature"], validate=True),
        (
            b"POST\n/v3/credit-repayment/partner/schedule-records/batch-create\n"
            b"1762912800\n" + nonce.encode() + b"\n" + DOCUMENT_BODY + b"\n"
        ),
        padding.PKCS1v15(),
        hashes.SHA256(),
    )


def test_openssl_accepts_the_signature_too(merchant_key: PrivateKey, tmp_path: Path) -> None:
    text = request_text("POST", BOOK_PATH, 1762912800, "0" * 32, DOCUMENT_BODY)
    (tmp_path / "key.pem").write_text(public_text(merchant_key.public_key()), encoding="ascii")
    (tmp_path / "signature").write_bytes(base64.b64decode(sign(merchant_key, text)))
    done = subprocess.run(
        ["openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature"],
        cwd=tmp_path,
        input=text,
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert done.stdout == b"Verified OK\n"
    assert done.returncode == 0


def test_nonces_are_32_letters_and_digits_and_differ() -> None:
    nonces = {new_nonce() for _ in range(500)}
    assert len(nonces) == 500
    assert all(re.fullmatch(r"[0-9A-Za-z]{32}", nonce) for nonce in nonces)
    assert len(set("".join(nonces))) == 62


def test_a_signer_shows_no_key(signer: Signer) -> None:
    assert repr(signer) == (
        "Signer(mchid='1900000001', serial_no='5157F09EFDC096DE15EBE81A47057A7232F1B8E1')"
    )


def test_a_key_and_its_certificate_s_key_pass_the_trial(
    merchant_key: PrivateKey, other_key: PrivateKey
) -> None:
    good = try_signature(merchant_key, merchant_key.public_key())
    bad = try_signature(merchant_key, other_key.public_key())
    assert (good.step, good.mark, good.fault) == (CheckStep.SIGNATURE, CheckMark.GOOD, None)
    assert (bad.step, bad.mark) == (CheckStep.SIGNATURE, CheckMark.BAD)
    assert bad.fault is CheckFault.NOT_A_PAIR
