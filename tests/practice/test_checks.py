"""What is refused before the body is read: every header missing, wrong, late or replayed."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.practice.world import QUERY_PATH, SAMPLE, Heard, World, booking
from wxrepay_gui.practice.book import read_log
from wxrepay_gui.practice.checks import Signature
from wxrepay_gui.practice.identity import Identity
from wxrepay_gui.wechat.client import BOOK_PATH

Change = Callable[[dict[str, str]], Mapping[str, str]]

NO_AGENT = (400, "INVALID_REQUEST", "Http头缺少Accept或User-Agent")
MALFORMED = (
    401,
    "SIGN_ERROR",
    "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》",
)
OTHER_SCHEMA = (401, "SIGN_ERROR", "HTTP头Authorization认证类型不正确")
OTHER_SERIAL = (401, "SIGN_ERROR", "商户证书序列号有误。请使用签名私钥匹配的证书序列号")
TOO_LATE = (401, "SIGN_ERROR", "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟")
REPLAYED = (401, "SIGN_ERROR", "Http头Authorization中的nonce_str与以前的请求相同")
MISMATCH = (401, "SIGN_ERROR", "签名错误")
CONTENT_TYPE = (400, "INVALID_REQUEST", "Http头Content-Type不是application/json")
KEY_ID = (400, "PARAM_ERROR", "平台证书序列号Wechatpay-Serial错误")


def without(name: str) -> Change:
    return lambda headers: {key: value for key, value in headers.items() if key != name}


def with_header(name: str, value: str) -> Change:
    return lambda headers: headers | {name: value}


def in_authorization(old: str, new: str) -> Change:
    def change(headers: dict[str, str]) -> dict[str, str]:
        assert old in headers["Authorization"]
        return headers | {"Authorization": headers["Authorization"].replace(old, new)}

    return change


def without_part(name: str) -> Change:
    def change(headers: dict[str, str]) -> dict[str, str]:
        schema, _, parts = headers["Authorization"].partition(" ")
        kept = [part for part in parts.split(",") if not part.startswith(f"{name}=")]
        assert len(kept) == 4
        return headers | {"Authorization": f"{schema} {','.join(kept)}"}

    return change


def gist(heard: Heard) -> tuple[int, str, str]:
    return heard.status, heard.said["code"], heard.said["message"]


REFUSALS: list[tuple[str, Change, tuple[int, str, str]]] = [
    ("no Accept", without("Accept"), NO_AGENT),
    ("no User-Agent", without("User-Agent"), NO_AGENT),
    ("an empty User-Agent", with_header("User-Agent", ""), NO_AGENT),
    ("no Authorization", without("Authorization"), MALFORMED),
    ("an empty Authorization", with_header("Authorization", ""), MALFORMED),
    ("no parts", with_header("Authorization", "WECHATPAY2-SHA256-RSA2048"), MALFORMED),
    ("Basic", with_header("Authorization", "Basic YTpi"), OTHER_SCHEMA),
    ("another schema", in_authorization("RSA2048 ", "SM2 "), OTHER_SCHEMA),
    ("a blank between parts", in_authorization('",', '", '), MALFORMED),
    ("no quotes", in_authorization('"', ""), MALFORMED),
    ("a sixth part", in_authorization("mchid=", 'x="1",mchid='), MALFORMED),
    ("a part twice", in_authorization("mchid=", 'mchid="1",mchid='), MALFORMED),
    ("no mchid", without_part("mchid"), MALFORMED),
    ("no serial_no", without_part("serial_no"), MALFORMED),
    ("no nonce_str", without_part("nonce_str"), MALFORMED),
    ("no timestamp", without_part("timestamp"), MALFORMED),
    ("no signature", without_part("signature"), MALFORMED),
    ("a timestamp in milliseconds", in_authorization('timestamp="', 'timestamp="99'), TOO_LATE),
    ("a timestamp in words", in_authorization('timestamp="', 'timestamp="x'), MALFORMED),
    ("a sub-merchant's mchid", in_authorization("1900000001", "1900000109"), OTHER_SERIAL),
    ("another serial", in_authorization('serial_no="', 'serial_no="0'), OTHER_SERIAL),
    ("another signature", in_authorization('signature="', 'signature="AAAA'), MISMATCH),
    ("not Base64", in_authorization('signature="', 'signature="*'), MISMATCH),
    ("another nonce", in_authorization('nonce_str="', 'nonce_str="x'), MISMATCH),
    ("a form", with_header("Content-Type", "application/x-www-form-urlencoded"), CONTENT_TYPE),
    ("JSON in name only", with_header("Content-Type", "application/jsonp"), CONTENT_TYPE),
    ("no Content-Type", without("Content-Type"), CONTENT_TYPE),
    ("no key id", without("Wechatpay-Serial"), KEY_ID),
    ("a certificate's serial", with_header("Wechatpay-Serial", "A" * 40), KEY_ID),
]


@pytest.mark.parametrize(
    ("change", "expected"),
    [refusal[1:] for refusal in REFUSALS],
    ids=[refusal[0] for refusal in REFUSALS],
)
def test_a_faulty_header_is_refused_unsigned_and_books_nothing(
    world: World, change: Change, expected: tuple[int, str, str]
) -> None:
    heard = world.send(change=change)

    assert gist(heard) == expected
    assert not heard.signed
    (entry,) = read_log(world.log)
    assert (entry.out_record_id, entry.recorded, entry.status) == (
        "1234567abcde",
        None,
        expected[0],
    )


@pytest.mark.parametrize(
    "change",
    [
        with_header("Accept", "*/*"),
        with_header("Content-Type", "application/json; charset=utf-8"),
        with_header("Content-Type", "Application/JSON"),
    ],
)
def test_what_wechat_pay_lets_pass_passes(world: World, change: Change) -> None:
    assert world.send(change=change).status == 200


def test_the_parts_of_authorization_may_come_in_any_order(world: World) -> None:
    def reverse(headers: dict[str, str]) -> dict[str, str]:
        schema, _, parts = headers["Authorization"].partition(" ")
        turned = ",".join(reversed(parts.split(",")))
        return headers | {"Authorization": f"{schema} {turned}"}

    assert world.send(change=reverse).status == 200


def test_two_authorization_headers_are_one_too_many(world: World) -> None:
    headers = world.headers(SAMPLE.body())
    twice = headers | {"AUTHORIZATION": headers["Authorization"]}

    assert gist(world.say("POST", BOOK_PATH, twice, SAMPLE.body())) == MALFORMED


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_five_minutes_off_is_near_enough(world: World, seconds: int) -> None:
    assert world.send(seconds=seconds).status == 200


@pytest.mark.parametrize("seconds", [-301, 301])
def test_a_second_more_than_five_minutes_is_too_much(world: World, seconds: int) -> None:
    assert gist(world.send(seconds=seconds)) == TOO_LATE


def test_a_replayed_request_is_refused(world: World) -> None:
    assert world.send(nonce="once").status == 200
    assert gist(world.send(nonce="once")) == REPLAYED


def test_a_nonce_is_forgotten_only_when_its_timestamp_cannot_pass_any_more(world: World) -> None:
    assert world.send(nonce="once", seconds=300).status == 200

    world.clock.advance(seconds=600)
    assert gist(world.send(nonce="once", seconds=-300)) == REPLAYED

    world.clock.advance(seconds=1)
    assert world.send(nonce="once").status == 200


def test_a_changed_body_does_not_fit_its_signature(world: World) -> None:
    heard = world.send(signed_body=booking(out_record_id="other").body())

    assert gist(heard) == MISMATCH
    assert [entry.signature for entry in read_log(world.log)] == [Signature.BAD]


def test_a_changed_path_does_not_fit_its_signature(world: World) -> None:
    headers = world.headers(b"", method="GET", path=QUERY_PATH)

    assert gist(world.say("GET", QUERY_PATH + "0", headers, b"")) == MISMATCH


def test_a_changed_method_does_not_fit_its_signature(world: World) -> None:
    headers = world.headers(b"", method="GET", path=QUERY_PATH)

    assert gist(world.say("DELETE", QUERY_PATH, headers, b"")) == MISMATCH


def test_another_merchants_key_does_not_fit(world: World) -> None:
    stranger = World(identity=Identity.make(world.clock()), log=world.log)
    mine, theirs = world.identity.merchant.serial_no, stranger.identity.merchant.serial_no
    headers = stranger.headers(SAMPLE.body())
    headers["Authorization"] = headers["Authorization"].replace(theirs, mine)

    assert gist(world.say("POST", BOOK_PATH, headers, SAMPLE.body())) == MISMATCH


def test_a_signature_that_does_not_fit_is_told_what_should_have_been_signed(world: World) -> None:
    body = SAMPLE.body()

    heard = world.send(signed_body=b"{}", nonce="n" * 32)

    text = f"POST\n{BOOK_PATH}\n{world.clock().timestamp():.0f}\n{'n' * 32}\n"
    detail: dict[str, Any] = heard.said["detail"]
    assert heard.number == "268443699"
    assert detail == {
        "detail": {"issue": "sign not match"},
        "field": "signature",
        "location": "authorization",
        "sign_information": {
            "method": "POST",
            "url": BOOK_PATH,
            "sign_message_length": len(text) + len(body) + 1,
            "truncated_sign_message": text + '{"contra\n',
        },
    }


def test_a_signature_in_the_log_is_good_bad_or_was_not_looked_at(world: World) -> None:
    world.send()
    world.send(signed_body=b"{}")
    world.send(change=without("Accept"))
    world.send(change=without("Wechatpay-Serial"))

    assert [entry.signature for entry in read_log(world.log)] == [
        Signature.GOOD,
        Signature.BAD,
        Signature.UNCHECKED,
        Signature.GOOD,
    ]


def test_a_query_is_checked_like_a_booking(world: World) -> None:
    world.book()
    fine = world.send(b"", method="GET", path=QUERY_PATH, change=without("Content-Type"))
    late = world.send(b"", method="GET", path=QUERY_PATH, seconds=-301)

    assert fine.status == 200
    assert gist(late) == TOO_LATE
