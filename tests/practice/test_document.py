"""The document's rules, each at its edge, over the wire."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.practice.world import SAMPLE, World
from wxrepay_gui.practice.book import read_log

ITEM = "/schedule_items/0"
MALFORMED, RANGE, EXTRA, OWN = "268435461", "268435464", "270924358", "268443705"

Members = dict[str, Any]
Change = Callable[[Members], object]


def body_with(change: Change) -> bytes:
    members = json.loads(SAMPLE.body())
    change(members)
    return json.dumps(members, ensure_ascii=False).encode()


def outer(name: str, value: object) -> Change:
    return lambda members: members.update({name: value})


def inner(**changes: object) -> Change:
    return lambda members: members["schedule_items"][0].update(changes)


def without(name: str) -> Change:
    return lambda members: members.pop(name)


def without_inner(name: str) -> Change:
    return lambda members: members["schedule_items"][0].pop(name)


ACCEPTED: list[Change] = [
    outer("contract_id", "c" * 64),
    outer("appid", "a" * 32),
    outer("openid", "o" * 128),
    outer("openid", "\uffff中"),
    inner(out_record_id="9" * 32),
    inner(out_record_id="Z"),
    inner(sub_mchid="m" * 32),
    inner(sub_appid="s" * 32),
    without_inner("sub_appid"),
    without_inner("min_repayment_amount"),
    inner(repayment_amount="1", min_repayment_amount="1"),
    inner(repayment_amount="10000", min_repayment_amount="500"),
    inner(repayment_amount="10001", min_repayment_amount="501"),
    inner(repayment_amount="10000", min_repayment_amount="10000"),
    inner(repayment_date="2025-11-11"),
    inner(repayment_date="2025-11-24"),
]

REFUSED: list[tuple[Change, str, str]] = [
    (without("contract_id"), "/contract_id", MALFORMED),
    (without("appid"), "/appid", MALFORMED),
    (without("openid"), "/openid", MALFORMED),
    (without("schedule_items"), "/schedule_items", MALFORMED),
    (outer("contract_id", ""), "/contract_id", MALFORMED),
    (outer("contract_id", None), "/contract_id", MALFORMED),
    (outer("contract_id", 1), "/contract_id", MALFORMED),
    (outer("contract_id", "c" * 65), "/contract_id", MALFORMED),
    (outer("appid", "a" * 33), "/appid", MALFORMED),
    (outer("openid", "o" * 129), "/openid", MALFORMED),
    (outer("openid", "😀"), "/openid", MALFORMED),
    (outer("description", "x"), "/description", EXTRA),
    (outer("a/b~c", "x"), "/a~1b~0c", EXTRA),
    (outer("schedule_items", {}), "/schedule_items", MALFORMED),
    (outer("schedule_items", []), "/schedule_items", MALFORMED),
    (
        lambda members: members["schedule_items"].append(members["schedule_items"][0]),
        "/schedule_items",
        MALFORMED,
    ),
    (outer("schedule_items", ["x"]), ITEM, MALFORMED),
    (without_inner("out_record_id"), f"{ITEM}/out_record_id", MALFORMED),
    (without_inner("sub_mchid"), f"{ITEM}/sub_mchid", MALFORMED),
    (without_inner("repayment_amount"), f"{ITEM}/repayment_amount", MALFORMED),
    (without_inner("repayment_date"), f"{ITEM}/repayment_date", MALFORMED),
    (inner(attach="x"), f"{ITEM}/attach", EXTRA),
    (inner(contract_id="x"), f"{ITEM}/contract_id", EXTRA),
    (inner(out_record_id="9" * 33), f"{ITEM}/out_record_id", MALFORMED),
    (inner(out_record_id="A-1"), f"{ITEM}/out_record_id", MALFORMED),
    (inner(out_record_id="A_1"), f"{ITEM}/out_record_id", MALFORMED),
    (inner(out_record_id="A１"), f"{ITEM}/out_record_id", MALFORMED),
    (inner(out_record_id="A1\n"), f"{ITEM}/out_record_id", MALFORMED),
    (inner(out_record_id=["A1"]), f"{ITEM}/out_record_id", MALFORMED),
    (inner(sub_mchid="m" * 33), f"{ITEM}/sub_mchid", MALFORMED),
    (inner(sub_mchid="1900000001"), f"{ITEM}/sub_mchid", OWN),
    (inner(sub_appid="s" * 33), f"{ITEM}/sub_appid", MALFORMED),
    (inner(sub_appid=""), f"{ITEM}/sub_appid", MALFORMED),
    (inner(sub_appid=None), f"{ITEM}/sub_appid", MALFORMED),
    (inner(repayment_amount="0"), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount="010000"), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount="-1"), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount="100.00"), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount="１"), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount=10000), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(repayment_amount="9" * 5000), f"{ITEM}/repayment_amount", MALFORMED),
    (inner(min_repayment_amount=""), f"{ITEM}/min_repayment_amount", MALFORMED),
    (inner(min_repayment_amount="0"), f"{ITEM}/min_repayment_amount", MALFORMED),
    (inner(min_repayment_amount="499"), f"{ITEM}/min_repayment_amount", RANGE),
    (
        inner(repayment_amount="10001", min_repayment_amount="500"),
        f"{ITEM}/min_repayment_amount",
        RANGE,
    ),
    (inner(min_repayment_amount="10001"), f"{ITEM}/min_repayment_amount", RANGE),
    (inner(repayment_date="2025-11-10"), f"{ITEM}/repayment_date", RANGE),
    (inner(repayment_date="2025-11-25"), f"{ITEM}/repayment_date", RANGE),
    (inner(repayment_date="20251118"), f"{ITEM}/repayment_date", MALFORMED),
    (inner(repayment_date="2025-11-31"), f"{ITEM}/repayment_date", MALFORMED),
]

NOT_JSON_OBJECTS = [
    b"",
    b"{",
    b"null",
    b"[]",
    b'"text"',
    b"\xff",
    SAMPLE.body().decode().encode("utf-16"),
    b"\xef\xbb\xbf" + SAMPLE.body(),
    b'{"contract_id":"1",' + SAMPLE.body()[1:],
    b"[" * 30_000,
    b"9" * 5000,
]


@pytest.mark.parametrize("change", ACCEPTED)
def test_the_last_value_that_a_rule_allows_is_booked(world: World, change: Change) -> None:
    heard = world.send(body_with(change))

    assert (heard.status, heard.number, heard.signed) == (200, "0", True)
    assert [entry.status for entry in read_log(world.log)] == [200]


@pytest.mark.parametrize(
    ("change", "field", "number"),
    REFUSED,
    ids=[f"{place}{row[1]}" for place, row in enumerate(REFUSED)],
)
def test_the_first_value_that_a_rule_forbids_is_refused_by_name(
    world: World, change: Change, field: str, number: str
) -> None:
    heard = world.send(body_with(change))

    assert (heard.status, heard.said["code"], heard.signed) == (400, "PARAM_ERROR", True)
    assert heard.said["detail"]["field"] == field
    assert heard.said["detail"]["location"] == "body"
    assert heard.number == number
    assert [entry.recorded for entry in read_log(world.log)] == [None]


@pytest.mark.parametrize("body", NOT_JSON_OBJECTS, ids=range(len(NOT_JSON_OBJECTS)))
def test_what_is_no_json_object_is_refused_as_a_whole(world: World, body: bytes) -> None:
    heard = world.send(body)

    assert (heard.status, heard.said["code"], heard.signed) == (400, "PARAM_ERROR", True)
    assert heard.said["detail"]["field"] == ""


def test_half_a_surrogate_pair_is_refused_and_told_as_it_came(world: World) -> None:
    heard = world.send(SAMPLE.body().replace(b"oUpF8", b"\\ud83d"))

    assert heard.said["detail"]["field"] == "/openid"
    assert heard.said["detail"]["value"].startswith("\ud83d")


def test_half_a_surrogate_pair_in_a_number_does_not_hurt_the_log(world: World) -> None:
    world.send(SAMPLE.body().replace(b"1234567abcde", b"\\ud83d"))

    assert [entry.out_record_id for entry in read_log(world.log)] == ["\ud83d"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (outer("attach", "x"), "参数中含有非法的额外参数"),
        (inner(sub_mchid="1900000001"), "子商户mchid不能与自身mchid相同"),
        (inner(repayment_amount="0"), "参数错误"),
    ],
)
def test_a_rule_with_words_of_its_own_says_them(world: World, change: Change, message: str) -> None:
    assert world.send(body_with(change)).said["message"] == message


def test_a_refusal_tells_the_value_that_came(world: World) -> None:
    detail = world.send(body_with(inner(repayment_amount=10000))).said["detail"]

    assert (detail["value"], detail["issue"]) == ("10000", "不是字符串")


@pytest.mark.parametrize(
    ("moment", "accepted"),
    [
        (datetime(2025, 11, 10, 15, 59, 59, tzinfo=UTC), True),
        (datetime(2025, 11, 10, 16, tzinfo=UTC), False),
    ],
)
def test_days_change_at_midnight_in_beijing(
    world: World, moment: datetime, *, accepted: bool
) -> None:
    world.clock.moment = moment

    heard = world.send(body_with(inner(repayment_date="2025-11-11")))

    assert (heard.status == 200) is accepted
