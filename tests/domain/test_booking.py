"""The exact bytes of a request, and that nothing else is read back as one."""

import json
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wxrepay_gui.domain.booking import Booking, ScheduleItem, read_body
from wxrepay_gui.domain.contract import Kind
from wxrepay_gui.domain.draft import Draft
from wxrepay_gui.domain.example import document_example
from wxrepay_gui.domain.fields import FieldName
from wxrepay_gui.domain.money import Fen
from wxrepay_gui.domain.rules import parse

# 请求示例 of the page 预约还款, between the quotes of its ``-d``.
DOCUMENT = """{
  "contract_id" : "20251105000000123456789",
  "appid" : "wxcbda96de0b165486",
  "openid" : "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
  "schedule_items" : [
    {
      "out_record_id" : "1234567abcde",
      "sub_mchid" : "1900000109",
      "sub_appid" : "wxcbda96de0b165489",
      "repayment_amount" : "10000",
      "min_repayment_amount" : "2000",
      "repayment_date" : "2025-11-18"
    }
  ]
}"""
BODY = (
    b'{"contract_id":"20251105000000123456789","appid":"wxcbda96de0b165486",'
    b'"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o","schedule_items":[{'
    b'"out_record_id":"1234567abcde","sub_mchid":"1900000109",'
    b'"sub_appid":"wxcbda96de0b165489","repayment_amount":"10000",'
    b'"min_repayment_amount":"2000","repayment_date":"2025-11-18"}]}'
)
TYPED = Draft(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    out_record_id="1234567abcde",
    sub_mchid="1900000109",
    sub_appid="wxcbda96de0b165489",
    repayment_amount="100.00",
    min_repayment_amount="20",
    repayment_date="2025-11-18",
    kind=Kind.CONSUMER,
)
BOOKING = Booking(
    contract_id="20251105000000123456789",
    appid="wxcbda96de0b165486",
    openid="oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
    item=ScheduleItem(
        out_record_id="1234567abcde",
        sub_mchid="1900000109",
        sub_appid="wxcbda96de0b165489",
        repayment_amount=Fen(10_000),
        min_repayment_amount=Fen(2_000),
        repayment_date=date(2025, 11, 18),
    ),
)

texts = st.text(st.characters(codec="utf-8"), max_size=20)
fen = st.integers(1, 10**13).map(Fen)
bookings = st.builds(
    Booking,
    contract_id=texts,
    appid=texts,
    openid=texts,
    item=st.builds(
        ScheduleItem,
        out_record_id=texts,
        sub_mchid=texts,
        sub_appid=st.none() | texts,
        repayment_amount=fen,
        min_repayment_amount=st.none() | fen,
        repayment_date=st.dates(),
    ),
)


def parsed(**changes: Any) -> Booking:  # noqa: ANN401  any field of a draft
    reading = parse(replace(TYPED, **changes), mchid="1900000001", today=date(2025, 11, 10))
    assert reading.booking is not None
    return reading.booking


def names(document: str) -> list[tuple[str, ...]]:
    """The member names of every object in *document*, in order, inner objects first."""
    found: list[tuple[str, ...]] = []
    json.loads(document, object_pairs_hook=lambda pairs: found.append(tuple(k for k, _ in pairs)))
    return found


def test_what_is_typed_from_the_document_s_example_is_the_document_s_booking() -> None:
    assert parsed() == BOOKING


def test_the_example_on_offer_is_the_document_s_on_a_date_that_can_be_booked() -> None:
    draft = document_example(today=date(2025, 11, 10), out_record_id="1234567abcde")
    reading = parse(draft, mchid="1900000001", today=date(2025, 11, 10))
    assert (reading.booking, reading.findings) == (BOOKING, ())


@given(st.dates(date(2025, 1, 1), date(2100, 1, 1)))
def test_the_example_on_offer_can_be_booked_on_any_day(today: date) -> None:
    draft = document_example(today=today, out_record_id="R1")
    reading = parse(draft, mchid="1900000001", today=today)
    assert reading.booking is not None
    assert reading.findings == ()


def test_the_document_s_example_is_sent_with_its_members_and_order() -> None:
    body = BOOKING.body().decode()
    assert json.loads(body) == json.loads(DOCUMENT)
    assert names(body) == names(DOCUMENT)
    assert body == json.dumps(json.loads(DOCUMENT), separators=(",", ":"))


def test_the_document_s_example_is_these_bytes() -> None:
    assert BOOKING.body() == BODY


def test_the_members_stand_in_the_document_s_order() -> None:
    assert list(BOOKING.members) == list(FieldName)


def test_left_out_optionals_are_absent_and_never_null_or_empty() -> None:
    body = parsed(sub_appid="", min_repayment_amount="", kind=Kind.CASH).body()
    assert body == BODY.replace(b'"sub_appid":"wxcbda96de0b165489",', b"").replace(
        b'"min_repayment_amount":"2000",', b""
    )


def test_v3_a_booking_holds_one_item_and_sends_one() -> None:
    assert [field.name for field in fields(Booking)] == ["contract_id", "appid", "openid", "item"]
    assert len(json.loads(BOOKING.body())["schedule_items"]) == 1


@given(bookings)
def test_v13_only_documented_members_are_sent_all_of_them_strings(booking: Booking) -> None:
    whole = json.loads(booking.body())
    (item,) = whole.pop("schedule_items")
    assert set(whole) | set(item) <= set(FieldName)
    assert not set(whole) & set(item)
    assert all(isinstance(text, str) for text in (*whole.values(), *item.values()))


def test_chinese_text_is_sent_as_utf_8_and_not_escaped() -> None:
    body = parsed(contract_id="协议①").body()
    assert '"contract_id":"协议①"'.encode() in body
    assert b"\\u" not in body


def test_quotes_and_backslashes_are_escaped() -> None:
    assert rb'"contract_id":"C\"1\\"' in parsed(contract_id='C"1\\').body()


def test_a_date_is_written_with_four_digits_of_year() -> None:
    item = replace(BOOKING.item, repayment_date=date(985, 1, 2))
    assert b'"0985-01-02"' in replace(BOOKING, item=item).body()


@given(bookings)
@example(BOOKING)
def test_a_body_is_read_back_as_the_same_booking(booking: Booking) -> None:
    assert read_body(booking.body()) == booking


@given(bookings)
def test_the_same_booking_gives_the_same_bytes(booking: Booking) -> None:
    again = replace(booking, item=replace(booking.item))
    assert again.body() == booking.body()


@given(bookings, bookings)
def test_different_bookings_give_different_bytes(one: Booking, other: Booking) -> None:
    assert (one == other) == (one.body() == other.body())


def changed(change: Callable[[dict[str, Any], dict[str, Any]], object]) -> bytes:
    """The body after *change* was made to its JSON, written compactly."""
    whole = json.loads(BODY)
    change(whole, whole["schedule_items"][0])
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


FOREIGN = {
    "nothing": b"",
    "not-json": b"{",
    "not-utf-8": BODY.replace(b"1234567abcde", b"\xff"),
    "utf-16": BODY.decode().encode("utf-16"),
    "byte-order-mark": b"\xef\xbb\xbf" + BODY,
    "null": b"null",
    "number": b"1",
    "text": b'"body"',
    "list": b"[]",
    "empty": b"{}",
    "blank": BODY.replace(b":", b": "),
    "blank-at-the-end": BODY + b"\n",
    "as-the-document-prints-it": DOCUMENT.encode(),
    "escaped": BODY.replace(b"1234567", rb"\u0031234567"),
    "extra-member": changed(lambda whole, _: whole.update(attach="")),
    "extra-item-member": changed(lambda _, item: item.update(description="")),
    "duplicate-member": BODY.replace(b'"appid":', b'"appid":"wx","appid":'),
    "duplicate-item-member": BODY.replace(b'"sub_mchid":', b'"sub_mchid":"1","sub_mchid":'),
    "other-order": changed(lambda whole, _: whole.update(appid=whole.pop("appid"))),
    "member-in-the-item": changed(lambda whole, item: item.update(appid=whole.pop("appid"))),
    "no-items": changed(lambda whole, _: whole.update(schedule_items=[])),
    "two-items": changed(lambda whole, item: whole.update(schedule_items=[item, item])),
    "items-not-a-list": changed(lambda whole, item: whole.update(schedule_items=item)),
    "items-left-out": changed(lambda whole, _: whole.pop("schedule_items")),
    "item-a-text": changed(lambda whole, _: whole.update(schedule_items=["R1"])),
    "item-null": changed(lambda whole, _: whole.update(schedule_items=[None])),
    "amount-infinite": BODY.replace(b'"10000"', b"1e999"),
    "amount-not-a-number": BODY.replace(b'"10000"', b"NaN"),
    "amount-fraction": BODY.replace(b'"10000"', b'"100.00"'),
    "amount-with-leading-zero": BODY.replace(b'"10000"', b'"010000"'),
    "amount-with-plus": BODY.replace(b'"10000"', b'"+10000"'),
    "amount-with-underscore": BODY.replace(b'"10000"', b'"10_000"'),
    "amount-with-blank": BODY.replace(b'"10000"', b'" 10000"'),
    "amount-full-width": BODY.replace(b'"10000"', '"１００００"'.encode()),
    "amount-endless": BODY.replace(b'"10000"', b'"' + b"9" * 5000 + b'"'),
    "date-compact": BODY.replace(b"2025-11-18", b"20251118"),
    "date-week": BODY.replace(b"2025-11-18", b"2025-W47-2"),
    "date-that-is-none": BODY.replace(b"2025-11-18", b"2025-02-30"),
    "lone-surrogate": BODY.replace(b"1234567abcde", rb"\ud800"),
    "bottomless": BODY.replace(b'"1234567abcde"', b"[" * 100_000),
}
OTHER_TYPES: dict[str, object] = {
    "null": None,
    "true": True,
    "number": 10000,
    "fraction": 0.5,
    "list": [],
    "object": {},
}
FOREIGN |= {
    f"{name}-{kind}": changed(
        lambda whole, item, name=name, value=value: (  # type: ignore[misc]  # a default mypy cannot type
            whole if name in whole else item
        ).update({name: value})
    )
    for name in FieldName
    for kind, value in OTHER_TYPES.items()
}
FOREIGN |= {
    f"{name}-left-out": changed(
        lambda whole, item, name=name: (whole if name in whole else item).pop(name)  # type: ignore[misc]  # a default mypy cannot type
    )
    for name in FieldName
    if name not in {FieldName.SUB_APPID, FieldName.MIN_REPAYMENT_AMOUNT}
}


@pytest.mark.parametrize("body", FOREIGN.values(), ids=FOREIGN.keys())
def test_what_no_booking_writes_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_body(body)


@given(
    st.binary(max_size=60)
    | st.builds(
        lambda n, b: BODY[:n] + b + BODY[n:], st.integers(0, 400), st.binary(min_size=1, max_size=3)
    )
)
def test_any_other_bytes_are_refused_or_written_back_to_the_byte(body: bytes) -> None:
    try:
        booking = read_body(body)
    except ValueError:
        return
    assert booking.body() == body
    assert all(isinstance(text, str) for text in booking.members.values())


def test_a_booking_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        BOOKING.item.repayment_amount = Fen(1)  # type: ignore[misc]  # frozen: that is the point
