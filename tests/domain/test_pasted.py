"""What people paste, read as the booking it holds; and that nothing else is, nor ever for long."""

import json
import re
import shlex
import time
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wxrepay_gui.domain.booking import Booking, ScheduleItem
from wxrepay_gui.domain.calendar import bookable_days
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import LARGEST, Fen, format_plain
from wxrepay_gui.domain.pasted import (
    LONGEST,
    Pasted,
    PastedKind,
    PasteError,
    PasteFault,
    read_pasted,
)
from wxrepay_gui.domain.rules import parse
from wxrepay_gui.domain.typed import is_invisible

# 请求示例 and 应答示例 of the page 预约还款 (partner 4016779459, 更新时间 2025.12.05), copied with
# their line numbers; with line breaks where this file needs them.
DOCUMENT_CURL = (
    r"1curl -X POST \ 2 https://api.mch.weixin.qq.com/v3/credit-repayment/partner/"
    r"schedule-records/batch-create \ 3 -H "
    r'"Authorization: WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\",..." \ 4 -H '
    r'"Accept: application/json" \ 5 -H "Content-Type: application/json" \ 6 -d '
    '\'{ 7 "contract_id" : "20251105000000123456789", 8 "appid" : "wxcbda96de0b165486", 9 '
    '"openid" : "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", 10 "schedule_items" : [ 11 { 12 '
    '"out_record_id" : "1234567abcde", 13 "sub_mchid" : "1900000109", 14 "sub_appid" : '
    '"wxcbda96de0b165489", 15 "repayment_amount" : "10000", 16 "min_repayment_amount" : "2000", '
    '17 "repayment_date" : "2025-11-18" 18 } 19 ] 20 }\' 21'
)
DOCUMENT_ANSWER = (
    '1{ 2 "schedule_records" : [ 3 { 4 "out_record_id" : "1234567abcde", 5 "appid" : '
    '"wxcbda96de0b165486", 6 "sub_appid" : "wxcbda96de0b165489", 7 "contract_id" : '
    '"20251105000000123456789", 8 "repayment_amount" : "10000", 9 "min_repayment_amount" : '
    '"10000", 10 "repayment_date" : "2025-11-08", 11 "openid" : "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o" '
    "12 } 13 ] 14} 15"
)

IDS = {
    FieldName.CONTRACT_ID: "20251105000000123456789",
    FieldName.APPID: "wxcbda96de0b165486",
    FieldName.OPENID: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    FieldName.OUT_RECORD_ID: "1234567abcde",
    FieldName.SUB_APPID: "wxcbda96de0b165489",
}
REQUEST_TEXTS = {
    **IDS,
    FieldName.SUB_MCHID: "1900000109",
    FieldName.REPAYMENT_AMOUNT: "100.00",
    FieldName.MIN_REPAYMENT_AMOUNT: "20.00",
    FieldName.REPAYMENT_DATE: "2025-11-18",
}
ANSWER_TEXTS = {
    **IDS,
    FieldName.REPAYMENT_AMOUNT: "100.00",
    FieldName.MIN_REPAYMENT_AMOUNT: "100.00",
    FieldName.REPAYMENT_DATE: "2025-11-08",
}
ITEM = {
    "out_record_id": "1234567abcde",
    "sub_mchid": "1900000109",
    "sub_appid": "wxcbda96de0b165489",
    "repayment_amount": "10000",
    "min_repayment_amount": "2000",
    "repayment_date": "2025-11-18",
}
REQUEST = {
    "contract_id": "20251105000000123456789",
    "appid": "wxcbda96de0b165486",
    "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    "schedule_items": [ITEM],
}
RECORD = {
    "out_record_id": "1234567abcde",
    "appid": "wxcbda96de0b165486",
    "sub_appid": "wxcbda96de0b165489",
    "contract_id": "20251105000000123456789",
    "repayment_amount": "10000",
    "min_repayment_amount": "10000",
    "repayment_date": "2025-11-08",
    "openid": "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
}
COMPACT = json.dumps(REQUEST, separators=(",", ":"))
INDENTED = json.dumps(REQUEST, indent=2)
SUPPORT = """out_record_id: 1234567abcde
mchid: 1900000001
sub_mchid: 1900000109
state: unknown
2025-11-10 14:32:41 (UTC+8) book api.mch.weixin.qq.com HTTP 500 Request-ID: 08F78BB9-0
SYSTEM_ERROR: 系统异常,请稍后重试
wxrepay_gui 0.2.0"""
HEADER = "WECHATPAY2-SHA256-RSA2048"
SIGNED = (
    f'{HEADER} mchid="1900000001",nonce_str="593BEC0C930BF1AFEB40B4A08C8FB242",'
    'signature="uOVRnA4qG",timestamp="1554208460",serial_no="1DDE55AD98E"'
)


def with_item(**members: Any) -> dict[str, Any]:  # noqa: ANN401  whatever JSON can say
    return {**REQUEST, "schedule_items": [{**ITEM, **members}]}


def fault(text: str) -> tuple[PasteFault, int]:
    with pytest.raises(PasteError) as caught:
        read_pasted(text)
    assert caught.value.args == (caught.value.reason,), "a fault repeats nothing of the text"
    return caught.value.reason, caught.value.count


# How commands quote a body


def in_double_quotes(body: str) -> str:
    return '"' + re.sub(r'([\\"$`])', r"\\\1", body) + '"'


def in_dollar_quotes(body: str) -> str:
    return "$'" + body.replace("\\", "\\\\").replace("'", "\\'").replace("!", "\\u0021") + "'"


def for_cmd(body: str) -> str:
    quoted = body.replace("\\", "\\\\").replace('"', '\\"')
    return re.sub(r"[^A-Za-z0-9\s]", r"^\g<0>", f'"{quoted}"')


def in_bash(body: str) -> str:
    return f"""curl -X POST \\
  https://api.mch.weixin.qq.com/v3/credit-repayment/partner/schedule-records/batch-create \\
  -H "Authorization: {SIGNED.replace('"', chr(92) + '"')}" \\
  -H 'Accept: application/json' \\
  -d {body} \\
  --compressed"""


def in_cmd(body: str) -> str:
    return (
        "curl -X POST ^\r\n"
        "  https://api.mch.weixin.qq.com/v3/credit-repayment/partner/x ^\r\n"
        '  -H "Accept: application/json" ^\r\n'
        f"  -d {body} ^\r\n"
        "  --compressed"
    )


COMMANDS: Mapping[str, Callable[[str], str]] = {
    "single-quotes": lambda body: in_bash(shlex.quote(body)),
    "single-quotes-escaped": lambda body: in_bash("'" + body.replace("'", "'\\''") + "'"),
    "double-quotes": lambda body: in_bash(in_double_quotes(body)),
    "dollar-quotes": lambda body: in_bash(in_dollar_quotes(body)),
    "cmd": lambda body: in_cmd(in_double_quotes(body)),
    "cmd-carets": lambda body: in_cmd(for_cmd(body)),
    "data": lambda body: in_bash(shlex.quote(body)).replace("-d ", "--data "),
    "data-raw": lambda body: in_bash(shlex.quote(body)).replace("-d ", "--data-raw "),
    "data-binary": lambda body: in_bash(shlex.quote(body)).replace("-d ", "--data-binary "),
}
SURROUNDINGS: Mapping[str, Callable[[str], str]] = {
    "alone": lambda body: body,
    "log-line": lambda body: f"2025-11-10 14:32:41.002 INFO [main] request body={body} took 3 ms",
    "chat": lambda body: f"小王 14:32\n麻烦看一下这笔：{body}，谢谢！",
    "braces": lambda body: f"{{INFO}} {{ {body} }}",
    "log-object": lambda body: f'{{"level":"info","request":{body},"ms":3}}',
    "log-object-cut": lambda body: f'{{"level":"info","request":{body},"ms":',
    "log-text": lambda body: json.dumps({"level": "info", "body": body}, ensure_ascii=False),
    "log-text-ascii": lambda body: json.dumps({"level": "info", "body": body}),
    "log-of-log": lambda body: json.dumps({"line": json.dumps({"body": body})}),
    "string": lambda body: f"String body = {json.dumps(body, ensure_ascii=False)};",
    "byte-order-mark": lambda body: f"\ufeff{body}\r\n",
}


@pytest.mark.parametrize("text", [DOCUMENT_CURL, COMPACT, INDENTED], ids=["curl", "line", "lines"])
def test_the_document_s_request_is_read_from_every_writing(text: str) -> None:
    assert read_pasted(text) == Pasted(kind=PastedKind.REQUEST, texts=REQUEST_TEXTS)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("body", [COMPACT, INDENTED], ids=["line", "lines"])
def test_the_document_s_request_is_read_from_every_command(
    command: Callable[[str], str], body: str
) -> None:
    assert read_pasted(command(body)) == Pasted(kind=PastedKind.REQUEST, texts=REQUEST_TEXTS)


@pytest.mark.parametrize("surround", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_the_document_s_request_is_read_among_other_words(surround: Callable[[str], str]) -> None:
    assert read_pasted(surround(COMPACT)) == Pasted(kind=PastedKind.REQUEST, texts=REQUEST_TEXTS)


def test_a_body_over_several_lines_of_the_windows_prompt_is_read() -> None:
    body = in_double_quotes(INDENTED).replace("\n", " ^\r\n")
    assert read_pasted(in_cmd(body)) == Pasted(kind=PastedKind.REQUEST, texts=REQUEST_TEXTS)


@pytest.mark.parametrize(
    "text",
    [DOCUMENT_ANSWER, json.dumps({"schedule_records": [RECORD]}), json.dumps(RECORD)],
    ids=["document", "booking", "query"],
)
def test_the_document_s_answer_is_read_from_every_writing(text: str) -> None:
    assert read_pasted(text) == Pasted(kind=PastedKind.ANSWER, texts=ANSWER_TEXTS)


def test_an_answer_to_a_query_is_known_by_three_members() -> None:
    record = {"contract_id": "C1", "out_record_id": "R1", "repayment_amount": "1"}
    assert read_pasted(json.dumps(record)) == Pasted(
        kind=PastedKind.ANSWER,
        texts={
            FieldName.CONTRACT_ID: "C1",
            FieldName.OUT_RECORD_ID: "R1",
            FieldName.REPAYMENT_AMOUNT: "0.01",
        },
    )
    for name in record:
        less = {each: text for each, text in record.items() if each != name}
        assert fault(json.dumps(less)) == (PasteFault.NOTHING, 0)


def test_our_own_support_details_are_read_and_their_other_lines_are_nothing_unused() -> None:
    assert read_pasted(SUPPORT) == Pasted(
        kind=PastedKind.SUPPORT,
        texts={
            FieldName.OUT_RECORD_ID: "1234567abcde",
            FieldName.SUB_MCHID: "1900000109",
        },
    )


def test_every_field_is_read_from_lines_with_amounts_in_fen() -> None:
    lines = "\r\n".join(
        f"  {name} :\t{text} " for name, text in {**REQUEST, **ITEM}.items() if text
    )
    lines = lines.replace(f"schedule_items :\t{[ITEM]}", "")
    assert read_pasted(lines) == Pasted(kind=PastedKind.SUPPORT, texts=REQUEST_TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        'contract_id: "C1",',
        "contract_id: C1, appid: wx1",
        "contract_id: {",
        "contract_id:",
        "contract_id C1",
        "Contract_id: C1",
        "my_contract_id: C1",
        "mchid: 1900000001",
        "Authorization: WECHATPAY2",
    ],
)
def test_other_lines_are_no_support_details(text: str) -> None:
    assert fault(text) == (PasteFault.NOTHING, 0)


def test_what_was_read_is_frozen() -> None:
    pasted = read_pasted(COMPACT)
    with pytest.raises(FrozenInstanceError):
        pasted.kind = PastedKind.ANSWER  # type: ignore[misc]  # that is the point
    with pytest.raises(TypeError):
        pasted.texts[FieldName.APPID] = ""  # type: ignore[index]  # that is the point


# Values


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ('"10000"', "100.00"),
        ("10000", "100.00"),
        ('"1"', "0.01"),
        ("0", "0.00"),
        ('"007"', "0.07"),
        (f'"{LARGEST}"', "999999999.99"),
        (str(LARGEST), "999999999.99"),
    ],
)
@pytest.mark.parametrize("name", ["repayment_amount", "min_repayment_amount"])
def test_whole_fen_become_yuan(name: str, written: str, typed: str) -> None:
    text = json.dumps(with_item(**{name: "AMOUNT"})).replace('"AMOUNT"', written)
    pasted = read_pasted(text)
    assert pasted.texts == {**REQUEST_TEXTS, FieldName(name): typed}
    assert pasted.refused == ()


@pytest.mark.parametrize(
    "written",
    [
        "100.5",
        "100.0",
        "1e4",
        "-1",
        "-0",
        '"12.34"',
        '"1,000"',
        '"-1"',
        '"+1"',
        '" 1"',
        '"1 "',
        '""',
        '"１００"',
        '"٣"',
        '"1e4"',
        '"￥1"',
        r'"1\n"',
        str(LARGEST + 1),
        f'"{LARGEST + 1}"',
        "9" * 5000,
        f'"{"9" * 5000}"',
        "true",
        "[]",
        "[1]",
        "{}",
        '{"fen":1}',
    ],
    ids=lambda text: repr(text)[:20],
)
@pytest.mark.parametrize("name", ["repayment_amount", "min_repayment_amount"])
def test_what_is_no_amount_is_named_and_not_filled_in(name: str, written: str) -> None:
    text = json.dumps(with_item(**{name: "AMOUNT"})).replace('"AMOUNT"', written)
    pasted = read_pasted(text)
    assert pasted.refused == ((FieldName(name), written),)
    others = {each: text for each, text in REQUEST_TEXTS.items() if each != name}
    assert pasted.texts == others


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ('"C1"', "C1"),
        ('""', ""),
        ('" C1 "', " C1 "),
        (r'"\u4e2d\/\t\"\\"', '中/\t"\\'),
        ('"😀"', "😀"),
        (r'"\ud83d\ude00"', "😀"),
        ("20251105000000123456789", "20251105000000123456789"),
        ("2.0251105E+22", "2.0251105E+22"),
        ("0.10", "0.10"),
        ("-0", "-0"),
    ],
)
def test_an_id_is_read_to_the_letter(written: str, typed: str) -> None:
    text = COMPACT.replace(f'"{REQUEST["contract_id"]}"', written)
    assert read_pasted(text).texts == {**REQUEST_TEXTS, FieldName.CONTRACT_ID: typed}


@pytest.mark.parametrize("written", ["true", "false", "[]", '["C1"]', "{}", '{"id":"C1"}'])
def test_what_is_no_id_is_named_and_not_filled_in(written: str) -> None:
    pasted = read_pasted(COMPACT.replace(f'"{REQUEST["contract_id"]}"', written))
    assert pasted.refused == ((FieldName.CONTRACT_ID, written),)
    assert FieldName.CONTRACT_ID not in pasted.texts


def test_null_is_passed_over_as_absent() -> None:
    members = {**with_item(min_repayment_amount=None, attach=None), "appid": None, "note": None}
    pasted = read_pasted(json.dumps(members))
    absent = {FieldName.APPID, FieldName.MIN_REPAYMENT_AMOUNT}
    assert pasted.texts == {n: text for n, text in REQUEST_TEXTS.items() if n not in absent}
    assert (pasted.refused, pasted.unused) == ((), ())


@pytest.mark.parametrize(
    ("repeats", "typed", "refused"),
    [
        ('"appid":"wx1","appid":"wx1"', "wx1", None),
        ('"appid":"wx1","appid":"wx2"', None, '"wx1", "wx2"'),
        ('"appid":"wx1","appid":"wx2","appid":"wx1"', None, '"wx1", "wx2"'),
        ('"appid":"wx1","appid":null', "wx1", None),
        ('"appid":"1","appid":1', "1", None),
        ('"appid":"1","appid":true', None, '"1", true'),
    ],
)
def test_a_member_given_twice_is_filled_in_if_both_agree(
    repeats: str, typed: str | None, refused: str | None
) -> None:
    pasted = read_pasted(COMPACT.replace('"appid":"wxcbda96de0b165486"', repeats))
    assert pasted.texts.get(FieldName.APPID) == typed
    assert pasted.refused == (((FieldName.APPID, refused),) if refused else ())


def test_amounts_given_twice_agree_if_they_are_the_same_fen() -> None:
    pasted = read_pasted('{"schedule_items":[{"repayment_amount":"100","repayment_amount":100}]}')
    assert pasted.texts == {FieldName.REPAYMENT_AMOUNT: "1.00"}
    pasted = read_pasted('{"schedule_items":[{"repayment_amount":"100","repayment_amount":101}]}')
    assert pasted.refused == ((FieldName.REPAYMENT_AMOUNT, '"100", 101'),)


def test_a_member_of_the_form_is_taken_from_either_level() -> None:
    members = {**ITEM, "schedule_items": [{k: v for k, v in REQUEST.items() if isinstance(v, str)}]}
    assert read_pasted(json.dumps(members)).texts == REQUEST_TEXTS


# Members without a place


@pytest.mark.parametrize(
    ("members", "unused"),
    [
        ({**REQUEST, "description": "x"}, ("description",)),
        (with_item(attach="x"), ("schedule_items[0].attach",)),
        (
            {"z": 1, **with_item(description="x", attach={"a": 1}), "a": [2]},
            ("z", "schedule_items[0].description", "schedule_items[0].attach", "a"),
        ),
        ({"schedule_records": [{**RECORD, "state": "x"}]}, ("schedule_records[0].state",)),
        ({**RECORD, "state": "x"}, ("state",)),
        ({**REQUEST, "schedule_records": {}}, ("schedule_records",)),
        ({**REQUEST, "schedule_items": ["x"]}, ("schedule_items[0]",)),
        ({**REQUEST, "schedule_items": [{}]}, ("schedule_items[0]",)),
        ({**REQUEST, "schedule_items": [None]}, ()),
        ({**REQUEST, "schedule_items": []}, ()),
    ],
)
def test_members_without_a_place_in_the_form_are_listed(
    members: dict[str, Any], unused: tuple[str, ...]
) -> None:
    assert read_pasted(json.dumps(members)).unused == unused


def test_a_member_without_a_place_is_listed_once() -> None:
    text = COMPACT.replace("{", '{"b":1,"a":2,"b":3,', 1)
    assert read_pasted(text).unused == ("b", "a")


# None or several


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hello",
        "{}",
        "[]",
        "null",
        '"contract_id"',
        '{"code":"PARAM_ERROR","message":"参数错误"}',
        '{"contract_id":"C1","appid":"wx1","openid":"o1"}',
        '{"schedule_items":null}',
        '{"schedule_items":{}}',
        '{"schedule_items":[]}',
        '{"schedule_records":[]}',
        json.dumps(ITEM),
        json.dumps({"out_trade_no": "T", **IDS, "deduct_amount": "1"}),
        COMPACT[:-1],
        COMPACT[1:],
        COMPACT.replace(",", " "),
        COMPACT.replace('"', "'"),
        COMPACT.replace('"10000"', "NaN"),
        COMPACT.replace("20251105", "\ud800"),
        COMPACT.replace("20251105", r"\ud800"),
        DOCUMENT_CURL.replace(" 12 ", " 99 "),
        "curl -d @body.json",
        "curl -d 'x' -d \"",
    ],
    ids=lambda text: ascii(text)[:40],
)
def test_a_text_without_a_whole_booking_holds_nothing(text: str) -> None:
    assert fault(text) == (PasteFault.NOTHING, 0)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (json.dumps({**REQUEST, "schedule_items": [ITEM, ITEM]}), 2),
        (json.dumps({"schedule_records": [RECORD] * 3}), 3),
        (json.dumps([RECORD, RECORD]), 2),
        (f"{COMPACT}\n{COMPACT}", 2),
        (f"{DOCUMENT_CURL} {DOCUMENT_ANSWER}", 2),
        (f"curl -d '{COMPACT}' -d '{COMPACT}'", 2),
        (json.dumps({**REQUEST, "schedule_records": [RECORD]}), 2),
        (COMPACT[:-1] + ',"schedule_items":[{}]}', 2),
        (json.dumps({"schedule_items": list(range(5000))}), 5000),
        (f"{SUPPORT}\n\n{SUPPORT.replace('1234567abcde', 'R2')}", 2),
    ],
    ids=[
        "items",
        "records",
        "query-answers",
        "requests",
        "the-document-whole",
        "bodies",
        "items-and-records",
        "lists",
        "numbers",
        "support-details",
    ],
)
def test_several_are_counted_and_none_is_chosen(text: str, count: int) -> None:
    assert fault(text) == (PasteFault.SEVERAL, count)


def test_the_same_support_details_twice_are_one() -> None:
    assert read_pasted(f"{SUPPORT}\n\n{SUPPORT}") == read_pasted(SUPPORT)


def test_the_longest_text_is_read_and_a_longer_one_is_not() -> None:
    text = COMPACT.rjust(LONGEST)
    assert read_pasted(text).texts == REQUEST_TEXTS
    assert fault(" " + text) == (PasteFault.TOO_LARGE, 0)


# Signatures


@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT_CURL,
        in_bash(shlex.quote(INDENTED)),
        in_bash(in_double_quotes(COMPACT)),
        f"Authorization: {SIGNED}\n\n{INDENTED}",
        json.dumps({"headers": {"Authorization": SIGNED}, "body": REQUEST}),
        json.dumps({"headers": {"Authorization": SIGNED}, "body": COMPACT}),
        json.dumps({**with_item(authorization=SIGNED), "Authorization": SIGNED}),
        f"Authorization: {SIGNED}\n{SUPPORT}",
    ],
)
def test_signatures_are_in_no_part_of_what_comes_back(text: str) -> None:
    assert HEADER in text
    said = repr(read_pasted(text))
    for secret in (HEADER, "uOVRnA4qG", "593BEC0C", "1DDE55AD98E", "1900000001"):
        assert secret not in said


# Whatever can be booked

TODAY = date(2025, 12, 6)
MCHID = "1900000001"

letters = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]).filter(
    lambda character: not is_invisible(character)
)
ids = st.text(letters | st.sampled_from("'\"\\^$`{}[]:,!"), min_size=1, max_size=32)
fen = st.integers(1, LARGEST).map(Fen)


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    amount = draw(fen)
    return Booking(
        contract_id=draw(ids.map(lambda text: f"C{text}")),
        appid=draw(ids),
        openid=draw(ids),
        item=ScheduleItem(
            out_record_id=draw(st.text("09azAZ", min_size=1, max_size=32)),
            sub_mchid=draw(ids.filter(lambda text: text != MCHID)),
            sub_appid=draw(st.none() | ids),
            repayment_amount=amount,
            min_repayment_amount=draw(st.none() | st.integers(-(-amount // 20), amount).map(Fen)),
            repayment_date=TODAY + timedelta(days=draw(st.integers(1, 14))),
        ),
    )


def booked(pasted: Pasted) -> Booking | None:
    typed: dict[str, Any] = {name.value: text for name, text in pasted.texts.items()}
    return parse(Draft(**typed), mchid=MCHID, today=TODAY).booking


@given(bookings())
def test_a_booking_s_own_bytes_pasted_are_the_same_booking(booking: Booking) -> None:
    pasted = read_pasted(booking.body().decode())
    assert (pasted.kind, pasted.refused, pasted.unused) == (PastedKind.REQUEST, (), ())
    assert booked(pasted) == booking
    assert booking.item.repayment_date in bookable_days(TODAY)


@settings(max_examples=300)
@given(bookings(), st.sampled_from(list(COMMANDS)))
def test_a_booking_in_a_command_is_the_same_booking(booking: Booking, command: str) -> None:
    text = COMMANDS[command](booking.body().decode())
    assert booked(read_pasted(text)) == booking


@settings(max_examples=300)
@given(bookings(), st.sampled_from(list(SURROUNDINGS)))
def test_a_booking_among_other_words_is_the_same_booking(booking: Booking, around: str) -> None:
    text = SURROUNDINGS[around](booking.body().decode())
    assert booked(read_pasted(text)) == booking


around = st.text(st.characters(codec=None)) | st.text("{}[]:,\"'\\^$ 1\nab")


@given(around, bookings(), around)
def test_a_booking_among_any_words_is_the_same_booking(
    before: str, booking: Booking, after: str
) -> None:
    assert booked(read_pasted(f"{before}{booking.body().decode()}{after}")) == booking


@given(bookings(), st.integers(1, 999))
def test_a_booking_in_a_numbered_listing_is_the_same_booking(booking: Booking, first: int) -> None:
    lines = json.dumps(json.loads(booking.body()), indent=1, ensure_ascii=False).split("\n")
    text = " ".join(f"{number}{line}" for number, line in enumerate(lines, start=first))
    assert booked(read_pasted(text)) == booking


@given(bookings())
def test_a_booking_s_answer_is_what_was_booked_but_for_the_sub_merchant(booking: Booking) -> None:
    record = dict(booking.members)
    del record[FieldName.SUB_MCHID]
    expected = {**record, FieldName.REPAYMENT_AMOUNT: format_plain(booking.item.repayment_amount)}
    if (least := booking.item.min_repayment_amount) is not None:
        expected[FieldName.MIN_REPAYMENT_AMOUNT] = format_plain(least)
    for answer in ({"schedule_records": [record]}, record):
        pasted = read_pasted(json.dumps(answer))
        assert pasted == Pasted(kind=PastedKind.ANSWER, texts=expected)


@given(
    st.text(st.characters(codec=None))
    | st.text('{}[]:,"\\ 17\n')
    | st.lists(
        st.sampled_from(
            [
                *"{}[]:,\"'\\^ 1",
                '"schedule_items":[',
                '"repayment_amount":',
                "appid: ",
                " -d ",
                "$'",
            ]
        )
    ).map("".join)
)
def test_any_text_is_a_booking_or_a_fault(text: str) -> None:
    try:
        pasted = read_pasted(text)
    except PasteError:
        return
    assert pasted.texts or pasted.refused
    assert not pasted.texts.keys() & {name for name, _ in pasted.refused}


# What is meant to take long

LONG = 200_000
"""Enough that a search which starts over at every bracket takes minutes."""
PATIENCE = 20
"""Seconds on a slow machine; it is a tenth of one where nothing else runs."""

HOSTILE = [
    "{",
    '{"',
    '{"a',
    '{"a{',
    '{ {"',
    '{"a":',
    '{"a":1,',
    '{"a":"b{" ',
    '{"a":"{",',
    '{"a":[',
    '{"a":[],',
    '{"a":{},',
    '{"a":{"a":0}}',
    '{"a":[1,1,1,1,1,1,1,1,',
    '{"schedule_items":[',
    '{"schedule_items":[{"',
    '{"contract_id":"1",',
    "[",
    '"',
    "\\",
    '\\"',
    '{\\"',
    '{"\\"{',
    '{"\\\\',
    "1",
    "{1",
    '{ 1 "a":1,',
    "^",
    '^"',
    "^\n",
    " ",
    "{ ",
    " -d '",
    ' -d "',
    " -d ''-d",
    " -d $'",
    " -d '{\"",
    " -d '' ",
    " -d \\ ",
    ' -d "\\"',
    "\\ -d''",
    "\ud800",
    '{"\ud800":',
    "appid: ",
    "appid:\n",
]


@pytest.mark.parametrize("pattern", HOSTILE, ids=ascii)
def test_a_long_text_is_refused_before_anybody_waits(pattern: str) -> None:
    started = time.process_time()
    assert fault((pattern * LONG)[:LONG]) == (PasteFault.NOTHING, 0)
    assert time.process_time() - started < PATIENCE


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + COMPACT + "]" * 10_000,
        '{"a":' * 10_000 + COMPACT + "}" * 10_000,
        '{"a":' * 10_000 + COMPACT,
        "{" * LONG + COMPACT,
        '{"' * LONG + COMPACT,
        " -d '" * 20_000 + COMPACT,
        "1" * LONG + COMPACT,
        COMPACT + '{"a":' * 20_000,
        in_bash(shlex.quote(" " * LONG + COMPACT)),
        COMPACT.replace("{", "{" + '"z":0,' * 20_000, 1),
        COMPACT.replace('"appid"', '"appid":"wxcbda96de0b165486",' * 20_000 + '"appid"', 1),
        COMPACT.replace("{", '{"z":[' + "1," * 50_000 + "1],", 1),
        COMPACT.replace("{", '{"z":"' + "\\\\" * LONG + '",', 1),
    ],
    ids=[
        "deep-arrays",
        "deep-objects",
        "deep-and-cut",
        "brackets",
        "brackets-and-quotes",
        "commands",
        "digits",
        "cut-after",
        "long-command",
        "repeats-unused",
        "repeats",
        "long-array",
        "long-string",
    ],
)
def test_a_booking_is_found_in_a_long_text_before_anybody_waits(text: str) -> None:
    started = time.process_time()
    assert read_pasted(text).texts == REQUEST_TEXTS
    assert time.process_time() - started < PATIENCE


def test_digits_without_end_are_never_counted() -> None:
    digits = "1" * (LONGEST // 3)
    pasted = read_pasted(COMPACT.replace('"10000"', digits).replace('"1900000109"', digits))
    assert pasted.refused == ((FieldName.REPAYMENT_AMOUNT, digits),)
    assert pasted.texts[FieldName.SUB_MCHID] == digits


def test_deep_values_have_no_end_that_anybody_waits_for() -> None:
    assert fault(COMPACT.replace('"10000"', "[" * 10_000 + "]" * 10_000)) == (PasteFault.NOTHING, 0)
