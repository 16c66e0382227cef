"""Every way in which an answer's signature can fail is a verdict, and only one is good."""

import base64
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from wxrepay_gui.domain.attempt import Answer, Headers, Verdict
from wxrepay_gui.domain.errors import KeyFileError
from wxrepay_gui.domain.merchant import Merchant
from wxrepay_gui.wechat.keys import PrivateKey, public_text
from wxrepay_gui.wechat.signing import answer_text, sign
from wxrepay_gui.wechat.verification import HEADERS, WINDOW, TrustedKey, Verifier

PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012025120500000000000001"
PLATFORM_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
NOW = 1762912800
NONCE_TEXT = "c5ac7061fccab6bf3e254dcf98995b8c"
BODY = '{"schedule_records":[],"说明":"还款"}'.encode()


@pytest.fixture(scope="session")
def verifier(wechat_key: PrivateKey) -> Verifier:
    return Verifier(
        asked=PUBLIC_KEY_ID, keys={PUBLIC_KEY_ID: TrustedKey(key=wechat_key.public_key())}
    )


@pytest.fixture(scope="session")
def merchant(wechat_key: PrivateKey) -> Merchant:
    """One that has WeChat Pay's public key alone."""
    return Merchant(
        mchid="1900000001",
        name="晨星",
        serial_no="0A",
        public_key_id=PUBLIC_KEY_ID,
        public_key=public_text(wechat_key.public_key()),
    )


def platform_certificate(
    key: PrivateKey, *, since: int = NOW - 1000, until: int = NOW + 1000
) -> str:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tenpay.com sign")])
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name)
        .public_key(key.public_key())
        .serial_number(int(PLATFORM_SERIAL, 16))
        .not_valid_before(datetime.fromtimestamp(since, UTC))
        .not_valid_after(datetime.fromtimestamp(until, UTC))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


@pytest.fixture(scope="session")
def in_transition(merchant: Merchant, other_key: PrivateKey) -> Merchant:
    """One that has the public key, and the platform certificate of another key."""
    return replace(merchant, platform_certificate=platform_certificate(other_key))


@pytest.fixture(scope="session")
def by_certificate(in_transition: Merchant) -> Merchant:
    """One that has the platform certificate alone."""
    return replace(in_transition, public_key_id="", public_key="")


def signed(
    key: PrivateKey,
    body: bytes = BODY,
    *,
    timestamp: str = str(NOW),
    serial: str = PUBLIC_KEY_ID,
) -> Answer:
    """An answer that *key* signed."""
    headers = (
        ("Content-Type", "application/json"),
        ("Wechatpay-Serial", serial),
        ("Wechatpay-Timestamp", timestamp),
        ("Wechatpay-Nonce", NONCE_TEXT),
        ("Wechatpay-Signature", sign(key, answer_text(timestamp, NONCE_TEXT, body))),
    )
    return Answer(status=200, headers=headers, body=body, complete=True)


def changed(answer: Answer, name: str, *values: str) -> Answer:
    """*answer* with header *name* replaced by as many as there are *values*."""
    headers: Headers = tuple(pair for pair in answer.headers if pair[0] != name)
    return Answer(
        status=answer.status,
        headers=headers + tuple((name, value) for value in values),
        body=answer.body,
        complete=answer.complete,
    )


def flipped(raw: bytes, bit: int) -> bytes:
    number = int.from_bytes(raw, "big") ^ (1 << (bit % (8 * len(raw))))
    return number.to_bytes(len(raw), "big")


@pytest.mark.parametrize("body", [BODY, b"", b"\n", b"\x00\xff"], ids=repr)
def test_what_wechat_pay_signed_is_good(
    verifier: Verifier, wechat_key: PrivateKey, body: bytes
) -> None:
    assert verifier.verify(signed(wechat_key, body), now=NOW) is Verdict.GOOD


@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase])
def test_header_names_count_in_any_case(
    verifier: Verifier, wechat_key: PrivateKey, change: type[str]
) -> None:
    answer = signed(wechat_key)
    headers = tuple((change(name), value) for name, value in answer.headers)
    recased = Answer(status=200, headers=headers, body=BODY, complete=True)
    assert verifier.verify(recased, now=NOW) is Verdict.GOOD


def test_blanks_around_a_header_do_not_count(verifier: Verifier, wechat_key: PrivateKey) -> None:
    answer = changed(signed(wechat_key), "Wechatpay-Nonce", f" {NONCE_TEXT}\t")
    assert verifier.verify(answer, now=NOW) is Verdict.GOOD


def test_an_answer_without_any_of_the_headers_is_unsigned(verifier: Verifier) -> None:
    answer = Answer(status=200, headers=(("Date", "today"),), body=BODY, complete=True)
    assert verifier.verify(answer, now=NOW) is Verdict.UNSIGNED


@pytest.mark.parametrize("name", HEADERS)
def test_each_header_must_be_there(verifier: Verifier, wechat_key: PrivateKey, name: str) -> None:
    answer = changed(signed(wechat_key), name)
    assert verifier.verify(answer, now=NOW) is Verdict.HEADER_MISSING


@pytest.mark.parametrize("name", HEADERS)
def test_one_header_alone_is_not_unsigned(
    verifier: Verifier, wechat_key: PrivateKey, name: str
) -> None:
    pairs = tuple(pair for pair in signed(wechat_key).headers if pair[0] == name)
    answer = Answer(status=200, headers=pairs, body=BODY, complete=True)
    assert verifier.verify(answer, now=NOW) is Verdict.HEADER_MISSING


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("value", ["", " \t"], ids=["empty", "blank"])
def test_each_header_must_say_something(
    verifier: Verifier, wechat_key: PrivateKey, name: str, value: str
) -> None:
    answer = changed(signed(wechat_key), name, value)
    assert verifier.verify(answer, now=NOW) is Verdict.HEADER_MISSING


@pytest.mark.parametrize("name", HEADERS)
def test_each_header_may_come_only_once(
    verifier: Verifier, wechat_key: PrivateKey, name: str
) -> None:
    answer = signed(wechat_key)
    twice = changed(answer, name, answer.header(name), answer.header(name))
    assert verifier.verify(twice, now=NOW) is Verdict.HEADER_REPEATED
    recased = Answer(
        status=200,
        headers=(*answer.headers, (name.upper(), answer.header(name))),
        body=BODY,
        complete=True,
    )
    assert verifier.verify(recased, now=NOW) is Verdict.HEADER_REPEATED


@pytest.mark.parametrize(
    ("seconds", "verdict"),
    [
        (0, Verdict.GOOD),
        (WINDOW, Verdict.GOOD),
        (-WINDOW, Verdict.GOOD),
        (300, Verdict.GOOD),
        (-300, Verdict.GOOD),
        (301, Verdict.OUT_OF_WINDOW),
        (-301, Verdict.OUT_OF_WINDOW),
        (300.5, Verdict.OUT_OF_WINDOW),
        (86400, Verdict.OUT_OF_WINDOW),
    ],
)
def test_the_window_is_five_minutes_either_way(
    verifier: Verifier, wechat_key: PrivateKey, seconds: float, verdict: Verdict
) -> None:
    assert verifier.verify(signed(wechat_key), now=NOW + seconds) is verdict


@pytest.mark.parametrize(
    ("timestamp", "verdict"),
    [
        ("soon", Verdict.BAD_TIMESTAMP),
        ("-1762912800", Verdict.BAD_TIMESTAMP),
        ("+1762912800", Verdict.BAD_TIMESTAMP),
        ("1762912800.0", Verdict.BAD_TIMESTAMP),
        ("1_762_912_800", Verdict.BAD_TIMESTAMP),
        ("0x6914", Verdict.BAD_TIMESTAMP),
        ("١٧٦٢٩١٢٨٠٠", Verdict.BAD_TIMESTAMP),
        ("9" * 13, Verdict.BAD_TIMESTAMP),
        ("9" * 100_000, Verdict.BAD_TIMESTAMP),
        ("9" * 12, Verdict.OUT_OF_WINDOW),
        ("0", Verdict.OUT_OF_WINDOW),
        (f"{NOW}000", Verdict.BAD_TIMESTAMP),
    ],
    ids=lambda value: str(value)[:16],
)
def test_a_timestamp_is_a_plain_number_of_seconds(
    verifier: Verifier, wechat_key: PrivateKey, timestamp: str, verdict: Verdict
) -> None:
    assert verifier.verify(signed(wechat_key, timestamp=timestamp), now=NOW) is verdict


@pytest.mark.parametrize(
    ("serial", "verdict"),
    [
        ("PUB_KEY_ID_0119000000012025120500000000000002", Verdict.WRONG_SERIAL),
        (PUBLIC_KEY_ID.lower(), Verdict.WRONG_SERIAL),
        (PUBLIC_KEY_ID.removeprefix("PUB_KEY_ID_"), Verdict.WRONG_SERIAL),
        ("5157F09EFDC096DE15EBE81A47057A7232F1B8E", Verdict.WRONG_SERIAL),
        ("5157F09EFDC096DE15EBE81A47057A7232F1B8E11", Verdict.WRONG_SERIAL),
        ("5157F09EFDC096DE15EBE81A47057A7232F1B8EG", Verdict.WRONG_SERIAL),
        ("5157F09EFDC096DE15EBE81A47057A7232F1B8E1", Verdict.SWITCH_NOT_OPENED),
        ("5157f09efdc096de15ebe81a47057a7232f1b8e1", Verdict.SWITCH_NOT_OPENED),
    ],
)
def test_no_other_serial_is_believed_whoever_signed(
    verifier: Verifier, wechat_key: PrivateKey, serial: str, verdict: Verdict
) -> None:
    assert verifier.verify(signed(wechat_key, serial=serial), now=NOW) is verdict


def test_a_merchant_in_transition_asks_for_the_public_key_and_believes_both(
    in_transition: Merchant, wechat_key: PrivateKey, other_key: PrivateKey
) -> None:
    verifier = Verifier.of(in_transition)
    by_certificate = signed(other_key, serial=PLATFORM_SERIAL)
    assert verifier.asked == PUBLIC_KEY_ID
    assert verifier.verify(signed(wechat_key), now=NOW) is Verdict.GOOD
    assert verifier.verify(by_certificate, now=NOW) is Verdict.GOOD


def test_an_answer_is_verified_by_the_key_that_it_names_and_by_no_other(
    in_transition: Merchant, wechat_key: PrivateKey, other_key: PrivateKey
) -> None:
    verifier = Verifier.of(in_transition)
    crossed = (signed(other_key), signed(wechat_key, serial=PLATFORM_SERIAL))
    assert [verifier.verify(answer, now=NOW) for answer in crossed] == [Verdict.BAD_SIGNATURE] * 2


def test_a_merchant_with_a_certificate_alone_asks_for_it(
    by_certificate: Merchant, other_key: PrivateKey
) -> None:
    verifier = Verifier.of(by_certificate)
    assert verifier.asked == PLATFORM_SERIAL
    assert verifier.verify(signed(other_key, serial=PLATFORM_SERIAL), now=NOW) is Verdict.GOOD
    assert verifier.verify(signed(other_key), now=NOW) is Verdict.WRONG_SERIAL


def test_a_merchant_with_the_public_key_alone_believes_it_alone(
    merchant: Merchant, wechat_key: PrivateKey
) -> None:
    verifier = Verifier.of(merchant)
    assert (verifier.asked, list(verifier.keys)) == (PUBLIC_KEY_ID, [PUBLIC_KEY_ID])
    far = datetime(2099, 1, 1, tzinfo=UTC).timestamp()
    late = signed(wechat_key, timestamp=f"{far:.0f}")
    assert verifier.verify(late, now=far) is Verdict.GOOD


@pytest.mark.parametrize("serial", ["A" * 40, PLATFORM_SERIAL.lower()])
@pytest.mark.parametrize(
    ("fixture", "verdict"),
    [
        ("merchant", Verdict.SWITCH_NOT_OPENED),
        ("in_transition", Verdict.SWITCH_NOT_OPENED),
        ("by_certificate", Verdict.WRONG_SERIAL),
    ],
)
def test_a_certificate_that_is_not_known_means_the_switch_only_where_the_key_was_asked_for(
    request: pytest.FixtureRequest,
    other_key: PrivateKey,
    serial: str,
    fixture: str,
    verdict: Verdict,
) -> None:
    verifier = Verifier.of(request.getfixturevalue(fixture))
    assert verifier.verify(signed(other_key, serial=serial), now=NOW) is verdict


@pytest.mark.parametrize(
    ("since", "until", "verdict"),
    [
        (NOW, NOW, Verdict.GOOD),
        (NOW + 1, NOW + 100, Verdict.WRONG_SERIAL),
        (NOW - 100, NOW - 1, Verdict.WRONG_SERIAL),
    ],
)
def test_a_certificate_counts_while_it_is_valid_at_the_answers_time(
    merchant: Merchant, other_key: PrivateKey, since: int, until: int, verdict: Verdict
) -> None:
    pem = platform_certificate(other_key, since=since, until=until)
    verifier = Verifier.of(replace(merchant, platform_certificate=pem))
    answer = signed(other_key, serial=PLATFORM_SERIAL)
    for seconds in (-WINDOW, 0, WINDOW):
        assert verifier.verify(answer, now=NOW + seconds) is verdict


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"public_key": "none"}, PUBLIC_KEY_ID),
        ({"platform_certificate": "none"}, "1900000001"),
        ({"public_key": "", "platform_certificate": ""}, "1900000001"),
        ({"public_key_id": "", "platform_certificate": ""}, "1900000001"),
    ],
    ids=["no key", "no certificate", "neither", "a key without its id"],
)
def test_what_is_no_key_of_wechat_pays_is_told_before_anything_is_sent(
    in_transition: Merchant, changes: dict[str, Any], path: str
) -> None:
    with pytest.raises(KeyFileError) as caught:
        Verifier.of(replace(in_transition, **changes))
    assert caught.value.path == path


def test_another_keys_signature_is_bad(verifier: Verifier, other_key: PrivateKey) -> None:
    assert verifier.verify(signed(other_key), now=NOW) is Verdict.BAD_SIGNATURE


@pytest.mark.parametrize(
    "signature",
    [
        "WECHATPAY/SIGNTEST/eCrIFXKlLuYJGwCqRmkkDO8dpRk5SHBKfR",
        "WECHATPAY/SIGNTEST/AAA",
        "WECHATPAY/SIGNTEST/" + "A" * 325,
        "签名",
        "A",
        "====",
        "not base64!",
        base64.b64encode(b"\x00" * 256).decode(),
        base64.b64encode(b"\xff" * 256).decode(),
        base64.b64encode(b"short").decode(),
        "\ud800",
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_what_is_no_signature_is_a_bad_one(
    verifier: Verifier, wechat_key: PrivateKey, signature: str
) -> None:
    answer = changed(signed(wechat_key), "Wechatpay-Signature", signature)
    assert verifier.verify(answer, now=NOW) is Verdict.BAD_SIGNATURE


def test_a_probe_that_carries_the_true_signature_is_bad(
    verifier: Verifier, wechat_key: PrivateKey
) -> None:
    answer = signed(wechat_key)
    probe = "WECHATPAY/SIGNTEST/" + answer.header("Wechatpay-Signature")
    bad = changed(answer, "Wechatpay-Signature", probe)
    assert verifier.verify(bad, now=NOW) is Verdict.BAD_SIGNATURE


def test_a_nonce_that_no_encoding_knows_is_a_bad_signature(
    verifier: Verifier, wechat_key: PrivateKey
) -> None:
    answer = changed(signed(wechat_key), "Wechatpay-Nonce", "\udcff")
    assert verifier.verify(answer, now=NOW) is Verdict.BAD_SIGNATURE


@given(bit=st.integers(min_value=0, max_value=100_000))
def test_one_bit_of_the_body_matters(verifier: Verifier, wechat_key: PrivateKey, bit: int) -> None:
    answer = signed(wechat_key)
    bad = Answer(status=200, headers=answer.headers, body=flipped(answer.body, bit), complete=True)
    assert verifier.verify(bad, now=NOW) is Verdict.BAD_SIGNATURE


@given(bit=st.integers(min_value=0, max_value=100_000))
def test_one_bit_of_the_signature_matters(
    verifier: Verifier, wechat_key: PrivateKey, bit: int
) -> None:
    answer = signed(wechat_key)
    raw = base64.b64decode(answer.header("Wechatpay-Signature"))
    text = base64.b64encode(flipped(raw, bit)).decode()
    bad = changed(answer, "Wechatpay-Signature", text)
    assert verifier.verify(bad, now=NOW) is Verdict.BAD_SIGNATURE


@given(place=st.integers(0, 31), character=st.sampled_from("0123456789abcdefXYZ é还"))
def test_one_character_of_the_nonce_matters(
    verifier: Verifier, wechat_key: PrivateKey, place: int, character: str
) -> None:
    nonce = NONCE_TEXT[:place] + character + NONCE_TEXT[place + 1 :]
    answer = changed(signed(wechat_key), "Wechatpay-Nonce", nonce)
    good = nonce == NONCE_TEXT
    verdict = Verdict.GOOD if good else Verdict.BAD_SIGNATURE
    assert verifier.verify(answer, now=NOW) is verdict


@given(seconds=st.integers(-300, 300).filter(bool))
def test_one_second_of_the_timestamp_matters(
    verifier: Verifier, wechat_key: PrivateKey, seconds: int
) -> None:
    answer = changed(signed(wechat_key), "Wechatpay-Timestamp", str(NOW + seconds))
    assert verifier.verify(answer, now=NOW) is Verdict.BAD_SIGNATURE


anything = st.text(st.characters(codec=None), max_size=50)
header_name = st.one_of(st.sampled_from(HEADERS), st.sampled_from(HEADERS).map(str.lower), anything)
header_value = st.one_of(
    st.sampled_from(["", PUBLIC_KEY_ID, str(NOW), NONCE_TEXT, "A" * 344]), anything
)
header_lists = st.lists(st.tuples(header_name, header_value), max_size=8)
full_lists = st.tuples(st.just(PUBLIC_KEY_ID), st.just(str(NOW)), header_value, header_value).map(
    lambda values: list(zip(HEADERS, values, strict=True))
)


@settings(max_examples=400)
@given(headers=st.one_of(header_lists, full_lists), body=st.binary(max_size=100))
def test_whatever_comes_is_a_verdict_and_never_good(
    verifier: Verifier, headers: list[tuple[str, str]], body: bytes
) -> None:
    answer = Answer(status=200, headers=tuple(headers), body=body, complete=True)
    verdict = verifier.verify(answer, now=NOW)
    assert verdict in Verdict
    assert verdict not in {Verdict.GOOD, Verdict.NO_ANSWER}
